"""What waits for somebody's voice or answer, from every noun: one select for each, all of them one statement."""

from collections.abc import Container
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import String, and_, cast, exists, func, select, union_all
from sqlmodel import col

from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding
from alongside.consents.models import ConsentRequest
from alongside.consents.queries import shown_thing
from alongside.consents.rules import ConsentState
from alongside.core.hot import Hot
from alongside.decisions.models import Decision, Objection, Proposal
from alongside.decisions.outcomes import ProposalAbout, Review
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.rounds.models import Elector, Stage, Turn
from alongside.rounds.rules import StageName
from alongside.safety.models import Look, Report
from alongside.safety.rules import ReportState
from alongside.support.models import Ask
from alongside.support.rules import AskState
from alongside.today.rows import ME, NOW, SOMEWHERE_TODAY, Rows, asker, mine, row
from alongside.today.schemas import AskedRow, VoiceRow
from alongside.today.support_rows import SUPPORT_OWED

# Not spoken yet; or it is being reworked for what they object to, and their word on that is missing.
_their_turn = and_(col(Stage.name) != StageName.INTEGRATING, col(Turn.stage_id).is_(None))
_their_word = and_(
    col(Stage.name) == StageName.INTEGRATING,
    exists().where(
        col(Objection.proposal_id) == col(Proposal.id),
        col(Objection.membership_id) == mine.c.id,
        col(Objection.ended_at).is_(None),
        col(Objection.heard_at) < col(Stage.opened_at),
    ),
)
_voice = (
    row(
        col(Proposal.kind),
        col(Proposal.id),
        coalition=col(Proposal.coalition_id),
        text=col(Proposal.title),
        who=cast(col(Stage.name), String),
        closes_at=col(Stage.closes_at),
    )
    .join(Stage, (col(Stage.proposal_id) == col(Proposal.id)) & col(Stage.ended_at).is_(None))
    .join(Elector, col(Elector.proposal_id) == col(Proposal.id))
    .join(mine, mine.c.id == col(Elector.membership_id))
    .outerjoin(Turn, (col(Turn.stage_id) == col(Stage.id)) & (col(Turn.membership_id) == col(Elector.membership_id)))
    .where(col(Stage.closes_at) > NOW, _their_turn | _their_word)
)
_consents = (
    row(
        col(ConsentRequest.kind),
        col(ConsentRequest.id),
        about=shown_thing(),
        coalition=col(ConsentRequest.coalition_id),
        text=func.coalesce(col(ConsentRequest.title), col(ConsentRequest.text)),
        who=asker.c.name,
        day=col(ConsentRequest.answer_by),
    )
    .join(mine, mine.c.id == col(ConsentRequest.to_membership))
    .join(asker, asker.c.id == col(ConsentRequest.from_membership))
    .where(col(ConsentRequest.state) == ConsentState.ASKED, col(ConsentRequest.answer_by) >= SOMEWHERE_TODAY)
)
# Other words of somebody's yes wait for who asked: to take them, or to go on without.
_changes = (
    row(
        "changes",
        col(ConsentRequest.id),
        about=shown_thing(),
        coalition=col(ConsentRequest.coalition_id),
        text=func.coalesce(col(ConsentRequest.title), col(ConsentRequest.text)),
        who=asker.c.name,
    )
    .join(
        Coalition,
        (col(Coalition.id) == col(ConsentRequest.coalition_id)) & (col(Coalition.status) != CoalitionStatus.CLOSED),
    )
    .join(mine, mine.c.id == col(ConsentRequest.from_membership))
    .join(asker, asker.c.id == col(ConsentRequest.to_membership))
    .where(col(ConsentRequest.state) == ConsentState.YES_WITH_CHANGES)
)
_asks = (
    row(
        "ask",
        col(Ask.id),
        coalition=col(Ask.coalition_id),
        text=col(Ask.text),
        who=asker.c.name,
        day=col(Ask.wanted_by),
    )
    .join(Following, col(Following.id) == col(Ask.following_id))
    .join(asker, asker.c.id == col(Ask.asked_by))
    .where(
        col(Following.person_id) == ME,
        col(Following.status) == FollowingStatus.FOLLOWING,
        col(Ask.state) == AskState.OPEN,
    )
)
# A leader's yes is owed until whoever asked says that it arrived. Nobody says so any more once they have left.
_promised = (
    row(
        "ask_promised",
        col(Ask.id),
        coalition=col(Ask.coalition_id),
        text=col(Ask.text),
        who=col(Membership.name),
        day=col(Ask.wanted_by),
    )
    .join(Following, col(Following.id) == col(Ask.following_id))
    .join(Membership, (col(Membership.id) == col(Ask.asked_by)) & col(Membership.left_at).is_(None))
    .join(Coalition, (col(Coalition.id) == col(Ask.coalition_id)) & (col(Coalition.status) != CoalitionStatus.CLOSED))
    .where(
        col(Following.person_id) == ME,
        col(Following.status) == FollowingStatus.FOLLOWING,
        col(Ask.state) == AskState.ACCEPTED,
    )
)
_newcomer = select(Membership).where(col(Membership.left_at).is_(None)).subquery("newcomer")
_welcomes = (
    row(
        "welcome",
        _newcomer.c.id,
        coalition=_newcomer.c.coalition_id,
        who=_newcomer.c.name,
    )
    .select_from(_newcomer)
    .join(mine, mine.c.coalition_id == _newcomer.c.coalition_id)
    .where(_newcomer.c.standing == MembershipStanding.NEWCOMER, mine.c.standing == MembershipStanding.MEMBER)
)
_talked_about = exists().where(
    col(ProposalAbout.decision_id) == col(Review.decision_id),
    col(Stage.proposal_id) == col(ProposalAbout.proposal_id),
    col(Stage.ended_at).is_(None),
)
# A decision whose day has come waits for anyone's proposal of what should become of it.
_reviews = (
    row(
        "review",
        col(Review.id),
        about=col(Review.decision_id),
        coalition=col(Review.coalition_id),
        text=col(Decision.title),
    )
    .join(Decision, col(Decision.id) == col(Review.decision_id))
    .join(
        Coalition, (col(Coalition.id) == col(Review.coalition_id)) & (col(Coalition.status) != CoalitionStatus.CLOSED)
    )
    .join(mine, mine.c.coalition_id == col(Review.coalition_id))
    .where(
        col(Review.came_at).is_not(None),
        col(Review.outcome).is_(None),
        mine.c.standing == MembershipStanding.MEMBER,
        ~_talked_about,
    )
)
# A text that one was drawn to look at. Neither its words nor who reported it stand on anybody's home.
_looks = (
    row(
        "look",
        col(Report.id),
        coalition=col(Report.coalition_id),
    )
    .join(Look, col(Look.report_id) == col(Report.id))
    .join(mine, mine.c.id == col(Look.membership_id))
    .where(col(Look.verdict).is_(None), col(Look.ended_at).is_(None), col(Report.state) == ReportState.OPEN)
)
SOURCES: tuple[Rows, ...] = (_voice, _consents, _changes, _asks, _promised, _welcomes, _reviews, _looks, *SUPPORT_OWED)
_owed = union_all(*SOURCES).subquery("owed")

OWED = Hot(
    select(_owed, col(Coalition.name), col(Coalition.zone))
    .join(Coalition, col(Coalition.id) == _owed.c.coalition_id)
    .order_by(_owed.c.closes_at, _owed.c.day, _owed.c.id)
)


def owed_rows(rows: Any, now: datetime, followed: Container[UUID]) -> tuple[list[VoiceRow], list[AskedRow]]:
    """The first and the last list, soonest first; what has no date comes after what has one.

    Days end where a coalition lives. `followed` are those whose follower the reader is: a term ends by itself.
    """
    voice: list[VoiceRow] = []
    asked: list[AskedRow] = []
    for kind, id_, thing_id, coalition_id, text, who, closes_at, day, coalition, zone in rows:
        common = {"id": id_, "kind": kind, "coalition_id": coalition_id, "coalition": coalition}
        if closes_at is not None:
            voice.append(VoiceRow(title=text, stage=who, closes_at=closes_at, **common))
        elif coalition_id in followed or (not kind.startswith("ask") and not_over(day, zone, now)):
            # The first line names the thing; the whole wording is on the page where it is answered.
            title = text.partition("\n")[0]
            asked.append(AskedRow(thing_id=thing_id, text=title, who=who, answer_by=day, **common))
    asked.sort(key=lambda one: (one.answer_by is None, one.answer_by))
    return sorted(voice, key=lambda one: one.closes_at), asked


def not_over(day: date | None, zone: str, now: datetime) -> bool:
    """Whether a day is not behind us where the coalition lives; what has none is never over."""
    return day is None or day >= now.astimezone(ZoneInfo(zone)).date()

"""Where notices come from: one select for each thing there is to tell, over what is so in the domain now.

Each says for whom it is, since which moment, where it leads and what the thing is called. What is asked anew at
reading and at sending is the same select: a notice lasts as long as what it tells of is so, and its reader may know it.
One's own acts are left out, and so is what a person wrote whom the reader muted, but not objections: whoever decides
has to hear them.
"""

from typing import Any

from sqlalchemy import ColumnElement, Date, Select, String, and_, bindparam, cast, exists, func, literal, null, select
from sqlmodel import col

from alongside.checkins.models import CheckIn, CheckInReply
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, MembershipStanding
from alongside.commitments.models import Commitment, Holding
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentState
from alongside.core.model import Id, Instant
from alongside.core.paused import PausedAddress
from alongside.decisions.models import Decision, Note, Objection, Proposal
from alongside.decisions.notes import NoteKind
from alongside.decisions.outcomes import ProposalAbout, Review
from alongside.decisions.rules import Kind
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.mutes.models import Mute
from alongside.notices.rules import What
from alongside.people.models import Person
from alongside.rounds.models import Elector, Stage, Turn
from alongside.rounds.rules import StageName
from alongside.safety.models import Look, Report
from alongside.safety.rules import ReportState
from alongside.support.models import Ask
from alongside.support.rules import AskState

Rows = Select[*tuple[Any, ...]]
NOW = bindparam("now", type_=Instant())
SOON = bindparam("soon", type_=Instant())
SOMEWHERE_TODAY = bindparam("somewhere_today", type_=Date())
# Beyond these, what is there is no news any more.
WAITS_SINCE = bindparam("waits_since", type_=Instant())
NEWS_SINCE = bindparam("news_since", type_=Instant())

seat = select(Membership).where(col(Membership.left_at).is_(None)).subquery("seat")
_NO_MOMENT, _NO_DAY, _NOTHING = cast(null(), Instant()), cast(null(), Date), literal("")
_NOWHERE = cast(null(), Id())
_is_member = seat.c.standing == MembershipStanding.MEMBER


def _row(  # noqa: PLR0913 - the columns that all have
    what: What,
    thing: Any,
    *,
    moment: Any,
    coalition: Any,
    person: Any = seat.c.person_id,
    page: Any = None,
    title: Any = _NOTHING,
    until: Any = _NO_MOMENT,
    day: Any = _NO_DAY,
    began: Any = _NO_MOMENT,
) -> Rows:
    return select(
        literal(what.value).label("what"),
        person.label("person_id"),
        coalition.label("coalition_id"),
        thing.label("thing_id"),
        (thing if page is None else page).label("page_id"),
        moment.label("moment"),
        cast(title, String).label("title"),
        until.label("until"),
        day.label("day"),
        began.label("began"),
    )


def _unmuted(by: Any) -> ColumnElement[bool]:
    """The reader has not muted the one whose act it is."""
    return ~exists().where(col(Mute.membership_id) == seat.c.id, col(Mute.muted_id) == by)


def _open(coalition: Any) -> ColumnElement[bool]:
    return exists().where(col(Coalition.id) == coalition, col(Coalition.status) != CoalitionStatus.CLOSED)


_their_turn = and_(col(Stage.name) != StageName.INTEGRATING, col(Turn.stage_id).is_(None))
_their_word = and_(
    col(Stage.name) == StageName.INTEGRATING,
    exists().where(
        col(Objection.proposal_id) == col(Proposal.id),
        col(Objection.membership_id) == seat.c.id,
        col(Objection.ended_at).is_(None),
        col(Objection.heard_at) < col(Stage.opened_at),
    ),
)


def _voice(what: What, moment: Any) -> Rows:
    return (
        _row(
            what,
            col(Proposal.id),
            moment=moment,
            coalition=col(Proposal.coalition_id),
            title=col(Proposal.title),
            until=col(Stage.closes_at),
        )
        .select_from(Proposal)
        .join(Stage, (col(Stage.proposal_id) == col(Proposal.id)) & col(Stage.ended_at).is_(None))
        .join(Elector, col(Elector.proposal_id) == col(Proposal.id))
        .join(seat, seat.c.id == col(Elector.membership_id))
        .outerjoin(Turn, (col(Turn.stage_id) == col(Stage.id)) & (col(Turn.membership_id) == seat.c.id))
        .where(col(Stage.closes_at) > NOW, _their_turn | _their_word, moment > WAITS_SINCE)
    )


# Who proposed it knows that its first stage is open.
_own_beginning = (col(Proposal.proposed_by) == seat.c.id) & (col(Stage.number) == 1)
voice = _voice(What.VOICE, col(Stage.opened_at)).where(~_own_beginning)
closing = _voice(What.CLOSING, col(Stage.closes_at)).where(col(Stage.closes_at) <= SOON)

question = (
    _row(
        What.QUESTION,
        col(ConsentRequest.id),
        moment=func.coalesce(col(ConsentRequest.reminded_at), col(ConsentRequest.asked_at)),
        coalition=col(ConsentRequest.coalition_id),
        title=func.coalesce(col(ConsentRequest.title), col(ConsentRequest.text)),
        day=col(ConsentRequest.answer_by),
    )
    .join(seat, seat.c.id == col(ConsentRequest.to_membership))
    .where(
        col(ConsentRequest.state) == ConsentState.ASKED,
        col(ConsentRequest.answer_by) >= SOMEWHERE_TODAY,
        col(ConsentRequest.asked_at) > WAITS_SINCE,
        _unmuted(col(ConsentRequest.from_membership)),
    )
)
other_words = (
    _row(
        What.OTHER_WORDS,
        col(ConsentRequest.id),
        moment=col(ConsentRequest.answered_at),
        coalition=col(ConsentRequest.coalition_id),
        title=func.coalesce(col(ConsentRequest.title), col(ConsentRequest.text)),
    )
    .join(seat, seat.c.id == col(ConsentRequest.from_membership))
    .where(
        col(ConsentRequest.state) == ConsentState.YES_WITH_CHANGES,
        col(ConsentRequest.answered_at) > WAITS_SINCE,
        _open(col(ConsentRequest.coalition_id)),
        _unmuted(col(ConsentRequest.to_membership)),
    )
)
look = (
    _row(What.LOOK, col(Report.id), moment=col(Look.asked_at), coalition=col(Report.coalition_id))
    .join(Look, col(Look.report_id) == col(Report.id))
    .join(seat, seat.c.id == col(Look.membership_id))
    .where(
        col(Look.verdict).is_(None),
        col(Look.ended_at).is_(None),
        col(Report.state) == ReportState.OPEN,
        col(Look.asked_at) > WAITS_SINCE,
    )
)
ask = (
    _row(
        What.ASK,
        col(Ask.id),
        moment=col(Ask.opened_at),
        coalition=col(Ask.coalition_id),
        person=col(Following.person_id),
        title=col(Ask.text),
        day=col(Ask.wanted_by),
    )
    .join(Following, col(Following.id) == col(Ask.following_id))
    .where(
        col(Following.status) == FollowingStatus.FOLLOWING,
        col(Following.until) >= SOMEWHERE_TODAY,
        col(Ask.state) == AskState.OPEN,
        col(Ask.opened_at) > WAITS_SINCE,
    )
)
ask_answered = (
    _row(
        What.ASK_ANSWERED,
        col(Ask.id),
        moment=col(Ask.answered_at),
        coalition=col(Ask.coalition_id),
        title=col(Ask.text),
    )
    .join(seat, seat.c.id == col(Ask.asked_by))
    .where(col(Ask.state).in_((AskState.ACCEPTED, AskState.REFUSED)), col(Ask.answered_at) > NEWS_SINCE)
)


def _note(what: What, kind: NoteKind) -> Rows:
    return _row(
        what,
        col(Note.id),
        moment=col(Note.published_at),
        coalition=col(Proposal.coalition_id),
        page=col(Proposal.id),
        title=col(Proposal.title),
    ).where(
        col(Note.kind) == kind,
        col(Note.published_at) > NEWS_SINCE,
        col(Proposal.id) == col(Note.proposal_id),
        col(Note.by_membership) != seat.c.id,
        _unmuted(col(Note.by_membership)),
    )


_asked = select(col(Note.id), col(Note.by_membership)).subquery("asked")
note_answered = _note(What.NOTE_ANSWERED, NoteKind.ANSWER).where(
    _asked.c.id == col(Note.to_id), seat.c.id == _asked.c.by_membership
)
talk = _note(What.TALK, NoteKind.TALK).where(
    col(Objection.id) == col(Note.objection_id),
    col(Objection.membership_id) == seat.c.id,
    col(Objection.ended_at).is_(None),
)
# Voices are hidden until one has given one's own, or the stage is over.
objection = (
    _row(
        What.OBJECTION,
        col(Objection.id),
        moment=col(Objection.raised_at),
        coalition=col(Proposal.coalition_id),
        page=col(Proposal.id),
        title=col(Proposal.title),
        # What was said in a stage is there for others once it has ended.
        began=func.coalesce(col(Stage.ended_at), col(Objection.raised_at)),
    )
    .join(Proposal, col(Proposal.id) == col(Objection.proposal_id))
    .join(seat, seat.c.id == col(Proposal.proposed_by))
    .join(Stage, col(Stage.id) == col(Objection.stage_id))
    .outerjoin(Turn, (col(Turn.stage_id) == col(Stage.id)) & (col(Turn.membership_id) == seat.c.id))
    .where(
        col(Stage.ended_at).is_not(None) | col(Turn.stage_id).is_not(None),
        col(Objection.ended_at).is_(None),
        col(Objection.membership_id) != seat.c.id,
        col(Objection.raised_at) > WAITS_SINCE,
    )
)
reply = (
    _row(
        What.REPLY,
        col(CheckInReply.id),
        moment=col(CheckInReply.at),
        coalition=col(CheckIn.coalition_id),
        page=col(CheckIn.commitment_id),
        title=col(Commitment.sentence),
    )
    .join(CheckIn, col(CheckIn.id) == col(CheckInReply.check_in_id))
    .join(Commitment, col(Commitment.id) == col(CheckIn.commitment_id))
    .join(Holding, col(Holding.id) == col(CheckIn.holding_id))
    .join(seat, seat.c.id == col(Holding.membership_id))
    .where(
        col(CheckInReply.at) > NEWS_SINCE,
        col(CheckInReply.membership_id) != seat.c.id,
        _unmuted(col(CheckInReply.membership_id)),
    )
)
# What one decided alone is one's own act.
_own_decision = exists().where(
    col(Proposal.id) == col(Decision.proposal_id), col(Proposal.proposed_by) == seat.c.id, col(Decision.asked) <= 1
)
decision = (
    _row(
        What.DECISION,
        col(Decision.id),
        moment=col(Decision.effective_from),
        coalition=col(Decision.coalition_id),
        title=col(Decision.title),
    )
    .join(seat, seat.c.coalition_id == col(Decision.coalition_id))
    .where(
        _is_member,
        col(Decision.kind) != Kind.FOUNDING,
        col(Decision.effective_from) > NEWS_SINCE,
        col(Decision.effective_from) <= NOW,
        col(Decision.effective_from) > seat.c.joined_at,
        ~_own_decision,
    )
)
_newcomer = select(Membership).where(col(Membership.left_at).is_(None)).subquery("newcomer")
welcome = (
    _row(
        What.WELCOME,
        _newcomer.c.id,
        moment=_newcomer.c.joined_at,
        coalition=_newcomer.c.coalition_id,
        page=_newcomer.c.coalition_id,
        title=_newcomer.c.name,
    )
    .select_from(_newcomer)
    .join(seat, seat.c.coalition_id == _newcomer.c.coalition_id)
    .where(
        _newcomer.c.standing == MembershipStanding.NEWCOMER,
        _newcomer.c.joined_at > WAITS_SINCE,
        _is_member,
        _unmuted(_newcomer.c.id),
    )
)
_talked_about = exists().where(
    col(ProposalAbout.decision_id) == col(Review.decision_id),
    col(Stage.proposal_id) == col(ProposalAbout.proposal_id),
    col(Stage.ended_at).is_(None),
)
review = (
    _row(
        What.REVIEW,
        col(Review.id),
        moment=col(Review.came_at),
        coalition=col(Review.coalition_id),
        page=col(Review.decision_id),
        title=col(Decision.title),
    )
    .join(Decision, col(Decision.id) == col(Review.decision_id))
    .join(seat, seat.c.coalition_id == col(Review.coalition_id))
    .where(
        col(Review.came_at) > WAITS_SINCE,
        col(Review.outcome).is_(None),
        _is_member,
        _open(col(Review.coalition_id)),
        ~_talked_about,
    )
)
address = _row(
    What.ADDRESS,
    col(Person.id),
    moment=col(PausedAddress.since),
    coalition=_NOWHERE,
    person=col(Person.id),
).join(PausedAddress, col(PausedAddress.address) == col(Person.email))

# With the column that says whose each of its rows is.
SOURCES: tuple[tuple[Rows, Any], ...] = (
    *((source, seat.c.person_id) for source in (voice, closing, question, other_words, look, ask_answered)),
    *((source, seat.c.person_id) for source in (note_answered, talk, objection, reply, decision, welcome, review)),
    (ask, col(Following.person_id)),
    (address, col(Person.id)),
)

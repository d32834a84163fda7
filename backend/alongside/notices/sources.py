"""Where notices come from: one select for each thing there is to tell, over what is so in the domain now.

Each says for whom it is, since which moment, where it leads and what the thing is called. What is asked anew at
reading and at sending is the same select: a notice lasts as long as what it tells of is so, and its reader may know it.
One's own acts are left out, and so is what a person wrote whom the reader muted, but not objections: whoever decides
has to hear them.
"""

from typing import Any

from sqlalchemy import and_, exists, func
from sqlmodel import col

from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentState
from alongside.core.paused import PausedAddress
from alongside.decisions.models import Objection, Proposal
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.notices.columns import (
    NEWS_SINCE,
    NOW,
    NOWHERE,
    SOMEWHERE_TODAY,
    SOON,
    WAITS_SINCE,
    Rows,
    is_open,
    row,
    seat,
    unmuted,
)
from alongside.notices.helping import support_accepted, support_offered, support_on_request, support_wanted
from alongside.notices.news import decision, note_answered, objection, reply, review, talk, welcome
from alongside.notices.rules import What
from alongside.people.models import Person
from alongside.rounds.models import Elector, Stage, Turn
from alongside.rounds.rules import StageName
from alongside.safety.models import Look, Report
from alongside.safety.rules import ReportState
from alongside.support.models import Ask
from alongside.support.rules import AskState

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
        row(
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
    row(
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
        unmuted(col(ConsentRequest.from_membership)),
    )
)
other_words = (
    row(
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
        is_open(col(ConsentRequest.coalition_id)),
        unmuted(col(ConsentRequest.to_membership)),
    )
)
look = (
    row(What.LOOK, col(Report.id), moment=col(Look.asked_at), coalition=col(Report.coalition_id))
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
    row(
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
    row(
        What.ASK_ANSWERED,
        col(Ask.id),
        moment=col(Ask.answered_at),
        coalition=col(Ask.coalition_id),
        title=col(Ask.text),
    )
    .join(seat, seat.c.id == col(Ask.asked_by))
    .where(col(Ask.state).in_((AskState.ACCEPTED, AskState.REFUSED)), col(Ask.answered_at) > NEWS_SINCE)
)


# An expression, so that SQLite begins with the few addresses that rest and not with everybody.
_resting = func.coalesce(col(PausedAddress.address), col(PausedAddress.address))
address = row(
    What.ADDRESS,
    col(Person.id),
    moment=col(PausedAddress.since),
    coalition=NOWHERE,
    person=col(Person.id),
).join(PausedAddress, _resting == col(Person.email))

# With the column that says whose each of its rows is.
SOURCES: tuple[tuple[Rows, Any], ...] = (
    *((source, seat.c.person_id) for source in (voice, closing, question, other_words, look, ask_answered)),
    *((source, seat.c.person_id) for source in (note_answered, talk, objection, reply, decision, welcome, review)),
    *((source, seat.c.person_id) for source in (support_wanted, support_offered, support_on_request, support_accepted)),
    (ask, col(Following.person_id)),
    (address, col(Person.id)),
)

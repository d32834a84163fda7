"""What an asked one says in their own name, what an asker takes back, and what time and departures do."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete

from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import not_closed
from alongside.consents import asking, needs, queries, rules, wording
from alongside.consents.asking import Wanted
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentState
from alongside.consents.schemas import InvitationAnswer, LandedAnswer
from alongside.core import clock
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def ask_again(session: Session, thing_id: UUID, title: str | None, text: str) -> bool:
    """The thing has other words: who has not said yes to these is asked about them; whether all have said yes now.

    The caller holds the thing. Raises NotInCoalition when somebody whom it names has left.
    """
    gates = needs.needed(session, thing_id)
    first = gates[0]
    wanted = Wanted(
        coalition_id=first.coalition_id,
        thing_kind=first.thing_kind,
        thing_id=thing_id,
        title=title,
        text=text,
        from_=first.from_membership,
        asked={asked.to_membership: asked.kind for asked in gates},
        audience=first.audience,
        extra=first.extra,
    )
    return asking.ask_first(session, wanted)


def went_out(session: Session, thing_id: UUID) -> None:
    """What was asked about is said or done now: from here on those in whose name it was can say how it landed."""
    for asked in needs.needed(session, thing_id):
        asked.out_at = asked.out_at or clock.now()
        touch(session.info, *queries.people(session, asked))


def answer_for_oneself(session: Session, request_id: UUID, given: InvitationAnswer) -> ConsentRequest:
    """The answer to a question of one's own name, whose thing the caller holds and whose right it has asked for.

    Raises AnswerNotOffered, AlreadyAnswered, ConsentWithdrawn, ConsentExpired, ConsentTextChanged, InvalidInput.
    """
    asked = queries.request(session, request_id, lock=True)
    if asked.dropped_at is not None:
        raise rules.ConsentWithdrawn
    today = coalitions.today(coalitions.coalition(session, asked.coalition_id))
    state, out = rules.state_on(asked.state, asked.answer_by, today), asked.out_at is not None
    asked.state = rules.answered(asked.kind, asked.thing_kind, state, given.answer, out=out)
    wording.same_text(asked.text_hash, given.answer, given.text_hash)
    asked.changed_text = wording.changed(given.answer, asked.text, given.text)
    asked.answered_at, asked.mandate_id = clock.now(), None
    touch(session.info, *queries.people(session, asked))
    return asked


def revoke(session: Session, request_id: UUID) -> ConsentRequest:
    """Take a yes back, for its giver's own use case, which holds the thing. Raises StepBackInstead, NoYesToTakeBack."""
    asked = queries.request(session, request_id, lock=True)
    if asked.kind not in rules.GATES:
        raise rules.StepBackInstead
    if asked.state not in rules.SAID:
        raise rules.NoYesToTakeBack
    asked.answered_at = clock.now()
    return move(session, asked, ConsentState.REVOKED)


def take_changes(session: Session, request_id: UUID) -> str:
    """The other words of somebody's yes, which now is a yes to them. The caller holds the thing and gives it those.

    Raises NoChangesToTake.
    """
    asked = queries.request(session, request_id, lock=True)
    if asked.state is not ConsentState.YES_WITH_CHANGES or asked.changed_text is None or asked.dropped_at is not None:
        raise rules.NoChangesToTake
    asked.text = asked.changed_text
    asked.text_hash = wording.text_hash(wording.wording(asked.title, asked.text), asked.extra)
    move(session, asked, ConsentState.YES)
    session.flush()
    return asked.text


def remind(session: Session, request_id: UUID, *, actor: Actor | None) -> ConsentRequest:
    """Remind once of one's own open question. Raises CoalitionClosed, NothingToRemindOf, AlreadyReminded."""
    asked = queries.request(session, request_id, lock=True)
    require(actor, Permission.CONSENT_REMIND, queries.subject(asked))
    coalition = coalitions.coalition(session, asked.coalition_id)
    not_closed(coalition.status)
    if rules.state_on(asked.state, asked.answer_by, coalitions.today(coalition)) is not ConsentState.ASKED:
        raise rules.NothingToRemindOf
    if asked.reminded_at is not None:
        raise rules.AlreadyReminded
    asked.reminded_at = clock.now()
    touch(session.info, *queries.people(session, asked))
    return asked


def say_landed(session: Session, request_id: UUID, said: LandedAnswer, *, actor: Actor | None) -> ConsentRequest:
    """Say how an act in one's own name landed; one can say it again. Raises NotFound, NotOutYet."""
    asked = queries.request(session, request_id, lock=True)
    require(actor, Permission.CONSENT_LANDED, queries.subject(asked))
    if asked.out_at is None:
        raise rules.NotOutYet
    asked.landed, asked.landed_at = said.landed, clock.now()
    touch(session.info, *queries.people(session, asked))
    return asked


def mandate_ended(session: Session, asked: ConsentRequest) -> None:
    """The standing yes behind this one was taken back: what is out is revoked, what is not is asked after all."""
    if asked.out_at is not None:
        asked.answered_at = clock.now()
        move(session, asked, ConsentState.REVOKED)
        return
    asking.ask_after_all(session, asked)


def withdraw(session: Session, request_id: UUID, *, actor: Actor | None) -> ConsentRequest:
    """Take one's own question back. Raises NotFound, AlreadyAnswered, ConsentWithdrawn, ConsentExpired."""
    asked = queries.request(session, request_id, lock=True)
    require(actor, Permission.CONSENT_WITHDRAW, queries.subject(asked))
    today = coalitions.today(coalitions.coalition(session, asked.coalition_id))
    asked.state = rules.state_on(asked.state, asked.answer_by, today)
    if asked.state not in rules.LIVE:
        raise rules.REFUSED_BY.get(asked.state, rules.AlreadyAnswered)
    return move(session, asked, ConsentState.WITHDRAWN)


def lapse(session: Session, membership_id: UUID) -> None:
    """A membership ended: what it asked is withdrawn; what it was asked expires, and so does a yes not used yet."""
    for asked in queries.ending_with(session, membership_id):
        mine = asked.from_membership == membership_id
        move(session, asked, ConsentState.WITHDRAWN if mine else ConsentState.EXPIRED)


def expire_due(session: Session, now: datetime) -> int:
    """Close the questions whose last day is over: silence is not a yes."""
    due = queries.unanswered(session, now)
    for asked in due:
        move(session, asked, ConsentState.EXPIRED)
    return len(due)


def forget_due(session: Session, now: datetime) -> int:
    """Drop what was refused, taken back or never answered, thirty days later (product.md section 6)."""
    before = now - rules.REFUSALS_KEPT
    answered = (ConsentState.NO, ConsentState.REVOKED)
    refused = col(ConsentRequest.state).in_(answered) & (col(ConsentRequest.answered_at) < before)
    silent = col(ConsentRequest.state).in_((ConsentState.WITHDRAWN, ConsentState.EXPIRED)) & (
        col(ConsentRequest.answer_by) < before.date()
    )
    needs.keep_waiting(session, refused | silent)
    return session.exec(delete(ConsentRequest).where(refused | silent)).rowcount


def move(session: Session, asked: ConsentRequest, to: ConsentState) -> ConsentRequest:
    asked.state = rules.advance(asked.state, to)
    touch(session.info, *queries.people(session, asked))
    return asked

"""Asking for support, and saying what became of it. "Delivered" is said by the one who asked (product.md P2)."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col

from alongside.activity.events import Event
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.core import clock
from alongside.core.live import touch
from alongside.offers import queries, reaching, readers, rules
from alongside.offers.events import SupportAsked, SupportClosed, SupportDelivered
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import YES, Ending, HelpKind, OfferState, RequestState
from alongside.offers.schemas import RequestDraft
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def ask(session: Session, coalition_id: UUID, draft: RequestDraft, *, actor: Actor | None) -> SupportRequest:
    """Say what would help, to the coalition or to one person. Who takes no more on now is not reached.

    Raises CoalitionClosed, InvalidInput, AskingOneself, NotInCoalition, AskedAlready, AskedNotLongAgo.
    """
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.SUPPORT_ASK, coalitions.subject(coalition))
    not_closed(coalition.status)
    last_day = rules.asked_until(draft.wanted_by, coalitions.today(coalition))
    me = reaching.hold_both(session, actor, coalition_id, draft.to)
    if draft.to is not None:
        reaching.may_ask(session, me, draft.to)
    row = SupportRequest(
        coalition_id=coalition_id,
        asked_by=me,
        to_membership=draft.to,
        last_day=last_day,
        quiet_at=reaching.quiet_at(session, draft.to) if draft.to else None,
        **draft.model_dump(exclude={"to"}),
    )
    session.add(row)
    session.flush()
    reaching.tell(session, row, SupportAsked, by=me)
    return row


def ask_in_check_in(
    session: Session,
    coalition_id: UUID,
    commitment_id: UUID,
    check_in_id: UUID,
    writer: UUID,
    text: str,
    today: date,
) -> SupportRequest:
    """What a check-in asks for, to be read by whoever reads the check-in. Its use case has asked for its own right."""
    row = SupportRequest(
        coalition_id=coalition_id,
        asked_by=writer,
        check_in_id=check_in_id,
        commitment_id=commitment_id,
        kind=HelpKind.PRESENCE,
        text=text,
        last_day=rules.asked_until(None, today),
    )
    session.add(row)
    session.flush()
    return row


def say_not_now(session: Session, request_id: UUID, *, actor: Actor | None) -> SupportRequest:
    """Say "not now" to what oneself alone was asked; no reason is asked for. Raises NotFound and how it stands."""
    row = _find(session, request_id, actor, Permission.SUPPORT_NOT_NOW)
    rules.takes_offers(row.state)
    _end(session, row, RequestState.CLOSED, Ending.NOT_NOW, SupportClosed)
    return row


def say_delivered(session: Session, request_id: UUID, *, actor: Actor | None) -> SupportRequest:
    """Say that what one asked for has arrived. Raises NotFound and how it stands."""
    row = _find(session, request_id, actor, Permission.SUPPORT_DELIVERED)
    _end(session, row, RequestState.DELIVERED, None, SupportDelivered, by=row.asked_by)
    return row


def close(session: Session, request_id: UUID, *, actor: Actor | None) -> SupportRequest:
    """Say that one needs it no longer. Whoever offered is asked no more. Raises NotFound and how it stands."""
    row = _find(session, request_id, actor, Permission.SUPPORT_CLOSE)
    _end(session, row, RequestState.CLOSED, Ending.BY_ASKER, SupportClosed, by=row.asked_by)
    return row


def end_quietly(session: Session, row: SupportRequest, ending: Ending) -> None:
    """Time, or a rule, closes it: nothing is put on record, and nobody is named. The caller holds it."""
    _end(session, row, RequestState.CLOSED, ending, None)


def _find(session: Session, request_id: UUID, actor: Actor | None, permission: Permission) -> SupportRequest:
    found = queries.request(session, request_id)
    require(actor, permission, readers.of_request(session, found))
    coalition = coalitions.coalition(session, found.coalition_id)
    not_closed(coalition.status)
    acting(session, actor, found.coalition_id)
    row = queries.request(session, request_id, lock=True)
    if rules.request_on(row.state, row.last_day, coalitions.today(coalition)) is not row.state:
        raise rules.RequestClosed
    return row


def _end(
    session: Session,
    row: SupportRequest,
    to: RequestState,
    ending: Ending | None,
    event: type[Event] | None,
    *,
    by: UUID | None = None,
) -> None:
    row.state, row.ending = rules.advance_request(row.state, to), ending
    row.ended_at = clock.now()
    session.add(row)
    this, waits = col(Offer.request_id) == row.id, {OfferState.OFFERED} | YES
    for offer in queries.held(session, Offer, this, col(Offer.state).in_(waits)):
        arrived = to is RequestState.DELIVERED and offer.state in YES
        offer.state = rules.advance_offer(offer.state, OfferState.DELIVERED if arrived else OfferState.EXPIRED)
        offer.delivered_at = row.ended_at if arrived else None
        offer.answered_at = offer.answered_at or row.ended_at
        touch(session.info, *queries.people(session, [offer.from_membership]))
    session.flush()
    reaching.tell(session, row, event, by=by)

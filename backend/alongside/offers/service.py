"""Offering, and answering an offer: it has no effect until it is accepted, and a no leaves no trace (product.md P3)."""

from uuid import UUID

from sqlmodel import Session

from alongside.actions import co_owners
from alongside.actions.rules import NoPartnersWanted
from alongside.bringing import queries as bringing
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import not_closed
from alongside.core import clock
from alongside.core.live import touch
from alongside.offers import queries, reaching, readers, rules
from alongside.offers.events import SupportFound
from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import NO, STANDS, YES, OfferKind, OfferState, RequestState
from alongside.offers.schemas import Answered, Joining, OfferDraft, OnRequest, TakenUp
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def offer_on(session: Session, request_id: UUID, draft: OnRequest, *, actor: Actor | None) -> Offer:
    """Offer something to whoever asked, as a question. Anyone who may read the request can.

    Raises NotFound, CoalitionClosed, OfferingOneself, AlreadyOffered, InvalidInput, and how the request stands.
    """
    found = queries.request(session, request_id)
    require(actor, Permission.SUPPORT_OFFER, readers.of_request(session, found))
    coalition = coalitions.coalition(session, found.coalition_id)
    not_closed(coalition.status)
    me = acting(session, actor, found.coalition_id)
    if me == found.asked_by:
        raise rules.OfferingOneself
    row = queries.request(session, request_id, lock=True)
    rules.takes_offers(rules.request_on(row.state, row.last_day, coalitions.today(coalition)))
    if queries.offered_before(session, row.id, bringing.seats_of(session, me)):
        raise rules.AlreadyOffered
    return _make(session, coalition, draft, me, row.asked_by, request=row)


def offer(session: Session, coalition_id: UUID, draft: OfferDraft, *, actor: Actor | None) -> Offer:
    """Offer something that nobody asked for: to one person as a question, or to whoever in the coalition takes it up.

    Raises CoalitionClosed, InvalidInput, AskingOneself, NotInCoalition, AskedAlready, AskedNotLongAgo.
    """
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.OFFER_MAKE, coalitions.subject(coalition))
    not_closed(coalition.status)
    me = reaching.hold_both(session, actor, coalition_id, draft.to)
    if draft.to is not None:
        reaching.may_ask(session, me, draft.to)
    made = _make(session, coalition, draft, me, draft.to)
    if draft.to is None:
        # Nobody is told: what is offered to all is read where one looks for it, and has no credit before it arrives.
        touch(session.info, coalition_id)
    return made


def ask_to_join(session: Session, action_id: UUID, joining: Joining, *, actor: Actor | None) -> Offer:
    """Ask the one who carries an action that looks for partners whether one may carry it too.

    Raises NotFound, NoPartnersWanted, TakeItUp, AlreadyCoOwner, AskedAlready, AskedNotLongAgo.
    """
    # People are held before actions, so that whoever leaves meanwhile is waited for, or waits.
    action, to = co_owners.wanted_by(session, action_id, actor=actor)
    me = reaching.hold_both(session, actor, action.coalition_id, to)
    if co_owners.wanted_by(session, action_id, actor=actor, lock=True)[1] != to:
        raise NoPartnersWanted
    reaching.may_ask(session, me, to)
    draft = OnRequest(kind=OfferKind.TIME, text=joining.words)
    coalition = coalitions.coalition(session, action.coalition_id)
    return _make(session, coalition, draft, me, to, action_id=action.id)


def offer_help(
    session: Session, coalition_id: UUID, check_in_id: UUID, writer: UUID, text: str | None, *, actor: Actor | None
) -> Offer:
    """Say "I can help" to the writer of a check-in that asks for nothing: a question to them, as every offer is.

    Its use case has asked for its own right, and holds the check-in: of two at once the second knows of the first.
    Raises AlreadyOffered, AskingOneself, NotInCoalition, AskedAlready, AskedNotLongAgo.
    """
    me = reaching.hold_both(session, actor, coalition_id, writer)
    mine = queries.helps_with(session, [check_in_id], bringing.seats_of(session, me))
    if any(one.state in STANDS for one in mine):
        raise rules.AlreadyOffered
    reaching.may_ask(session, me, writer)
    draft, coalition = OnRequest(kind=OfferKind.PRESENCE, text=text), coalitions.coalition(session, coalition_id)
    return _make(session, coalition, draft, me, writer, check_in_id=check_in_id)


def _make(
    session: Session,
    coalition: Coalition,
    draft: OnRequest,
    me: UUID,
    to: UUID | None,
    *,
    request: SupportRequest | None = None,
    action_id: UUID | None = None,
    check_in_id: UUID | None = None,
) -> Offer:
    today = coalitions.today(coalition)
    unasked = to is not None and request is None
    rules.says_what(draft.kind, draft.text)
    answer_by = rules.offered_until(draft.kind, draft.until, today, no_strings=draft.no_strings)
    row = Offer(
        coalition_id=coalition.id,
        request_id=request.id if request else None,
        action_id=action_id,
        check_in_id=check_in_id,
        from_membership=me,
        to_membership=to,
        # With the request that it answers it is over, too.
        answer_by=min(answer_by, request.last_day) if request else answer_by,
        quiet_at=reaching.quiet_at(session, to) if unasked and to else None,
        text=draft.text or "",
        **draft.model_dump(include={"kind", "until", "named"}),
    )
    session.add(row)
    session.flush()
    reaching.wake_two(session, row)
    return row


def answer(session: Session, offer_id: UUID, given: Answered, *, actor: Actor | None) -> Offer:
    """Answer an offer to oneself, or let be what one had accepted; no answer needs a reason.

    Raises NotFound, CoalitionClosed, InvalidInput, and how the offer or its request stands.
    """
    row, request, _ = _find(session, offer_id, actor, Permission.OFFER_ANSWER)
    state, before = OfferState(given.answer.value), row.state
    how = rules.words_of(given.answer, given.how)
    row.state, row.how, row.answered_at = rules.advance_offer(before, state), how or row.how, clock.now()
    if state in YES and request is not None:
        request.state = rules.advance_request(request.state, RequestState.ACCEPTED)
        session.add(request)
        reaching.tell(session, request, SupportFound, by=request.asked_by)
    if state in YES and row.action_id is not None and row.to_membership is not None:
        # Their word is the yes, and what it was for has come with it.
        co_owners.let_in(session, row.action_id, row.from_membership, by=row.to_membership)
        row.state, row.delivered_at = rules.advance_offer(row.state, OfferState.DELIVERED), clock.now()
    _settle(session, row, request, before)
    return row


def take_up(session: Session, offer_id: UUID, taken: TakenUp, *, actor: Actor | None) -> Offer:
    """Take up what is offered to all, as the first who does; from then on it is between the two.

    Raises NotFound, CoalitionClosed, OfferingOneself, and how the offer stands.
    """
    row, _, me = _find(session, offer_id, actor, Permission.OFFER_TAKE_UP)
    if me == row.from_membership:
        raise rules.OfferingOneself
    if row.to_membership is not None or row.request_id is not None:
        raise rules.OFFER_STANDS[row.state]
    row.state = rules.advance_offer(row.state, OfferState.ACCEPTED_DIFFERENTLY if taken.how else OfferState.ACCEPTED)
    row.to_membership, row.how, row.answered_at = me, taken.how, clock.now()
    session.add(row)
    session.flush()
    touch(session.info, row.coalition_id)
    reaching.wake_two(session, row)
    return row


def withdraw(session: Session, offer_id: UUID, *, actor: Actor | None) -> Offer:
    """Take back one's own offer, also after a yes: whoever asked can then accept another's.

    Raises NotFound, CoalitionClosed, and how the offer stands.
    """
    row, request, _ = _find(session, offer_id, actor, Permission.OFFER_WITHDRAW)
    before, open_to_all = row.state, row.to_membership is None
    row.state = rules.advance_offer(before, OfferState.WITHDRAWN)
    row.answered_at = clock.now()
    _settle(session, row, request, before)
    if open_to_all:
        touch(session.info, row.coalition_id)
    return row


def say_delivered(session: Session, offer_id: UUID, *, actor: Actor | None) -> Offer:
    """Say that what was offered to oneself has arrived; of what answers a request, that is said there.

    Raises NotFound, CoalitionClosed, SaidOnTheRequest, and how the offer stands.
    """
    row, request, _ = _find(session, offer_id, actor, Permission.OFFER_DELIVERED)
    if request is not None:
        raise rules.SaidOnTheRequest
    row.state = rules.advance_offer(row.state, OfferState.DELIVERED)
    row.delivered_at = clock.now()
    session.add(row)
    reaching.wake_two(session, row)
    return row


def reopen(session: Session, row: Offer, request: SupportRequest | None, before: OfferState) -> None:
    """Who was to help does not: the request is open again, and nothing is on record of why. The caller holds both.

    What was waited for until after its last day is not over with whoever steps back: others have time to offer.
    """
    if request is not None and before in YES and request.state is RequestState.ACCEPTED:
        today = coalitions.today(coalitions.coalition(session, request.coalition_id))
        request.state = rules.advance_request(request.state, RequestState.OPEN)
        request.last_day = rules.open_again_until(request.last_day, today)
        session.add(request)
        reaching.tell(session, request, None)


def _settle(session: Session, row: Offer, request: SupportRequest | None, before: OfferState) -> None:
    if row.state in NO | rules.OVER:
        reopen(session, row, request, before)
    session.add(row)
    session.flush()
    reaching.wake_two(session, row)


def _find(
    session: Session, offer_id: UUID, actor: Actor | None, permission: Permission
) -> tuple[Offer, SupportRequest | None, UUID]:
    """The offer, and the request it answers, which is held before."""
    found = queries.offer(session, offer_id)
    require(actor, permission, readers.of_offer(found))
    coalition = coalitions.coalition(session, found.coalition_id)
    not_closed(coalition.status)
    me = acting(session, actor, found.coalition_id)
    request = queries.request(session, found.request_id, lock=True) if found.request_id else None
    row = queries.offer(session, offer_id, lock=True)
    row.state = rules.offer_on(row.state, row.answer_by, coalitions.today(coalition))
    return row, request, me

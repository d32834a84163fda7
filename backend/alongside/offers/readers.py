"""Who may know of a request or an offer: the law's facts about them, and the same as SQL for lists."""

from collections.abc import Callable
from uuid import UUID

from sqlmodel import Session

from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import OfferState
from alongside.permissions.vocabulary import Subject

CheckInReaders = Callable[[Session, UUID], Subject]
_check_ins: list[CheckInReaders] = []


def of_check_ins(readers: CheckInReaders) -> CheckInReaders:
    """Register who reads a check-in: it stands above, and whoever reads it reads what was asked in it, nobody else."""
    _check_ins[:] = [readers]
    return readers


def of_request(session: Session, request: SupportRequest) -> Subject:
    """A request as the law sees it. Asked of one person it is there for the two; what is held back, for its asker."""
    asker = frozenset({request.asked_by})
    if request.to_membership is not None:
        to = frozenset({request.to_membership}) if request.quiet_at is None else frozenset[UUID]()
        return Subject(request.coalition_id, authors=asker, addressees=to, narrow=asker | to)
    if request.check_in_id is not None:
        readers = _check_ins[0](session, request.check_in_id)
        narrow = readers.narrow
        there = readers.holders if narrow is None else narrow
        return Subject(request.coalition_id, authors=asker, holders=there - asker, narrow=narrow)
    return Subject(request.coalition_id, authors=asker)


def of_offer(offer: Offer) -> Subject:
    """An offer as the law sees it: there for its two people; one to all is open until somebody takes it up."""
    by = frozenset({offer.from_membership})
    if offer.to_membership is None:
        open_to_all = offer.state is OfferState.OFFERED
        return Subject(offer.coalition_id, authors=by, narrow=None if open_to_all else by)
    to = frozenset({offer.to_membership}) if offer.quiet_at is None else frozenset[UUID]()
    return Subject(offer.coalition_id, authors=by, addressees=to, narrow=by | to)

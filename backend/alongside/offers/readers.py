"""Who may know of a request or an offer: the law's facts about them, and the same as SQL for lists."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from alongside.offers.models import Offer, SupportRequest
from alongside.offers.rules import OfferState
from alongside.permissions.vocabulary import Subject


@dataclass(frozen=True, slots=True)
class Word:
    """A check-in that was asked or offered in: who reads it, and on which commitment it was said."""

    subject: Subject
    commitment_id: UUID
    sentence: str


CheckInReaders = Callable[[Session, Collection[UUID]], dict[UUID, Word]]
_check_ins: list[CheckInReaders] = []


def of_check_ins(readers: CheckInReaders) -> CheckInReaders:
    """Register who reads check-ins: they stand above, and whoever reads one reads what was asked in it, nobody else."""
    _check_ins[:] = [readers]
    return readers


def words(session: Session, check_in_ids: Collection[UUID]) -> dict[UUID, Word]:
    """These check-ins, as the law sees them, in a few reads."""
    return _check_ins[0](session, check_in_ids) if check_in_ids else {}


def of_request(session: Session, request: SupportRequest) -> Subject:
    """A request as the law sees it. Asked of one person it is there for the two; what is held back, for its asker."""
    return of_asked(request, words(session, [request.check_in_id] if request.check_in_id else []))


def of_asked(request: SupportRequest, said: Mapping[UUID, Word]) -> Subject:
    """As `of_request`, with the check-in at hand in which it was asked."""
    asker = frozenset({request.asked_by})
    if request.to_membership is not None:
        to = frozenset({request.to_membership}) if request.quiet_at is None else frozenset[UUID]()
        return Subject(request.coalition_id, authors=asker, addressees=to, narrow=asker | to)
    if request.check_in_id is not None:
        readers = said[request.check_in_id].subject
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

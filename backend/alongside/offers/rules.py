"""Life of a support request and of an offer, and what is refused (product.md P2, P3, S8). Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from alongside.core.errors import Conflict, wrong_field

ASKED_FOR = timedelta(days=30)
TIME_TO_ANSWER = timedelta(days=14)
LENT_AT_MOST = timedelta(days=365)
# What was said no to is forgotten with every other no (product.md section 6).
REFUSALS_KEPT = timedelta(days=30)
# Who was told "not now" or "no" comes back after that, and not the next morning.
ASK_AGAIN_AFTER = timedelta(days=14)
# A pause is said to whoever asks after a while that chance chooses: at once, it would tell a rule from a person.
QUIET_FROM, QUIET_UNTIL = timedelta(hours=1), timedelta(hours=24)


class HelpKind(StrEnum):
    """What would help."""

    TIME = "time"
    SKILL = "skill"
    CONTACT = "contact"
    PRESENCE = "presence"


class OfferKind(StrEnum):
    """What is offered: help of these four kinds, or something that one's place gives one, lent until a day."""

    TIME = "time"
    SKILL = "skill"
    CONTACT = "contact"
    PRESENCE = "presence"
    AGENDA_SLOT = "agenda_slot"
    BUDGET = "budget"
    SEAT = "seat"
    DATA = "data"
    SIGNATURE = "signature"
    PAID_TIME = "paid_time"


HELP = frozenset(OfferKind(kind.value) for kind in HelpKind)
LENT = frozenset(OfferKind) - HELP


class RequestState(StrEnum):
    """`offered` is how an open one reads for its asker alone: nobody else learns whether anyone has offered."""

    OPEN = "open"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    CLOSED = "closed"


class Ending(StrEnum):
    """Why a request was closed: for its asker's eyes. `not_now` has one reading, whoever or whatever said it."""

    BY_ASKER = "by_asker"
    NOT_NOW = "not_now"
    EXPIRED = "expired"


class OfferState(StrEnum):
    """An offer is a question to one person; one that is open to all waits for whoever takes it up."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    ACCEPTED_DIFFERENTLY = "accepted_differently"
    NOT_NOW = "not_now"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    DELIVERED = "delivered"


class OfferAnswer(StrEnum):
    """Four answers of equal weight, none of which needs a reason."""

    ACCEPTED = "accepted"
    ACCEPTED_DIFFERENTLY = "accepted_differently"
    NOT_NOW = "not_now"
    DECLINED = "declined"


class RequestStillOpen(Conflict):
    """No offer was accepted, so nothing can have arrived."""


class RequestAccepted(Conflict):
    """An offer was accepted: one goes on at a time."""


class RequestDelivered(Conflict):
    """Who asked said that it arrived."""


class RequestClosed(Conflict):
    """It is closed: by the one who asked, or by its time."""


class OfferWaits(Conflict):
    """It is offered and not answered yet, so nothing can have arrived."""


class OfferAnswered(Conflict):
    """An answer stands."""


class OfferAccepted(Conflict):
    """Somebody has said yes to it."""


class OfferOver(Conflict):
    """It was taken back, or its time is over."""


class OfferDelivered(Conflict):
    """Whoever it was for said that it arrived."""


class AlreadyOffered(Conflict):
    """One's own offer waits for an answer, or was answered."""


class OfferingOneself(Conflict):
    """What one asked for oneself, others answer."""


class AskedAlready(Conflict):
    """One's own question to this person waits for an answer."""


class AskedNotLongAgo(Conflict):
    """This person was asked not long ago; it takes time before the same one asks again."""


class SaidOnTheRequest(Conflict):
    """The offer answers a request, and who asked says there that it arrived."""


REQUEST_NEXT: Mapping[RequestState, frozenset[RequestState]] = {
    RequestState.OPEN: frozenset({RequestState.ACCEPTED, RequestState.CLOSED}),
    # Back to open when who helps steps back, or who asked lets it be.
    RequestState.ACCEPTED: frozenset({RequestState.OPEN, RequestState.DELIVERED, RequestState.CLOSED}),
    RequestState.DELIVERED: frozenset(),
    RequestState.CLOSED: frozenset(),
}
REQUEST_STANDS: Mapping[RequestState, type[Conflict]] = {
    RequestState.OPEN: RequestStillOpen,
    RequestState.ACCEPTED: RequestAccepted,
    RequestState.DELIVERED: RequestDelivered,
    RequestState.CLOSED: RequestClosed,
}
_O = OfferState
YES = frozenset({_O.ACCEPTED, _O.ACCEPTED_DIFFERENTLY})
NO = frozenset({_O.NOT_NOW, _O.DECLINED})
OVER = frozenset({_O.EXPIRED, _O.WITHDRAWN})
# What stands in lists. Everything else leaves none, for both.
SHOWN = frozenset({_O.OFFERED, _O.DELIVERED}) | YES
# With one of these on a request or a check-in, nobody offers there again; after "not now" one can.
STANDS = frozenset({_O.OFFERED, _O.DECLINED, _O.DELIVERED}) | YES
OFFER_NEXT: Mapping[OfferState, frozenset[OfferState]] = {
    _O.OFFERED: YES | NO | OVER,
    # Either can let it be afterwards, without a reason.
    _O.ACCEPTED: frozenset({_O.DELIVERED, _O.WITHDRAWN, _O.DECLINED, _O.EXPIRED}),
    _O.ACCEPTED_DIFFERENTLY: frozenset({_O.DELIVERED, _O.WITHDRAWN, _O.DECLINED, _O.EXPIRED}),
    _O.NOT_NOW: frozenset(),
    _O.DECLINED: frozenset(),
    _O.EXPIRED: frozenset(),
    _O.WITHDRAWN: frozenset(),
    _O.DELIVERED: frozenset(),
}
OFFER_STANDS: Mapping[OfferState, type[Conflict]] = {
    _O.OFFERED: OfferWaits,
    _O.ACCEPTED: OfferAccepted,
    _O.ACCEPTED_DIFFERENTLY: OfferAccepted,
    _O.NOT_NOW: OfferAnswered,
    _O.DECLINED: OfferAnswered,
    _O.EXPIRED: OfferOver,
    _O.WITHDRAWN: OfferOver,
    _O.DELIVERED: OfferDelivered,
}


def request_can(state: RequestState, to: RequestState) -> bool:
    """Whether a request can move on so."""
    return to in REQUEST_NEXT[state]


def advance_request(state: RequestState, to: RequestState) -> RequestState:
    """The wanted state. Raises the conflict that names how the request stands."""
    if not request_can(state, to):
        raise REQUEST_STANDS[state]
    return to


def offer_can(state: OfferState, to: OfferState) -> bool:
    """Whether an offer can move on so."""
    return to in OFFER_NEXT[state]


def advance_offer(state: OfferState, to: OfferState) -> OfferState:
    """The wanted state. Raises the conflict that names how the offer stands."""
    if not offer_can(state, to):
        raise OFFER_STANDS[state]
    return to


def request_on(state: RequestState, last_day: date, today: date) -> RequestState:
    """The state as it is on a day: what was open until yesterday is closed, noted or not."""
    return RequestState.CLOSED if state is RequestState.OPEN and today > last_day else state


def offer_on(state: OfferState, answer_by: date, today: date) -> OfferState:
    """The state as it is on a day: silence is not a yes."""
    return OfferState.EXPIRED if state is OfferState.OFFERED and today > answer_by else state


def shown_state(state: RequestState, *, mine: bool, offers: bool) -> RequestState:
    """How a request reads: that somebody has offered is seen by its asker alone."""
    return RequestState.OFFERED if state is RequestState.OPEN and mine and offers else state


def takes_offers(state: RequestState) -> None:
    """Raises RequestAccepted, RequestDelivered, RequestClosed."""
    if state is not RequestState.OPEN:
        raise REQUEST_STANDS[state]


def asked_until(wanted_by: date | None, today: date) -> date:
    """The last day of a request: the one it is wanted by, or thirty days from now. Raises InvalidInput."""
    if wanted_by is not None and wanted_by < today:
        raise wrong_field("/wanted_by", "wanted_by_is_past")
    if wanted_by is not None and wanted_by > today + LENT_AT_MOST:
        raise wrong_field("/wanted_by", "lent_too_long")
    return wanted_by or today + ASKED_FOR


def open_again_until(last_day: date, today: date) -> date:
    """The last day of a request that is open again: its own, or, where that has come, as of one asked without a day."""
    return last_day if last_day > today else asked_until(None, today)


def offered_until(kind: OfferKind, until: date | None, today: date, *, no_strings: bool) -> date:
    """The last day to answer an offer. What is lent says until when it is, and comes without strings.

    Raises InvalidInput.
    """
    if kind in LENT and until is None:
        raise wrong_field("/until", "lent_until_when")
    if kind in LENT and not no_strings:
        raise wrong_field("/no_strings", "without_strings")
    if until is not None and until < today:
        raise wrong_field("/until", "wanted_by_is_past")
    if until is not None and until > today + LENT_AT_MOST:
        raise wrong_field("/until", "lent_too_long")
    return min(until or date.max, today + TIME_TO_ANSWER)


def says_what(kind: OfferKind, text: str | None) -> None:
    """ "I can help" needs no words; what is lent is bounded, and its first bound is what it is. Raises InvalidInput."""
    if kind in LENT and text is None:
        raise wrong_field("/text", "lent_what")


def words_of(answer: OfferAnswer, how: str | None) -> str | None:
    """The words of how, which belong to "yes, differently" alone. Raises InvalidInput."""
    if answer is OfferAnswer.ACCEPTED_DIFFERENTLY:
        if how is None:
            raise wrong_field("/how", "say_how")
        return how
    if how is not None:
        raise wrong_field("/how", "field_unknown")
    return None

"""What a mandate is, how long it can last, and what it refuses (product.md S3)."""

from datetime import date, timedelta
from enum import StrEnum

from alongside.core.errors import Conflict, NotFound, wrong_field

AT_MOST = timedelta(days=90)


class Forum(StrEnum):
    """Before whom one may speak by it."""

    COALITION = "coalition"
    FOLLOWERS = "followers"


class MandateNotYours(NotFound):
    """There is no such mandate for whoever wants to use it."""


class MandateOver(Conflict):
    """It has ended, or was taken back."""


class MandateElsewhere(Conflict):
    """It is for another forum."""


class MandateToOneself(Conflict):
    """One speaks for oneself without a mandate."""


class HolderNotHere(NotFound):
    """Nobody of this coalition has that membership, so nobody could hold it."""


def until_within(until: date, today: date) -> None:
    """A mandate ends on a day that is not over, and at most 90 days ahead. Raises InvalidInput."""
    if until < today:
        raise wrong_field("/until", "date_in_the_past")
    if until > today + AT_MOST:
        raise wrong_field("/until", "mandate_too_long")


def live(until: date, today: date, *, revoked: bool) -> bool:
    """Whether it can be used on a day."""
    return not revoked and today <= until


def usable(until: date, today: date, forum: Forum, wanted: str, *, revoked: bool) -> None:
    """Raises MandateOver, MandateElsewhere."""
    if not live(until, today, revoked=revoked):
        raise MandateOver
    if forum.value != wanted:
        raise MandateElsewhere

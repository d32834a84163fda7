"""Life cycle of a following, of its link and of what is told (product.md S9)."""

from datetime import date, timedelta
from enum import StrEnum

from alongside.core.errors import Conflict, Gone, wrong_field

LINK_LASTS = timedelta(days=7)
LONGEST_TERM = timedelta(days=366)


class FollowingStatus(StrEnum):
    """Admitted by a decision; `following` once the invited person accepted; ends by itself, or by stepping back.

    Nobody writes `ended` when the last day passes: it is read from the date (`status_on`), and kept only once the same
    person takes a new seat.
    """

    INVITED = "invited"
    FOLLOWING = "following"
    STEPPED_BACK = "stepped_back"
    ENDED = "ended"


class ToldThing(StrEnum):
    """What a line is about: each has stages of its own."""

    ACTION = "action"
    INITIATIVE = "initiative"


class FollowLinkEnded(Gone):
    """Unknown, used, replaced by a newer one, too old, or for a following that is over: one answer for all."""


class FollowerAlreadyHere(Conflict):
    """The seat has been accepted, so it needs no link."""


class FollowingEnded(Conflict):
    """The last day has passed, or the follower stepped back."""


class AlreadyFollowing(Conflict):
    """The person has a follower's seat in this coalition."""


class MembershipStillOpen(Conflict):
    """The person is still a member there; nobody has two seats in one coalition."""


class LineTakenBack(Conflict):
    """The line was taken back before."""


class LineIsOut(Conflict):
    """The sentence was told; it stays as it is until it is taken back."""


def status_on(status: FollowingStatus, until: date, today: date) -> FollowingStatus:
    """How a following stands on a day."""
    over = until < today and status is not FollowingStatus.STEPPED_BACK
    return FollowingStatus.ENDED if over else status


def check_term(until: date, today: date) -> None:
    """A follower's last day is neither past nor further away than a year. Raises InvalidInput."""
    if until < today:
        raise wrong_field("/until", "until_is_past")
    if until > today + LONGEST_TERM:
        raise wrong_field("/until", "until_is_too_far")


def check_invited(status: FollowingStatus) -> None:
    """A link is made for who has not come yet. Raises FollowerAlreadyHere, FollowingEnded."""
    if status is FollowingStatus.FOLLOWING:
        raise FollowerAlreadyHere
    if status is not FollowingStatus.INVITED:
        raise FollowingEnded

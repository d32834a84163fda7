"""Life cycles of coalitions and memberships, and what they refuse (product.md S2)."""

from enum import StrEnum

from alongside.core.errors import Conflict


class Visibility(StrEnum):
    """Who may know of a coalition before being in it."""

    OPEN = "open"
    LISTED = "listed"
    BY_INVITATION = "by_invitation"
    HIDDEN = "hidden"


SEEN_BY_ALL = frozenset({Visibility.OPEN, Visibility.LISTED})


class CoalitionStatus(StrEnum):
    """`forming` until two people have joined."""

    FORMING = "forming"
    ACTIVE = "active"
    RESTING = "resting"
    CLOSED = "closed"


class MembershipStanding(StrEnum):
    """A newcomer joined alone and waits for a welcome; after it, rights are the same for all."""

    NEWCOMER = "newcomer"
    MEMBER = "member"


class Listing(StrEnum):
    """Under which name a membership is shown: one's own, or a chosen one."""

    LISTED = "listed"
    UNLISTED = "unlisted"


class AlreadyInCoalition(Conflict):
    """The person has a seat there."""


class JoinByInvitation(Conflict):
    """This coalition is seen by all but joined by invitation."""


class AlreadyWelcomed(Conflict):
    """Someone was quicker with the welcome."""


class CoalitionClosed(Conflict):
    """A closed coalition can be read and nothing else."""


def status_with(members: int, status: CoalitionStatus) -> CoalitionStatus:
    """`forming` becomes `active` with the second person; other states change by decision only."""
    return CoalitionStatus.ACTIVE if status is CoalitionStatus.FORMING and members >= 2 else status

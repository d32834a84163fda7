"""Life cycles of coalitions and memberships, and what they refuse (product.md S2)."""

import unicodedata
from datetime import date, timedelta
from enum import StrEnum

from alongside.core.errors import Conflict, Gone


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


MAX_USES = 100
DEFAULT_USES = 10
INVITATION_LASTS = timedelta(days=7)
INVITATION_LASTS_AT_MOST = timedelta(days=90)
ROSTER_INVITATION_LASTS = timedelta(days=30)


class AlreadyInCoalition(Conflict):
    """The person has a seat there."""


class FollowsInstead(Conflict):
    """A follower becomes a member after stepping back: one sits on one side of the table at a time."""


class NobodyToWelcome(Conflict):
    """Everyone has left, so nobody could welcome a newcomer."""


class JoinByInvitation(Conflict):
    """This coalition is seen by all but joined by invitation."""


class AlreadyWelcomed(Conflict):
    """Someone was quicker with the welcome."""


class CoalitionClosed(Conflict):
    """A closed coalition can be read and nothing else."""


class CoalitionRests(Conflict):
    """The coalition rests already."""


class CoalitionIsAwake(Conflict):
    """The coalition does not rest, so it can't be woken."""


class GroupAlreadyHere(Conflict):
    """The group is one of the coalition's peers already."""


class InvitationEnded(Gone):
    """A member ended the invitation, or newly made its link."""


class InvitationExpired(Gone):
    """The invitation's last day has passed."""


class InvitationUsedUp(Gone):
    """The invitation was used as often as it could be."""


class InvitationForAnother(Conflict):
    """The invitation is bound to another e-mail address."""


class NameTaken(Conflict):
    """Someone here goes by this name, so it can't be a chosen one."""


def still_open(*, ended: bool, ends_on: date, today: date, uses_left: int) -> None:
    """Let an invitation be used. Raises InvitationEnded, InvitationExpired, InvitationUsedUp."""
    if ended:
        raise InvitationEnded
    if today > ends_on:
        raise InvitationExpired
    if uses_left < 1:
        raise InvitationUsedUp


def same_name(one: str, other: str) -> bool:
    """Whether two names read alike, whatever their case and width."""
    return unicodedata.normalize("NFKC", one).casefold() == unicodedata.normalize("NFKC", other).casefold()


def status_with(members: int, status: CoalitionStatus) -> CoalitionStatus:
    """`forming` becomes `active` with the second person; other states change by decision only."""
    return CoalitionStatus.ACTIVE if status is CoalitionStatus.FORMING and members >= 2 else status


def not_closed(status: CoalitionStatus) -> None:
    """Raises CoalitionClosed."""
    if status is CoalitionStatus.CLOSED:
        raise CoalitionClosed


# What a decision can bring about, from each status; beside it, only the second person's coming changes a status.
BY_DECISION: dict[CoalitionStatus, frozenset[CoalitionStatus]] = {
    CoalitionStatus.FORMING: frozenset({CoalitionStatus.RESTING, CoalitionStatus.CLOSED}),
    CoalitionStatus.ACTIVE: frozenset({CoalitionStatus.RESTING, CoalitionStatus.CLOSED}),
    CoalitionStatus.RESTING: frozenset({CoalitionStatus.FORMING, CoalitionStatus.ACTIVE, CoalitionStatus.CLOSED}),
    CoalitionStatus.CLOSED: frozenset(),
}


def decided(status: CoalitionStatus, to: CoalitionStatus) -> CoalitionStatus:
    """The status after a decision. Raises CoalitionClosed, CoalitionRests, CoalitionIsAwake."""
    if to in BY_DECISION[status]:
        return to
    not_closed(status)
    raise CoalitionRests if to is CoalitionStatus.RESTING else CoalitionIsAwake


def awake(members: int) -> CoalitionStatus:
    """What a coalition wakes to: `forming` with fewer than two people."""
    return status_with(members, CoalitionStatus.FORMING)


def owes(status: CoalitionStatus) -> bool:
    """Whether check-ins are due. While a coalition rests, and after it closed, nobody owes a word."""
    return status in {CoalitionStatus.FORMING, CoalitionStatus.ACTIVE}

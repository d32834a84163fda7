"""What a whole coalition may read of its own boundary. Leaving is never an event, nor is joining unlisted."""

from alongside.activity.events import Event


class MemberJoined(Event):
    """Someone came in under their own name; `thing_id` is the membership."""


class MemberWelcomed(Event):
    """A member welcomed a newcomer; `thing_id` is the newcomer's membership."""


class GroupJoined(Event):
    """A group joined as a peer; `thing_id` is the group."""


class RosterImported(Event):
    """Invitations were made from a file; `thing_id` is the coalition."""


class CoalitionRested(Event):
    """A decision lets the coalition rest; `thing_id` is the coalition, as for the two below."""


class CoalitionWoke(Event):
    """A decision ended the rest, or the time for which it was tried was over."""


class CoalitionEnded(Event):
    """A decision closed the coalition."""

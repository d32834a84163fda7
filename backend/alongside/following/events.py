"""What a whole coalition sees of its followers and of what they are told."""

from alongside.activity.events import Event


class FollowerAdmitted(Event):
    """A decision let someone follow; `thing_id` is the following."""


class FollowerAccepted(Event):
    """The invited person took the seat; `thing_id` is the following."""


class FollowerSteppedBack(Event):
    """A follower gave the seat back; `thing_id` is the following."""


class ActionTold(Event):
    """A co-owner told followers about an action; `thing_id` is the action."""


class InitiativeTold(Event):
    """A partner told followers about an initiative; `thing_id` is the initiative."""


class InitiativeTakenBack(Event):
    """A partner took back a line about an initiative; `thing_id` is the initiative."""


class ActionTakenBack(Event):
    """A co-owner took back a line about an action; `thing_id` is the action."""

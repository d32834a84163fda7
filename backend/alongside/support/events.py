"""What a whole coalition sees of its asks. A follower's answer has no actor: the ask says whom it was for."""

from alongside.activity.events import Event


class AskMade(Event):
    """A member asked a follower for something; `thing_id` is the ask, here and below."""


class AskAccepted(Event):
    """The follower said yes."""


class AskRefused(Event):
    """The follower said no, with a reason."""


class AskDelivered(Event):
    """Who asked said that it arrived."""


class AskWithdrawn(Event):
    """Who asked took it back before an answer."""

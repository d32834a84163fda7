"""What a whole coalition sees of support that was asked of all of it. Offers, and answers to them, are not among it."""

from alongside.activity.events import Event


class SupportAsked(Event):
    """A member said what would help; `thing_id` is the request, here and below."""


class SupportFound(Event):
    """Who asked accepted an offer. Whose it is stays between the two."""


class SupportDelivered(Event):
    """Who asked said that it arrived."""


class SupportClosed(Event):
    """Who asked needs it no longer."""

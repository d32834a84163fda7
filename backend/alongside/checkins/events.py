"""What a coalition sees of check-ins: only those whose writer lets everyone in it read them."""

from alongside.activity.events import Event


class CheckInMade(Event):
    """A holder said where their part stands, to the whole coalition."""

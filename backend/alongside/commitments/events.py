"""What a coalition sees of commitments it reads. Pausing is a holder's own and leaves no row in the record."""

from alongside.activity.events import Event


class CommitmentMade(Event):
    """Somebody said what they will do."""


class HoldingBegun(Event):
    """Somebody joined in holding it, by their own yes."""


class HoldingRenegotiated(Event):
    """A holder changed the date or the words of their part: a way of keeping faith."""


class HoldingKept(Event):
    """A holder said that their part is kept."""


class HoldingHandedOver(Event):
    """Somebody took over another's part, as the two agreed."""


class HoldingReleased(Event):
    """A holder let their part go."""

"""What happened to actions, for the whole coalition. A no, a question and a question taken back are not among it."""

from alongside.activity.events import Event


class ActionBroughtAlong(Event):
    """What was underway before was written down."""


class ActionStarted(Event):
    """Those who said yes to it began an action of their own."""


class ActionAgreed(Event):
    """The coalition decided an action."""


class ActionMoved(Event):
    """A co-owner said where it stands now."""


class ActionEdited(Event):
    """A co-owner changed its words."""


class CoOwnerJoined(Event):
    """Somebody said yes to carrying it, or took it up."""


class ActionPausedByAffected(Event):
    """It affects somebody, and pauses. Nobody is named."""


class ActionGoesOn(Event):
    """The pause ended before its time."""


class PartnersWanted(Event):
    """Fewer than two carry it now. It is about the action and names nobody."""

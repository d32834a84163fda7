"""What happened to initiatives, for the whole coalition. Who changes their stance or steps back is not among it."""

from alongside.activity.events import Event


class InitiativeStarted(Event):
    """A decision began it; `thing_id` is the initiative, as for all below."""


class InitiativeEdited(Event):
    """A partner changed its words, or the roles that are wanted."""


class InitiativeMoved(Event):
    """A partner said where it stands now."""


class InitiativeEnded(Event):
    """A decision closed it, or the time for which it was tried was over."""


class PartnerJoined(Event):
    """A member takes part in it."""


class InitiativeWantsPartners(Event):
    """Fewer than two take part in it now. It is about the initiative and names nobody."""

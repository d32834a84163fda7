"""What a coalition sees of its deciding. Answers are never events: who said what stays on the proposal's page."""

from alongside.activity.events import Event


class CoalitionFounded(Event):
    """Someone began; the thing is the coalition."""


class ProposalTold(Event):
    """A proposal was told to all members."""


class ProposalTurnedFull(Event):
    """It needs more than the small weight. Nobody is named: it is the rule that turns it."""


class ProposalMoved(Event):
    """The next stage has opened; what was said in the one before is on record."""


class ProposalAmended(Event):
    """A new version was told to all."""


class ProposalEnded(Event):
    """It was not adopted, or time ran out."""


class DecisionMade(Event):
    """It is agreed; the thing is the decision."""


class ReviewDue(Event):
    """The day has come on which a decision is looked at again; the thing is the decision."""


class TrialEnded(Event):
    """What was tried has ended by itself; the thing is the decision."""

"""The life of an objection (product.md S4, P5): only the objector says that it is answered.

`standing` is set by a rule of time alone, known beforehand and the same for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from alongside.core.errors import Conflict

SILENT_STAGES = 2
NOTICES = 2
INTEGRATIONS = 2


class ObjectionState(StrEnum):
    """`raised`, then worked with; closed by its objector, or standing by rule."""

    RAISED = "raised"
    IN_DIALOGUE = "in_dialogue"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    STANDING = "standing"


_S = ObjectionState
TRANSITIONS: Mapping[ObjectionState, frozenset[ObjectionState]] = {
    _S.RAISED: frozenset({_S.IN_DIALOGUE, _S.ANSWERED, _S.WITHDRAWN, _S.STANDING}),
    _S.IN_DIALOGUE: frozenset({_S.ANSWERED, _S.WITHDRAWN, _S.STANDING}),
    # Who comes back after a long silence still has the last word on it, as long as nothing is decided.
    _S.STANDING: frozenset({_S.IN_DIALOGUE, _S.ANSWERED, _S.WITHDRAWN}),
    _S.ANSWERED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}
OPEN = frozenset({_S.RAISED, _S.IN_DIALOGUE})
UNANSWERED = OPEN | {_S.STANDING}


class ObjectionClosed(Conflict):
    """Its objector has closed it."""


@dataclass(frozen=True, slots=True)
class Silence:
    """What is known of an objector at the end of a stage."""

    left: bool
    spoke: bool
    whole_stage: bool
    awaited_throughout: bool
    quiet: int
    notices: int


def advance(state: ObjectionState, to: ObjectionState) -> ObjectionState:
    """The next state. Raises ObjectionClosed."""
    if to not in TRANSITIONS[state]:
        raise ObjectionClosed
    return to


def quiet_after(silence: Silence) -> int:
    """Through how many whole stages the objector has been silent, this one counted."""
    if silence.spoke:
        return 0
    return silence.quiet + (1 if silence.whole_stage and silence.awaited_throughout else 0)


def stands(silence: Silence) -> bool:
    """The rule: the membership ended, or no reply through two whole stages with two notices."""
    return silence.left or (quiet_after(silence) >= SILENT_STAGES and silence.notices >= NOTICES)


@dataclass(frozen=True, slots=True)
class Concerned:
    """An objection as the end of a consent stage sees it."""

    state: ObjectionState
    affected: bool
    integrations: int


class Next(StrEnum):
    """What becomes of a proposal when its consent stage may end."""

    WAIT = "wait"
    ADOPT = "adopt"
    ADOPT_TRIAL = "adopt_trial"
    INTEGRATE = "integrate"
    NOT_ADOPTED = "not_adopted"
    PROLONG = "prolong"
    LAPSE = "lapse"


@dataclass(frozen=True, slots=True)
class ConsentRound:
    """The facts at which the rule of consent looks. Numbers of consents are not among them."""

    over: bool
    anyone_left: bool
    quorum: bool
    prolonged: bool
    trial: bool
    objections: tuple[Concerned, ...]


def settle(facts: ConsentRound) -> Next:
    """The rule of consent. One objection that is not answered stops any number of consents.

    After two integrations, an objection of someone who is affected ends it; of someone who is not, a version on trial
    may be adopted by all others. It is never adopted as proposed over an objection.
    """
    unanswered = [one for one in facts.objections if one.state in UNANSWERED]
    fresh = any(one.integrations < INTEGRATIONS for one in unanswered)
    affected = any(one.affected for one in unanswered)
    cases = (
        (not facts.over, Next.WAIT),
        (not facts.anyone_left, Next.LAPSE),
        (fresh, Next.INTEGRATE),
        (affected, Next.NOT_ADOPTED),
        (bool(unanswered) and not facts.trial, Next.INTEGRATE),
        (not facts.quorum, Next.LAPSE if facts.prolonged else Next.PROLONG),
        (bool(unanswered), Next.ADOPT_TRIAL),
    )
    return next((follows for holds, follows in cases if holds), Next.ADOPT)

"""Life cycle of a consent request, and what it refuses (product.md P2, P3, S3)."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from alongside.core.errors import Conflict, NotFound, wrong_field

TIME_TO_ANSWER = timedelta(days=14)
REFUSALS_KEPT = timedelta(days=30)
NAMED_AT_MOST = 50


class ConsentKind(StrEnum):
    """What the yes is for. What names a person, or speaks for one, waits for it before anyone else reads it."""

    CO_OWN = "co_own"
    CO_HOLD = "co_hold"
    NAMED = "named"
    OURS = "ours"
    ON_BEHALF = "on_behalf"
    COMPANION = "companion"
    COMPANION_OFFER = "companion_offer"
    PAIR = "pair"
    HAND_OVER = "hand_over"


class ConsentState(StrEnum):
    """`asked` is open and seen as "waiting for a yes"; after `not_now` nothing waits, but one may come back to it."""

    ASKED = "asked"
    YES = "yes"
    YES_WITH_CHANGES = "yes_with_changes"
    MYSELF = "myself"
    NO = "no"
    NOT_NOW = "not_now"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REVOKED = "revoked"


class ConsentAnswer(StrEnum):
    """What the person who was asked can say."""

    YES = "yes"
    YES_WITH_CHANGES = "yes_with_changes"
    MYSELF = "myself"
    NO = "no"
    NOT_NOW = "not_now"


class ThingKind(StrEnum):
    """What a question is about."""

    ACTION = "action"
    COMMITMENT = "commitment"
    PART = "part"
    PROPOSAL_VERSION = "proposal_version"
    NOTE = "note"
    ASK = "ask"
    TOLD = "told"


class Audience(StrEnum):
    """Who reads it after the yes."""

    COALITION = "coalition"
    FOLLOWERS = "followers"


class InName(StrEnum):
    """In whose name something is said: one's own, that of all who carry it, or somebody else's."""

    OWN = "own"
    OURS = "ours"
    ON_BEHALF = "on_behalf"


class Landed(StrEnum):
    """How an act in someone's name landed with them."""

    BESIDE = "beside"
    IN_FRONT = "in_front"
    OVER = "over"


class AlreadyAsked(Conflict):
    """One's own question to the same person about the same thing is open."""


class AskingOneself(Conflict):
    """One's own yes needs no question."""


class NotInCoalition(NotFound):
    """Nobody of this coalition has that membership: it never was, it ended, or it is elsewhere."""


class AlreadyAnswered(Conflict):
    """An answer stands; nobody changes it for another."""


class ConsentWithdrawn(Conflict):
    """The question was taken back."""


class ConsentExpired(Conflict):
    """The day to answer by has passed; silence is not a yes."""


class ConsentTextChanged(Conflict):
    """The answer was to other words than those that are asked now."""


class AnswerNotOffered(Conflict):
    """This question can't be answered in that way: only what is said in one's name can be reworded or taken over."""


class AlreadyReminded(Conflict):
    """There is one reminder at most."""


class NothingToRemindOf(Conflict):
    """The question is not open."""


class NoYesToTakeBack(Conflict):
    """There is no yes that could be taken back."""


class StepBackInstead(Conflict):
    """The yes was to carry something: who carries it no longer steps back from it."""


class NoChangesToTake(Conflict):
    """Nobody answered this question with other words."""


class NotOutYet(Conflict):
    """Nothing was said or done in one's name yet."""


# Walking along and taking over: between the two of a part, whoever begins.
OF_A_PART = frozenset({ConsentKind.COMPANION, ConsentKind.COMPANION_OFFER, ConsentKind.PAIR, ConsentKind.HAND_OVER})
# What a yes makes one's own, so that who has it is asked no more.
CARRYING = frozenset({ConsentKind.CO_OWN, ConsentKind.CO_HOLD, ConsentKind.HAND_OVER})
GATES = frozenset({ConsentKind.NAMED, ConsentKind.OURS, ConsentKind.ON_BEHALF})
LIVE = frozenset({ConsentState.ASKED, ConsentState.NOT_NOW})
# Waits for a word of one of the two: of who was asked, or of who asked, whether they take the other words.
BETWEEN_THE_TWO = LIVE | {ConsentState.YES_WITH_CHANGES}
SAID = frozenset({ConsentState.YES, ConsentState.YES_WITH_CHANGES})
STANDS = frozenset({ConsentState.NO, ConsentState.REVOKED})
TAKES_WORDS = frozenset({ConsentState.ASKED, ConsentState.REVOKED})
UNANSWERED = frozenset({ConsentState.WITHDRAWN, ConsentState.EXPIRED})
_ENDS = frozenset(ConsentState(answer.value) for answer in ConsentAnswer) | {
    ConsentState.WITHDRAWN,
    ConsentState.EXPIRED,
}
TRANSITIONS: dict[ConsentState, frozenset[ConsentState]] = {
    ConsentState.ASKED: _ENDS,
    ConsentState.NOT_NOW: _ENDS - {ConsentState.NOT_NOW},
    ConsentState.YES: frozenset({ConsentState.REVOKED, ConsentState.EXPIRED}),
    ConsentState.YES_WITH_CHANGES: frozenset(
        {ConsentState.YES, ConsentState.REVOKED, ConsentState.WITHDRAWN, ConsentState.EXPIRED}
    ),
    ConsentState.REVOKED: frozenset({ConsentState.YES}),
    ConsentState.MYSELF: frozenset(),
    ConsentState.NO: frozenset(),
    ConsentState.WITHDRAWN: frozenset(),
    ConsentState.EXPIRED: frozenset(),
}
REFUSED_BY: dict[ConsentState, type[Conflict]] = {
    ConsentState.WITHDRAWN: ConsentWithdrawn,
    ConsentState.EXPIRED: ConsentExpired,
}
NO_YES = frozenset({ConsentAnswer.NO, ConsentAnswer.NOT_NOW})
EVERYWHERE = NO_YES | {ConsentAnswer.YES}
# "I will do this myself": a note, and a line that followers are told, stay with whoever wrote them.
TAKEN_OVER = frozenset({ThingKind.PROPOSAL_VERSION, ThingKind.ACTION, ThingKind.ASK})
# Once told it never changes and never comes back: its next version asks anew.
TOLD_ONCE = frozenset({ThingKind.PROPOSAL_VERSION})


def advance(state: ConsentState, to: ConsentState) -> ConsentState:
    """The next state. Raises AlreadyAnswered, ConsentWithdrawn, ConsentExpired."""
    if to not in TRANSITIONS[state]:
        raise REFUSED_BY.get(state, AlreadyAnswered)
    return to


def offered(kind: ConsentKind, thing: ThingKind) -> frozenset[ConsentAnswer]:
    """The answers that a kind of question has, about a kind of thing."""
    if kind not in GATES:
        return EVERYWHERE
    return frozenset(ConsentAnswer) if thing in TAKEN_OVER else frozenset(ConsentAnswer) - {ConsentAnswer.MYSELF}


def answers(kind: ConsentKind, thing: ThingKind, state: ConsentState, *, out: bool) -> frozenset[ConsentAnswer]:
    """The answers that are taken as a question stands (`out`: what it is about was told). These are shown, too.

    What was answered with other words waits for who asked.
    """
    over = state is ConsentState.REVOKED and out and thing in TOLD_ONCE
    if over or state is ConsentState.YES_WITH_CHANGES:
        return frozenset()
    return frozenset(one for one in offered(kind, thing) if ConsentState(one.value) in TRANSITIONS[state])


def answered(
    kind: ConsentKind, thing: ThingKind, state: ConsentState, answer: ConsentAnswer, *, out: bool
) -> ConsentState:
    """The state after an answer. Raises AnswerNotOffered, AlreadyAnswered, ConsentWithdrawn, ConsentExpired."""
    if answer not in offered(kind, thing):
        raise AnswerNotOffered
    if answer not in answers(kind, thing, state, out=out):
        raise REFUSED_BY.get(state, AlreadyAnswered)
    return ConsentState(answer.value)


def reasked(state: ConsentState, *, same: bool) -> ConsentState:
    """The state after the author saved the thing with this person still in it.

    Other words make it another question, and only what was refused stays; the same words leave the answer, and are
    asked again where there was none.
    """
    if state in STANDS or (same and state not in UNANSWERED):
        return state
    return ConsentState.ASKED


def whom_to_ask(
    me: UUID, names: Iterable[UUID], in_name: InName, with_people: Collection[UUID], together: Iterable[UUID] = ()
) -> dict[UUID, ConsentKind]:
    """Whose yes a text needs, each once: those it names, and those in whose name it speaks (`together` for ours).

    Raises InvalidInput when it says for whom without being in their name, or the other way round.
    """
    asked = dict.fromkeys(names, ConsentKind.NAMED)
    if in_name is InName.OWN:
        if with_people:
            raise wrong_field("/with_people", "own_name_alone")
        return asked
    ours = in_name is InName.OURS
    others = dict.fromkeys([*with_people, *(together if ours else ())])
    if ours:
        others.pop(me, None)
    elif not others:
        raise wrong_field("/with_people", "nobody_with_me")
    return asked | dict.fromkeys(others, ConsentKind.OURS if ours else ConsentKind.ON_BEHALF)


def state_on(state: ConsentState, answer_by: date, today: date) -> ConsentState:
    """The state as it is on a day: what was not answered in time has expired, noted or not."""
    return ConsentState.EXPIRED if state in LIVE and today > answer_by else state

"""Life cycle of proposals (product.md section 4 and S4): kinds, weights, states, answers, and what is refused.

An objection wins over any number of yeses; time is never shortened for anyone who is silent (P5).
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from alongside.consents.rules import AlreadyAnswered
from alongside.core.errors import Conflict, FieldError
from alongside.rounds.rules import SMALL_WEIGHT, WORKING_DAYS, NotInThisRound, StageName
from alongside.rounds.working_time import working_day

REVIEW_IN = timedelta(days=365)
REVIEW_AT_MOST = timedelta(days=3 * 365)
TRIAL_AT_MOST = 90
# What was never told is forgotten with the refusals it may have met (section 6).
UNTOLD_KEPT = timedelta(days=30)
# What was said in a round; then its outcome alone is kept, with the objections that stand (section 6).
SAID_KEPT = timedelta(days=730)


class Kind(StrEnum):
    """What a decision is about; each that can be proposed has one row in `effects.py`."""

    FOUNDING = "founding"
    ACTION = "action"
    FOLLOWER = "follower"
    GROUP = "group"
    INITIATIVE = "initiative"
    AGREEMENT = "agreement"
    PURPOSE = "purpose"
    RHYTHM = "rhythm"
    RESTING = "resting"
    WAKING = "waking"
    CLOSING = "closing"
    RENEWAL = "renewal"
    RETIREMENT = "retirement"
    CHOICE = "choice"
    LOT = "lot"


# What may take the small weight; all else is decided together (product.md section 4).
SMALL_ENOUGH = frozenset({Kind.ACTION, Kind.INITIATIVE, Kind.GROUP})

# These have nothing that could be looked at again: what they are about has a review of its own, or nothing goes on.
NOT_REVIEWED = frozenset({Kind.RENEWAL, Kind.RETIREMENT, Kind.CLOSING})
# Of these the day says nothing; that of a renewal is the one on which what goes on is looked at again.
WITHOUT_A_DAY = NOT_REVIEWED - {Kind.RENEWAL}
# Decided in one stage: by approval of options, or by lot.
CHOSEN = frozenset({Kind.CHOICE, Kind.LOT})


class Weight(StrEnum):
    """`small` is told to all and starts in 48 hours unless someone speaks against it; `full` goes by stages."""

    SMALL = "small"
    FULL = "full"


class Method(StrEnum):
    """How a decision came about. A `trial` was adopted for a time, with an objection on record."""

    FOUNDING = "founding"
    SMALL = "small"
    CONSENT = "consent"
    TRIAL = "trial"
    APPROVAL = "approval"
    LOT = "lot"


class ProposalStatus(StrEnum):
    """Where a proposal stands."""

    ASKING_FIRST = "asking_first"
    TOLD = "told"
    QUESTIONS = "questions"
    REACTIONS = "reactions"
    CONSENT = "consent"
    INTEGRATING = "integrating"
    CHOOSING = "choosing"
    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


_S = ProposalStatus
_GONE = frozenset({_S.WITHDRAWN, _S.LAPSED})
TRANSITIONS: Mapping[ProposalStatus, frozenset[ProposalStatus]] = {
    _S.ASKING_FIRST: frozenset({_S.TOLD, _S.QUESTIONS, _S.CHOOSING}) | _GONE,
    _S.TOLD: frozenset({_S.ADOPTED, _S.QUESTIONS, _S.INTEGRATING}) | _GONE,
    _S.QUESTIONS: frozenset({_S.REACTIONS, _S.INTEGRATING}) | _GONE,
    _S.REACTIONS: frozenset({_S.CONSENT, _S.INTEGRATING}) | _GONE,
    _S.CONSENT: frozenset({_S.ADOPTED, _S.NOT_ADOPTED, _S.INTEGRATING}) | _GONE,
    _S.INTEGRATING: frozenset({_S.QUESTIONS, _S.CONSENT, _S.CHOOSING, _S.ADOPTED}) | _GONE,
    _S.CHOOSING: frozenset({_S.ADOPTED, _S.INTEGRATING}) | _GONE,
    _S.ADOPTED: frozenset(),
    _S.NOT_ADOPTED: frozenset(),
    _S.WITHDRAWN: frozenset(),
    _S.LAPSED: frozenset(),
}
OPEN = frozenset(status for status, following in TRANSITIONS.items() if following)
STAGE_OF: Mapping[ProposalStatus, StageName] = {status: StageName(status.value) for status in OPEN - {_S.ASKING_FIRST}}
# Where any member of the round can write the next version; while consent is given, the text stands still.
AMENDABLE = frozenset({_S.QUESTIONS, _S.REACTIONS, _S.INTEGRATING})


class Answer(StrEnum):
    """What a member of the round can say: the first two in the small weight, the rest when consent is asked."""

    FINE = "fine"
    OBJECTION = "objection"
    CONSENT = "consent"
    CONCERN = "concern"
    ASIDE = "aside"
    PASS = "pass"  # noqa: S105 – an answer


ANSWERS: Mapping[ProposalStatus, frozenset[Answer]] = {
    _S.TOLD: frozenset({Answer.FINE, Answer.OBJECTION}),
    _S.CONSENT: frozenset({Answer.CONSENT, Answer.CONCERN, Answer.OBJECTION, Answer.ASIDE, Answer.PASS}),
}


class Turned(StrEnum):
    """Why a proposal became a full one, or is being reworked. Nobody is named: it is a rule that turns it."""

    OBJECTION = "objection"
    AFFECTS_ME = "affects_me"
    NOT_POSSIBLE = "not_possible"
    NOBODY_LEFT = "nobody_left"
    STANDING = "standing"
    YES_WITHDRAWN = "yes_withdrawn"
    NO_QUORUM = "no_quorum"
    NO_NEW_VERSION = "no_new_version"
    AFFECTED_OBJECTS = "affected_objects"
    NOTHING_CHOSEN = "nothing_chosen"
    NOBODY_IN_LOT = "nobody_in_lot"
    TOO_FEW_IN_LOT = "too_few_in_lot"
    COALITION_CLOSED = "coalition_closed"


class Change(StrEnum):
    """What a version changes: all are asked again after a change of substance, of wording those who spoke to it."""

    FIRST = "first"
    SUBSTANCE = "substance"
    WORDING = "wording"


class PutByRule(Conflict):
    """An action affects somebody, so that it was put to all again: nobody takes that back for them."""


class ProposalClosed(Conflict):
    """Takes no more of this. Which state it is in stands in `errors`."""

    @classmethod
    def being(cls, state: ProposalStatus) -> "ProposalClosed":
        """The refusal that names the state."""
        return cls(errors=(FieldError("/status", f"proposal_is_{state.value}"),))

    @classmethod
    def by_time(cls) -> "ProposalClosed":
        """The refusal of an answer after the time that was told."""
        return cls(errors=(FieldError("/closes_at", "proposal_time_over"),))


class VersionChanged(Conflict):
    """The text was changed: what was said was about other words."""


class VoicesHidden(Conflict):
    """Others' voices are shown once one has spoken or passed, and to everyone when the stage has ended."""


class SameAsBefore(Conflict):
    """The new version reads as the one before."""


class NobodyCarried(Conflict):
    """Everyone is asked already."""


def advance(status: ProposalStatus, to: ProposalStatus) -> ProposalStatus:
    """The next state. Raises ProposalClosed where the table has no such step."""
    if to not in TRANSITIONS[status]:
        raise ProposalClosed.being(status)
    return to


def check_answer(
    status: ProposalStatus, answer: Answer | None, *, in_round: bool, answered: bool, closing: datetime, now: datetime
) -> None:
    """Whether a member can answer now, once. Raises NotInThisRound, AlreadyAnswered, ProposalClosed."""
    if not in_round:
        raise NotInThisRound
    if status in ANSWERS and answered:
        raise AlreadyAnswered
    check_time(status, answer, closing=closing, now=now)


def check_time(status: ProposalStatus, answer: Answer | None, *, closing: datetime, now: datetime) -> None:
    """Whether answers of this kind are taken now. Raises ProposalClosed."""
    if status not in ANSWERS or (answer is not None and answer not in ANSWERS[status]):
        raise ProposalClosed.being(status)
    if now >= closing:
        raise ProposalClosed.by_time()


def same_version(current: int, meant: int) -> None:
    """A yes is to one text. Raises VersionChanged."""
    if current != meant:
        raise VersionChanged


def heard_by(today: date, kind: Kind, weight: Weight, *, told: bool) -> date:
    """The day on which the time is over that everyone has for what is proposed today.

    Of what was `told` before, only the stage in which everyone is asked again: a version can come late in its round.
    """
    if kind in WITHOUT_A_DAY or (weight is Weight.SMALL and not told):
        return today + SMALL_WEIGHT
    if kind in CHOSEN:
        stages = [StageName.CHOOSING]
    else:
        stages = [StageName.CONSENT] if told else [StageName.QUESTIONS, StageName.REACTIONS, StageName.CONSENT]
    return working_day(today, sum(WORKING_DAYS[stage] for stage in stages))


def wrong_review(review_on: date, today: date, heard: date, weight: Weight) -> str | None:
    """The field code for a day of review that can't be taken: all have been `heard` by then, and it is in three years.

    An earlier one could come before the decision, which then would wait for a new version.
    """
    if review_on <= heard:
        return "review_too_early" if weight is Weight.SMALL else "review_before_heard"
    return "review_too_late" if review_on > today + REVIEW_AT_MOST else None


def review_is_past(kind: Kind, review_on: date, today: date) -> bool:
    """Whether the day of review came before the decision. It is part of what is agreed, so nobody moves it but all."""
    return kind not in WITHOUT_A_DAY and review_on <= today


def wrong_words(answer: Answer, words: str | None, harm: str | None, safe_enough: str | None) -> tuple[str, str] | None:
    """Pointer and code of what an answer's words lack: an objection names a harm, a concern says which."""
    if answer is Answer.OBJECTION:
        if harm is None:
            return "/harm", "harm_missing"
        return ("/words", "words_with_objection") if words else None
    if harm or safe_enough:
        return ("/harm" if harm else "/safe_enough"), "harm_without_objection"
    if answer is Answer.CONCERN and words is None:
        return "/words", "concern_missing"
    if answer in (Answer.FINE, Answer.PASS) and words:
        return "/words", "words_with_fine"
    return None

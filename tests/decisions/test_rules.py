"""Deciding as pure rules: what becomes of a stage, who can speak and answer when, what an answer must hold."""

from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from alongside.consents.rules import AlreadyAnswered
from alongside.core.errors import Conflict
from alongside.decisions import notes, objections, rules
from alongside.decisions.notes import NoteKind
from alongside.decisions.objections import Concerned, ConsentRound, Next, ObjectionClosed, ObjectionState, Silence
from alongside.decisions.rules import Answer, Kind, ProposalClosed, ProposalStatus, Weight
from alongside.rounds import rules as rounds
from alongside.rounds.rules import Hearing, NotInThisRound, OthersFirst, StageName, StageOver

OPENED = datetime(2026, 11, 20, 9, tzinfo=UTC)
CLOSES = OPENED + rounds.SMALL_WEIGHT
BEFORE, AFTER = CLOSES - timedelta(microseconds=1), CLOSES + timedelta(days=30)
TODAY = date(2026, 11, 21)


# ---- when a stage ends


@pytest.mark.parametrize(
    ("name", "closes"),
    [
        (StageName.TOLD, datetime(2026, 11, 22, 9, tzinfo=UTC)),
        (StageName.QUESTIONS, datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (StageName.REACTIONS, datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (StageName.CONSENT, datetime(2026, 11, 25, 9, tzinfo=UTC)),
        (StageName.INTEGRATING, datetime(2026, 12, 4, 9, tzinfo=UTC)),
    ],
)
def test_each_stage_has_the_time_that_product_md_promises(name: StageName, closes: datetime) -> None:
    """Opened on a Friday: 48 hours by the clock, the rest in working days."""
    assert rounds.end_of(name, OPENED, "UTC") == closes


def test_more_time_is_two_working_days_after_the_end_that_was_told() -> None:
    assert rounds.extended(datetime(2026, 11, 26, 9, tzinfo=UTC), "UTC") == datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_a_stage_ends_by_its_time_or_when_all_have_spoken_and_never_over_a_question() -> None:
    for left, spoken, late, asked, carried in product((True, False), repeat=5):
        hearing = Hearing(left, all_spoken=spoken, time_over=late, open_question=asked, anything_carried=carried)
        ended = (late or (left and spoken and not carried)) and not (asked and left)
        assert rounds.over(hearing) == ended, hearing


@pytest.mark.parametrize(
    ("asked", "needed"), [(1, 1), (2, 2), (3, 2), (6, 2), (7, 3), (9, 3), (10, 4), (36, 12), (37, 12), (500, 12)]
)
def test_a_quorum_is_a_third_between_two_and_twelve_and_never_more_than_there_are(asked: int, needed: int) -> None:
    assert rounds.quorum(asked) == needed


@pytest.mark.parametrize(
    ("in_round", "spoken", "everyone", "now", "refusal"),
    [
        (True, False, False, BEFORE, None),
        (True, True, True, BEFORE, None),
        (True, True, True, AFTER, None),
        (True, True, False, BEFORE, OthersFirst),
        (True, False, False, CLOSES, StageOver),
        (False, False, False, BEFORE, NotInThisRound),
        (False, False, True, BEFORE, NotInThisRound),
    ],
)
def test_each_speaks_once_before_anyone_twice(
    in_round: bool, spoken: bool, everyone: bool, now: datetime, refusal: type[Conflict] | None
) -> None:
    def check() -> None:
        rounds.check_turn(in_round=in_round, spoken=spoken, all_spoken=everyone, closing=CLOSES, now=now)

    if refusal is None:
        check()
    else:
        with pytest.raises(refusal):
            check()


# ---- states and answers


def test_every_state_has_its_row_and_only_those_steps() -> None:
    assert set(rules.TRANSITIONS) == set(ProposalStatus)
    for status, to in product(ProposalStatus, ProposalStatus):
        if to in rules.TRANSITIONS[status]:
            assert rules.advance(status, to) is to
        else:
            with pytest.raises(ProposalClosed) as refused:
                rules.advance(status, to)
            assert refused.value.errors[0].code == f"proposal_is_{status.value}"


def test_what_was_decided_ended_or_taken_back_stays_so() -> None:
    ended = {status for status, following in rules.TRANSITIONS.items() if not following}
    assert {status.value for status in ended} == {"adopted", "not_adopted", "withdrawn", "lapsed"}


def test_nothing_is_adopted_before_everyone_was_asked() -> None:
    adopting = {status.value for status, following in rules.TRANSITIONS.items() if ProposalStatus.ADOPTED in following}
    assert adopting == {"told", "consent", "integrating", "choosing"}
    assert ProposalStatus.CONSENT not in rules.TRANSITIONS[ProposalStatus.QUESTIONS]
    assert not rules.AMENDABLE & {ProposalStatus.CONSENT, ProposalStatus.TOLD}, "the text stands still while asked"


SMALL, FULL = {"fine", "objection"}, {"consent", "concern", "objection", "aside", "pass"}


@pytest.mark.parametrize("status", ProposalStatus)
@pytest.mark.parametrize("answer", Answer)
def test_who_can_answer_what_and_when(status: ProposalStatus, answer: Answer) -> None:
    taken = {"told": SMALL, "consent": FULL}.get(status.value, set())
    for in_round, answered, now in product((True, False), (True, False), (OPENED, BEFORE, CLOSES, AFTER)):
        refusal: type[Conflict] | None = None
        if not in_round:
            refusal = NotInThisRound
        elif taken and answered:
            refusal = AlreadyAnswered
        elif answer.value not in taken or now >= CLOSES:
            refusal = ProposalClosed
        with pytest.raises(refusal) if refusal else nullcontext():
            rules.check_answer(status, answer, in_round=in_round, answered=answered, closing=CLOSES, now=now)


def test_a_yes_is_to_one_text() -> None:
    rules.same_version(2, 2)
    for meant in (1, 3):
        with pytest.raises(rules.VersionChanged):
            rules.same_version(2, meant)


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (-1, "review_too_early"),
        (0, "review_too_early"),
        (2, "review_too_early"),
        (3, None),
        (365, None),
        (1095, None),
        (1096, "review_too_late"),
    ],
)
def test_a_review_comes_after_the_48_hours_and_within_three_years(days: int, code: str | None) -> None:
    heard = rules.heard_by(TODAY, Kind.ACTION, Weight.SMALL, told=False)
    assert rules.wrong_review(TODAY + timedelta(days=days), TODAY, heard, Weight.SMALL) == code


@pytest.mark.parametrize(
    ("kind", "told", "heard"),
    [
        # Two working days of questions, two of reactions, three of consent, from a Wednesday on.
        (Kind.AGREEMENT, False, date(2026, 11, 27)),
        (Kind.AGREEMENT, True, date(2026, 11, 23)),
        (Kind.CHOICE, False, date(2026, 11, 23)),
        (Kind.LOT, True, date(2026, 11, 23)),
        # Its day says nothing, so none is too early for the stages.
        (Kind.RETIREMENT, False, date(2026, 11, 20)),
    ],
)
def test_a_review_comes_after_everyone_was_heard(kind: Kind, told: bool, heard: date) -> None:
    wednesday = date(2026, 11, 18)
    assert rules.heard_by(wednesday, kind, Weight.FULL, told=told) == heard
    assert rules.wrong_review(heard, wednesday, heard, Weight.FULL) == "review_before_heard"
    assert rules.wrong_review(heard + timedelta(days=1), wednesday, heard, Weight.FULL) is None


def test_the_last_day_of_the_calendar_is_refused_and_not_a_crash() -> None:
    assert rules.wrong_review(date.max, TODAY, TODAY, Weight.FULL) == "review_too_late"


@pytest.mark.parametrize(
    ("answer", "words", "harm", "safe_enough", "wrong"),
    [
        (Answer.FINE, None, None, None, None),
        (Answer.FINE, None, "noise", None, ("/harm", "harm_without_objection")),
        (Answer.CONSENT, None, None, "earplugs", ("/safe_enough", "harm_without_objection")),
        (Answer.FINE, "but", None, None, ("/words", "words_with_fine")),
        (Answer.PASS, "but", None, None, ("/words", "words_with_fine")),
        (Answer.OBJECTION, None, None, None, ("/harm", "harm_missing")),
        (Answer.OBJECTION, None, None, "earplugs", ("/harm", "harm_missing")),
        (Answer.OBJECTION, "and", "noise", None, ("/words", "words_with_objection")),
        (Answer.OBJECTION, None, "noise", "earplugs", None),
        (Answer.CONCERN, None, None, None, ("/words", "concern_missing")),
        (Answer.CONCERN, "mind the noise", None, None, None),
        (Answer.CONSENT, "gladly", None, None, None),
        (Answer.ASIDE, None, None, None, None),
    ],
)
def test_an_objection_names_a_harm_and_a_concern_says_which(
    answer: Answer, words: str | None, harm: str | None, safe_enough: str | None, wrong: tuple[str, str] | None
) -> None:
    assert rules.wrong_words(answer, words, harm, safe_enough) == wrong


# ---- what can be said


def test_questions_and_reactions_have_their_stage_and_the_rest_is_free_once_it_is_told() -> None:
    told = {"told", "questions", "reactions", "consent", "integrating", "choosing"}
    when = {
        NoteKind.QUESTION: {"questions"},
        NoteKind.REACTION: {"reactions"},
        NoteKind.ANSWER: told,
        NoteKind.COMMENT: told - {"told"},
        NoteKind.TALK: told,
    }
    for kind, status, listening in product(NoteKind, ProposalStatus, (True, False)):
        if status.value in when[kind] or (kind is NoteKind.COMMENT and listening):
            notes.check_kind(kind, status, listening=listening)
        else:
            with pytest.raises(ProposalClosed):
                notes.check_kind(kind, status, listening=listening)


def test_an_answer_goes_to_a_question_and_talk_to_an_objection() -> None:
    for kind, to, objection in product(NoteKind, (True, False), (True, False)):
        right = (kind is NoteKind.ANSWER) == to and (kind is NoteKind.TALK) == objection
        assert (notes.wrong_place(kind, to=to, objection=objection) is None) == right


# ---- objections

OPEN = (ObjectionState.RAISED, ObjectionState.IN_DIALOGUE)
CLOSED = (ObjectionState.ANSWERED, ObjectionState.WITHDRAWN)


def test_only_an_objector_closes_and_what_is_closed_stays_so() -> None:
    assert set(objections.TRANSITIONS) == set(ObjectionState)
    for state, to in product(ObjectionState, ObjectionState):
        if to in objections.TRANSITIONS[state]:
            assert objections.advance(state, to) is to
        else:
            with pytest.raises(ObjectionClosed):
                objections.advance(state, to)
    for state in CLOSED:
        assert not objections.TRANSITIONS[state]


def silence(**known: bool | int) -> Silence:
    facts = {"left": False, "spoke": False, "whole_stage": True, "awaited_throughout": True, "quiet": 1, "notices": 2}
    return Silence(**facts | known)  # type: ignore[arg-type]


def test_it_stands_after_two_whole_silent_stages_with_two_notices_and_not_before() -> None:
    for quiet, notices, whole, awaited, spoke in product(range(3), range(4), *[(True, False)] * 3):
        known = silence(quiet=quiet, notices=notices, whole_stage=whole, awaited_throughout=awaited, spoke=spoke)
        silent = 0 if spoke else quiet + (whole and awaited)
        assert objections.quiet_after(known) == silent
        assert objections.stands(known) == (silent >= 2 and notices >= 2)


def test_it_stands_once_its_objectors_membership_ended() -> None:
    assert objections.stands(silence(left=True, quiet=0, notices=0, whole_stage=False, spoke=True))


def settled(*against: Concerned, **known: bool) -> Next:
    facts = {"over": True, "anyone_left": True, "quorum": True, "prolonged": False, "trial": False} | known
    return objections.settle(ConsentRound(objections=against, **facts))


def test_without_an_objection_consent_decides_when_it_is_over_and_enough_have_answered() -> None:
    assert settled() is Next.ADOPT
    assert settled(over=False) is Next.WAIT
    assert settled(anyone_left=False) is Next.LAPSE
    assert settled(quorum=False) is Next.PROLONG
    assert settled(quorum=False, prolonged=True) is Next.LAPSE


def test_one_open_objection_always_stops_it() -> None:
    """Whatever else holds: there is no number of consents among the facts."""
    for state, affected, done, trial, quorum in product(OPEN, (True, False), (0, 1), (True, False), (True, False)):
        follows = settled(Concerned(state, affected, done), trial=trial, quorum=quorum)
        assert follows is Next.INTEGRATE
    for state, trial, quorum in product(OPEN, (True, False), (True, False)):
        assert settled(Concerned(state, True, 2), trial=trial, quorum=quorum) is Next.NOT_ADOPTED


def test_it_is_never_adopted_as_proposed_over_an_objection_that_nobody_closed() -> None:
    for state, affected, done, quorum, prolonged in product(
        (*OPEN, ObjectionState.STANDING), (True, False), range(4), (True, False), (True, False)
    ):
        follows = settled(Concerned(state, affected, done), quorum=quorum, prolonged=prolonged)
        assert follows in {Next.INTEGRATE, Next.NOT_ADOPTED}


def test_a_trial_needs_two_integrations_and_nobody_affected_against_it() -> None:
    for state, affected, done in product((*OPEN, ObjectionState.STANDING), (True, False), range(4)):
        follows = settled(Concerned(state, affected, done), trial=True)
        tried = not affected and done >= 2
        assert (follows is Next.ADOPT_TRIAL) == tried, (state, affected, done)
    fresh = Concerned(ObjectionState.RAISED, False, 0)
    old = Concerned(ObjectionState.IN_DIALOGUE, False, 2)
    assert settled(old, fresh, trial=True) is Next.INTEGRATE
    assert settled(old, Concerned(ObjectionState.STANDING, True, 0), trial=True) is Next.INTEGRATE
    assert settled(old, Concerned(ObjectionState.STANDING, True, 2), trial=True) is Next.NOT_ADOPTED


def test_what_its_objector_closed_stops_nothing() -> None:
    for state, affected, done in product(CLOSED, (True, False), range(3)):
        assert settled(Concerned(state, affected, done)) is Next.ADOPT

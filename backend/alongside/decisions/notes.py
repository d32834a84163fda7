"""What can be said about a proposal, and when (product.md S4). Answers and talk are no turns; the rest is one."""

from collections.abc import Mapping
from enum import StrEnum

from alongside.core.errors import Conflict
from alongside.decisions.rules import OPEN, ProposalClosed, ProposalStatus


class NoteKind(StrEnum):
    """A question and its answers, a reaction, a comment, and the talk that works with an objection."""

    QUESTION = "question"
    ANSWER = "answer"
    REACTION = "reaction"
    COMMENT = "comment"
    TALK = "talk"


class NoteAnswered(Conflict):
    """Others have answered it: it stays, read by its writer alone while it lacks a yes."""


NOTE_AT_MOST = 1000
_TOLD = OPEN - {ProposalStatus.ASKING_FIRST}
WHEN: Mapping[NoteKind, frozenset[ProposalStatus]] = {
    NoteKind.QUESTION: frozenset({ProposalStatus.QUESTIONS}),
    NoteKind.ANSWER: _TOLD,
    NoteKind.REACTION: frozenset({ProposalStatus.REACTIONS}),
    NoteKind.COMMENT: _TOLD - {ProposalStatus.TOLD},
    NoteKind.TALK: _TOLD,
}
TURNS = frozenset({NoteKind.QUESTION, NoteKind.REACTION})


def check_kind(kind: NoteKind, status: ProposalStatus, *, listening: bool) -> None:
    """Whether this can be said now; while a matter is listened to after it was not adopted, comments can be.

    Raises ProposalClosed.
    """
    if status in WHEN[kind] or (kind is NoteKind.COMMENT and listening):
        return
    raise ProposalClosed.being(status)


def wrong_place(kind: NoteKind, *, to: bool, objection: bool) -> tuple[str, str] | None:
    """Pointer and code of what a note lacks: an answer its question, talk its objection."""
    if to != (kind is NoteKind.ANSWER):
        return "/to", "answers_a_question"
    if objection != (kind is NoteKind.TALK):
        return "/objection_id", "talks_on_an_objection"
    return None

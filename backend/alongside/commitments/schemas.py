"""Shapes of commitments and holdings."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, Field

from alongside.commitments.rules import HoldingStatus, ReadBy, Rhythm
from alongside.consents.schemas import ConsentOut
from alongside.core.days import Day
from alongside.core.text import Body, Sentence, Words


class CommitmentDraft(Body):
    """What one will do, by when. Everything else can be left as it is."""

    sentence: Sentence
    by_when: Day
    rhythm: Rhythm = Rhythm.NONE
    action_id: UUID | None = None
    ask: list[UUID] = Field(
        default_factory=list,
        max_length=10,
        description="memberships of others: each holds it too by their own yes, and not before",
    )
    read_by: ReadBy = ReadBy.COALITION
    check_ins_read_by: ReadBy = ReadBy.PARTNERS


class Renegotiated(Body):
    """Another date, other words, or both; and what one's partners should know."""

    by_when: Day | None = None
    sentence: Sentence | None = None
    words: Words | None = None


class LastWords(Body):
    """What fellow holders and co-owners of the action should know, if anything."""

    words: Words | None = None


class Audience(Body):
    """Who reads one's own check-ins from now on. What was said before stays with those it was said to."""

    check_ins_read_by: ReadBy


class ServedAction(BaseModel):
    """The action that a commitment serves."""

    id: UUID
    title: str


class HolderOut(BaseModel):
    """One holder's part. `name` is null for someone who left; `last_words` are read by their partners alone."""

    membership_id: UUID
    name: str | None
    is_me: bool
    status: HoldingStatus
    by_when: date
    last_words: str | None


class ChangeOut(BaseModel):
    """Something a holder renegotiated. `words` are read by their partners alone."""

    membership_id: UUID
    name: str | None
    at: datetime
    by_when_before: date
    by_when_after: date
    sentence_before: str | None
    sentence_after: str | None
    words: str | None


class MyHoldingOut(BaseModel):
    """One's own part: the due day that waits for a word, the next one, and by name who reads one's check-ins.

    From `next_open_on` on, a word is for `next_due_on`, unless another day waits. `check_ins_read_by_names` is empty
    where the whole coalition reads them.
    """

    status: HoldingStatus
    by_when: date
    since: datetime
    due_on: date | None
    next_due_on: date | None
    next_open_on: date | None
    check_ins_read_by: ReadBy
    check_ins_read_by_names: list[str]


class CommitmentOut(BaseModel):
    """A commitment with its holders. `by_when` is the nearest date of those who still hold it.

    `requests` are the open questions to hold it too that the reader put, or was asked.
    """

    id: UUID
    coalition_id: UUID
    sentence: str
    by_when: date
    first_by_when: date
    rhythm: Rhythm
    read_by: ReadBy
    action: ServedAction | None
    holders: list[HolderOut]
    changes: list[ChangeOut]
    mine: MyHoldingOut | None
    requests: list[ConsentOut]
    made_at: datetime
    updated_at: datetime
    ended_at: datetime | None
    version: int
    abilities: dict[str, bool]

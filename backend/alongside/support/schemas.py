"""Shapes of asks."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from alongside.consents.rules import InName
from alongside.consents.schemas import InWhoseName
from alongside.core.days import Day
from alongside.core.text import Body, Sentence, Words
from alongside.support.rules import AskKind, AskState


class AskDraft(InWhoseName):
    """What a member asks of one follower. It goes out when everybody whom it names, or speaks for, has said yes."""

    following_id: UUID
    kind: AskKind
    text: Words
    wanted_by: Day | None = None
    action_id: UUID | None = None


class AskAcceptance(Body):
    """A follower's yes. `advice_sought` says whose advice they took."""

    words: Words | None = None
    advice_sought: Sentence | None = None


class AskRefusal(Body):
    """A follower's no, which needs a reason."""

    reason: Words
    advice_sought: Sentence | None = None


class AskedBy(BaseModel):
    """Who signed the ask: to the follower by name alone, to members without the name of someone who left."""

    id: UUID | None
    name: str | None


class AskedOf(BaseModel):
    """The follower who was asked."""

    id: UUID
    name: str


class AskedFor(BaseModel):
    """The action that an ask serves, for members alone."""

    id: UUID
    title: str


class AskOut(BaseModel):
    """An ask. `age_days` counts while it is open, `days_to_answer` is set with the answer.

    `with_people` are those who said yes to its being on their behalf. `waiting_for_yes` is for its author alone.
    """

    id: UUID
    coalition_id: UUID
    kind: AskKind
    text: str
    wanted_by: date | None
    state: AskState
    in_name: InName
    with_people: list[str]
    waiting_for_yes: bool
    asked_by: AskedBy
    asked_of: AskedOf
    action: AskedFor | None
    opened_at: datetime
    age_days: int | None
    answered_at: datetime | None
    days_to_answer: int | None
    answer_words: str | None
    reason: str | None
    advice_sought: str | None
    delivered_at: datetime | None
    abilities: dict[str, bool]

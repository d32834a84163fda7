"""Shapes of mutes, reports and folds."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, BeforeValidator

from alongside.core.text import Body, Words
from alongside.folds.rules import ThingKind
from alongside.safety.rules import ReportState, Verdict


def _blank_is_nothing(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


class ReportDraft(Body):
    """Which text, and what those who look at it should know. One's name is not among it."""

    thing: ThingKind
    id: UUID
    words: Annotated[Words | None, BeforeValidator(_blank_is_nothing)] = None


class LookAnswer(Body):
    """Whether to fold it, and why. When both fold it, its author reads the reasons, without names."""

    answer: Verdict
    reason: Words


class MuteOut(BaseModel):
    """A person whose words one folded for oneself. Without a name when they left."""

    membership_id: UUID
    coalition_id: UUID
    name: str | None
    since: datetime


class MutesOut(BaseModel):
    """Everyone whom one muted, in all coalitions, under each seat of theirs that bears the name one muted."""

    items: list[MuteOut]


class ThingOut(BaseModel):
    """Which text it is about."""

    kind: ThingKind
    id: UUID


class ReportableOut(BaseModel):
    """A text, and whether a report of it could be made and looked at; if not, why, in the reader's language."""

    text: str
    words: str | None
    abilities: dict[str, bool]


class ReportMade(BaseModel):
    """One's own report and how it stands. `folded_until` is empty for what stays, and where a decision folded it."""

    id: UUID
    coalition_id: UUID
    thing: ThingOut
    words: str | None
    state: ReportState
    folded_until: datetime | None
    made_at: datetime


class ReportToLookAt(BaseModel):
    """A text one was drawn to look at, as it was when it was reported, and what those who reported it said."""

    id: UUID
    coalition_id: UUID
    thing: ThingOut
    text: str
    words: list[str]
    asked_at: datetime
    answer_by: datetime
    my_answer: Verdict | None
    abilities: dict[str, bool]


class ReportsOut(BaseModel):
    """What one was drawn for, and what one reported."""

    to_look_at: list[ReportToLookAt]
    made: list[ReportMade]


class FoldedText(BaseModel):
    """A text that is folded, and until when; without an end where a decision keeps it so. Why is read by its author."""

    thing: ThingOut
    until: datetime | None


class FoldedTexts(BaseModel):
    """What a reader of the coalition finds folded now."""

    items: list[FoldedText]


class FoldOut(BaseModel):
    """A text of one's own that was folded, why, and until when; without an end where a decision keeps it so."""

    coalition_id: UUID
    thing: ThingOut
    reason: str
    since: datetime
    until: datetime | None
    decision_id: UUID | None


class FoldsOut(BaseModel):
    """What was folded of one's own in the last thirty days, and what a decision keeps folded."""

    items: list[FoldOut]

"""Shapes of notices and of what people choose about them. Sentences around them are the client's."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field, StringConstraints
from pydantic_core import PydanticCustomError

from alongside.core.pagination import Page
from alongside.core.text import Body, Token
from alongside.notices.rules import CHOOSABLE, NoticeKind, Way, What


class NoticeOut(BaseModel):
    """Something new: what there is, what it is called, where it is read. `until` is a moment, `day` a day there."""

    id: UUID
    what: What
    kind: NoticeKind
    coalition_id: UUID | None
    coalition: str
    page_id: UUID
    title: str
    until: datetime | None
    day: date | None
    since: datetime
    seen: bool


class NoticePage(Page[NoticeOut]):
    """A part of the list, and when it was read: what was noticed after that is not in it."""

    read_at: datetime


class Unseen(BaseModel):
    """The pages that unseen notices lead to: whether there is anything new, and what is seen by opening them."""

    pages: list[UUID]


class Shown(Body):
    """A part of the list: its first and its last notice, and when it was read."""

    first: UUID
    last: UUID
    read_at: AwareDatetime


class SeenIn(Body):
    """What was seen: a part of the list as it was shown, or all that lead to a page."""

    shown: Shown | None = None
    page_id: UUID | None = None


def _choosable(kind: NoticeKind) -> NoticeKind:
    if kind not in CHOOSABLE:
        raise PydanticCustomError("enum", "refused")
    return kind


# A time of the day on the clock of the account's zone, to the minute.
Minute = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Kind = Annotated[NoticeKind, AfterValidator(_choosable)]
WaysOf = dict[Kind, Way]


class QuietHours(Body):
    """From when until when nothing is mailed, on the clock of the account's zone; over midnight, if they say so."""

    since: Minute
    until: Minute


class PlaceChosen(Body):
    """What is otherwise for one coalition: nothing of it is told, or some kinds reach one in another way."""

    coalition_id: UUID
    muted: bool = False
    ways: WaysOf = Field(default_factory=dict)


class Chosen(Body):
    """All choices at once. Without quiet hours there are none; a kind that is left out is as usual."""

    ways: WaysOf = Field(default_factory=dict)
    places: list[PlaceChosen] = Field(default_factory=list, max_length=200)
    digest_days: list[Annotated[int, Field(ge=0, le=6)]] = Field(max_length=7)
    digest_at: Minute
    quiet: QuietHours | None = None


class PlaceOut(BaseModel):
    """A coalition that one has a seat in, and what one chose otherwise for it."""

    coalition_id: UUID
    coalition: str
    muted: bool
    ways: dict[NoticeKind, Way]


class ChoicesOut(BaseModel):
    """What a person chose, what is usual where they chose nothing, and their zone; Monday is day 0.

    `mail`: whether this installation sends mails. `paused`: whether their mailbox was not there.
    """

    ways: dict[NoticeKind, Way]
    places: list[PlaceOut]
    digest_days: list[int]
    digest_at: str
    quiet: dict[str, str] | None
    zone: str
    mail: bool
    paused: bool
    next_digest: datetime
    version: int


class StopIn(Body):
    """The secret of a mail, from the part of its link after `#`."""

    token: Token


class StopOut(BaseModel):
    """The kinds that a mail was about, and how each of them reaches its reader now."""

    kinds: dict[NoticeKind, Way]

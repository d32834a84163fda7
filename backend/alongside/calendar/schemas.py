"""Shapes of one's own calendar."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from alongside.calendar.rules import EntryKind
from alongside.core.text import Body


class KindsChosen(Body):
    """The kinds of days that one wants in one's calendar; none of them is a choice too."""

    kinds: Annotated[list[EntryKind], Field(max_length=len(EntryKind))]


class CalendarOut(BaseModel):
    """One's own calendar: since when there is an address, if there is one, and which kinds of days stand in it."""

    made_at: datetime | None
    kinds: list[EntryKind]


class CalendarAddressOut(CalendarOut):
    """A new address, shown this once: only a hash of it is kept. A repeated request finds it empty."""

    url: str | None

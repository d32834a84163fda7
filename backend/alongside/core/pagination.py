"""Keyset pages: the one way lists are cut. A cursor says after which row to go on and means nothing to others."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel

from alongside.core.errors import BadRequest

DEFAULT_LIMIT = 25
MAX_LIMIT = 100

Item = TypeVar("Item")
Source = TypeVar("Source")


class CursorUnreadable(BadRequest):
    """A cursor that this server did not write."""


class Page(BaseModel, Generic[Item]):
    """Some rows, and the cursor for the next ones (null at the end)."""

    items: list[Item]
    next: str | None = None


class Window(BaseModel):
    """Which part of a list is wanted."""

    after: UUID | None = None
    limit: int = DEFAULT_LIMIT


def encode(last: UUID) -> str:
    """A cursor from the last row's id."""
    return base64.urlsafe_b64encode(last.bytes).decode().rstrip("=")


def decode(cursor: str) -> UUID:
    """The id in a cursor. Raises CursorUnreadable."""
    try:
        return UUID(bytes=base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError) as error:
        raise CursorUnreadable from error


async def window(
    after: Annotated[str | None, Query(max_length=64, description="cursor of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
) -> Window:
    """FastAPI dependency for `?after=&limit=`."""
    return Window(after=decode(after) if after else None, limit=limit)


def page(
    rows: Sequence[Source], wanted: Window, key: Callable[[Source], UUID], make: Callable[[Source], Item]
) -> Page[Item]:
    """Cut a result of `limit + 1` rows into a page."""
    kept = rows[: wanted.limit]
    more = len(rows) > wanted.limit
    return Page(items=[make(row) for row in kept], next=encode(key(kept[-1])) if more else None)

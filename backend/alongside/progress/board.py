"""The board: a coalition's open commitments, who holds them, by when, how they stand. A hot read in one statement."""

import base64
import binascii
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Annotated, Any, NamedTuple
from uuid import UUID

import msgspec
from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel
from sqlalchemy import ColumnElement, Integer, and_, bindparam, case, select, tuple_
from sqlmodel import Session, col
from typing_extensions import TypedDict

from alongside.actions.models import Action
from alongside.checkins.models import CheckIn
from alongside.checkins.queries import last_read_by
from alongside.checkins.rules import Answer
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Membership
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.queries import is_partner, visible_to
from alongside.commitments.rules import OPEN, HoldingStatus, ReadBy, Rhythm
from alongside.core.errors import NotFound
from alongside.core.hot import Hot
from alongside.core.model import Id, Instant
from alongside.core.pagination import DEFAULT_LIMIT, MAX_LIMIT, CursorUnreadable
from alongside.permissions.actor import Actor
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import Permission, Subject

router = APIRouter(tags=["board"], dependencies=[Depends(signed_in)])

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
NEWEST = datetime.max.replace(tzinfo=UTC)

_seat = bindparam("seat", type_=Id())
# A word for partners alone must not even push the last one for everyone off the board: that one has its own pointer.
# Of a partner it is asked which words were said to them.
_last = case((is_partner(_seat), last_read_by(_seat)), else_=col(Commitment.last_shared_check_in_id))


def _statement(*narrower: ColumnElement[bool]) -> Hot:
    """The board, or the part of it that fits. Built once: a request only fills in its parameters."""
    page = (
        select(
            col(Commitment.id),
            col(Commitment.sentence),
            col(Commitment.by_when),
            col(Commitment.rhythm),
            col(Commitment.read_by),
            col(Commitment.updated_at),
            col(Commitment.action_id),
            _last.label("last"),
        )
        .where(
            col(Commitment.coalition_id) == bindparam("coalition", type_=Id()),
            col(Commitment.ended_at).is_(None),
            tuple_(col(Commitment.updated_at), col(Commitment.id))
            < tuple_(bindparam("updated_at", type_=Instant()), bindparam("after", type_=Id())),
            visible_to(_seat),
            *narrower,
        )
        .order_by(col(Commitment.updated_at).desc(), col(Commitment.id).desc())
        .limit(bindparam("rows", type_=Integer()))
        .subquery("page")
    )

    return Hot(
        select(
            *(column for column in page.c if column.name != "last"),
            col(Action.title),
            col(CheckIn.answer),
            col(CheckIn.at),
            col(Holding.membership_id),
            col(Membership.name),
            col(Holding.status),
            col(Holding.by_when),
        )
        .select_from(page)
        .outerjoin(Action, col(Action.id) == page.c.action_id)
        .outerjoin(CheckIn, col(CheckIn.id) == page.c.last)
        .outerjoin(
            Holding,
            and_(col(Holding.commitment_id) == page.c.id, col(Holding.status) != HoldingStatus.RELEASED),
        )
        .outerjoin(
            Membership, and_(col(Membership.id) == col(Holding.membership_id), col(Membership.left_at).is_(None))
        )
        .order_by(page.c.updated_at.desc(), page.c.id.desc())
    )


BOARD = _statement()
BOARD_OF_ACTION = _statement(col(Commitment.action_id) == bindparam("action", type_=Id()))


class BoardAction(TypedDict):
    """The action that a commitment serves."""

    id: UUID
    title: str


class BoardHolder(TypedDict):
    """Who holds or kept a part, each with their own date."""

    membership_id: UUID
    name: str
    is_me: bool
    status: HoldingStatus
    by_when: date


class BoardWord(TypedDict):
    """The last check-in that this reader may read."""

    answer: Answer
    at: datetime


class BoardRow(TypedDict):
    """One open commitment. `by_when` is the nearest date of those who still hold it."""

    id: UUID
    sentence: str
    by_when: date
    rhythm: Rhythm
    read_by: ReadBy
    updated_at: datetime
    action: BoardAction | None
    holders: list[BoardHolder]
    last_check_in: BoardWord | None


class BoardPage(TypedDict):
    """What moved last comes first."""

    items: list[BoardRow]
    next: str | None


class Position(NamedTuple):
    """After which row to go on, and how many rows are wanted."""

    updated_at: datetime
    id: UUID
    limit: int


def encode(updated_at: datetime, id_: UUID) -> str:
    """A cursor from the last row's place in the order."""
    return base64.urlsafe_b64encode(((updated_at - EPOCH) // MICROSECOND).to_bytes(8) + id_.bytes).decode()


def decode(cursor: str) -> tuple[datetime, UUID]:
    """The place in a cursor. Raises CursorUnreadable."""
    try:
        raw = base64.b64decode(cursor, altchars=b"-_", validate=True)
        return EPOCH + int.from_bytes(raw[:8]) * MICROSECOND, UUID(bytes=raw[8:])
    except (binascii.Error, ValueError, OverflowError) as error:
        raise CursorUnreadable from error


async def position(
    after: Annotated[str | None, Query(max_length=64, description="cursor of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
) -> Position:
    """FastAPI dependency for `?after=&limit=`."""
    return Position(*(decode(after) if after else (NEWEST, UUID(int=2**128 - 1))), limit)


@router.get("/coalitions/{coalition_id}/board", response_model=BoardPage, **route(Permission.BOARD_READ))
async def board(
    coalition_id: UUID,
    call: Asking,
    start: Annotated[Position, Depends(position)],
    action_id: Annotated[UUID | None, Query(description="only what serves this action")] = None,
) -> Response:
    """Who holds what: open commitments with holders, dates and states, newest movement first."""
    if not may(call.actor, Permission.BOARD_READ, Subject(coalition_id)):
        await call.read(_refuse, coalition_id)
    seat = call.signed_in.seat_id(coalition_id)
    params = {
        "seat": seat,
        "coalition": coalition_id,
        "updated_at": start.updated_at,
        "after": start.id,
        "rows": start.limit + 1,
        "action": action_id,
    }
    rows = await call.hot(BOARD_OF_ACTION if action_id else BOARD, params)
    return Response(msgspec.json.encode(page(rows, start.limit, seat)), media_type="application/json")


def page(rows: Sequence[tuple[Any, ...]], limit: int, seat: UUID | None) -> BoardPage:
    """The rows of the statement, one for each holder, as one for each commitment."""
    items = [_row(list(parts), seat) for _, parts in groupby(rows, key=lambda row: row[0])]
    more = len(items) > limit
    items = items[:limit]
    return BoardPage(items=items, next=encode(items[-1]["updated_at"], items[-1]["id"]) if more else None)


def _row(parts: list[tuple[Any, ...]], seat: UUID | None) -> BoardRow:
    id_, sentence, by_when, rhythm, read_by, updated_at, action_id, title, answer, at = parts[0][:10]
    holders = [
        BoardHolder(membership_id=membership_id, name=name, is_me=membership_id == seat, status=status, by_when=own)
        for membership_id, name, status, own in (part[10:] for part in parts)
        if name is not None
    ]
    holders.sort(key=lambda holder: (holder["name"].casefold(), holder["membership_id"]))
    return BoardRow(
        id=id_,
        sentence=sentence,
        by_when=min((holder["by_when"] for holder in holders if holder["status"] in OPEN), default=by_when),
        rhythm=rhythm,
        read_by=read_by,
        updated_at=updated_at,
        action=BoardAction(id=action_id, title=title) if action_id else None,
        holders=holders,
        last_check_in=BoardWord(answer=answer, at=at) if answer else None,
    )


def _refuse(session: Session, coalition_id: UUID, *, actor: Actor | None) -> BaseModel:
    """Who may not read it gets what the law says for this coalition: not yours, or nothing there."""
    require(actor, Permission.BOARD_READ, coalitions.subject(coalitions.coalition(session, coalition_id)))
    raise NotFound

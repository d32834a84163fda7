"""Representations of what members bring."""

from uuid import UUID

from sqlmodel import Session

from alongside.bringing import queries
from alongside.bringing.models import AskLimit, Bringing
from alongside.bringing.rules import ShownTo
from alongside.bringing.schemas import BringingOut, LimitOut
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.core.pagination import Page, Window, page
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def mine(session: Session, coalition_id: UUID, *, actor: Actor | None) -> BringingOut:
    """What one wrote oneself, shown or not."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.BRINGING_SAY, coalitions.subject(coalition))
    me = seat_in(actor, coalition_id)
    name = coalitions.membership(session, me).name
    row = session.get(Bringing, me)
    if row is None:
        nothing = dict.fromkeys(("strengths", "limits", "time"))
        return BringingOut(membership_id=me, name=name, is_me=True, shown_to=ShownTo.COALITION, said_at=None, **nothing)
    return _out(row, name, me)


def of_coalition(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor | None) -> Page[BringingOut]:
    """What members bring, of those who show it: in no order of anybody's."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.BRINGING_READ, coalitions.subject(coalition))
    me = seat_in(actor, coalition_id)
    rows = queries.shown(session, coalition_id, wanted)
    return page(rows, wanted, lambda row: row[0].membership_id, lambda row: _out(row[0], row[1], me))


def said(session: Session, row: Bringing, actor: Actor | None) -> BringingOut:
    """What one has just written."""
    return _out(row, coalitions.membership(session, row.membership_id).name, row.membership_id)


def my_limit(session: Session, coalition_id: UUID, *, actor: Actor | None) -> LimitOut:
    """The limit that one chose oneself."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.BRINGING_SAY, coalitions.subject(coalition))
    row = queries.limit(session, seat_in(actor, coalition_id))
    return LimitOut(at_most=row.at_most if row else None)


def limit(session: Session, row: AskLimit, actor: Actor | None) -> LimitOut:
    """The limit that one has just chosen."""
    return LimitOut(at_most=row.at_most)


def _out(row: Bringing, name: str, me: UUID) -> BringingOut:
    return BringingOut(name=name, is_me=row.membership_id == me, **row.model_dump())

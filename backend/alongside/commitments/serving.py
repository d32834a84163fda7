"""What a commitment serves: a thing of the same coalition that its maker reads, learning, or itself (product.md S7)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries as actions
from alongside.agreements import queries as agreements
from alongside.agreements import views as agreement_views
from alongside.commitments.models import Commitment
from alongside.commitments.rules import Serves
from alongside.commitments.schemas import Served, ServedOut
from alongside.core.errors import NotFound, wrong_field
from alongside.initiatives import queries as initiatives
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may
from alongside.permissions.vocabulary import Permission, Subject

Found = tuple[UUID, str, bool]


def _action(session: Session, thing_id: UUID, actor: Actor | None) -> Found:
    found = actions.action(session, thing_id)
    read = may(actor, Permission.ACTION_READ, actions.subject(session, found))
    return found.coalition_id, found.title, read


def _initiative(session: Session, thing_id: UUID, actor: Actor | None) -> Found:
    found = initiatives.initiative(session, thing_id)
    read = may(actor, Permission.INITIATIVE_READ, initiatives.subject(session, found))
    return found.coalition_id, found.title, read


def _agreement(session: Session, thing_id: UUID, actor: Actor | None) -> Found:
    found = agreements.by_id(session, thing_id)
    read = may(actor, Permission.AGREEMENT_READ, Subject(found.coalition_id))
    return found.coalition_id, agreement_views.title(found, actor.language if actor else "en"), read


# Each says the thing's coalition, its title, and whether the reader may read it.
THINGS: dict[Serves, Callable[[Session, UUID, Actor | None], Found]] = {
    Serves.ACTION: _action,
    Serves.INITIATIVE: _initiative,
    Serves.AGREEMENT: _agreement,
}


def columns(session: Session, coalition_id: UUID, wanted: Served, actor: Actor | None) -> dict[str, Any]:
    """What is stored of it. What its maker may not read looks like nothing at all. Raises InvalidInput."""
    find = THINGS.get(wanted.kind)
    if find is None:
        if wanted.id is not None:
            raise wrong_field("/serves/id", "field_unknown")
        return {"serves": wanted.kind}
    if wanted.id is None:
        raise wrong_field("/serves/id", "field_missing")
    try:
        where, _, read = find(session, wanted.id, actor)
    except NotFound as error:
        raise wrong_field("/serves/id", "served_unknown") from error
    if where != coalition_id or not read:
        raise wrong_field("/serves/id", "served_unknown")
    return {"serves": wanted.kind, f"{wanted.kind.value}_id": wanted.id}


def served(session: Session, row: Commitment, actor: Actor | None) -> ServedOut:
    """What it serves, without a title where its reader may not read that."""
    find = THINGS.get(row.serves)
    if find is None:
        return ServedOut(kind=row.serves, id=None, title=None)
    thing_id: UUID = getattr(row, f"{row.serves.value}_id")
    _, title, read = find(session, thing_id, actor)
    return ServedOut(kind=row.serves, id=thing_id, title=title) if read else ServedOut(kind=row.serves)

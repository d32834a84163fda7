"""What a proposal points at: an agreement, a decision, an initiative, by the titles that its reader may read."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.agreements import queries as agreements
from alongside.agreements.rules import AgreementKind
from alongside.core.errors import NotFound
from alongside.decisions import decision_queries
from alongside.decisions.schemas import Reference, RefersTo
from alongside.decisions.titles import title_of
from alongside.initiatives import queries as initiatives
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may
from alongside.permissions.vocabulary import Permission, Subject


def refers_to(
    session: Session, coalition_id: UUID, payload: Mapping[str, Any], actor: Actor | None, *, made: UUID | None = None
) -> RefersTo:
    """What the ids of a payload are of; one read for each that is there. `made` is the decision that came of it.

    Where its reader may not read the thing, it has no title: only that there is one.
    """
    return RefersTo(
        agreement=_agreement(session, coalition_id, _id(payload, "subject_id"), actor, made),
        decision=_decision(session, coalition_id, _id(payload, "decision_id"), actor),
        initiative=_initiative(session, coalition_id, _id(payload, "initiative_id"), actor),
    )


def _id(payload: Mapping[str, Any], name: str) -> UUID | None:
    return UUID(payload[name]) if payload.get(name) else None


def _agreement(
    session: Session, coalition_id: UUID, subject_id: UUID | None, actor: Actor | None, made: UUID | None
) -> Reference | None:
    """The agreement as it read before this proposal took its place."""
    if subject_id is None:
        return None
    found = agreements.latest(session, coalition_id, AgreementKind.WORKING, subject_id, but=made)
    if found is None or not may(actor, Permission.AGREEMENT_READ, Subject(coalition_id)):
        return Reference(id=None, title=None)
    return Reference(id=found.id, title=found.title)


def _decision(session: Session, coalition_id: UUID, decision_id: UUID | None, actor: Actor | None) -> Reference | None:
    if decision_id is None:
        return None
    try:
        found = decision_queries.decision(session, decision_id)
    except NotFound:
        return Reference(id=None, title=None)
    if found.coalition_id != coalition_id or not may(actor, Permission.DECISION_READ, Subject(coalition_id)):
        return Reference(id=None, title=None)
    return Reference(id=found.id, title=title_of(found, actor))


def _initiative(
    session: Session, coalition_id: UUID, initiative_id: UUID | None, actor: Actor | None
) -> Reference | None:
    if initiative_id is None:
        return None
    try:
        found = initiatives.initiative(session, initiative_id)
    except NotFound:
        return Reference(id=None, title=None)
    here = Subject(coalition_id)
    if found.coalition_id != coalition_id or not may(actor, Permission.INITIATIVE_READ, here):
        return Reference(id=None, title=None)
    return Reference(id=found.id, title=found.title)

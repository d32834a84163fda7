"""Reads of the agreements in force: of each kind, the latest version."""

from uuid import UUID

from sqlmodel import Session, col, func, select

from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind, Rhythm
from alongside.core.errors import NotFound


def standing(session: Session, coalition_id: UUID) -> list[Agreement]:
    """The agreements in force, by kind, each with its decision's number and its day of review."""
    latest = (
        select(Agreement.kind, func.max(Agreement.version).label("version"))
        .where(col(Agreement.coalition_id) == coalition_id)
        .group_by(col(Agreement.kind))
        .subquery()
    )
    wanted = (
        select(Agreement)
        .join(latest, (col(Agreement.kind) == latest.c.kind) & (col(Agreement.version) == latest.c.version))
        .where(col(Agreement.coalition_id) == coalition_id)
        .order_by(col(Agreement.kind))
    )
    return list(session.exec(wanted))


def in_force(session: Session, coalition_id: UUID, kind: AgreementKind) -> Agreement | None:
    """The latest version of one agreement."""
    wanted = select(Agreement).where(col(Agreement.coalition_id) == coalition_id, col(Agreement.kind) == kind)
    return session.exec(wanted.order_by(col(Agreement.version).desc()).limit(1)).first()


def purpose(session: Session, coalition_id: UUID) -> str:
    """Why the coalition is there. Raises NotFound for one that was never founded."""
    found = in_force(session, coalition_id, AgreementKind.PURPOSE)
    if found is None:
        raise NotFound
    return found.text


def purposes(session: Session, coalition_ids: list[UUID]) -> dict[UUID, str]:
    """The purpose of each of these coalitions, in one read."""
    wanted = select(Agreement.coalition_id, Agreement.text).where(
        col(Agreement.coalition_id).in_(coalition_ids), col(Agreement.kind) == AgreementKind.PURPOSE
    )
    return dict(session.exec(wanted.order_by(col(Agreement.version))).all())


def rhythm(session: Session, coalition_id: UUID) -> Rhythm:
    """The coalition's check-in rhythm."""
    found = in_force(session, coalition_id, AgreementKind.RHYTHM)
    return Rhythm(**found.data) if found else Rhythm()

"""Reads of agreements: of each, the latest version is in force, unless it retired it."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import String, tuple_
from sqlmodel import Session, col, func, select

from alongside.agreements.models import Acknowledgement, Agreement
from alongside.agreements.rules import AgreementKind, Rhythm
from alongside.core.errors import NotFound
from alongside.core.model import Id, by_value
from alongside.core.pagination import Window

BY_TITLE = (col(Agreement.kind), col(Agreement.title), col(Agreement.id))
TYPES = (by_value(AgreementKind), String(), Id())


def standing(session: Session, coalition_id: UUID, part: Window | None = None) -> list[Agreement]:
    """The agreements in force: the purpose, the rhythm, and the working agreements by title.

    Of a part of them one row more than wanted; it goes on after its last one also if that has been replaced meanwhile.
    """
    latest = (
        select(Agreement.kind, Agreement.subject_id, func.max(Agreement.version).label("version"))
        .where(col(Agreement.coalition_id) == coalition_id)
        .group_by(col(Agreement.kind), col(Agreement.subject_id))
        .subquery()
    )
    wanted = (
        select(Agreement)
        .join(
            latest,
            (col(Agreement.kind) == latest.c.kind)
            & (col(Agreement.subject_id) == latest.c.subject_id)
            & (col(Agreement.version) == latest.c.version),
        )
        .where(col(Agreement.coalition_id) == coalition_id, col(Agreement.retired).is_(False))
        .order_by(*BY_TITLE)
    )
    if part is None:
        return list(session.exec(wanted))
    if part.after is not None:
        last = session.get(Agreement, part.after)
        if last is None or last.coalition_id != coalition_id:
            return []
        wanted = wanted.where(tuple_(*BY_TITLE) > tuple_(last.kind, last.title, last.id, types=TYPES))
    return list(session.exec(wanted.limit(part.limit + 1)))


def latest(
    session: Session, coalition_id: UUID, kind: AgreementKind, subject_id: UUID, *, but: UUID | None = None
) -> Agreement | None:
    """The last version of one agreement, also one that retired it; `but` for what this decision made of it."""
    wanted = select(Agreement).where(
        col(Agreement.coalition_id) == coalition_id,
        col(Agreement.kind) == kind,
        col(Agreement.subject_id) == subject_id,
    )
    if but is not None:
        wanted = wanted.where(col(Agreement.decision_id) != but)
    return session.exec(wanted.order_by(col(Agreement.version).desc()).limit(1)).first()


def in_force(
    session: Session, coalition_id: UUID, kind: AgreementKind, subject_id: UUID | None = None
) -> Agreement | None:
    """The latest version of one agreement, unless it is retired. Purpose and rhythm need no `subject_id`."""
    found = latest(session, coalition_id, kind, subject_id or coalition_id)
    return None if found is None or found.retired else found


def by_id(session: Session, agreement_id: UUID) -> Agreement:
    """One version, whether it is in force or not. Raises NotFound."""
    found = session.get(Agreement, agreement_id)
    if found is None:
        raise NotFound
    return found


def versions(session: Session, one: Agreement) -> list[Agreement]:
    """All versions of the agreement that this is one of, the newest first."""
    wanted = select(Agreement).where(
        col(Agreement.coalition_id) == one.coalition_id,
        col(Agreement.kind) == one.kind,
        col(Agreement.subject_id) == one.subject_id,
    )
    return list(session.exec(wanted.order_by(col(Agreement.version).desc())))


def said_first(versions: Iterable[Agreement], one: Agreement) -> Agreement:
    """The version whose words these are: itself, or the one that came back with it when a trial ended."""
    return next((earlier for earlier in versions if earlier.version == one.restores), one)


def standing_by(session: Session, rows: Collection[Agreement]) -> dict[UUID, UUID]:
    """The decision by which each of these stands: that of the version that came back, where a trial is over."""
    found = {row.id: row.decision_id for row in rows}
    back = {(row.kind, row.subject_id, row.restores): row.id for row in rows if row.restores is not None}
    if back:
        brought_back = select(Agreement).where(
            col(Agreement.coalition_id).in_({row.coalition_id for row in rows}),
            col(Agreement.subject_id).in_({subject_id for _, subject_id, _ in back}),
            col(Agreement.version).in_({version for _, _, version in back}),
        )
        for one in session.exec(brought_back):
            if (row_id := back.get((one.kind, one.subject_id, one.version))) is not None:
                found[row_id] = one.decision_id
    return found


def by_decision(session: Session, decision_id: UUID) -> list[Agreement]:
    """What a decision put in force, retired, or brought back when its trial ended; the first comes first."""
    wanted = select(Agreement).where(col(Agreement.decision_id) == decision_id)
    return list(session.exec(wanted.order_by(col(Agreement.version), col(Agreement.id))))


def acknowledged(session: Session, membership_id: UUID | None, agreement_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these versions one has acknowledged oneself. Ask it for nobody else."""
    wanted = select(Acknowledgement.agreement_id).where(
        col(Acknowledgement.membership_id) == membership_id,
        col(Acknowledgement.agreement_id).in_(set(agreement_ids)),
    )
    return frozenset(session.exec(wanted))


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

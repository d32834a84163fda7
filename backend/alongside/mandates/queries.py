"""Reads of mandates."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.coalitions import queries as coalitions
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.mandates import rules
from alongside.mandates.models import Mandate
from alongside.permissions.vocabulary import Subject


def mandate(session: Session, mandate_id: UUID, *, lock: bool = False) -> Mandate:
    """One mandate; `lock` holds it, so that it is not used while it is taken back. Raises NotFound."""
    found = session.get(Mandate, mandate_id, with_for_update=True if lock else None, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def subject(given: Mandate) -> Subject:
    """A mandate as the law sees it: its giver is its author, and to all but the two it does not exist."""
    giver, holder = frozenset({given.from_membership}), frozenset({given.to_membership})
    return Subject(given.coalition_id, addressees=holder, authors=giver, narrow=giver | holder)


def used_by(
    session: Session, mandate_id: UUID, *, coalition_id: UUID, holder: UUID, giver: UUID, audience: str
) -> Mandate:
    """A mandate that its holder uses now for its giver, held. Raises MandateNotYours, MandateOver, MandateElsewhere."""
    found = session.get(Mandate, mandate_id, with_for_update=True, populate_existing=True)
    if found is None or (found.coalition_id, found.to_membership, found.from_membership) != (
        coalition_id,
        holder,
        giver,
    ):
        raise rules.MandateNotYours
    today = coalitions.today(coalitions.coalition(session, coalition_id))
    rules.usable(found.until, today, found.forum, audience, revoked=found.revoked_at is not None)
    return found


def is_live(session: Session, mandate_id: UUID, today: date) -> bool:
    """Whether a mandate can be used on a day; read anew, whatever was read of it before."""
    given = session.get_one(Mandate, mandate_id, populate_existing=True)
    return rules.live(given.until, today, revoked=given.revoked_at is not None)


def between(session: Session, coalition_id: UUID, seat: UUID, wanted: Window) -> list[Mandate]:
    """Those that a membership gave or was given, newest first; one row more than wanted."""
    rows = select(Mandate).where(
        col(Mandate.coalition_id) == coalition_id,
        (col(Mandate.from_membership) == seat) | (col(Mandate.to_membership) == seat),
    )
    if wanted.after is not None:
        rows = rows.where(col(Mandate.id) < wanted.after)
    return list(session.exec(rows.order_by(col(Mandate.id).desc()).limit(wanted.limit + 1)))


def topics(session: Session, mandate_ids: Collection[UUID]) -> dict[UUID, str]:
    """What these mandates are about."""
    if not mandate_ids:
        return {}
    return dict(session.exec(select(Mandate.id, Mandate.topic).where(col(Mandate.id).in_(mandate_ids))).all())

"""Reads of what members bring, and of their limits."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.bringing.models import AskLimit, Bringing
from alongside.bringing.rules import ShownTo
from alongside.coalitions.models import Membership
from alongside.core.pagination import Window


def seats_of(session: Session, membership_id: UUID) -> list[UUID]:
    """Every seat that its person has or had in the same coalition: leaving and coming back begins nothing anew."""
    here = session.get_one(Membership, membership_id)
    wanted = select(Membership.id).where(
        col(Membership.coalition_id) == here.coalition_id, col(Membership.person_id) == here.person_id
    )
    return sorted(session.exec(wanted))


def limit(session: Session, membership_id: UUID, *, lock: bool = False) -> AskLimit | None:
    """What the person of this seat chose last, held where two asks come at once; also in an earlier seat of theirs."""
    rows = select(AskLimit).where(col(AskLimit.membership_id).in_(seats_of(session, membership_id)))
    if lock:
        rows = rows.with_for_update().execution_options(populate_existing=True)
    return session.exec(rows.order_by(col(AskLimit.chosen_at).desc(), col(AskLimit.membership_id)).limit(1)).first()


def shown(session: Session, coalition_id: UUID, wanted: Window) -> Sequence[tuple[Bringing, str]]:
    """What the members of a coalition bring, of those who show it and are still here; one row more than wanted."""
    rows = (
        select(Bringing, Membership.name)
        .join(Membership, col(Membership.id) == col(Bringing.membership_id))
        .where(
            col(Membership.coalition_id) == coalition_id,
            col(Membership.left_at).is_(None),
            col(Bringing.shown_to) == ShownTo.COALITION,
        )
    )
    if wanted.after is not None:
        rows = rows.where(col(Bringing.membership_id) > wanted.after)
    return session.exec(rows.order_by(col(Bringing.membership_id)).limit(wanted.limit + 1)).all()

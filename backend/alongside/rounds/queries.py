"""Reads of rounds."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, func, select

from alongside.coalitions.models import Membership
from alongside.rounds.models import Elector, Stage, Turn
from alongside.rounds.rules import NotInThisRound

# Asked, and still a member. Who left is not waited for.
present = exists().where(col(Membership.id) == col(Elector.membership_id), col(Membership.left_at).is_(None))


def _spoke(stage_id: object) -> ColumnElement[bool]:
    return exists().where(col(Turn.stage_id) == stage_id, col(Turn.membership_id) == col(Elector.membership_id))


def waited_for(proposal_id: object, stage_id: object) -> ColumnElement[bool]:
    """Whether somebody in the round is still a member and has not spoken in the stage."""
    return exists().where(col(Elector.proposal_id) == proposal_id, present, ~_spoke(stage_id))


def in_round(session: Session, proposal_id: UUID, membership_id: UUID | None) -> bool:
    """Whether this membership was asked."""
    return membership_id is not None and session.get(Elector, (proposal_id, membership_id)) is not None


def places(session: Session, proposal_ids: Collection[UUID], seats: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Which of these memberships were asked about which of these proposals."""
    wanted = select(Elector.proposal_id, Elector.membership_id).where(
        col(Elector.proposal_id).in_(proposal_ids), col(Elector.membership_id).in_(seats)
    )
    return set(session.exec(wanted).all())


def hold_place(session: Session, proposal_id: UUID, membership_id: UUID) -> None:
    """Raises NotInThisRound for who was not asked."""
    if not in_round(session, proposal_id, membership_id):
        raise NotInThisRound


def turn(session: Session, stage_id: UUID | None, membership_id: UUID | None) -> Turn | None:
    """A member's turn in a stage."""
    if stage_id is None or membership_id is None:
        return None
    return session.get(Turn, (stage_id, membership_id))


def open_stage(session: Session, proposal_id: UUID) -> Stage | None:
    """The stage a proposal is in."""
    wanted = select(Stage).where(col(Stage.proposal_id) == proposal_id, col(Stage.ended_at).is_(None))
    return session.exec(wanted).first()


def stages(session: Session, proposal_id: UUID) -> list[Stage]:
    """The way so far, the first stage first."""
    wanted = select(Stage).where(col(Stage.proposal_id) == proposal_id)
    return list(session.exec(wanted.order_by(col(Stage.number))))


def anyone_left(session: Session, proposal_id: UUID) -> bool:
    """Whether anybody who was asked is still a member."""
    left = select(Elector.membership_id).where(col(Elector.proposal_id) == proposal_id, present)
    return session.exec(left.limit(1)).first() is not None


def all_spoken(session: Session, proposal_id: UUID, stage_id: UUID) -> bool:
    """Whether everyone in the round who is still a member has spoken or passed in the stage."""
    return not session.exec(select(waited_for(proposal_id, stage_id))).one()


def participation(session: Session, proposal_id: UUID, stage_id: UUID) -> tuple[int, int]:
    """How many were asked, without those who left in silence, and how many spoke or passed. Never shown as numbers."""
    asked = select(func.count()).select_from(Elector)
    asked = asked.where(col(Elector.proposal_id) == proposal_id, present | _spoke(stage_id))
    spoke = select(func.count()).select_from(Turn).where(col(Turn.stage_id) == stage_id)
    return session.exec(asked).one(), session.exec(spoke).one()


def due(session: Session, now: datetime) -> list[UUID]:
    """Proposals with an open stage whose time is over, or in which nobody is waited for any more."""
    wanted = select(Stage.proposal_id).where(
        col(Stage.ended_at).is_(None),
        (col(Stage.closes_at) <= now) | ~waited_for(col(Stage.proposal_id), col(Stage.id)),
    )
    return list(session.exec(wanted.order_by(col(Stage.proposal_id))))

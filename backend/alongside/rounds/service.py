"""Opening and ending stages, and taking turns. The caller holds the proposal, so that these come one after another."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from alongside.rounds import queries, rules
from alongside.rounds.models import Elector, Stage, Turn
from alongside.rounds.rules import StageName


def freeze(session: Session, proposal_id: UUID, memberships: Iterable[UUID]) -> None:
    """Fix who is asked; who was asked before stays so. Raises NobodyToAsk."""
    asked = set(session.exec(select(Elector.membership_id).where(col(Elector.proposal_id) == proposal_id)))
    new = set(memberships) - asked
    if not new and not asked:
        raise rules.NobodyToAsk
    session.add_all(Elector(proposal_id=proposal_id, membership_id=member) for member in sorted(new))
    session.flush()


def open_stage(
    session: Session, proposal_id: UUID, name: StageName, *, version: int, zone: str, now: datetime
) -> Stage:
    """Open the next stage; the one before has ended."""
    stage = Stage(
        proposal_id=proposal_id,
        name=name,
        number=len(queries.stages(session, proposal_id)) + 1,
        version=version,
        opened_at=now,
        closes_at=rules.end_of(name, now, zone),
    )
    session.add(stage)
    session.flush()
    return stage


def end(session: Session, stage: Stage, now: datetime) -> None:
    """A stage is over."""
    stage.ended_at = now
    session.add(stage)
    session.flush()


def take_turn(session: Session, stage: Stage, membership_id: UUID, *, passed: bool = False) -> None:
    """Note that a member has spoken or passed; who comes back to it, as they did last."""
    turn = queries.turn(session, stage.id, membership_id)
    if turn is None:
        turn = Turn(stage_id=stage.id, membership_id=membership_id, proposal_id=stage.proposal_id, passed=passed)
    turn.passed = passed
    session.add(turn)
    session.flush()


def give_back(session: Session, stage: Stage, memberships: Iterable[UUID]) -> None:
    """These members are asked again in this stage."""
    session.exec(delete(Turn).where(col(Turn.stage_id) == stage.id, col(Turn.membership_id).in_(list(memberships))))


def extend(stage: Stage, zone: str) -> None:
    """Somebody needs more time: no reason is asked. Raises AlreadyExtended."""
    if stage.extended:
        raise rules.AlreadyExtended
    stage.extended = True
    stage.closes_at = rules.extended(stage.closes_at, zone)


def prolong(stage: Stage, zone: str, now: datetime) -> None:
    """Too few have answered: the stage stays open for its own length once more, from now on."""
    stage.prolonged = True
    stage.closes_at = rules.end_of(stage.name, now, zone)


def restart(stage: Stage, zone: str, now: datetime) -> None:
    """People are asked anew: they get the stage's full time, and nobody's is shortened."""
    stage.closes_at = max(stage.closes_at, rules.end_of(stage.name, now, zone))

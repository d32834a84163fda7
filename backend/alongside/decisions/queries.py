"""Reads of proposals, rounds and decisions; who may see which proposals is said here once."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, inspect, or_, true
from sqlmodel import Session, SQLModel, col, func, select

from alongside.activity.models import CoalitionCounter
from alongside.coalitions.models import Coalition, Membership
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.decisions.models import Decision, Elector, Proposal, Response
from alongside.decisions.rules import Answer, ProposalStatus, Round, Turn
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.vocabulary import Subject

# Asked, still a member, and silent so far. Who left is not waited for.
_present = exists().where(col(Membership.id) == col(Elector.membership_id), col(Membership.left_at).is_(None))
_spoke = exists().where(
    col(Response.proposal_id) == col(Elector.proposal_id), col(Response.membership_id) == col(Elector.membership_id)
)
_waited_for = exists().where(col(Elector.proposal_id) == col(Proposal.id), _present, ~_spoke)


def proposal(session: Session, proposal_id: UUID, *, lock: bool = False) -> Proposal:
    """One proposal; `lock` holds it, so that answers, closing and taking back come one after another."""
    found = session.get(Proposal, proposal_id, populate_existing=lock, with_for_update=True if lock else None)
    if found is None:
        raise NotFound
    return found


def subject(proposal: Proposal) -> Subject:
    """A proposal as the law sees it."""
    return Subject(coalition_id=proposal.coalition_id, authors=frozenset({proposal.proposed_by}))


def visible_to(actor: Actor, coalition_id: UUID) -> ColumnElement[bool]:
    """Which of a coalition's proposals the actor reads: a member all, a newcomer their own."""
    if actor.standing(coalition_id) is Standing.MEMBER:
        return true()
    return col(Proposal.proposed_by) == actor.seat_id(coalition_id)


def proposals(
    session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor, status: ProposalStatus | None
) -> list[Proposal]:
    """The newest first; one row more than wanted, to see whether it goes on."""
    rows = select(Proposal).where(col(Proposal.coalition_id) == coalition_id, visible_to(actor, coalition_id))
    if status is not None:
        rows = rows.where(col(Proposal.status) == status)
    if wanted.after is not None:
        rows = rows.where(col(Proposal.id) < wanted.after)
    return list(session.exec(rows.order_by(col(Proposal.id).desc()).limit(wanted.limit + 1)))


def due(session: Session, now: datetime) -> list[Proposal]:
    """Told proposals whose time is over, or for which nobody is waited any more; held, but for those someone holds."""
    rows = select(Proposal).where(
        col(Proposal.status) == ProposalStatus.TOLD, or_(col(Proposal.closes_at) <= now, ~_waited_for)
    )
    return list(session.exec(rows.order_by(col(Proposal.id)).with_for_update(skip_locked=True)))


def waiting_for(session: Session, memberships: Iterable[UUID], now: datetime) -> list[Proposal]:
    """Open proposals to which these memberships can still answer, the soonest to close first."""
    rows = (
        select(Proposal)
        .join(Elector, col(Elector.proposal_id) == col(Proposal.id))
        .where(
            col(Proposal.status) == ProposalStatus.TOLD,
            col(Proposal.closes_at) > now,
            col(Elector.membership_id).in_(set(memberships)),
            ~_spoke,
        )
    )
    return list(session.exec(rows.order_by(col(Proposal.closes_at), col(Proposal.id))))


def in_round(session: Session, proposal_id: UUID, membership_id: UUID | None) -> bool:
    """Whether this membership was asked."""
    return membership_id is not None and session.get(Elector, (proposal_id, membership_id)) is not None


def response(session: Session, proposal_id: UUID, membership_id: UUID | None) -> Response | None:
    """The one answer of a membership."""
    wanted = select(Response).where(
        col(Response.proposal_id) == proposal_id, col(Response.membership_id) == membership_id
    )
    return session.exec(wanted).first()


def voices_against(session: Session, proposal_id: UUID) -> list[Response]:
    """Objections and "this affects me", in the order they were raised."""
    wanted = select(Response).where(col(Response.proposal_id) == proposal_id, col(Response.answer) != Answer.FINE)
    return list(session.exec(wanted.order_by(col(Response.at), col(Response.id))))


def round_of(session: Session, proposal_id: UUID) -> Round:
    """The facts by which a proposal's outcome is told."""
    against = voices_against(session, proposal_id)
    left = select(Elector).where(col(Elector.proposal_id) == proposal_id, _present)
    return Round(
        spoken_against=Turn(against[0].answer.value) if against else None,
        anyone_left=session.exec(left.limit(1)).first() is not None,
        all_answered=session.exec(left.where(~_spoke).limit(1)).first() is None,
    )


def participation(session: Session, proposal_id: UUID) -> tuple[int, int]:
    """How many were asked, without those who left in silence, and how many answered.

    Both are kept with the decision, and shown only as whether all did.
    """
    asked = select(func.count()).select_from(Elector).where(col(Elector.proposal_id) == proposal_id, _present | _spoke)
    answered = select(func.count()).select_from(Response).where(col(Response.proposal_id) == proposal_id)
    return session.exec(asked).one(), session.exec(answered).one()


def hold_around(session: Session, proposal: Proposal) -> Coalition:
    """The coalition, and the proposer's membership: what a decision will point at, held before the counter is.

    Coming in and being welcomed hold them in the same order, so that neither side blocks the other.
    """
    pointed_at = {"read": True, "key_share": True}
    coalition = session.get_one(Coalition, proposal.coalition_id, with_for_update=pointed_at)
    session.get_one(Membership, proposal.proposed_by, with_for_update=pointed_at)
    return coalition


def next_number(session: Session, coalition_id: UUID) -> int:
    """The number of the coalition's next decision; its counter is held until the commit, so that none is doubled."""
    session.get(CoalitionCounter, coalition_id, with_for_update=True)
    last = session.exec(select(func.max(Decision.number)).where(col(Decision.coalition_id) == coalition_id)).one()
    return (last or 0) + 1


def decision(session: Session, decision_id: UUID) -> Decision:
    """One decision. Raises NotFound."""
    found = session.get(Decision, decision_id)
    if found is None:
        raise NotFound
    return found


def decision_of(session: Session, proposal_id: UUID) -> Decision | None:
    """What a proposal became."""
    return session.exec(select(Decision).where(col(Decision.proposal_id) == proposal_id)).first()


def decisions(session: Session, coalition_id: UUID, wanted: Window) -> list[Decision]:
    """The newest first; one row more than wanted, to see whether it goes on."""
    rows = select(Decision).where(col(Decision.coalition_id) == coalition_id)
    if wanted.after is not None:
        rows = rows.where(col(Decision.id) < wanted.after)
    return list(session.exec(rows.order_by(col(Decision.id).desc()).limit(wanted.limit + 1)))


def made_by(session: Session, table: type[SQLModel], id_column: str, decision_id: UUID) -> list[UUID]:
    """The ids of what a decision made in a table."""
    columns = inspect(table).columns
    rows = session.execute(select(columns[id_column]).where(columns.decision_id == decision_id))
    return list(rows.scalars())

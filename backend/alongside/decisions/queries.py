"""Reads of proposals, their versions, answers and objections, and of decisions.

Who may see which proposals is said here once.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, or_
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition, Membership
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.decisions.models import Affected, Objection, Proposal, ProposalVersion, Response
from alongside.decisions.objections import UNANSWERED
from alongside.decisions.rules import AMENDABLE, OPEN, Kind, ProposalStatus
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.vocabulary import Subject
from alongside.rounds.models import Elector, Stage, Turn
from alongside.rounds.rules import StageName

# What changes the coalition's own row.
STATES = frozenset({Kind.RESTING, Kind.WAKING, Kind.CLOSING})
# Where a text that waited for a yes can still go out.
PUBLISHABLE = AMENDABLE | {ProposalStatus.ASKING_FIRST}


def proposal(session: Session, proposal_id: UUID, *, lock: bool = False) -> Proposal:
    """One proposal; `lock` holds it, so that answers, closing and taking back come one after another."""
    found = session.get(Proposal, proposal_id, populate_existing=lock, with_for_update=True if lock else None)
    if found is None:
        raise NotFound
    return found


def subject(proposal: Proposal) -> Subject:
    """A proposal as the law sees it. Before everyone it names has said yes, it is its proposer's alone."""
    authors = frozenset({proposal.proposed_by})
    narrow = authors if proposal.status is ProposalStatus.ASKING_FIRST or proposal.version == 0 else None
    return Subject(coalition_id=proposal.coalition_id, authors=authors, narrow=narrow)


def read_by(proposal: Proposal) -> Subject:
    """As `subject`, for reading: whoever wrote it first and stands beside it reads it, too."""
    its = subject(proposal)
    theirs = its.authors | ({proposal.beside} if proposal.beside else frozenset())
    return Subject(coalition_id=its.coalition_id, authors=theirs, narrow=theirs if its.narrow else None)


def visible_to(actor: Actor, coalition_id: UUID) -> ColumnElement[bool]:
    """Which of a coalition's proposals the actor reads: a member all that were told, and everyone their own."""
    seat = actor.seat_id(coalition_id)
    if seat is None:
        return false()
    own = or_(col(Proposal.proposed_by) == seat, col(Proposal.beside) == seat)
    if actor.standing(coalition_id) is Standing.MEMBER:
        return own | (col(Proposal.version) > 0)
    return own


def proposals(
    session: Session,
    coalition_id: UUID,
    wanted: Window,
    *,
    actor: Actor,
    status: ProposalStatus | None,
    is_open: bool | None,
) -> list[tuple[Proposal, datetime | None]]:
    """The newest first, with when their stage closes; one row more than wanted, to see whether it goes on."""
    closing = select(Stage.proposal_id, Stage.closes_at).where(col(Stage.ended_at).is_(None)).subquery()
    rows = (
        select(Proposal, closing.c.closes_at)
        .outerjoin(closing, closing.c.proposal_id == col(Proposal.id))
        .where(col(Proposal.coalition_id) == coalition_id, visible_to(actor, coalition_id))
    )
    if status is not None:
        rows = rows.where(col(Proposal.status) == status)
    if is_open is not None:
        rows = rows.where(col(Proposal.status).in_(OPEN) if is_open else col(Proposal.status).not_in(OPEN))
    if wanted.after is not None:
        rows = rows.where(col(Proposal.id) < wanted.after)
    return [(row[0], row[1]) for row in session.exec(rows.order_by(col(Proposal.id).desc()).limit(wanted.limit + 1))]


def held(session: Session, proposal_id: UUID) -> Proposal | None:
    """A proposal for the tick, unless somebody holds it right now."""
    wanted = select(Proposal).where(col(Proposal.id) == proposal_id).with_for_update(skip_locked=True)
    return session.exec(wanted.execution_options(populate_existing=True)).first()


def waiting_for(session: Session, memberships: Iterable[UUID], now: datetime) -> set[UUID]:
    """Proposals in whose open stage these memberships have not spoken."""
    rows = (
        select(Stage.proposal_id)
        .join(Elector, col(Elector.proposal_id) == col(Stage.proposal_id))
        .where(
            col(Stage.ended_at).is_(None),
            col(Stage.closes_at) > now,
            col(Stage.name) != StageName.INTEGRATING,
            col(Elector.membership_id).in_(set(memberships)),
            ~exists().where(col(Turn.stage_id) == col(Stage.id), col(Turn.membership_id) == col(Elector.membership_id)),
        )
    )
    return set(session.exec(rows))


def versions(session: Session, proposal_id: UUID, wanted: Window | None = None) -> list[ProposalVersion]:
    """The published versions, the newest first; of a page one row more than wanted."""
    rows = (
        select(ProposalVersion)
        .where(col(ProposalVersion.proposal_id) == proposal_id, col(ProposalVersion.number).is_not(None))
        .order_by(col(ProposalVersion.number).desc())
    )
    if wanted is None:
        return list(session.exec(rows))
    if wanted.after is not None:
        last = session.get(ProposalVersion, wanted.after)
        if last is None or last.proposal_id != proposal_id:
            return []
        rows = rows.where(col(ProposalVersion.number) < last.number)
    return list(session.exec(rows.limit(wanted.limit + 1)))


def version(session: Session, proposal_id: UUID, number: int) -> ProposalVersion:
    """A published version. Raises NotFound."""
    wanted = select(ProposalVersion).where(
        col(ProposalVersion.proposal_id) == proposal_id, col(ProposalVersion.number) == number
    )
    found = session.exec(wanted).first()
    if found is None:
        raise NotFound
    return found


def version_by_id(session: Session, version_id: UUID) -> ProposalVersion:
    """A version, published or not. Raises NotFound."""
    found = session.get(ProposalVersion, version_id)
    if found is None:
        raise NotFound
    return found


def draft_of(session: Session, proposal_id: UUID, membership_id: UUID | None) -> ProposalVersion | None:
    """What a member has written that still waits for a yes."""
    wanted = select(ProposalVersion).where(
        col(ProposalVersion.proposal_id) == proposal_id,
        col(ProposalVersion.by_membership) == membership_id,
        col(ProposalVersion.number).is_(None),
    )
    return session.exec(wanted.order_by(col(ProposalVersion.written_at).desc())).first()


def response(session: Session, stage_id: UUID | None, membership_id: UUID | None) -> Response | None:
    """The answer of a member in a stage."""
    wanted = select(Response).where(col(Response.stage_id) == stage_id, col(Response.membership_id) == membership_id)
    return session.exec(wanted).first() if stage_id and membership_id else None


def responses(session: Session, stage_id: UUID) -> list[Response]:
    """All answers of a stage, in no order that tells who spoke first."""
    return list(session.exec(select(Response).where(col(Response.stage_id) == stage_id).order_by(col(Response.id))))


def voices(session: Session, stage_id: UUID, wanted: Window) -> list[Response]:
    """As `responses`, by pages."""
    rows = select(Response).where(col(Response.stage_id) == stage_id)
    if wanted.after is not None:
        rows = rows.where(col(Response.id) > wanted.after)
    return list(session.exec(rows.order_by(col(Response.id)).limit(wanted.limit + 1)))


def objection(session: Session, objection_id: UUID) -> Objection:
    """One objection. Raises NotFound."""
    found = session.get(Objection, objection_id)
    if found is None:
        raise NotFound
    return found


def objections(session: Session, proposal_id: UUID) -> list[Objection]:
    """All objections, in the order they were raised."""
    wanted = select(Objection).where(col(Objection.proposal_id) == proposal_id)
    return list(session.exec(wanted.order_by(col(Objection.raised_at), col(Objection.id))))


def unanswered(session: Session, proposal_id: UUID) -> list[Objection]:
    """The objections that their objectors have not closed."""
    return [one for one in objections(session, proposal_id) if one.state in UNANSWERED]


def closed_it_since(session: Session, said: Response) -> bool:
    """Whether a member, since they answered with an objection, has closed the one in just these words."""
    mine = (one for one in objections(session, said.proposal_id) if one.membership_id == said.membership_id)
    closed = (one for one in mine if one.state not in UNANSWERED and one.harm == (said.harm or ""))
    return any(one.ended_at is not None and one.ended_at >= said.at for one in closed)


def affected(session: Session, proposal_id: UUID) -> set[UUID]:
    """Who has said that it affects them. For rules; shown only as a number from five on."""
    return set(session.exec(select(Affected.membership_id).where(col(Affected.proposal_id) == proposal_id)))


def left_members(session: Session, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these memberships have ended."""
    wanted = select(Membership.id).where(col(Membership.id).in_(set(ids)), col(Membership.left_at).is_not(None))
    return set(session.exec(wanted))


def hold_around(session: Session, proposal: Proposal) -> Coalition:
    """The coalition, and the proposer's membership: what a decision will point at, held before the counter is.

    Coming in and being welcomed hold them in the same order, so that neither side blocks the other.
    """
    pointed_at = {"read": True, "key_share": True}
    changed = {"key_share": True} if proposal.kind in STATES else pointed_at
    coalition = session.get_one(Coalition, proposal.coalition_id, with_for_update=changed)
    session.get_one(Membership, proposal.proposed_by, with_for_update=pointed_at)
    return coalition


def draft_subject(proposal: Proposal, draft: ProposalVersion) -> Subject:
    """A text that waits for a yes: its writer's alone."""
    writer = frozenset({draft.by_membership})
    return Subject(coalition_id=proposal.coalition_id, authors=writer, narrow=writer)


def writing(session: Session, proposal_ids: Collection[UUID], seats: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Which of these memberships have words waiting for which of these proposals."""
    wanted = select(ProposalVersion.proposal_id, ProposalVersion.by_membership).where(
        col(ProposalVersion.proposal_id).in_(proposal_ids),
        col(ProposalVersion.by_membership).in_(seats),
        col(ProposalVersion.number).is_(None),
    )
    return set(session.exec(wanted).all())


def drafts(session: Session, proposal_id: UUID) -> list[ProposalVersion]:
    """Texts that still wait for a yes, whoever wrote them."""
    wanted = select(ProposalVersion).where(
        col(ProposalVersion.proposal_id) == proposal_id, col(ProposalVersion.number).is_(None)
    )
    return list(session.exec(wanted.order_by(col(ProposalVersion.id))))


def never_told(session: Session, before: datetime) -> list[Proposal]:
    """Proposals that nobody but their proposer ever read, and that were not worked on since then."""
    lately = exists().where(
        col(ProposalVersion.proposal_id) == col(Proposal.id), col(ProposalVersion.written_at) >= before
    )
    wanted = select(Proposal).where(col(Proposal.version) == 0, col(Proposal.opened_at) < before, ~lately)
    return list(session.exec(wanted.order_by(col(Proposal.id)).with_for_update(skip_locked=True)))


def anything_carried(session: Session, stage_id: UUID) -> bool:
    """Whether an answer of this stage, of someone who is still here, was carried over from the one before."""
    wanted = exists().where(
        col(Response.stage_id) == stage_id,
        col(Response.carried).is_(True),
        col(Membership.id) == col(Response.membership_id),
        col(Membership.left_at).is_(None),
    )
    return session.exec(select(wanted)).one()


def by_coalition(session: Session, proposal_ids: Iterable[UUID]) -> list[UUID]:
    """These proposals, one coalition after another."""
    wanted = select(Proposal.id).where(col(Proposal.id).in_(set(proposal_ids)))
    return list(session.exec(wanted.order_by(col(Proposal.coalition_id), col(Proposal.id))))

"""Representations of commitments: the same for every reader, but for what is meant for partners alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.agreements import queries as agreements
from alongside.agreements.rules import Weekday
from alongside.coalitions import queries as coalitions
from alongside.commitments import own_part, queries, questions, serving
from alongside.commitments.circle import Circle, circle
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.rules import OPEN, HoldingStatus
from alongside.commitments.schemas import ChangeOut, CommitmentLine, CommitmentOut, CompanionOut, HolderOut
from alongside.consents import views as consent_views
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import Permission


def by_id(session: Session, commitment_id: UUID, *, actor: Actor | None) -> CommitmentOut:
    """One commitment. Raises NotFound for whoever may not know of it."""
    row = queries.commitment(session, commitment_id)
    require(actor, Permission.COMMITMENT_READ, queries.subject(session, row))
    return commitment(session, row, actor)


def commitment(session: Session, row: Commitment, actor: Actor | None) -> CommitmentOut:
    """The commitment, its holders' parts, and what its reader can do with their own."""
    around = circle(session, row)
    parts = around.parts
    seat = actor.seat_id(row.coalition_id) if actor else None
    around_it = {part.membership_id for part in parts} | around.co_owners
    walking = {one.membership_id for one in around.companions}
    names = coalitions.names_of_those_here(session, around_it | walking)
    mine, reads = own_part.own(around, seat), around.reads_from(seat)
    pending = questions.pending(session, row, seat)
    requests = [consent_views.consent(session, asked, actor) for asked in pending]
    return CommitmentOut(
        **row.model_dump(include=SHOWN),
        weekday=Weekday(agreements.rhythm(session, row.coalition_id).weekday),
        by_when=min((part.by_when for part in parts if part.status in OPEN), default=row.by_when),
        first_by_when=row.by_when,
        serves=serving.served(session, row, actor),
        beside=_beside(session, row, actor),
        taken_up=[line for one in queries.taken_up(session, row.id) if (line := _line(session, one, actor))],
        companions=_companions(around, names, seat),
        holders=[_holder(part, names, seat, reads) for part in _shown(parts, names)],
        changes=_changes(session, parts, names, reads, seat),
        mine=own_part.shown(session, around, mine, names) if mine else None,
        requests=requests,
        abilities=own_part.abilities(session, around, mine, actor)
        | {"answer_invitation": any(not asked.asked_by_me for asked in requests)},
    )


Reads = Mapping[UUID, datetime]
SHOWN = {
    "id",
    "coalition_id",
    "sentence",
    "rhythm",
    "own_rhythm",
    "read_by",
    "made_at",
    "updated_at",
    "ended_at",
    "version",
}


def _line(session: Session, other: Commitment, actor: Actor | None) -> CommitmentLine | None:
    """Another commitment, for whoever may know of it."""
    known = may(actor, Permission.COMMITMENT_READ, queries.subject(session, other))
    return CommitmentLine(id=other.id, sentence=other.sentence) if known else None


def _beside(session: Session, row: Commitment, actor: Actor | None) -> CommitmentLine | None:
    return _line(session, queries.commitment(session, row.beside_id), actor) if row.beside_id else None


def _companions(around: Circle, names: Mapping[UUID, str], seat: UUID | None) -> list[CompanionOut]:
    """Whom one walks along with here, and who walks along with oneself: nobody else is told who does."""
    holders = {part.id: part.membership_id for part in around.parts if part.status in OPEN}
    found = [
        CompanionOut(
            id=one.id,
            name=names[one.membership_id],
            with_id=holders[one.holding_id],
            with_name=names[holders[one.holding_id]],
            is_me=one.membership_id == seat,
            with_me=holders[one.holding_id] == seat,
            since=one.since,
        )
        for one in around.companions
        if one.holding_id in holders and seat in {one.membership_id, holders[one.holding_id]}
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.with_name.casefold(), one.id))


def _shown(parts: Sequence[Holding], names: Mapping[UUID, str]) -> list[Holding]:
    """Each holder's latest part; what a leaver let go is not shown."""
    latest = {part.membership_id: part for part in sorted(parts, key=lambda part: (part.since, part.id))}
    shown = (
        part for part in latest.values() if part.membership_id in names or part.status is not HoldingStatus.RELEASED
    )
    return sorted(shown, key=lambda part: (names.get(part.membership_id, "").casefold(), part.id))


def _holder(part: Holding, names: Mapping[UUID, str], seat: UUID | None, reads: Reads) -> HolderOut:
    is_me = part.membership_id == seat
    return HolderOut(
        membership_id=part.membership_id,
        name=names.get(part.membership_id),
        is_me=is_me,
        status=part.status,
        handed_over=part.handed_to is not None,
        by_when=part.by_when,
        last_words=part.last_words if is_me or _read(reads, part.id, part.ended_at) else None,
    )


def _read(reads: Reads, part: UUID, said_at: datetime | None) -> bool:
    """Whether what a holder said to partners at a moment was said to the reader, too."""
    return said_at is not None and part in reads and reads[part] <= said_at


def _changes(
    session: Session, parts: Sequence[Holding], names: Mapping[UUID, str], reads: Reads, seat: UUID | None
) -> list[ChangeOut]:
    holders = {part.id: part.membership_id for part in parts}
    return [
        ChangeOut(
            **change.model_dump(exclude={"id", "holding_id", "words"}),
            membership_id=holders[change.holding_id],
            name=names.get(holders[change.holding_id]),
            words=change.words
            if holders[change.holding_id] == seat or _read(reads, change.holding_id, change.at)
            else None,
        )
        for change in queries.changes(session, holders)
    ]

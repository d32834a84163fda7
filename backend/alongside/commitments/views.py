"""Representations of commitments: the same for every reader, but for what is meant for partners alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries as actions
from alongside.agreements import queries as agreements
from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus, owes
from alongside.commitments import queries, rules
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.rhythm import coming_due, current_due, opens_on
from alongside.commitments.rules import OPEN, HoldingStatus, ReadBy, Rhythm, Step
from alongside.commitments.schemas import (
    ChangeOut,
    CommitmentOut,
    HolderOut,
    MyHoldingOut,
    ServedAction,
)
from alongside.consents import queries as consents
from alongside.consents import views as consent_views
from alongside.consents.schemas import ConsentOut
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import Permission, Subject


def by_id(session: Session, commitment_id: UUID, *, actor: Actor | None) -> CommitmentOut:
    """One commitment. Raises NotFound for whoever may not know of it."""
    row = queries.commitment(session, commitment_id)
    require(actor, Permission.COMMITMENT_READ, queries.subject(session, row))
    return commitment(session, row, actor)


def commitment(session: Session, row: Commitment, actor: Actor | None) -> CommitmentOut:
    """The commitment, its holders' parts, and what its reader can do with their own."""
    circle = queries.circle(session, row)
    parts, partners = circle.parts, circle.partners
    seat = actor.seat_id(row.coalition_id) if actor else None
    names = coalitions.names_of_those_here(session, {part.membership_id for part in parts} | partners)
    mine = _own(parts, seat)
    requests = _requests(session, row, seat, actor)
    return CommitmentOut(
        **row.model_dump(include=SHOWN),
        by_when=min((part.by_when for part in parts if part.status in OPEN), default=row.by_when),
        first_by_when=row.by_when,
        action=_action(session, row, actor),
        holders=[_holder(part, names, seat, partner=seat in partners) for part in _shown(parts, names)],
        changes=_changes(session, parts, names, partner=seat in partners),
        mine=_my_holding(session, row, mine, partners, names) if mine else None,
        requests=requests,
        abilities=_abilities(actor, circle.subject, mine, alive=_alive(session, row))
        | {"answer_invitation": any(not asked.asked_by_me for asked in requests)},
    )


SHOWN = {
    "id",
    "coalition_id",
    "sentence",
    "rhythm",
    "read_by",
    "made_at",
    "updated_at",
    "ended_at",
    "version",
}


def _own(parts: Sequence[Holding], seat: UUID | None) -> Holding | None:
    own = [part for part in parts if part.membership_id == seat]
    return next((part for part in own if part.status in OPEN), own[-1] if own else None)


def _shown(parts: Sequence[Holding], names: Mapping[UUID, str]) -> list[Holding]:
    """Each holder's latest part; what a leaver let go is not shown."""
    latest = {part.membership_id: part for part in sorted(parts, key=lambda part: (part.since, part.id))}
    shown = (
        part for part in latest.values() if part.membership_id in names or part.status is not HoldingStatus.RELEASED
    )
    return sorted(shown, key=lambda part: (names.get(part.membership_id, "").casefold(), part.id))


def _holder(part: Holding, names: Mapping[UUID, str], seat: UUID | None, *, partner: bool) -> HolderOut:
    is_me = part.membership_id == seat
    return HolderOut(
        membership_id=part.membership_id,
        name=names.get(part.membership_id),
        is_me=is_me,
        status=part.status,
        by_when=part.by_when,
        last_words=part.last_words if partner or is_me else None,
    )


def _changes(
    session: Session, parts: Sequence[Holding], names: Mapping[UUID, str], *, partner: bool
) -> list[ChangeOut]:
    holders = {part.id: part.membership_id for part in parts}
    return [
        ChangeOut(
            **change.model_dump(exclude={"id", "holding_id", "words"}),
            membership_id=holders[change.holding_id],
            name=names.get(holders[change.holding_id]),
            words=change.words if partner else None,
        )
        for change in queries.changes(session, holders)
    ]


def _my_holding(
    session: Session, row: Commitment, mine: Holding, partners: frozenset[UUID], names: Mapping[UUID, str]
) -> MyHoldingOut:
    due_on, next_due_on = _due(session, row, mine)
    readers = partners - {mine.membership_id} if mine.check_ins_read_by is ReadBy.PARTNERS else frozenset()
    return MyHoldingOut(
        status=mine.status,
        by_when=mine.by_when,
        since=mine.since,
        due_on=due_on,
        next_due_on=next_due_on,
        next_open_on=opens_on(next_due_on),
        check_ins_read_by=mine.check_ins_read_by,
        check_ins_read_by_names=sorted(names[reader] for reader in readers if reader in names),
    )


def _due(session: Session, row: Commitment, mine: Holding) -> tuple[date | None, date | None]:
    """The due day that waits for a word, and the next one; nothing is due while a part or the coalition rests."""
    if mine.status is not HoldingStatus.ACTIVE or row.rhythm is Rhythm.NONE:
        return None, None
    coalition = coalitions.coalition(session, row.coalition_id)
    if not owes(coalition.status):
        return None, None
    weekday = agreements.rhythm(session, row.coalition_id).weekday
    start, today = queries.counts_from(mine, coalition), coalitions.today(coalition)
    answered = mine.answered_due_on
    return (
        current_due(row.rhythm, weekday, start=start, today=today, answered_due_on=answered),
        coming_due(row.rhythm, weekday, start=start, today=today, answered_due_on=answered),
    )


def _action(session: Session, row: Commitment, actor: Actor | None) -> ServedAction | None:
    if row.action_id is None:
        return None
    action = actions.action(session, row.action_id)
    readable = may(actor, Permission.ACTION_READ, actions.subject(session, action))
    return ServedAction(id=action.id, title=action.title) if readable else None


def _requests(session: Session, row: Commitment, seat: UUID | None, actor: Actor | None) -> list[ConsentOut]:
    pending = consents.pending_for(session, row.id)
    mine = (asked for asked in pending if seat in {asked.from_membership, asked.to_membership})
    return [consent_views.consent(session, asked, actor) for asked in mine]


def _alive(session: Session, row: Commitment) -> bool:
    return coalitions.coalition(session, row.coalition_id).status is not CoalitionStatus.CLOSED


def _abilities(actor: Actor | None, subject: Subject, mine: Holding | None, *, alive: bool) -> dict[str, bool]:
    """What the reader can do with their own part in the state it is in; nothing in a closed coalition."""
    allowed = {Step.CHECK_IN: may(actor, Permission.CHECK_IN_MAKE, subject)}
    change = may(actor, Permission.HOLDING_CHANGE, subject)
    possible = rules.steps(mine.status) if mine and alive else frozenset()
    return {step.value: step in possible and allowed.get(step, change) for step in Step}

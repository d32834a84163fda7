"""Whose word is asked for now: derived from rhythms and answers, and stored nowhere (product.md S7)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from alongside.agreements import queries as agreements
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import owes
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.queries import counts_from
from alongside.commitments.reminders import Reminder, hour_of, reminder_due
from alongside.commitments.rhythm import recurrence
from alongside.commitments.rules import HoldingStatus, Rhythm
from alongside.notices.rules import What

ASKS = {Reminder.DUE: What.WORD_DUE, Reminder.NO_WORD: What.NO_WORD}


@dataclass(frozen=True, slots=True)
class DueWord:
    """That a word on one's own part is asked for, since the hour of its due day."""

    what: What
    person_id: UUID
    coalition_id: UUID
    holding_id: UUID
    commitment_id: UUID
    sentence: str
    due_on: date
    since: datetime


def due_words(
    session: Session, now: datetime, *, coalition_id: UUID | None = None, people: Collection[UUID] | None = None
) -> Iterator[DueWord]:
    """The words that are asked for now, of one coalition or of some people."""
    rows = (
        select(Holding, Commitment, Coalition, Membership.person_id)
        .join(Commitment, col(Commitment.id) == col(Holding.commitment_id))
        .join(Coalition, col(Coalition.id) == col(Holding.coalition_id))
        .join(Membership, col(Membership.id) == col(Holding.membership_id))
        .where(
            col(Holding.ended_at).is_(None),
            col(Holding.status) == HoldingStatus.ACTIVE,
            col(Commitment.rhythm) != Rhythm.NONE,
            col(Membership.left_at).is_(None),
        )
    )
    if coalition_id is not None:
        rows = rows.where(col(Holding.coalition_id) == coalition_id)
    if people is not None:
        rows = rows.where(col(Membership.person_id).in_(people))
    weekdays: dict[UUID, int] = {}
    for holding, commitment, coalition, person_id in session.exec(rows):
        if not owes(coalition.status):
            continue
        if coalition.id not in weekdays:
            weekdays[coalition.id] = agreements.rhythm(session, coalition.id).weekday
        found = reminder_due(
            recurrence(commitment.rhythm, weekdays[coalition.id], commitment.own_rhythm),
            start=counts_from(holding, coalition),
            today=now.astimezone(ZoneInfo(coalition.zone)).date(),
            answered_due_on=holding.answered_due_on,
        )
        if found is None:
            continue
        due_on, kind = found
        since = hour_of(due_on, coalition.zone)
        if since <= now:
            ids = (person_id, coalition.id, holding.id, commitment.id)
            yield DueWord(ASKS[kind], *ids, commitment.sentence, due_on, since)

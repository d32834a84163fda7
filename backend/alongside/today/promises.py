"""What one said one would do: own open parts, with the day that a word is due."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.agreements.rules import Rhythm as Agreed
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import owes
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.queries import started
from alongside.commitments.recurrence import Recurrence
from alongside.commitments.reminders import Days, paused, reminder_due
from alongside.commitments.rhythm import answered_by_today, current_due, recurrence
from alongside.commitments.rules import HoldingStatus, Rhythm
from alongside.core.hot import Hot
from alongside.today.rows import mine
from alongside.today.schemas import PromiseRow

_rhythm = (
    select(col(Agreement.data))
    .where(col(Agreement.coalition_id) == col(Coalition.id), col(Agreement.kind) == AgreementKind.RHYTHM)
    .order_by(col(Agreement.version).desc())
    .limit(1)
    .scalar_subquery()
)
PROMISES = Hot(
    select(
        col(Commitment.id),
        col(Commitment.coalition_id),
        col(Coalition.name),
        col(Commitment.sentence),
        col(Commitment.rhythm),
        col(Commitment.own_rhythm),
        col(Holding.by_when),
        col(Holding.status),
        col(Holding.since),
        col(Holding.resumed_at),
        col(Holding.answered_due_on),
        col(Holding.word_at),
        col(Coalition.zone),
        col(Coalition.status),
        col(Coalition.woken_at),
        _rhythm.label("agreed"),
    )
    .join(Commitment, col(Commitment.id) == col(Holding.commitment_id))
    .join(Coalition, col(Coalition.id) == col(Holding.coalition_id))
    .join(mine, mine.c.id == col(Holding.membership_id))
    .where(col(Holding.ended_at).is_(None))
)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the reader's open holdings, with the rule of its due days; none while the part or the coalition rests."""

    id: UUID
    coalition_id: UUID
    coalition: str
    sentence: str
    rhythm: Rhythm
    by_when: date
    status: HoldingStatus
    rule: Recurrence | None
    start: date
    today: date
    answered_due_on: date | None
    spoke_today: bool


def part(row: Any, now: datetime) -> Part:
    """One row of `PROMISES`."""
    id_, coalition_id, coalition, sentence, rhythm, own, by_when, status, *since, answered, word_at = row[:-4]
    zone, lives, woken, agreed = row[-4:]
    place = ZoneInfo(zone)
    today = now.astimezone(place).date()
    counts = status is HoldingStatus.ACTIVE and owes(lives)
    return Part(
        id=id_,
        coalition_id=coalition_id,
        coalition=coalition,
        sentence=sentence,
        rhythm=rhythm,
        by_when=by_when,
        status=status,
        rule=recurrence(rhythm, Agreed(**(agreed or {})).weekday, own) if counts else None,
        start=started(*since, woken).astimezone(place).date(),
        today=today,
        answered_due_on=answered,
        spoke_today=word_at is not None and word_at.astimezone(place).date() == today,
    )


def _takes_word(one: Part, days: Days) -> bool:
    """Whether a check-in would be taken now: not when none is waited for and a word was said today."""
    if one.status is not HoldingStatus.ACTIVE:
        return False
    return one.rule is None or not one.spoke_today or answered_by_today(one.rule, **days) is not None


def promise_row(row: Any, now: datetime) -> PromiseRow:
    """One holding, with the day its word is due for, if one is; while the coalition rests, none is."""
    one = part(row, now)
    days: Days = {"start": one.start, "today": one.today, "answered_due_on": one.answered_due_on}
    reminder = reminder_due(one.rule, **days)
    return PromiseRow(
        id=one.id,
        coalition_id=one.coalition_id,
        coalition=one.coalition,
        sentence=one.sentence,
        rhythm=one.rhythm,
        by_when=one.by_when,
        status=one.status,
        due_on=current_due(one.rule, **days),
        reminder=reminder[1] if reminder else None,
        reminders_paused=paused(one.rule, **days),
        takes_word=_takes_word(one, days),
    )

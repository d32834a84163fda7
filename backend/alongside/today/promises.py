"""What one said one would do: own open parts, with the day that a word is due."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind, Rhythm
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import owes
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.queries import started
from alongside.commitments.rhythm import current_due
from alongside.commitments.rules import HoldingStatus
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
        col(Holding.by_when),
        col(Holding.status),
        col(Holding.since),
        col(Holding.resumed_at),
        col(Holding.answered_due_on),
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


def promise_row(row: Any, now: datetime) -> PromiseRow:
    """One holding, with the day its word is due for, if one is; while the coalition rests, none is."""
    id_, coalition_id, coalition, sentence, rhythm, by_when, status, *since, answered, zone, lives, woken, agreed = row
    place = ZoneInfo(zone)
    due_on = None
    if status is HoldingStatus.ACTIVE and owes(lives):
        due_on = current_due(
            rhythm,
            Rhythm(**(agreed or {})).weekday,
            start=started(*since, woken).astimezone(place).date(),
            today=now.astimezone(place).date(),
            answered_due_on=answered,
        )
    return PromiseRow(
        id=id_,
        coalition_id=coalition_id,
        coalition=coalition,
        sentence=sentence,
        rhythm=rhythm,
        by_when=by_when,
        status=status,
        due_on=due_on,
    )

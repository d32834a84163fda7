"""Whose word is asked for: derived from rhythms and answers, and stored nowhere (product.md S7).

One gentle reminder on the due day; a rhythm later "no word yet: is it still right for you?"; after two without an
answer it pauses by itself.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from alongside.agreements import queries as agreements
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import owes
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.queries import counts_from
from alongside.commitments.rhythm import current_due
from alongside.commitments.rules import HoldingStatus, Rhythm
from alongside.notices.rules import REMINDED_AT, What, instant


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


def asked_for(
    rhythm: Rhythm, weekday: int, *, start: date, today: date, answered: date | None
) -> tuple[What, date] | None:
    """What is asked on a day, and for which due day; nothing after two due days without a word."""

    def unanswered(day: date) -> date | None:
        return current_due(rhythm, weekday, start=start, today=day, answered_due_on=answered)

    due = unanswered(today)
    if due is None:
        return None
    before = unanswered(due - timedelta(days=1))
    if before is None:
        return What.WORD_DUE, due
    return None if unanswered(before - timedelta(days=1)) else (What.NO_WORD, due)


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
        found = asked_for(
            commitment.rhythm,
            weekdays[coalition.id],
            start=counts_from(holding, coalition),
            today=now.astimezone(ZoneInfo(coalition.zone)).date(),
            answered=holding.answered_due_on,
        )
        if found is None:
            continue
        what, due_on = found
        since = instant(coalition.zone, due_on, REMINDED_AT)
        if since <= now:
            yield DueWord(what, person_id, coalition.id, holding.id, commitment.id, commitment.sentence, due_on, since)

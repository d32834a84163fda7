"""Making notices of what is new: each once, however late, doubled or wrong the tick's clock is (decision 0010)."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.commitments.reminders import hour_of
from alongside.core import ids
from alongside.core.database import INSERT
from alongside.core.live import touch
from alongside.notices.due_words import due_words
from alongside.notices.models import Notice, StopLink, WordSweep
from alongside.notices.queries import Fact, untold, word_fact
from alongside.notices.rules import KEPT
from alongside.notices.waiting import in_order

AT_ONCE = 500


def pull(session: Session, now: datetime) -> int:
    """Tell each person what is new for them, but for due words."""
    return _tell(session, untold(session, now), now)


def pull_words(session: Session, now: datetime) -> int:
    """Ask for the words that are due, once their hour has come where the coalition lives.

    The day that was looked for is compared and not counted on: a clock that was ahead keeps no later day silent.
    """
    swept = {sweep.coalition_id: sweep.day for sweep in session.exec(select(WordSweep))}
    told = 0
    for coalition in session.exec(select(Coalition).where(col(Coalition.status) != CoalitionStatus.CLOSED)).all():
        today = now.astimezone(ZoneInfo(coalition.zone)).date()
        if swept.get(coalition.id) == today or now < hour_of(today, coalition.zone):
            continue
        told += _tell(session, map(word_fact, due_words(session, now, coalition_id=coalition.id)), now)
        session.merge(WordSweep(coalition_id=coalition.id, day=today))
    return told


def _tell(session: Session, facts: Iterable[Fact], now: datetime) -> int:
    rows = [
        {
            "id": ids.private_id(),
            "person_id": fact.person_id,
            "coalition_id": fact.coalition_id,
            "what": fact.what,
            "thing_id": fact.thing_id,
            "page_id": fact.page_id,
            "moment": fact.moment,
            "since": fact.since,
            "due_at": now,
            "made_at": now,
        }
        for fact in facts
    ]
    insert = INSERT[session.get_bind().dialect.name]
    told = 0
    for start in range(0, len(rows), AT_ONCE):
        new = insert(Notice).values(rows[start : start + AT_ONCE]).on_conflict_do_nothing()
        people = session.scalars(new.returning(col(Notice.person_id))).all()
        touch(session.info, *people)
        told += len(people)
    return told


def forget_old(session: Session, now: datetime) -> int:
    """Drop notices after sixty days, and the secrets of mails that can stop nothing any more."""
    forgotten = session.exec(
        delete(Notice).where(in_order(col(Notice.since) < now - KEPT, col(Notice.made_at) < now - KEPT))
    )
    session.exec(delete(StopLink).where(col(StopLink.ends_at) <= now))
    return forgotten.rowcount

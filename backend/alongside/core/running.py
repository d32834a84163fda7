"""The time that this installation has run: what no wrong clock can turn forward by days (trust.md 5.7).

A clock may be set to next month for a minute, and a machine may sleep for a week. Counted from tick to tick, and never
more than a little at once, neither makes anything seem older than it could have been done something about.
"""

from datetime import datetime, timedelta

from sqlmodel import Field, Session, SQLModel

from alongside.core import clock
from alongside.core.database import INSERT
from alongside.core.model import Instant

# A tick comes every few seconds. More than this between two is sleep, or a clock that was set.
AT_MOST = timedelta(minutes=1)
# What idles writes nothing in between.
COUNTED_EACH = timedelta(seconds=30)
ONLY = 1


class RunningTime(SQLModel, table=True):
    """How far it has come: `time` began with the clock of the first count, `at` is the clock of the last one."""

    __tablename__ = "running_time"

    id: int = Field(default=ONLY, primary_key=True)
    time: datetime = Field(sa_type=Instant)
    at: datetime = Field(sa_type=Instant)


def now(session: Session) -> datetime:
    """What the time is for whoever counts only while it runs. Before the first count, what the clock says."""
    row, by_clock = session.get(RunningTime, ONLY), clock.now()
    return by_clock if row is None else row.time + _gone(row, by_clock)


def count(session: Session, by_clock: datetime) -> bool:
    """Count on. Says whether the clock was put back since the last count."""
    row = session.get(RunningTime, ONLY, with_for_update=True)
    if row is None:
        insert = INSERT[session.get_bind().dialect.name]
        session.execute(insert(RunningTime).values(id=ONLY, time=by_clock, at=by_clock).on_conflict_do_nothing())
        return False
    # Other machines' clocks are a little before or behind this one's.
    put_back = row.at - by_clock > AT_MOST
    if put_back or by_clock - row.at >= COUNTED_EACH:
        row.time, row.at = row.time + _gone(row, by_clock), by_clock
    return put_back


def _gone(row: RunningTime, by_clock: datetime) -> timedelta:
    return min(max(by_clock - row.at, timedelta()), AT_MOST)

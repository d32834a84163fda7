"""What waits to be mailed: looked at anew, taken over by a newer mail, and held in one order by whoever changes it."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlmodel import Session, col

from alongside.core import outbox, running
from alongside.core.outbox import Delivery
from alongside.notices.models import Notice
from alongside.people.models import Person

TEMPLATE = "notice"
# Then the person's id, then the moment of the digest.
DIGEST = "digest_at."
ONE_DAY = timedelta(days=1)


def in_order(*which: ColumnElement[bool], moved: bool = False) -> ColumnElement[bool]:
    """These notices, taken by their ids: who sees them and who mails them at once never wait for each other."""
    rows: Any = select(col(Notice.id))
    if moved:
        rows = rows.join(Person, col(Person.id) == col(Notice.person_id))
    return col(Notice.id).in_(rows.where(*which).order_by(col(Notice.id)).with_for_update(of=Notice))


def look_anew(session: Session, person_id: UUID, now: datetime) -> None:
    """What waits goes by what a person has chosen now."""
    theirs = in_order(col(Notice.person_id) == person_id, col(Notice.due_at).is_not(None))
    session.execute(_of(theirs).values(due_at=now))


def look_anew_after_moves(session: Session, now: datetime) -> None:
    """What waits by the clock of a zone that its reader has left is looked at now."""
    left = in_order(col(Notice.due_at).is_not(None), col(Notice.due_zone) != col(Person.zone), moved=True)
    session.execute(_of(left).values(due_at=now))


def follow_clock(session: Session, now: datetime) -> None:
    """Count the time that the installation runs; what waits by a clock that was put back since is looked at now."""
    if running.count(session, now):
        session.execute(_of(in_order(col(Notice.due_at) > now)).values(due_at=now))
        outbox.look_anew(session, now)


def take_over(session: Session, person_id: UUID, mail: Delivery) -> None:
    """Put what earlier mails would tell, which nobody tried yet, into the newest one; what is too old for mails stays.

    So a mail server that was away, or was set up late, has one mail for each person and not one for each day.
    """
    mails = select(col(Notice.delivery_id)).where(
        col(Notice.person_id) == person_id, col(Notice.delivery_id).is_not(None), col(Notice.seen_at).is_(None)
    )
    # One that was tried may have arrived without our hearing of it: it goes again as itself, by the same id, or not.
    waiting = select(Delivery).where(
        col(Delivery.id).in_(mails),
        col(Delivery.id) != mail.id,
        col(Delivery.due_at).is_not(None),
        col(Delivery.leased_at).is_(None),
        col(Delivery.attempts) == 0,
    )
    earlier = session.scalars(waiting.with_for_update(skip_locked=True)).all()
    if not earlier:
        return
    told = col(Notice.delivery_id).in_([row.id for row in earlier])
    in_time = col(Notice.mail_until).is_(None) | (col(Notice.mail_until) > running.now(session))
    fresh = in_order(told, col(Notice.seen_at).is_(None), in_time)
    session.execute(_of(fresh).values(delivery_id=mail.id))
    for row in earlier:
        outbox.close(session, row)


def _of(which: ColumnElement[bool]) -> Any:
    return update(Notice).where(which).execution_options(synchronize_session=False)


def digest_key(person_id: UUID, moment: datetime) -> str:
    """One mail for each person and digest."""
    return f"{DIGEST}{person_id.hex}.{moment.timestamp():.0f}"


def last_digests(session: Session, people: Collection[UUID], now: datetime) -> dict[UUID, datetime]:
    """The last digest for which a mail was made, by person; none that a clock far ahead had made."""
    person = func.substr(col(Delivery.key), len(DIGEST) + 1, 32)
    keys = select(col(Delivery.key)).where(
        col(Delivery.template) == TEMPLATE,
        col(Delivery.key).startswith(DIGEST, autoescape=True),
        person.in_([one.hex for one in people]),
    )
    found: dict[UUID, datetime] = {}
    for key in session.scalars(keys):
        _, owner, at = key.split(".")
        moment, person_id = datetime.fromtimestamp(int(at), UTC), UUID(hex=owner)
        if moment <= now + ONE_DAY:
            found[person_id] = max(moment, found.get(person_id, moment))
    return found

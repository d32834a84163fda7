"""Mails of what is new: one for each person and moment, made from the notices that they have not seen.

What is in one is looked at again when it goes out: seen, answered, muted, or not wanted any more, it stays out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session, col

from alongside.core import clock, outbox, paused
from alongside.core.outbox import Delivery, Later, Letter, prepares
from alongside.core.security import digest, new_secret
from alongside.notices import pushes, queries, wording
from alongside.notices.models import Notice, StopLink
from alongside.notices.queries import Key
from alongside.notices.rules import (
    FARTHEST,
    KIND_OF,
    LOOK_AGAIN,
    STOP_LASTS,
    Choices,
    NoticeKind,
    Way,
    is_mailed,
    latest_digest,
    quiet_until,
    way,
    when,
)
from alongside.people.models import Person

TEMPLATE = "notice"
PEOPLE_AT_ONCE = 200


def plan(session: Session, now: datetime) -> int:
    """Put what its moment has come for into mails: all of one person's into one. Says how many mails."""
    due_at = col(Notice.due_at)
    due = (due_at <= now) | (due_at > now + FARTHEST)
    waiting = select(col(Notice.person_id)).where(due).distinct().limit(PEOPLE_AT_ONCE)
    # Held, so that no other process makes a second mail of the same moment; they may go on acting.
    held = select(Person).where(col(Person.id).in_(waiting)).with_for_update(key_share=True, skip_locked=True)
    people = session.scalars(held).all()
    if not people:
        return 0
    ids = [person.id for person in people]
    theirs: dict[UUID, list[Notice]] = defaultdict(list)
    for notice in session.scalars(select(Notice).where(col(Notice.person_id).in_(ids), due)):
        theirs[notice.person_id].append(notice)
    facts, choices = queries.facts_for(session, ids, now), queries.choices_of(session, people)
    resting = paused.paused(session, [person.email for person in people])
    return sum(
        _plan_for(session, person, theirs[person.id], facts, choices[person.id], now, rests=person.email in resting)
        for person in people
    )


def _plan_for(
    session: Session,
    person: Person,
    notices: Collection[Notice],
    facts: Collection[Key],
    choices: Choices,
    now: datetime,
    *,
    rests: bool,
) -> bool:
    """Whether a mail was made of what is due."""
    ready = []
    for notice in notices:
        if queries.key_of(notice) not in facts or rests:
            notice.due_at = now + LOOK_AGAIN
            continue
        notice.due_at = when(choices, notice.what, notice.coalition_id, notice.since, now)
        if notice.due_at is not None and notice.due_at <= now:
            ready.append(notice)
    if not ready:
        return False
    key = _key(ready, choices, now)
    if session.scalars(select(col(Delivery.id)).where(col(Delivery.key) == key)).first() is not None:
        # Today's digest went before these were noticed.
        for notice in ready:
            notice.due_at = now + LOOK_AGAIN
        return False
    mail = outbox.enqueue(session, TEMPLATE, to=person.email, language=person.language, within=None, key=key)
    for notice in ready:
        notice.due_at, notice.delivery_id = None, mail.id
    pushes.plan(session, person, mail)
    return True


def _key(ready: Collection[Notice], choices: Choices, now: datetime) -> str:
    """One digest a local day; what goes at once is a mail of its own moment."""
    person_id = next(iter(ready)).person_id
    at_once = [one for one in ready if way(choices, KIND_OF[one.what], one.coalition_id) is Way.AT_ONCE]
    moment = latest_digest(choices, now)
    if at_once or moment is None:
        return f"notices.{min(one.id for one in ready).hex}.{now.timestamp():.0f}"
    return f"digest.{person_id.hex}.{moment.astimezone(ZoneInfo(choices.zone)).date()}"


@prepares(TEMPLATE)
def prepare(session: Session, row: Delivery, origin: str) -> Letter | Later | None:
    """The mail as it goes out now; none when nothing of it is left to tell."""
    now = clock.now()
    notices = session.scalars(
        select(Notice).where(col(Notice.delivery_id) == row.id, col(Notice.seen_at).is_(None)).order_by(col(Notice.id))
    ).all()
    person = session.get(Person, notices[0].person_id) if notices else None
    if person is None:
        return None
    choices = queries.choices_of(session, [person])[person.id]
    facts = queries.facts_for(session, [person.id], now)
    told = [facts[key] for key in _still(notices, facts, choices, now)]
    if not told:
        return None
    if paused.paused(session, [person.email]):
        return Later(now + LOOK_AGAIN)
    if (end := quiet_until(choices, now)) is not None:
        return Later(end)
    stop = _stop_secret(session, person.id, {KIND_OF[fact.what] for fact in told}, now)
    params = wording.params(told, person.language, person.zone, origin=origin, stop=f"{origin}/stop#{stop}")
    return Letter(row.id, person.email, TEMPLATE, person.language, params, stop=f"{origin}/api/v1/unsubscribe/{stop}")


def _still(notices: Iterable[Notice], facts: Collection[Key], choices: Choices, now: datetime) -> Iterable[Key]:
    """What is so and wanted still. What is not so now may be again, when the clock was wrong: it is looked at again."""
    for notice in notices:
        if queries.key_of(notice) not in facts:
            notice.due_at, notice.delivery_id = now + LOOK_AGAIN, None
        elif is_mailed(choices, notice.what, notice.coalition_id):
            yield queries.key_of(notice)


def _stop_secret(session: Session, person_id: UUID, kinds: Collection[NoticeKind], now: datetime) -> str:
    secret = new_secret()
    session.add(
        StopLink(secret_hash=digest(secret), person_id=person_id, kinds=sorted(kinds), ends_at=now + STOP_LASTS)
    )
    return secret

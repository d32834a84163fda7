"""Mails of what is new: one for each person and moment, made from the notices that they have not seen.

What is in one is looked at again when it goes out: seen, answered, muted, or not wanted any more, it stays out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from alongside.core import clock, outbox, paused, running
from alongside.core.outbox import Delivery, Later, Letter, prepares
from alongside.core.security import digest, new_secret
from alongside.notices import pushes, queries, waiting, wording
from alongside.notices.models import Notice, StopLink
from alongside.notices.queries import Fact, Key
from alongside.notices.rules import (
    FARTHEST,
    KIND_OF,
    LOOK_AGAIN,
    MAILS_LAST,
    STOP_LASTS,
    Choices,
    NoticeKind,
    Way,
    has_gone,
    is_mailed,
    last_day,
    latest_digest,
    quiet_until,
    way,
    when,
)
from alongside.notices.waiting import TEMPLATE
from alongside.people.models import Person

PEOPLE_AT_ONCE = 200


def plan(session: Session, now: datetime) -> int:
    """Put what its moment has come for into mails: all of one person's into one. Says how many mails."""
    waiting.look_anew_after_moves(session, now)
    due_at = col(Notice.due_at)
    due = (due_at <= now) | (due_at > now + FARTHEST)
    whose = select(col(Notice.person_id)).where(due).distinct().limit(PEOPLE_AT_ONCE)
    # Held, so that no other process makes a second mail of the same moment; they may go on acting.
    held = select(Person).where(col(Person.id).in_(whose)).with_for_update(key_share=True, skip_locked=True)
    people = session.scalars(held).all()
    if not people:
        return 0
    ids = [person.id for person in people]
    theirs: dict[UUID, list[Notice]] = defaultdict(list)
    rows = select(Notice).where(col(Notice.person_id).in_(ids), due).order_by(col(Notice.id)).with_for_update()
    for notice in session.scalars(rows):
        theirs[notice.person_id].append(notice)
    facts, choices = _facts(session, ids, now), queries.choices_of(session, people)
    resting = paused.paused(session, [person.email for person in people])
    digests = waiting.last_digests(session, ids, now)
    return sum(
        _Plan(session, person, choices[person.id], facts, digests.get(person.id), now).made_of(
            theirs[person.id], rests=person.email in resting
        )
        for person in people
    )


def _facts(session: Session, people: Collection[UUID], now: datetime) -> dict[Key, Fact]:
    """All that is so, and not too late to be told by mail."""
    found = queries.facts_for(session, people, now)
    return {key: fact for key, fact in found.items() if fact.ends is None or fact.ends > now}


@dataclass(frozen=True, slots=True)
class _Plan:
    """What makes a mail for one person at one moment."""

    session: Session
    person: Person
    choices: Choices
    facts: Mapping[Key, Fact]
    digest: datetime | None
    now: datetime

    def made_of(self, notices: Collection[Notice], *, rests: bool) -> bool:
        """Whether a mail was made of what is due."""
        ready = []
        for notice in notices:
            notice.due_zone = self.choices.zone
            if queries.key_of(notice) not in self.facts or rests:
                notice.due_at = self.now + LOOK_AGAIN
                continue
            notice.due_at = when(self.choices, notice.what, notice.coalition_id, notice.since, self.now)
            if notice.due_at is not None and notice.due_at <= self.now:
                ready.append(notice)
        key = self._key(ready) if ready else None
        if key is None:
            # Today's digest went before these were noticed.
            for notice in ready:
                notice.due_at = self.now + LOOK_AGAIN
            return False
        within = last_day([self.facts[queries.key_of(notice)].ends for notice in ready], self.now) - self.now
        to, language = self.person.email, self.person.language
        mail = outbox.enqueue(self.session, TEMPLATE, to=to, language=language, within=within, key=key)
        mail_until = running.now(self.session) + MAILS_LAST
        for notice in ready:
            notice.due_at, notice.delivery_id, notice.mail_until = None, mail.id, mail_until
        waiting.take_over(self.session, self.person.id, mail)
        pushes.plan(self.session, self.person, mail)
        return True

    def _key(self, ready: Collection[Notice]) -> str | None:
        """One digest a local day; what goes at once is a mail of its own moment. None when there was today's digest."""
        at_once = [one for one in ready if way(self.choices, KIND_OF[one.what], one.coalition_id) is Way.AT_ONCE]
        moment = latest_digest(self.choices, self.now)
        if at_once or moment is None:
            return f"notices.{min(one.id for one in ready).hex}.{self.now.timestamp():.0f}"
        if has_gone(self.choices, moment, self.digest):
            return None
        return waiting.digest_key(self.person.id, moment)


@prepares(TEMPLATE)
def prepare(session: Session, row: Delivery, origin: str) -> Letter | Later | None:
    """The mail as it goes out now; none when nothing of it is left to tell."""
    now = clock.now()
    unseen = select(Notice).where(col(Notice.delivery_id) == row.id, col(Notice.seen_at).is_(None))
    notices = session.scalars(unseen.order_by(col(Notice.id)).with_for_update()).all()
    person = session.get(Person, notices[0].person_id) if notices else None
    if person is None:
        return None
    choices = queries.choices_of(session, [person])[person.id]
    facts = _facts(session, [person.id], now)
    told = [facts[key] for key in _still(notices, facts, choices, now)]
    if not told:
        return None
    if paused.paused(session, [person.email]):
        return Later(now + LOOK_AGAIN)
    if (end := quiet_until(choices, now)) is not None:
        # Looked at before that, since they may move or choose otherwise meanwhile.
        return Later(min(end, now + LOOK_AGAIN))
    stop = _stop_secret(session, person.id, {KIND_OF[fact.what] for fact in told}, now)
    params = wording.params(told, person.language, person.zone, origin=origin, stop=f"{origin}/stop#{stop}")
    return Letter(row.id, person.email, TEMPLATE, person.language, params, stop=f"{origin}/api/v1/unsubscribe/{stop}")


def _still(notices: Iterable[Notice], facts: Collection[Key], choices: Choices, now: datetime) -> Iterable[Key]:
    """What is so and wanted still. What is not so now may be again, when the clock was wrong: it is looked at again."""
    for notice in notices:
        if queries.key_of(notice) not in facts:
            notice.due_at, notice.due_zone, notice.delivery_id = now + LOOK_AGAIN, choices.zone, None
        elif is_mailed(choices, notice.what, notice.coalition_id):
            yield queries.key_of(notice)


def _stop_secret(session: Session, person_id: UUID, kinds: Collection[NoticeKind], now: datetime) -> str:
    secret = new_secret()
    session.add(
        StopLink(secret_hash=digest(secret), person_id=person_id, kinds=sorted(kinds), ends_at=now + STOP_LASTS)
    )
    return secret

"""Reads of notices, of what they tell of, and of what people chose about them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, or_, tuple_, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from alongside.core.pagination import Window
from alongside.core.security import digest
from alongside.notices.due_words import DueWord, due_words
from alongside.notices.models import Notice, NoticeChoices, NoticePlace, StopLink
from alongside.notices.rules import (
    CLOSES_SOON,
    KEPT,
    KIND_OF,
    STILL_NEW,
    STILL_NEWS,
    Choices,
    NoticeKind,
    Place,
    Quiet,
    Way,
    Ways,
    What,
)
from alongside.notices.sources import SOURCES
from alongside.people.models import Person
from alongside.seats.queries import LATEST_ZONE

Key = tuple[What, UUID, datetime, UUID]


@dataclass(frozen=True, slots=True)
class Fact:
    """What there is to tell one person now."""

    what: What
    person_id: UUID
    coalition_id: UUID | None
    thing_id: UUID
    page_id: UUID
    moment: datetime
    title: str = ""
    until: datetime | None = None
    day: date | None = None
    began: datetime | None = None

    @property
    def since(self) -> datetime:
        """Since when it is so."""
        if self.began is not None:
            return self.began
        return self.moment - CLOSES_SOON if self.what is What.CLOSING else self.moment

    @property
    def ends(self) -> datetime | None:
        """When it is too late to be told by mail; None where it has no last moment. A due word's day is its first."""
        if self.day is None or KIND_OF[self.what] is NoticeKind.WORD:
            return self.until
        return datetime.combine(self.day + timedelta(days=1), time(), UTC) + LATEST_ZONE

    @property
    def key(self) -> Key:
        """One notice tells it."""
        return self.what, self.thing_id, self.moment, self.person_id


def key_of(notice: Notice) -> Key:
    """What a notice tells."""
    return notice.what, notice.thing_id, notice.moment, notice.person_id


def _untold(source: Any) -> Any:
    """Without what was told of already: to all whom it was for, in one transaction."""
    row = source.selected_columns
    return source.where(
        ~exists().where(
            col(Notice.what) == row["what"],
            col(Notice.thing_id) == row["thing_id"],
            col(Notice.moment) == row["moment"],
        )
    )


UNTOLD = union_all(*(_untold(source) for source, _ in SOURCES))


def untold(session: Session, now: datetime) -> Iterator[Fact]:
    """What is so, new, and not told yet; but for due words."""
    spans = {"waits_since": now - STILL_NEW, "news_since": now - STILL_NEWS}
    yield from _facts(session.execute(UNTOLD, _moments(now) | spans).all())


def facts_for(session: Session, people: Collection[UUID], now: datetime) -> dict[Key, Fact]:
    """All that is so for these people, told or not."""
    if not people:
        return {}
    theirs = union_all(*(source.where(whose.in_(people)) for source, whose in SOURCES))
    spans = {"waits_since": now - KEPT, "news_since": now - KEPT}
    found = [*_facts(session.execute(theirs, _moments(now) | spans).all())]
    found += [word_fact(word) for word in due_words(session, now, people=people)]
    return {fact.key: fact for fact in found}


def word_fact(word: DueWord) -> Fact:
    """A due word as a fact like the others: its moment is its day."""
    return Fact(
        what=word.what,
        person_id=word.person_id,
        coalition_id=word.coalition_id,
        thing_id=word.holding_id,
        page_id=word.commitment_id,
        moment=datetime.combine(word.due_on, time(), UTC),
        title=word.sentence,
        day=word.due_on,
        began=word.since,
    )


def _moments(now: datetime) -> dict[str, Any]:
    return {"now": now, "soon": now + CLOSES_SOON, "somewhere_today": (now - LATEST_ZONE).date()}


def _facts(rows: Iterable[Any]) -> Iterator[Fact]:
    for what, person_id, coalition_id, thing_id, page_id, moment, title, until, day, began in rows:
        # The first line names the thing; the whole wording is on its page.
        first = title.partition("\n")[0]
        yield Fact(What(what), person_id, coalition_id, thing_id, page_id, moment, first, until, day, began)


def page_of(
    session: Session, person_id: UUID, wanted: Window, facts: Collection[Key], hidden: Collection[UUID]
) -> list[Notice]:
    """The notices of what is so still, the newest first; one row more than wanted. `hidden` coalitions are muted."""
    rows = select(Notice).where(col(Notice.person_id) == person_id)
    if wanted.after is not None:
        last = session.get(Notice, wanted.after)
        if last is None or last.person_id != person_id:
            return []
        rows = rows.where(
            or_(col(Notice.since) < last.since, (col(Notice.since) == last.since) & (col(Notice.id) < last.id))
        )
    found = []
    for notice in session.exec(rows.order_by(col(Notice.since).desc(), col(Notice.id).desc())):
        if key_of(notice) in facts and notice.coalition_id not in hidden:
            found.append(notice)
        if len(found) > wanted.limit:
            break
    return found


def shown(person_id: UUID, first: UUID, last: UUID, read_at: datetime) -> ColumnElement[bool]:
    """What stands between two notices of a person's list, as it was when it was read; nothing if one is gone."""
    place = tuple_(col(Notice.since), col(Notice.id))

    def at(notice_id: UUID) -> ScalarSelect[Any]:
        end = aliased(Notice)
        theirs = (col(end.id) == notice_id) & (col(end.person_id) == person_id)
        return select(col(end.since), col(end.id)).where(theirs).scalar_subquery()

    return and_(place <= at(first), place >= at(last), col(Notice.made_at) <= read_at)


def unseen(session: Session, person_id: UUID) -> Sequence[Notice]:
    """What a person has not seen yet."""
    return session.exec(select(Notice).where(col(Notice.person_id) == person_id, col(Notice.seen_at).is_(None))).all()


def choices_row(session: Session, person_id: UUID, *, lock: bool = False) -> NoticeChoices | None:
    """What a person chose for all coalitions, if anything."""
    return session.get(NoticeChoices, person_id, with_for_update=True if lock else None, populate_existing=lock)


def places(session: Session, people: Collection[UUID]) -> dict[UUID, list[NoticePlace]]:
    """What these people chose for single coalitions."""
    found: dict[UUID, list[NoticePlace]] = defaultdict(list)
    for place in session.exec(select(NoticePlace).where(col(NoticePlace.person_id).in_(people))):
        found[place.person_id].append(place)
    return found


def choices_of(session: Session, people: Collection[Person]) -> dict[UUID, Choices]:
    """All that these people chose, in two reads."""
    ids = [person.id for person in people]
    rows = session.exec(select(NoticeChoices).where(col(NoticeChoices.person_id).in_(ids)))
    chosen, elsewhere = {row.person_id: row for row in rows}, places(session, ids)
    return {person.id: _choices(person.zone, chosen.get(person.id), elsewhere[person.id]) for person in people}


def _choices(zone: str, row: NoticeChoices | None, elsewhere: Iterable[NoticePlace]) -> Choices:
    by_coalition = {place.coalition_id: Place(place.muted, ways(place.ways)) for place in elsewhere}
    if row is None:
        return Choices(zone, places=by_coalition)
    quiet = None
    if row.quiet_since is not None and row.quiet_until is not None:
        quiet = Quiet(row.quiet_since, row.quiet_until)
    return Choices(zone, ways(row.ways), by_coalition, tuple(row.digest_days), row.digest_at, quiet)


def ways(stored: dict[str, str]) -> Ways:
    """What was kept as text."""
    return {NoticeKind(kind): Way(way) for kind, way in stored.items()}


def stop_link(session: Session, token: str, now: datetime) -> StopLink | None:
    """The secret of a mail, as long as it works."""
    found = session.get(StopLink, digest(token))
    return found if found is not None and found.ends_at > now else None

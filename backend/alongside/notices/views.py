"""Representations of notices: what a thing is called is read where it stands, and only as long as one may know it."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.core import clock, paused
from alongside.core.pagination import Window, page
from alongside.notices import queries
from alongside.notices.models import Notice, StopLink
from alongside.notices.queries import Fact, Key
from alongside.notices.rules import CHOOSABLE, KIND_OF, USUAL, next_digest, way_anywhere
from alongside.notices.schemas import ChoicesOut, NoticeOut, NoticePage, PlaceOut, StopOut, Unseen
from alongside.notices.service import StopLinkOver
from alongside.people import queries as people
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission

UNSEEN_SHOWN = 100


def page_of(session: Session, wanted: Window, *, actor: Actor) -> NoticePage:
    """What is new, the newest first."""
    require(actor, Permission.NOTICE_READ, NOTHING)
    now = clock.now()
    facts, hidden = _mine(session, actor)
    rows = queries.page_of(session, actor.person_id, wanted, facts.keys(), hidden)
    names = coalitions.names_of_coalitions(session, [row.coalition_id for row in rows if row.coalition_id])
    part = page(rows, wanted, lambda row: row.id, lambda row: _notice(row, facts[queries.key_of(row)], names))
    return NoticePage(items=part.items, next=part.next, read_at=now)


def unseen(session: Session, *, actor: Actor) -> Unseen:
    """Where there is something new: never how much."""
    require(actor, Permission.NOTICE_READ, NOTHING)
    waiting = queries.unseen(session, actor.person_id)
    if not waiting:
        return Unseen(pages=[])
    facts, hidden = _mine(session, actor)
    pages = {one.page_id for one in waiting if queries.key_of(one) in facts and one.coalition_id not in hidden}
    return Unseen(pages=sorted(pages)[:UNSEEN_SHOWN])


def _mine(session: Session, actor: Actor) -> tuple[dict[Key, Fact], set[UUID]]:
    """What is so for the actor where they have a seat, and the coalitions that they muted."""
    found = queries.facts_for(session, [actor.person_id], clock.now())
    facts = {key: fact for key, fact in found.items() if fact.coalition_id is None or fact.coalition_id in actor.seats}
    places = queries.places(session, [actor.person_id])[actor.person_id]
    return facts, {place.coalition_id for place in places if place.muted}


def _notice(row: Notice, fact: Fact, names: dict[UUID, str]) -> NoticeOut:
    return NoticeOut(
        id=row.id,
        what=row.what,
        kind=KIND_OF[row.what],
        coalition_id=row.coalition_id,
        coalition=names.get(row.coalition_id, "") if row.coalition_id else "",
        page_id=fact.page_id,
        title=fact.title,
        until=fact.until,
        day=fact.day,
        since=row.since,
        seen=row.seen_at is not None,
    )


def choices(session: Session, *, mail: bool, actor: Actor) -> ChoicesOut:
    """What one chose, and what is usual where one chose nothing."""
    require(actor, Permission.NOTICE_CHOOSE, NOTHING)
    person = people.person(session, actor.person_id)
    chosen = queries.choices_of(session, [person])[person.id]
    row = queries.choices_row(session, person.id)
    names = coalitions.names_of_coalitions(session, actor.seats)
    return ChoicesOut(
        ways={kind: chosen.ways.get(kind, USUAL[kind]) for kind in CHOOSABLE},
        places=[
            PlaceOut(
                coalition_id=coalition_id,
                coalition=name,
                muted=coalition_id in chosen.places and chosen.places[coalition_id].muted,
                ways=dict(chosen.places[coalition_id].ways) if coalition_id in chosen.places else {},
            )
            for coalition_id, name in sorted(names.items(), key=lambda one: (one[1].casefold(), one[0]))
        ],
        digest_days=list(chosen.digest_days),
        digest_at=_clock(chosen.digest_at),
        quiet={"since": _clock(chosen.quiet.since), "until": _clock(chosen.quiet.until)} if chosen.quiet else None,
        zone=chosen.zone,
        mail=mail,
        paused=bool(paused.paused(session, [person.email])),
        next_digest=next_digest(chosen, clock.now()),
        version=row.version if row else 0,
    )


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def stopping(session: Session, token: str, *, actor: Actor | None) -> StopOut:
    """What a mail was about. Raises StopLinkOver."""
    require(actor, Permission.NOTICE_STOP, NOTHING)
    link = queries.stop_link(session, token, clock.now())
    if link is None:
        raise StopLinkOver
    return stopped(session, link, actor)


def stopped(session: Session, link: StopLink, actor: Actor | None) -> StopOut:
    """How the kinds of a mail reach its reader now, from one coalition or another."""
    person = people.person(session, link.person_id)
    chosen = queries.choices_of(session, [person])[person.id]
    kinds = [kind for kind in CHOOSABLE if kind in link.kinds]
    return StopOut(kinds={kind: way_anywhere(chosen, kind) for kind in kinds})

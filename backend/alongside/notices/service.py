"""Seeing what is new, choosing how to be told, and ending a kind of mails without signing in."""

from collections.abc import Collection

from sqlalchemy import update
from sqlmodel import Session, col, delete

from alongside.core import clock, paused
from alongside.core.errors import Gone, wrong_field
from alongside.core.live import touch
from alongside.notices import queries
from alongside.notices.models import Notice, NoticeChoices, NoticePlace, StopLink
from alongside.notices.rules import NoticeKind, Way
from alongside.notices.schemas import Chosen, SeenIn
from alongside.notices.waiting import in_order, look_anew
from alongside.people import queries as people
from alongside.permissions.actor import Actor
from alongside.permissions.dependencies import same_version
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission


class StopLinkOver(Gone):
    """Not the secret of a mail of the last ninety days."""


def see(session: Session, seen: SeenIn, *, actor: Actor) -> None:
    """Note what one has seen: it is not new any more, and is in no mail from now on."""
    require(actor, Permission.NOTICE_READ, NOTHING)
    mine = (col(Notice.person_id) == actor.person_id) & col(Notice.seen_at).is_(None)
    which = col(Notice.page_id) == seen.page_id
    if seen.shown is not None:
        which |= queries.shown(actor.person_id, seen.shown.first, seen.shown.last, seen.shown.read_at)
    done = session.exec(update(Notice).where(in_order(mine, which)).values(seen_at=clock.now(), due_at=None))
    if done.rowcount:
        touch(session.info, actor.person_id)


def choose(session: Session, chosen: Chosen, version: int, *, actor: Actor) -> None:
    """Choose how one is told. What waits to be mailed goes by it at once. Raises ChangedMeanwhile, InvalidInput."""
    require(actor, Permission.NOTICE_CHOOSE, NOTHING)
    people.person_for_update(session, actor.person_id)
    row = queries.choices_row(session, actor.person_id) or NoticeChoices(person_id=actor.person_id, version=0)
    same_version(row.version, version)
    if not chosen.digest_days:
        raise wrong_field("/digest_days", "no_digest_day")
    if chosen.quiet is not None and chosen.quiet.since == chosen.quiet.until:
        raise wrong_field("/quiet/until", "quiet_hours_empty")
    row.ways = {kind.value: way.value for kind, way in chosen.ways.items()}
    row.digest_days, row.digest_at = sorted(set(chosen.digest_days)), _minute(chosen.digest_at)
    row.quiet_since = _minute(chosen.quiet.since) if chosen.quiet else None
    row.quiet_until = _minute(chosen.quiet.until) if chosen.quiet else None
    row.version += 1
    session.add(row)
    _choose_places(session, chosen, actor)
    look_anew(session, actor.person_id, clock.now())


def try_address_again(session: Session, *, actor: Actor) -> None:
    """Say that mails arrive at one's address."""
    require(actor, Permission.NOTICE_CHOOSE, NOTHING)
    paused.resume(session, people.person(session, actor.person_id).email)
    look_anew(session, actor.person_id, clock.now())


def stop(session: Session, token: str, kind: NoticeKind | None, *, actor: Actor | None) -> StopLink:
    """End mails of the kinds that a mail was about, or of one of them; in every coalition. Raises StopLinkOver."""
    require(actor, Permission.NOTICE_STOP, NOTHING)
    link = queries.stop_link(session, token, clock.now())
    if link is None or (kind is not None and kind not in link.kinds):
        raise StopLinkOver
    person = people.person_for_update(session, link.person_id)
    ended = [kind.value] if kind else list(link.kinds)
    row = queries.choices_row(session, person.id) or NoticeChoices(person_id=person.id, version=0)
    row.ways = row.ways | dict.fromkeys(ended, Way.HERE.value)
    row.version += 1
    session.add(row)
    for place in queries.places(session, [person.id])[person.id]:
        place.ways = _without(place.ways, ended)
    session.flush()
    return link


def _without(ways: dict[str, str], kinds: Collection[str]) -> dict[str, str]:
    return {kind: way for kind, way in ways.items() if kind not in kinds}


def _choose_places(session: Session, chosen: Chosen, actor: Actor) -> None:
    """What was chosen for a coalition that one has no seat in is dropped."""
    session.exec(delete(NoticePlace).where(col(NoticePlace.person_id) == actor.person_id))
    for place in {one.coalition_id: one for one in chosen.places}.values():
        if place.coalition_id in actor.seats and (place.muted or place.ways):
            ways = {kind.value: way.value for kind, way in place.ways.items()}
            row = NoticePlace(person_id=actor.person_id, coalition_id=place.coalition_id, muted=place.muted, ways=ways)
            session.add(row)


def _minute(at: str) -> int:
    hour, _, minute = at.partition(":")
    return int(hour) * 60 + int(minute)

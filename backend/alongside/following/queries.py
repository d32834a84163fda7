"""Reads of followings, of the days they looked, and of what they are told."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from alongside.activity.record import hold_counter
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Membership
from alongside.consents.models import ConsentRequest
from alongside.consents.needs import stands
from alongside.consents.rules import ConsentKind, InName
from alongside.core.errors import NotFound
from alongside.core.security import digest
from alongside.following.models import Following, FollowingLook, Told, ToldDraft
from alongside.following.rules import FollowingStatus, status_on

WAITS = col(ToldDraft.told_id).is_(None) & col(ToldDraft.dropped_at).is_(None)


def following(session: Session, following_id: UUID, *, lock: bool = False) -> Following:
    """One following in any state; `lock` holds its row where two people can race. Raises NotFound."""
    found = session.get(Following, following_id)
    if found is None:
        raise NotFound
    if lock:
        hold_counter(session, found.coalition_id)
        session.refresh(found, with_for_update=True)
    return found


def follower_of(session: Session, coalition_id: UUID, following_id: UUID) -> Following:
    """A following of this coalition. Raises NotFound, also for another coalition's."""
    found = following(session, following_id)
    if found.coalition_id != coalition_id:
        raise NotFound
    return found


def by_token(session: Session, token: str, *, lock: bool = False) -> Following | None:
    """The following whose link carries this secret."""
    wanted = select(Following).where(col(Following.secret_hash) == digest(token))
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return session.exec(wanted).one_or_none()


def status(session: Session, row: Following) -> FollowingStatus:
    """How a following stands today, where its coalition lives."""
    today = coalitions.today(coalitions.coalition(session, row.coalition_id))
    return status_on(row.status, row.until, today)


def of_coalition(session: Session, coalition_id: UUID) -> list[Following]:
    """Every following there was, in the order in which the coalition decided."""
    wanted = select(Following).where(col(Following.coalition_id) == coalition_id)
    return list(session.exec(wanted.order_by(col(Following.created_at), col(Following.id))))


def of_person(session: Session, person_id: UUID) -> list[Following]:
    """What a person follows; whose last day has passed is for the caller to see."""
    wanted = select(Following).where(
        col(Following.person_id) == person_id, col(Following.status) == FollowingStatus.FOLLOWING
    )
    return list(session.exec(wanted.order_by(col(Following.accepted_at), col(Following.id))))


def names(session: Session, following_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The name that each following is shown under."""
    wanted = select(Following.id, Following.name).where(col(Following.id).in_(set(following_ids)))
    return dict(session.exec(wanted).all())


def people_following(session: Session, coalition_id: UUID) -> list[UUID]:
    """The people whose open pages change when something is told."""
    wanted = select(Following.person_id).where(
        col(Following.coalition_id) == coalition_id, col(Following.status) == FollowingStatus.FOLLOWING
    )
    return [person_id for person_id in session.exec(wanted) if person_id is not None]


def days_looked(session: Session, following_ids: Iterable[UUID]) -> dict[UUID, list[date]]:
    """On which days each follower opened their page, oldest first."""
    days: dict[UUID, list[date]] = defaultdict(list)
    wanted = select(FollowingLook).where(col(FollowingLook.following_id).in_(set(following_ids)))
    for look in session.exec(wanted.order_by(col(FollowingLook.day))):
        days[look.following_id].append(look.day)
    return days


def told(session: Session, told_id: UUID, *, lock: bool = False) -> Told:
    """One line, also when it was taken back. Raises NotFound."""
    found = session.get(Told, told_id, with_for_update=True if lock else None, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def current_lines(session: Session, coalition_id: UUID) -> list[Told]:
    """What followers read now: for each thing the newest line that was not taken back, newest first."""
    place = func.row_number().over(
        partition_by=(col(Told.action_id), col(Told.initiative_id)),
        order_by=(col(Told.told_at).desc(), col(Told.id).desc()),
    )
    standing = (
        select(Told, place.label("place"))
        .where(col(Told.coalition_id) == coalition_id, col(Told.taken_back_at).is_(None))
        .subquery()
    )
    line = aliased(Told, standing)
    wanted = select(line).where(standing.c.place == 1).order_by(standing.c.told_at.desc(), standing.c.id.desc())
    return list(session.exec(wanted))


def told_for_action(session: Session, action_id: UUID) -> Told | None:
    """The one line that followers read of an action now, if any."""
    return _newest(session, col(Told.action_id) == action_id)


def told_for_initiative(session: Session, initiative_id: UUID) -> Told | None:
    """The one line that followers read of an initiative now, if any."""
    return _newest(session, col(Told.initiative_id) == initiative_id)


def whose(session: Session, told_ids: Iterable[UUID]) -> dict[UUID, tuple[InName, list[str]]]:
    """In whose name lines were told, where not in the teller's alone: and on behalf of whom who is still here."""
    here = (col(Membership.id) == col(ConsentRequest.to_membership)) & col(Membership.left_at).is_(None)
    rows = session.exec(
        select(ToldDraft.told_id, ToldDraft.in_name, Membership.name)
        .outerjoin(ConsentRequest, (col(ConsentRequest.thing_id) == col(ToldDraft.id)) & stands(ConsentKind.ON_BEHALF))
        .outerjoin(Membership, here)
        .where(col(ToldDraft.told_id).in_(set(told_ids)))
    )
    found: dict[UUID, tuple[InName, list[str]]] = {}
    for told_id, in_name, name in rows:
        assert told_id is not None
        found.setdefault(told_id, (InName(in_name), []))[1].extend(name for name in (name,) if name)
    for _, named in found.values():
        named.sort(key=str.casefold)
    return found


def draft(session: Session, draft_id: UUID, *, lock: bool = False) -> ToldDraft:
    """One sentence that waits for a yes, or did. Raises NotFound, also once its writer let it be."""
    found = session.get(ToldDraft, draft_id, with_for_update=True if lock else None, populate_existing=lock)
    if found is None or found.dropped_at is not None:
        raise NotFound
    return found


def drafts_of(session: Session, thing_id: UUID, written_by: UUID) -> list[ToldDraft]:
    """The sentences about a thing that wait for a yes and are this writer's, oldest first."""
    rows = select(ToldDraft).where(
        or_(col(ToldDraft.action_id) == thing_id, col(ToldDraft.initiative_id) == thing_id),
        col(ToldDraft.written_by) == written_by,
        WAITS,
    )
    return list(session.exec(rows.order_by(col(ToldDraft.written_at), col(ToldDraft.id))))


def never_told(session: Session, before: datetime) -> list[ToldDraft]:
    """Sentences that nobody will tell any more, since their writer let them be or left before this."""
    left = select(Membership.id).where(col(Membership.left_at) < before)
    over = or_(col(ToldDraft.dropped_at) < before, col(ToldDraft.written_by).in_(left))
    rows = select(ToldDraft).where(col(ToldDraft.told_id).is_(None), over)
    return list(session.exec(rows.order_by(col(ToldDraft.id)).with_for_update(skip_locked=True)))


def _newest(session: Session, thing: ColumnElement[bool]) -> Told | None:
    wanted = select(Told).where(thing, col(Told.taken_back_at).is_(None))
    return session.exec(wanted.order_by(col(Told.told_at).desc(), col(Told.id).desc()).limit(1)).one_or_none()

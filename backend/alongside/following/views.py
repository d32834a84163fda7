"""How followings and told lines are shown."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.consents.rules import InName
from alongside.core.pagination import Page
from alongside.core.qr import qr_svg
from alongside.following import queries, service, telling
from alongside.following.models import Following, Told, ToldDraft
from alongside.following.rules import FollowingStatus, ToldThing, status_on
from alongside.following.schemas import FollowerOut, FollowInvitationOut, FollowLinkOut, ToldDraftOut, ToldLine
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import Permission


def followers(session: Session, coalition_id: UUID, *, actor: Actor | None) -> Page[FollowerOut]:
    """Everyone whom the coalition let follow it, for members."""
    coalition = coalitions.coalition(session, coalition_id)
    subject = coalitions.subject(coalition)
    require(actor, Permission.FOLLOWER_LIST, subject)
    rows = queries.of_coalition(session, coalition_id)
    days = queries.days_looked(session, [row.id for row in rows])
    alive = coalition.status is not CoalitionStatus.CLOSED
    today, may_link = coalitions.today(coalition), alive and may(actor, Permission.FOLLOWER_LINK, subject)
    return Page(items=[_follower(row, days[row.id], today, may_link=may_link) for row in rows])


def _follower(row: Following, looked_on: list[date], today: date, *, may_link: bool) -> FollowerOut:
    status = status_on(row.status, row.until, today)
    return FollowerOut(
        id=row.id,
        name=row.name,
        status=status,
        until=row.until,
        decision_id=row.decision_id,
        decision_number=row.decision_number,
        looked_on=looked_on,
        abilities={"link": may_link and status is FollowingStatus.INVITED},
    )


def link(session: Session, made: service.NewLink, actor: Actor | None) -> FollowLinkOut:
    """The only time that a link is shown."""
    ends_at = made.following.link_ends_at
    assert ends_at is not None
    return FollowLinkOut(url=made.url, qr_svg=qr_svg(made.url), ends_at=ends_at)


def invitation(session: Session, token: str, *, actor: Actor | None) -> FollowInvitationOut:
    """What the invited person reads. Raises FollowLinkEnded."""
    row = service.invited_by(session, token)
    coalition = coalitions.coalition(session, row.coalition_id)
    seated = actor.standing(coalition.id) if actor else Standing.OUTSIDER
    return FollowInvitationOut(
        coalition_name=coalition.name,
        name=row.name,
        until=row.until,
        ends_membership=seated in {Standing.MEMBER, Standing.NEWCOMER},
    )


def line(session: Session, told: Told) -> ToldLine:
    """A line as it was told."""
    return _shown(session, [told])[0]


def _shown(session: Session, rows: Sequence[Told]) -> list[ToldLine]:
    whose = queries.whose(session, [told.id for told in rows])
    return [_line(told, *whose.get(told.id, (InName.OWN, []))) for told in rows]


def _line(told: Told, in_name: InName, with_people: list[str]) -> ToldLine:
    return ToldLine(
        id=told.id,
        thing=ToldThing.INITIATIVE if told.initiative_id else ToldThing.ACTION,
        title=told.title,
        stage=told.stage,
        sentence=told.sentence,
        in_name=in_name,
        with_people=with_people,
        told_at=told.told_at,
    )


def lines(session: Session, coalition_id: UUID) -> list[ToldLine]:
    """Exactly what followers read now, newest first."""
    return _shown(session, queries.current_lines(session, coalition_id))


def told(session: Session, coalition_id: UUID, *, actor: Actor | None) -> Page[ToldLine]:
    """The followers' view, for members."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.TOLD_READ, coalitions.subject(coalition))
    return Page(items=lines(session, coalition_id))


def drafts(session: Session, thing_id: UUID, coalition_id: UUID, actor: Actor | None) -> list[ToldDraftOut]:
    """The reader's own sentences about a thing that wait for a yes."""
    seat = actor.seat_id(coalition_id) if actor else None
    return [draft(session, row, actor) for row in queries.drafts_of(session, thing_id, seat)] if seat else []


def draft(session: Session, row: ToldDraft, actor: Actor | None) -> ToldDraftOut:
    """One sentence that waits for a yes, for its writer."""
    carried = telling.as_of_now(session, row).carried_by
    closed = coalitions.coalition(session, row.coalition_id).status is CoalitionStatus.CLOSED
    waits = row.told_id is None
    return ToldDraftOut(
        **row.model_dump(include={"id", "sentence", "in_name", "names", "with_people"}),
        thing=row.thing,
        thing_id=row.thing_id,
        abilities={
            "edit": waits and not closed and may(actor, Permission.TOLD_DRAFT, telling.subject(row, carried)),
            "drop": waits and may(actor, Permission.TOLD_DRAFT, telling.subject(row)),
        },
    )

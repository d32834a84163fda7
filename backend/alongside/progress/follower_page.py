"""A follower's only page of a coalition, and the list of those pages (product.md P7, S9)."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.core.pagination import Page
from alongside.following import queries as followings
from alongside.following import views as following_views
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import abilities, require
from alongside.permissions.vocabulary import NOTHING, Permission, Subject
from alongside.progress.schemas import FollowedCoalition, FollowerPage
from alongside.support import queries as asks
from alongside.support import views as ask_views
from alongside.support.models import Ask


def pages(session: Session, *, actor: Actor) -> Page[FollowedCoalition]:
    """What the reader follows, soonest to end first."""
    require(actor, Permission.FOLLOWING_LIST, NOTHING)
    followed = set(actor.coalitions(Standing.FOLLOWER))
    rows = [row for row in followings.of_person(session, actor.person_id) if row.coalition_id in followed]
    names = coalitions.names_of_coalitions(session, followed)
    waiting = asks.open_of(session, [row.id for row in rows])
    return Page(
        items=[
            FollowedCoalition(
                coalition_id=row.coalition_id,
                coalition_name=names[row.coalition_id],
                until=row.until,
                decision_number=row.decision_number,
                open_asks=waiting[row.id],
            )
            for row in sorted(rows, key=lambda row: (row.until, row.id))
        ]
    )


def page(session: Session, coalition_id: UUID, *, actor: Actor) -> FollowerPage:
    """What this follower may read, all of it: nothing about people, and nothing that was not told."""
    subject = Subject(coalition_id=coalition_id)
    require(actor, Permission.FOLLOWING_READ, subject)
    row = followings.following(session, actor.seats[coalition_id].id)
    coalition = coalitions.coalition(session, coalition_id)
    asked = sorted(asks.of_following(session, row.id), key=_open_first)
    return FollowerPage(
        coalition_id=coalition_id,
        coalition_name=coalition.name,
        until=row.until,
        decision_number=row.decision_number,
        asks=ask_views.shown(session, coalition, asked, actor),
        told=following_views.lines(session, coalition_id),
        looked_on=followings.days_looked(session, [row.id])[row.id],
        abilities=abilities(actor, subject, step_back=Permission.FOLLOWING_STEP_BACK),
    )


def _open_first(ask: Ask) -> tuple[bool, date, float]:
    """Open asks by the day they are wanted by, then by age; answered ones after them, the last answer first."""
    if ask.answered_at is None:
        return False, ask.wanted_by or date.max, ask.opened_at.timestamp()
    return True, date.max, -ask.answered_at.timestamp()

"""The feed: the activity's rows with the names and titles they point at, the same for every member (product.md P9)."""

from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import exists
from sqlmodel import Session, col, select

from alongside.actions.models import Action
from alongside.activity.models import Activity, ActivityActor
from alongside.agreements.models import Agreement
from alongside.coalitions import queries
from alongside.commitments.models import Commitment
from alongside.consents import needs
from alongside.core.pagination import Window, page
from alongside.decisions.models import Decision, Proposal
from alongside.following.models import Following
from alongside.groups.models import Group
from alongside.initiatives.models import Initiative
from alongside.offers.models import SupportRequest
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.support.models import Ask
from alongside.support.rules import FOR_ITS_AUTHOR
from alongside.today.schemas import ActivityPage, ActivityRow

Facts = Sequence[tuple[Activity, UUID | None]]
# What a thing is called, by table. A name of someone who is in no list stays out of this one too.
TITLES = (
    (Proposal, Proposal.title),
    (Decision, Decision.title),
    (Action, Action.title),
    (Initiative, Initiative.title),
    (Agreement, Agreement.title),
    (Commitment, Commitment.sentence),
    (Following, Following.name),
    (Ask, Ask.text),
    (SupportRequest, SupportRequest.text),
    (Group, Group.name),
)

# Actions that wait for a yes exist for those who carry them, and so do the facts about them.
UNREAD = exists().where(col(Action.id) == col(Activity.thing_id), needs.waits(col(Action.id)))


def page_of(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor | None) -> ActivityPage:
    """One page of the record, newest first."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.ACTIVITY_READ, queries.subject(coalition))
    rows = (
        select(Activity, ActivityActor.membership_id)
        .outerjoin(ActivityActor, col(ActivityActor.activity_id) == col(Activity.id))
        .where(col(Activity.coalition_id) == coalition_id, ~UNREAD)
    )
    if wanted.after:
        rows = rows.where(col(Activity.id) < wanted.after)
    # An outer join: a rule of time acts without anyone.
    found = cast(Facts, session.exec(rows.order_by(col(Activity.id).desc()).limit(wanted.limit + 1)).all())
    names = queries.names_of_those_here(session, {by for _, by in found if by is not None})
    titles = _titles(session, {row.thing_id for row, _ in found})
    return page(
        found,
        wanted,
        key=lambda pair: pair[0].id,
        make=lambda pair: ActivityRow(
            id=pair[0].id,
            kind=pair[0].kind,
            thing_id=pair[0].thing_id,
            title=titles.get(pair[0].thing_id),
            who=names.get(pair[1]) if pair[1] is not None else None,
            at=pair[0].at,
        ),
    )


def _titles(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    wanted = set(ids)
    titles: dict[UUID, str] = {}
    for table, title in TITLES:
        titles |= dict(session.exec(select(table.id, title).where(col(table.id).in_(wanted))).all())
    for unsaid in session.exec(select(Ask.id).where(col(Ask.id).in_(wanted), col(Ask.state).in_(FOR_ITS_AUTHOR))):
        titles.pop(unsaid, None)
    # Words that wait for a yes again are nobody else's to read, also where they once were read.
    for waiting in needs.uncleared(session, wanted):
        titles.pop(waiting, None)
    return titles

"""How coalitions are shown as a whole: to members, to newcomers, and to who only knows of them."""

from uuid import UUID

from sqlmodel import Session

from alongside.agreements import queries as agreements
from alongside.agreements import views as agreed
from alongside.coalitions import queries as coalitions
from alongside.coalitions.invitations import check_open
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus, Visibility
from alongside.coalitions.schemas import InvitationToken
from alongside.core.pagination import Window, encode
from alongside.following import queries as following
from alongside.following import views as told
from alongside.following.rules import FollowingStatus, status_on
from alongside.people import queries as people
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import abilities, require
from alongside.permissions.vocabulary import NOTHING, Permission
from alongside.today import overview_queries as queries
from alongside.today.overview_schemas import (
    AgreementRow,
    CoalitionRow,
    CoalitionsOut,
    FollowerRow,
    InvitationLook,
    Overview,
    OwnCoalitionRow,
    OwnSeat,
)

READS = {
    "members": Permission.MEMBER_LIST,
    "board": Permission.BOARD_READ,
    "decisions": Permission.DECISION_READ,
    "followers": Permission.FOLLOWER_LIST,
    "activity": Permission.ACTIVITY_READ,
    "leave": Permission.COALITION_LEAVE,
}
WRITES = {
    "propose": Permission.PROPOSAL_MAKE,
    "commit": Permission.COMMITMENT_MAKE,
    "act": Permission.ACTION_MAKE,
    "ask": Permission.ASK_MAKE,
    "invite": Permission.INVITATION_MAKE,
    "import_roster": Permission.ROSTER_IMPORT,
    "welcome": Permission.MEMBER_WELCOME,
}


def coalition_list(session: Session, wanted: Window, *, actor: Actor) -> CoalitionsOut:
    """Mine, and those that are open or listed."""
    require(actor, Permission.COALITION_LIST, NOTHING)
    rows = queries.others(session, actor, wanted)
    kept = rows[: wanted.limit]
    return CoalitionsOut(
        mine=[
            OwnCoalitionRow(
                **_row(row, purpose, actor).model_dump(), status=row.status, standing=actor.standing(row.id)
            )
            for row, purpose in queries.with_purposes(session, queries.mine(session, actor))
        ],
        items=[_row(row, purpose, actor) for row, purpose in queries.with_purposes(session, kept)],
        next=encode(kept[-1].id) if len(rows) > wanted.limit else None,
    )


def _row(coalition: Coalition, purpose: str, actor: Actor) -> CoalitionRow:
    return CoalitionRow(
        id=coalition.id,
        name=coalition.name,
        purpose=purpose,
        visibility=coalition.visibility,
        abilities={"join": _may_join(coalition, actor)},
    )


def _may_join(coalition: Coalition, actor: Actor) -> bool:
    """Joining by oneself is for who has no seat, in a coalition that is open and not closed."""
    outside = actor.standing(coalition.id) is Standing.OUTSIDER
    return outside and coalition.visibility is Visibility.OPEN and coalition.status is not CoalitionStatus.CLOSED


def overview(session: Session, coalition_id: UUID, *, actor: Actor) -> Overview:
    """A coalition, as far as the reader may know it."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.COALITION_READ, coalitions.subject(coalition))
    standing = actor.standing(coalition_id)
    shown = Overview(
        id=coalition.id,
        name=coalition.name,
        purpose=agreements.purposes(session, [coalition_id]).get(coalition_id, ""),
        visibility=coalition.visibility,
        groups=[group.name for group in coalitions.joined_groups(session, coalition_id)],
        standing=standing,
        abilities=_abilities(coalition, actor),
    )
    if standing is not Standing.OUTSIDER:
        shown.status, shown.zone, shown.mine = coalition.status, coalition.zone, _own(session, coalition_id, actor)
    if standing is Standing.NEWCOMER:
        shown.told = told.lines(session, coalition_id)
    if standing is Standing.MEMBER:
        shown.agreements, shown.followers = _agreements(session, coalition_id, actor), _followers(session, coalition)
    return shown


def _abilities(coalition: Coalition, actor: Actor) -> dict[str, bool]:
    subject = coalitions.subject(coalition)
    open_ = coalition.status is not CoalitionStatus.CLOSED
    writes = {verb: allowed and open_ for verb, allowed in abilities(actor, subject, **WRITES).items()}
    return abilities(actor, subject, **READS) | writes | {"join": _may_join(coalition, actor)}


def _own(session: Session, coalition_id: UUID, actor: Actor) -> OwnSeat | None:
    row = queries.own_seat(session, actor, coalition_id)
    return OwnSeat(id=row.id, name=row.name, listing=row.listing) if row else None


def _agreements(session: Session, coalition_id: UUID, actor: Actor) -> list[AgreementRow]:
    rows = agreements.standing(session, coalition_id)
    on = agreed.days(session, rows)
    return [
        AgreementRow(
            **row.model_dump(include=set(AgreementRow.model_fields) - {"title", "text", "review_on"}),
            review_on=on[row.id],
            title=agreed.title(row, actor.language),
            text=agreed.text(row, actor.language),
        )
        for row in rows
    ]


def _followers(session: Session, coalition: Coalition) -> list[FollowerRow]:
    today = coalitions.today(coalition)
    return [
        FollowerRow(id=row.id, name=row.name, until=row.until)
        for row in following.of_coalition(session, coalition.id)
        if status_on(row.status, row.until, today) is FollowingStatus.FOLLOWING
    ]


def look(session: Session, asked: InvitationToken, *, actor: Actor | None) -> InvitationLook:
    """What an invitation leads to. Raises NotFound, InvitationEnded, InvitationExpired, InvitationUsedUp."""
    invitation = coalitions.invitation_by(session, asked.token)
    coalition = coalitions.coalition(session, invitation.coalition_id)
    require(actor, Permission.INVITATION_USE, coalitions.subject(coalition))
    check_open(invitation, coalition)
    address = people.person(session, actor.person_id).email if actor else None
    hidden = coalition.visibility is Visibility.HIDDEN
    return InvitationLook(
        coalition_id=coalition.id,
        name=coalition.name,
        purpose=None if hidden else agreements.purposes(session, [coalition.id]).get(coalition.id, ""),
        visibility=coalition.visibility,
        standing=invitation.listing,
        ends_on=invitation.ends_on,
        bound=invitation.email is not None,
        for_another=None not in (invitation.email, address) and invitation.email != address,
        seat=actor.standing(coalition.id) if actor else Standing.OUTSIDER,
    )

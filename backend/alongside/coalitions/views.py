"""How memberships and invitations are shown."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries
from alongside.coalitions.invitations import InvitationLink
from alongside.coalitions.models import Coalition, Invitation, Membership
from alongside.coalitions.rules import MembershipStanding
from alongside.coalitions.schemas import InvitationLinkOut, InvitationOut, Joined, MemberOut
from alongside.core.pagination import Page, Window, page
from alongside.core.qr import qr_svg
from alongside.permissions.actor import Actor
from alongside.permissions.policy import abilities, may, require
from alongside.permissions.vocabulary import Permission


def member(session: Session, row: Membership, actor: Actor | None) -> MemberOut:
    """Someone as everyone in the coalition sees them."""
    return _member(row, queries.coalition(session, row.coalition_id), actor)


def _member(row: Membership, coalition: Coalition, actor: Actor | None) -> MemberOut:
    waits = row.standing is MembershipStanding.NEWCOMER
    return MemberOut(
        id=row.id,
        name=row.name,
        standing=row.standing,
        mine=actor is not None and row.person_id == actor.person_id,
        abilities={"welcome": waits and may(actor, Permission.MEMBER_WELCOME, queries.subject(coalition))},
    )


def joined(session: Session, row: Membership, actor: Actor | None) -> Joined:
    """A new place, for the one who took it."""
    return Joined(coalition_id=row.coalition_id, membership_id=row.id, name=row.name, standing=row.standing)


def members(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor) -> Page[MemberOut]:
    """Who is listed."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.MEMBER_LIST, queries.subject(coalition))
    rows = queries.member_list(session, coalition_id, wanted)
    return page(rows, wanted, key=lambda row: row.id, make=lambda row: _member(row, coalition, actor))


def invitations(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor) -> Page[InvitationOut]:
    """What can still be used or sent; the same for every member."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.INVITATION_LIST, queries.subject(coalition))
    rows = queries.open_invitations(session, coalition, wanted)
    makers = queries.names_of_those_here(session, [row.made_by for row in rows if row.made_by])
    return page(
        rows,
        wanted,
        key=lambda row: row.id,
        make=lambda row: _invitation(row, makers, coalition, actor),
    )


def link(session: Session, made: InvitationLink, actor: Actor | None) -> InvitationLinkOut:
    """An invitation with its link: shown once."""
    return _with_link(session, made.invitation, actor, made.url)


def link_again(session: Session, made: InvitationLink, actor: Actor | None) -> InvitationLinkOut:
    """What a repeated request finds: all but the link."""
    return _with_link(session, made.invitation, actor, None)


def _with_link(session: Session, row: Invitation, actor: Actor | None, url: str | None) -> InvitationLinkOut:
    coalition = queries.coalition(session, row.coalition_id)
    makers = queries.names_of_those_here(session, [row.made_by] if row.made_by else [])
    shown = _invitation(row, makers, coalition, actor)
    return InvitationLinkOut(**shown.model_dump(), url=url, qr_svg=qr_svg(url) if url else None)


def _invitation(row: Invitation, makers: dict[UUID, str], coalition: Coalition, actor: Actor | None) -> InvitationOut:
    rights = {"link": Permission.INVITATION_MAKE, "end": Permission.INVITATION_END}
    return InvitationOut(
        id=row.id,
        made_by=makers.get(row.made_by) if row.made_by else None,
        standing=row.listing,
        uses_left=row.uses_left,
        ends_on=row.ends_on,
        email=row.email,
        has_link=row.secret_hash is not None,
        abilities=abilities(actor, queries.subject(coalition), **rights),
    )

"""HTTP of memberships and invitations. What a coalition looks like as a whole is read in `today`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.coalitions import invitations, service, views
from alongside.coalitions.schemas import (
    InvitationAnswer,
    InvitationDraft,
    InvitationLinkOut,
    InvitationOut,
    Joined,
    MemberOut,
)
from alongside.core.pagination import Page, Window, window
from alongside.core.problems import language_of
from alongside.people import tries
from alongside.people.cookies import new_session, with_session
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["coalitions"], dependencies=[Depends(signed_in)])
for_the_invited = APIRouter(tags=["coalitions"])
Wanted = Annotated[Window, Depends(window)]


@router.get("/coalitions/{coalition_id}/members", response_model=Page[MemberOut], **route(Permission.MEMBER_LIST))
async def members(coalition_id: UUID, wanted: Wanted, call: Asking) -> Response:
    """Who is listed, newcomers too. Every member reads the same; who is unlisted is in no list."""
    return await call.read(views.members, coalition_id, wanted)


@router.post(
    "/coalitions/{coalition_id}/join",
    status_code=201,
    response_model=MemberOut,
    **route(Permission.COALITION_JOIN, writes=True),
)
async def join(coalition_id: UUID, call: Asking) -> Response:
    """Come into an open coalition by oneself, listed under one's own name; a member's welcome opens the rest."""
    return await call.write(service.join, coalition_id, view=views.member, status=201)


@router.post(
    "/coalitions/{coalition_id}/members/{membership_id}/welcome",
    response_model=MemberOut,
    **route(Permission.MEMBER_WELCOME, writes=True),
)
async def welcome(coalition_id: UUID, membership_id: UUID, call: Asking) -> Response:
    """Welcome a newcomer: from now on they have every member's rights. One welcome is enough, anyone's."""
    return await call.write(service.welcome, coalition_id, membership_id, view=views.member)


@router.post(
    "/coalitions/{coalition_id}/invitations",
    status_code=201,
    response_model=InvitationLinkOut,
    **route(Permission.INVITATION_MAKE, creates=True),
)
async def invite(coalition_id: UUID, body: InvitationDraft, call: Asking) -> Response:
    """Make an invitation. Who accepts it is a member at once. Its link is in this answer and nowhere else."""
    return await call.write(
        invitations.make,
        coalition_id,
        body,
        origin=call.settings.public_origin,
        view=views.link,
        status=201,
        creates=True,
        kept=views.link_again,
    )


@router.get(
    "/coalitions/{coalition_id}/invitations", response_model=Page[InvitationOut], **route(Permission.INVITATION_LIST)
)
async def listed(coalition_id: UUID, wanted: Wanted, call: Asking) -> Response:
    """The coalition's invitations that can still be used or sent, whoever made them. Their links are kept nowhere."""
    return await call.read(views.invitations, coalition_id, wanted)


@router.post(
    "/coalitions/{coalition_id}/invitations/{invitation_id}/link",
    response_model=InvitationLinkOut,
    **route(Permission.INVITATION_MAKE, writes=True),
)
async def make_link(coalition_id: UUID, invitation_id: UUID, call: Asking) -> Response:
    """Make the link of an invitation that has none yet, or a new one; a link made before stops working."""
    origin = call.settings.public_origin
    return await call.write(invitations.make_link, coalition_id, invitation_id, origin=origin, view=views.link)


@router.post(
    "/coalitions/{coalition_id}/invitations/{invitation_id}/end",
    status_code=204,
    response_class=Response,
    **route(Permission.INVITATION_END, writes=True),
)
async def end(coalition_id: UUID, invitation_id: UUID, call: Asking) -> Response:
    """End an invitation, whoever made it. Its link stops working at once."""
    return await call.write(invitations.end, coalition_id, invitation_id)


@for_the_invited.post(
    "/invitations/accept",
    status_code=201,
    response_model=Joined,
    **route(Permission.INVITATION_USE, creates=True),
)
async def accept(body: InvitationAnswer, call: Asking) -> Response:
    """Accept an invitation and be a member at once. Who is not signed in makes an account and is then signed in."""
    tries.spend(call, tries.TOKEN)
    new = new_session(call)
    language = language_of(call.request)
    answer = await call.write(service.accept, body, new, language, view=views.joined, status=201, creates=True)
    return with_session(call, answer, new)

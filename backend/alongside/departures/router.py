"""HTTP of leaving, and of the one way in that ends a membership."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response
from sqlmodel import Session

from alongside.core.problems import language_of
from alongside.departures import service
from alongside.departures.schemas import Followed
from alongside.following.models import Following
from alongside.people import tries
from alongside.people.cookies import new_session, with_session
from alongside.people.entering import Entry
from alongside.permissions.actor import Actor
from alongside.permissions.dependencies import Asking, route, signed_in
from alongside.permissions.vocabulary import Permission

router = APIRouter(tags=["departures"], dependencies=[Depends(signed_in)])
for_the_invited = APIRouter(tags=["departures"])


@router.post(
    "/coalitions/{coalition_id}/leave",
    status_code=204,
    response_class=Response,
    **route(Permission.COALITION_LEAVE, writes=True),
)
async def leave(coalition_id: UUID, call: Asking) -> Response:
    """Leave, at once. Nobody is told. What one carried goes on with the rest, or looks for partners from tomorrow."""
    return await call.write(service.leave, coalition_id)


@for_the_invited.post(
    "/followings/accept",
    status_code=201,
    response_model=Followed,
    **route(Permission.FOLLOWER_ACCEPT, creates=True),
)
async def follow(body: Entry, call: Asking) -> Response:
    """Take a follower's seat. Who is a member there stops being one. Who is not signed in makes an account first."""
    tries.spend(call, tries.TOKEN)
    new = new_session(call)
    language = language_of(call.request)
    answer = await call.write(service.follow, body, new, language, view=_followed, status=201, creates=True)
    return with_session(call, answer, new)


def _followed(session: Session, row: Following, actor: Actor | None) -> Followed:
    return Followed(coalition_id=row.coalition_id, following_id=row.id, until=row.until)

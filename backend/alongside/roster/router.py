"""HTTP of a roster's import: the file's bytes are the body."""

import asyncio
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from alongside.core.problems import language_of
from alongside.permissions.dependencies import Asking, Call, route, signed_in
from alongside.permissions.vocabulary import Permission
from alongside.roster import service, views
from alongside.roster.reading import read
from alongside.roster.rules import Roster, RosterNotAFile
from alongside.roster.schemas import RosterImported, RosterPreview

router = APIRouter(tags=["roster"], dependencies=[Depends(signed_in)])

FILE_TYPES = ("application/octet-stream", "text/csv", "text/plain")


def _takes_a_file() -> dict[str, Any]:
    declared = route(Permission.ROSTER_IMPORT, writes=True)
    file = {"schema": {"type": "string", "format": "binary", "maxLength": 1024 * 1024}}
    body = {
        "required": True,
        "description": "A text file with a line for each person, and in its first line a column for names and one for"
        " e-mail addresses: separated by comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252.",
        "content": {"application/octet-stream": file},
    }
    declared["openapi_extra"]["requestBody"] = body
    return declared


async def _roster(call: Call) -> Roster:
    """The file in the request, read off the event loop."""
    kind = call.request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in FILE_TYPES:
        raise RosterNotAFile
    return await asyncio.to_thread(read, await call.request.body())


@router.post("/coalitions/{coalition_id}/roster/preview", response_model=RosterPreview, **_takes_a_file())
async def preview(coalition_id: UUID, call: Asking) -> Response:
    """What an import would do, line by line. Changes nothing, and tells nothing about who has an account or is in."""
    return await call.read(views.preview, coalition_id, await _roster(call), language_of(call.request))


@router.post("/coalitions/{coalition_id}/roster", response_model=RosterImported, **_takes_a_file())
async def bring_in(coalition_id: UUID, call: Asking) -> Response:
    """Make an account shell and an unsent invitation for each person, all or none. The same file twice is like once."""
    return await call.write(service.bring_in, coalition_id, await _roster(call), view=views.imported)

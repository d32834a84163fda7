"""What every route stands on: who asks, and the lane their work runs in.

`call.write(...)` is one use case, one transaction, committed before the answer is sent; nothing is awaited inside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Request, Response
from pydantic import BaseModel
from sqlmodel import Session

from alongside.core import idempotency
from alongside.core.database import Database
from alongside.core.errors import BadRequest, Conflict, PreconditionFailed, PreconditionRequired
from alongside.core.hot import Hot
from alongside.core.live import Hub
from alongside.core.locales import preferred
from alongside.core.problems import problem_responses
from alongside.core.web import SAFE_METHODS
from alongside.permissions.actor import Actor
from alongside.permissions.policy import SignInNeeded, consulted
from alongside.permissions.vocabulary import Permission
from alongside.settings import Settings

Result = TypeVar("Result")
NOBODY = UUID(int=0)
View = Callable[[Session, Any, Any], BaseModel]


class IfMatchMissing(PreconditionRequired):
    """A shared text was sent without saying which version it changes."""


class IfMatchUnreadable(BadRequest):
    """Not a version tag of ours."""


class ChangedMeanwhile(PreconditionFailed):
    """Somebody changed the text since it was read."""


class AnotherPerson(Conflict):
    """Who is signed in now is not who wrote this: it would stand under a wrong name (product.md P2)."""


class Call:
    """One request: its actor and its way to the database."""

    def __init__(self, request: Request, actor: Actor | None) -> None:
        self.request = request
        self.actor = actor
        self.database: Database = request.app.state.database
        self.hub: Hub = request.app.state.hub
        self.settings: Settings = request.app.state.settings

    @property
    def signed_in(self) -> Actor:
        """The actor of a route that is never anonymous. Raises SignInNeeded."""
        if self.actor is None:
            raise SignInNeeded
        return self.actor

    async def write(
        self,
        work: Callable[..., Any],
        /,
        *args: Any,
        view: View | None = None,
        status: int = 200,
        creates: bool = False,
        kept: View | None = None,
        **kwargs: Any,
    ) -> Response:
        """Run `work(session, *args, actor=…, **kwargs)`; answer `view(session, result, actor)`, or 204 without one.

        As for reads, a `version` in the answer becomes its ETag, so that the next change can follow at once.
        With `creates`, the request carries an Idempotency-Key and a retry gets the first answer again; where that
        answer holds a secret, a retry gets what `kept` makes of it, so that no secret is stored.
        """
        tried = await self._attempt() if creates else None
        actor = self.actor

        def use_case(session: Session) -> tuple[int, bytes]:
            consulted.set(False)
            if tried and (before := idempotency.earlier(session, tried)):
                return before.status, before.body
            result = work(session, *args, actor=actor, **kwargs)
            if not consulted.get():
                raise RuntimeError(f"{work.__name__} asked for no permission")
            session.flush()
            shown = view(session, result, actor) if view else None
            headers.update(_tag(shown))
            body = shown.model_dump_json().encode() if shown else b""
            if tried:
                again = kept(session, result, actor).model_dump_json().encode() if kept else body
                idempotency.keep(session, tried, status, again)
            touched.update(session.info.get("touched", ()))
            return status, body

        touched: set[UUID] = set()
        headers: dict[str, str] = {}
        code, body = await self.database.write(use_case)
        self.hub.publish(touched)
        return Response(body, code if body else 204, headers, "application/json" if body else None)

    async def read(self, work: Callable[..., BaseModel], /, *args: Any, **kwargs: Any) -> Response:
        """Run a read over the ORM and answer with what it returns; a `version` in it becomes the ETag."""
        actor = self.actor
        result = await self.database.read(lambda session: work(session, *args, actor=actor, **kwargs))
        return self.represent(result)

    def represent(self, result: BaseModel) -> Response:
        """A representation as bytes, with its ETag, or 304 when the client has it (RFC 9110 section 13.1.2)."""
        return Response(result.model_dump_json(), headers=_tag(result), media_type="application/json")

    async def hot(self, statement: Hot, params: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
        """Rows of a ready-made statement."""
        return await self.database.hot(statement, params)

    async def _attempt(self) -> idempotency.Attempt:
        owner = self.actor.person_id if self.actor else NOBODY
        path = self.request.url.path
        key = self.request.headers.get("idempotency-key")
        return idempotency.attempt(owner, path[:120], key, await self.request.body())


def _tag(shown: BaseModel | None) -> dict[str, str]:
    version = getattr(shown, "version", None)
    return {} if version is None else {"ETag": f'"{version}"'}


async def current_call(request: Request) -> Call:
    """FastAPI dependency: reads session, person and seats in one statement."""
    token = request.cookies.get(request.app.state.cookie)
    actor: Actor | None = await request.app.state.load_actor(request.app.state.database, token) if token else None
    _same_person(request, actor)
    wished = request.headers.get("accept-language")
    if actor is not None and wished and (language := preferred(wished)) != actor.language:
        # What one reads is in the language one reads in now; what is sent later, in the account's.
        actor = replace(actor, language=language)
    return Call(request, actor)


def _same_person(request: Request, actor: Actor | None) -> None:
    """A page may say who it shows as signed in. Raises AnotherPerson when another tab signed in somebody else since."""
    shown = request.headers.get("alongside-person")
    if shown and actor and shown != str(actor.person_id) and request.method not in SAFE_METHODS:
        raise AnotherPerson


async def expected_version(if_match: Annotated[str | None, Header()] = None) -> int:
    """FastAPI dependency for `If-Match: "<version>"`. Raises IfMatchMissing (428), IfMatchUnreadable."""
    if if_match is None:
        raise IfMatchMissing
    digits = if_match.strip().strip('"')
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 9:
        raise IfMatchUnreadable
    return int(digits)


def same_version(actual: int, expected: int) -> None:
    """Raises ChangedMeanwhile when somebody else was quicker."""
    if actual != expected:
        raise ChangedMeanwhile


Asking = Annotated[Call, Depends(current_call)]


async def signed_in(call: Asking) -> None:
    """FastAPI dependency of routers that are never anonymous: 401 before 404, for what exists and what does not."""
    if call.actor is None:
        raise SignInNeeded


ExpectedVersion = Annotated[int, Depends(expected_version)]

READS = (400, 401, 403, 404, 422, 503)
WRITES = (400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 428, 429, 503)
IDEMPOTENCY_HEADER = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "Any text of your choosing, new for each thing you make; the same again returns the first answer.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]+$"},
}


def route(
    permission: Permission, *, writes: bool = False, creates: bool = False, has_its_time: bool = False
) -> dict[str, Any]:
    """What a route declares beside its path: its right, the problems it can answer with, and its Idempotency-Key.

    `has_its_time`: a read that is refused (409) as long as its moment has not come.
    """
    statuses = WRITES if writes or creates else (*READS, 409) if has_its_time else READS
    extra: dict[str, Any] = {"x-permission": permission.value}
    if creates:
        extra["parameters"] = [IDEMPOTENCY_HEADER]
    return {"openapi_extra": extra, "responses": problem_responses(*statuses)}

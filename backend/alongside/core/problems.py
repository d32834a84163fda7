"""The one error shape: `application/problem+json` (RFC 9457) with a stable code, in the reader's language."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from alongside.core.errors import (
    AlongsideError,
    BadRequest,
    FieldError,
    InvalidInput,
    NotFound,
    UnsupportedMediaType,
)
from alongside.core.locales import preferred, say

log = structlog.get_logger()
MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """What is wrong with one field. `pointer` is a JSON pointer (RFC 6901); the value itself is never repeated."""

    pointer: str
    code: str
    detail: str


class Problem(BaseModel):
    """RFC 9457 with a stable `code`. `title` and `detail` are in the language asked for."""

    type: str = "about:blank"
    status: int
    code: str
    title: str
    detail: str
    errors: list[FieldProblem] = []


class MalformedBody(BadRequest):
    """Not JSON at all."""


class WrongInput(InvalidInput):
    """JSON of the wrong shape."""


class MethodNotAllowed(AlongsideError):
    status = 405


class SomethingBroke(AlongsideError):
    """Ours, not theirs: the reason goes to the log alone."""


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI `responses` for the statuses a route can refuse with."""
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": REFERENCE}}}
        for status in statuses
    }


REFERENCE = {"$ref": "#/components/schemas/Problem"}


def answer(error: AlongsideError, language: str) -> Response:
    """The HTTP answer for a refusal."""
    code = error.code
    problem = Problem(
        status=error.status,
        code=code,
        title=HTTPStatus(error.status).phrase,
        detail=say(language, code, **error.params),
        errors=[
            FieldProblem(pointer=field.pointer, code=field.code, detail=say(language, field.code, **field.params))
            for field in error.errors
        ],
    )
    return Response(
        problem.model_dump_json(),
        error.status,
        {**error.headers, "Content-Language": language, "Cache-Control": "no-store"},
        MEDIA_TYPE,
    )


# Pydantic's kinds of error, and ours: only these have words; any other kind reads as "not in the form we expect".
FIELD_CODES = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "string_too_short": "too_short",
    "string_too_long": "too_long",
    "enum": "not_a_choice",
    "literal_error": "not_a_choice",
    "date_from_datetime_parsing": "not_a_date",
    "date_from_datetime_inexact": "not_a_date",
    "date_parsing": "not_a_date",
    "date_type": "not_a_date",
    "timezone_aware": "zone_missing",
    "datetime_parsing": "not_a_time",
    "hidden_characters": "hidden_characters",
    "one_line_only": "one_line_only",
    "unknown_zone": "unknown_zone",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "too_long": "list_too_long",
}


def field_error(raw: dict[str, Any]) -> FieldError:
    """One of our field errors from one of Pydantic's; never carries the input."""
    kind = str(raw["type"])
    context = raw.get("ctx") or {}
    names = {"min": context.get("min_length", context.get("ge")), "max": context.get("max_length", context.get("le"))}
    params = {name: value for name, value in names.items() if value is not None}
    where = [part for part in raw["loc"] if part != "body"]
    pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in where)
    return FieldError(
        pointer, FIELD_CODES.get(kind, "email_wrong" if pointer.endswith("/email") else "wrong_form"), params
    )


def from_validation(errors: Sequence[Any]) -> AlongsideError:
    """The refusal for a request that does not fit its declaration."""
    if any(error["loc"] and error["loc"][0] == "path" for error in errors):
        return NotFound()
    if any(error["type"] == "json_invalid" for error in errors):
        return MalformedBody()
    # FastAPI reads a body without a JSON content type as bytes or nothing: tell that it is the type that is wrong.
    return WrongInput(errors=tuple(field_error(error) for error in errors))


BY_STATUS: dict[int, type[AlongsideError]] = {
    404: NotFound,
    405: MethodNotAllowed,
    415: UnsupportedMediaType,
    400: MalformedBody,
}


def language_of(request: Request) -> str:
    """The language a problem is told in: what the client asked for."""
    return preferred(request.headers.get("accept-language", ""))


def install(app: FastAPI) -> None:
    """Make every refusal of the app a problem; no traceback ever reaches a person."""

    @app.exception_handler(AlongsideError)
    async def _ours(request: Request, error: AlongsideError) -> Response:
        return answer(error, language_of(request))

    @app.exception_handler(RequestValidationError)
    async def _shape(request: Request, error: RequestValidationError) -> Response:
        if request.method in {"POST", "PUT", "PATCH"} and not _is_json(request):
            return answer(UnsupportedMediaType(), language_of(request))
        return answer(from_validation(error.errors()), language_of(request))

    @app.exception_handler(HTTPException)
    async def _starlette(request: Request, error: HTTPException) -> Response:
        # A refusal that came up while the body was read, which the framework takes for a body that can't be read.
        if isinstance(error.__cause__, AlongsideError):
            return answer(error.__cause__, language_of(request))
        known = BY_STATUS.get(error.status_code, SomethingBroke)
        return answer(known(headers=dict(error.headers or {})), language_of(request))

    @app.exception_handler(Exception)
    async def _broke(request: Request, error: Exception) -> Response:
        log.error("request.broke", route=_route(request), kind=type(error).__name__, exc_info=error)
        return answer(SomethingBroke(), language_of(request))


def _is_json(request: Request) -> bool:
    return "json" in request.headers.get("content-type", "")


def _route(request: Request) -> str:
    route = request.scope.get("route")
    return getattr(route, "path", "unknown")

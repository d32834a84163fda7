"""Families of refusals. A concrete error stands beside the rule that raises it, named as a fact.

Its stable `code` is its class name in snake case; its words are in `locales/<language>/` under that code.
"""

import re
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that can't be taken: a JSON pointer (RFC 6901), a stable code, and what its sentence needs."""

    pointer: str
    code: str
    params: dict[str, object] = field(default_factory=dict)


class AlongsideError(Exception):
    """A refusal a person can act on. `params` fill its sentence and never hold what somebody typed."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "error"

    def __init__(self, *, errors: tuple[FieldError, ...] = (), headers: dict[str, str] | None = None, **params: object):
        super().__init__(self.code)
        self.params = params
        self.errors = errors
        self.headers = headers or {}

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class BadRequest(AlongsideError):
    status = 400


class NotSignedIn(AlongsideError):
    status = 401


class NotPermitted(AlongsideError):
    status = 403


class NotFound(AlongsideError):
    status = 404


class Conflict(AlongsideError):
    status = 409


class Gone(AlongsideError):
    status = 410


class PreconditionFailed(AlongsideError):
    status = 412


class TooLarge(AlongsideError):
    status = 413


class UnsupportedMediaType(AlongsideError):
    status = 415


class InvalidInput(AlongsideError):
    status = 422


class PreconditionRequired(AlongsideError):
    status = 428


class TooManyRequests(AlongsideError):
    status = 429


class Unavailable(AlongsideError):
    status = 503


def wrong_field(pointer: str, code: str, **params: object) -> InvalidInput:
    """One field that the rules, not the shape, can't take."""
    return InvalidInput(errors=(FieldError(pointer, code, params),))

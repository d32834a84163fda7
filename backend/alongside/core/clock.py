"""The only clock: nothing else in the code asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _told.get() or datetime.now(UTC)


@contextmanager
def telling(instant: datetime) -> Iterator[None]:
    """Pretend that it is another instant. For telling the demo's story alone: what is served never calls it."""
    token = _told.set(instant)
    try:
        yield
    finally:
        _told.reset(token)

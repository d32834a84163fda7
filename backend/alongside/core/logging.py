"""Structured logs, one JSON line each: what happened to the server, never who read what, never a body or an address."""

import logging
import sys
import traceback

import structlog
from structlog.typing import EventDict, WrappedLogger


def configure(level: str) -> None:
    """Send everything to standard error as JSON lines."""
    logging.basicConfig(stream=sys.stderr, level=level.upper(), format="%(message)s")
    logging.getLogger("uvicorn.access").disabled = True
    # Each migration is told by the command itself.
    logging.getLogger("alembic").setLevel(max(logging.WARNING, logging.getLogger().level))
    # It would print what our own handler has answered and logged, with everything that an exception quotes.
    logging.getLogger("uvicorn.error").addFilter(_without_exception)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            where_it_broke,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def where_it_broke(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """An exception as its kinds and places. Its message and the variables around it may hold what people wrote."""
    error = event.pop("exc_info", None)
    if not isinstance(error, BaseException):
        return event
    kinds: list[str] = []
    step: BaseException | None = error
    while step is not None and len(kinds) < 10:
        kinds.append(type(step).__qualname__)
        step = step.__cause__ or step.__context__
    frames = traceback.extract_tb(error.__traceback__)
    event["exception"] = kinds
    event["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _without_exception(record: logging.LogRecord) -> bool:
    record.exc_info = record.exc_text = None
    return True

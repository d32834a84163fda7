"""`alongside import-roster FILE --coalition ID`, without its command line."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries
from alongside.core.errors import AlongsideError
from alongside.core.locales import DEFAULT_LANGUAGE, say
from alongside.roster.reading import read
from alongside.roster.service import Imported, write


def import_roster(session: Session, coalition_id: UUID, data: bytes, *, language: str = DEFAULT_LANGUAGE) -> Imported:
    """Import a file's bytes as the operator: members see in the activity that it was done.

    Raises NotFound for an unknown coalition, CoalitionClosed, and what `rules.py` refuses; see `reasons`.
    """
    coalition = queries.coalition(session, coalition_id, lock=True)
    return write(session, coalition, read(data), by=None, language=language)


def reasons(refusal: AlongsideError, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """The sentences of a refusal, one for each wrong line, to print."""
    lines = [
        say(
            language,
            "roster_line",
            line=field.pointer.rpartition("/")[2],
            reason=say(language, field.code, **field.params),
        )
        for field in refusal.errors
    ]
    return [say(language, refusal.code, **refusal.params), *lines]

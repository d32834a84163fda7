"""What a roster may be, and what is refused about one: as a whole, or line by line."""

from dataclasses import dataclass
from enum import StrEnum

from alongside.core.errors import FieldError, InvalidInput, TooLarge, UnsupportedMediaType

MAX_ROWS = 2000
MAX_COLUMNS = 60


class RosterNotAFile(UnsupportedMediaType):
    """The request did not carry a file's bytes."""


class RosterIsASpreadsheet(InvalidInput):
    """The file is of a spreadsheet program, not its text export."""


class RosterNotText(InvalidInput):
    """The file is not text in any encoding we read."""


class RosterEmpty(InvalidInput):
    """There is no line with a person in it."""


class RosterTooLong(TooLarge):
    """More lines than one import takes."""


class RosterTooWide(InvalidInput):
    """More columns than any list of people has."""


class RosterColumnsMissing(InvalidInput):
    """The first line names no column for names, or none for addresses."""


class RosterColumnsDoubled(InvalidInput):
    """Two columns claim to hold the same."""


class RosterQuoteOpen(InvalidInput):
    """A quotation mark is never closed, or stands where none can be."""


class RosterLinesWrong(InvalidInput):
    """Some lines can't be taken, so none was. `errors` names each."""


class RowState(StrEnum):
    """What becomes of a line. `already` holds for who has been invited by a roster, whatever came of it."""

    NEW = "new"
    ALREADY = "already"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Row:
    """One person in a file; `wrong` says what can't be taken."""

    line: int
    name: str
    email: str
    wrong: FieldError | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """A file as it was read. `encoding` is a guess where the file did not say."""

    encoding: str
    separator: str
    rows: tuple[Row, ...]


def state(row: Row, invited: frozenset[str]) -> RowState:
    """What becomes of a line when these addresses have been invited."""
    if row.wrong is not None:
        return RowState.WRONG
    return RowState.ALREADY if row.email in invited else RowState.NEW


def all_right(roster: Roster) -> None:
    """Raises RosterLinesWrong with a reason for each wrong line: all are taken, or none."""
    wrong = [(row.line, row.wrong) for row in roster.rows if row.wrong is not None]
    if wrong:
        raise RosterLinesWrong(
            errors=tuple(FieldError(f"/lines/{line}", reason.code, reason.params) for line, reason in wrong),
            lines=len(wrong),
        )

"""A roster from a file's bytes: pure, the same for the interface and the command line."""

import csv
import io
import re
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from alongside.core.errors import FieldError, InvalidInput
from alongside.core.problems import field_error
from alongside.core.text import Email, Name
from alongside.roster.columns import Columns, find
from alongside.roster.decoding import decode
from alongside.roster.rules import (
    MAX_COLUMNS,
    MAX_ROWS,
    Roster,
    RosterColumnsDoubled,
    RosterColumnsMissing,
    RosterEmpty,
    RosterQuoteOpen,
    RosterTooLong,
    RosterTooWide,
    Row,
)

SEPARATORS = (",", ";", "\t")
STATED = re.compile(r"\ufeff?sep=([,;\t])\r?\n?", re.IGNORECASE)
WEIGHT = (RosterColumnsDoubled, RosterColumnsMissing, RosterQuoteOpen)
NAME: TypeAdapter[str] = TypeAdapter(Name)
EMAIL: TypeAdapter[str] = TypeAdapter(Email)

Cells = list[str]
Record = tuple[int, Cells]


def read(data: bytes) -> Roster:
    """The people in a file. Raises one of the refusals of `rules.py` when the file as a whole can't be read."""
    text, encoding = decode(data)
    if not text.strip():
        raise RosterEmpty
    separator, headings, records = _table(text)
    columns = find(headings)
    seen: dict[str, int] = {}
    rows: list[Row] = []
    for record in records:
        if len(rows) == MAX_ROWS:
            raise RosterTooLong(rows=MAX_ROWS)
        rows.append(_row(record, columns, len(headings), seen))
    if not rows:
        raise RosterEmpty
    return Roster(encoding, separator, tuple(rows))


def _table(text: str) -> tuple[str, Cells, Iterator[Record]]:
    """The separator by which the first line names our columns, that line, and the lines after it."""
    stated = STATED.match(text)
    refusals: list[InvalidInput] = []
    for separator in (stated[1],) if stated else SEPARATORS:
        records = _records(text, separator, skip_first=bool(stated))
        try:
            _, headings = next(records, (0, []))
            find(headings)
        except (RosterColumnsMissing, RosterColumnsDoubled, RosterQuoteOpen) as refusal:
            refusals.append(refusal)
            continue
        if len(headings) > MAX_COLUMNS:
            raise RosterTooWide(columns=MAX_COLUMNS)
        return separator, headings, records
    # A wrong separator finds no columns, or stumbles over quotes: what the right one says weighs more.
    raise min(refusals, key=lambda refusal: WEIGHT.index(type(refusal)))


def _records(text: str, separator: str, *, skip_first: bool) -> Iterator[Record]:
    """The lines that are not blank, each with the number of the line it begins on."""
    source = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(source)
        except StopIteration:
            return
        except csv.Error as error:
            raise RosterQuoteOpen(line=line) from error
        begins, line = line, source.line_num + 1
        trimmed = [cell.strip() for cell in cells]
        if any(trimmed) and not (skip_first and begins == 1):
            yield begins, trimmed


def _row(record: Record, columns: Columns, width: int, seen: dict[str, int]) -> Row:
    line, cells = record
    name, email = " ".join(filter(None, (_cell(cells, place) for place in columns.name))), _cell(cells, columns.email)
    if any(cells[width:]):
        return Row(line, name, email, FieldError("", "roster_cells_too_many"))
    name, wrong_name = _checked(NAME, "name", name)
    email, wrong_email = _checked(EMAIL, "email", email)
    wrong = wrong_name or wrong_email
    if wrong is None and email in seen:
        wrong = FieldError("", "roster_email_doubled", {"line": seen[email]})
    if wrong_email is None:
        seen.setdefault(email, line)
    return Row(line, name, email, wrong)


def _cell(cells: Cells, place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _checked(kind: TypeAdapter[str], field: str, value: str) -> tuple[str, FieldError | None]:
    if not value:
        return value, FieldError("", f"roster_{field}_missing")
    try:
        return kind.validate_python(value), None
    except ValidationError as error:
        found = field_error({**error.errors()[0], "loc": (field,)})
        return value, FieldError("", found.code, found.params)

"""P6: no streaks, scores, rankings or stored totals of a person, in no table, no column and no representation."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Float, Integer, Numeric, Table

from alongside.main import create_app
from alongside.settings import Settings
from alongside.tables import metadata

COUNTING = re.compile(
    r"(^|_)(count|counts|streaks?|scores?|scoring|ranks?|ranking|totals?|points?|ratings?|rated|tally|karma|badges?|levels?"
    r"|overdue|missed|failed|late|last_seen|percentile|average)($|_)"
)
# Versions for If-Match, uses of an invitation, the decision that admitted somebody: none says how somebody does.
NUMBERS_ALLOWED = {
    ("person", "version"),
    ("invitation", "uses_left"),
    ("idempotent_answer", "status"),
    ("following", "decision_number"),
    # Which version of a text it is, which one it was written on or said about, and how long it is tried.
    ("proposal", "version"),
    ("proposal", "trial_days"),
    ("proposal_version", "number"),
    ("proposal_version", "base"),
    ("proposal_version", "trial_days"),
    ("note", "version"),
    # What one chose for oneself, and nobody else can read.
    ("ask_limit", "at_most"),
    # The hour of one's digest and of one's quiet, in minutes of the day.
    ("notice_choices", "version"),
    ("notice_choices", "digest_at"),
    ("notice_choices", "quiet_since"),
    ("notice_choices", "quiet_until"),
}


def refers_to_a_person(table: Table) -> bool:
    """Whether a row belongs to somebody, directly or through their holding."""
    targets = {key.column.table.name for key in table.foreign_keys}
    return bool(targets & {"person", "membership", "following", "holding"}) or table.name in {
        "person",
        "membership",
        "following",
        "idempotent_answer",
    }


def numbers(table: Table) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        if isinstance(column.type, Integer | Float | Numeric):
            yield table.name, column.name


def test_no_table_and_no_column_counts_or_ranks() -> None:
    for table in metadata.sorted_tables:
        for name in (table.name, *(column.name for column in table.columns)):
            assert not COUNTING.search(name), f"{table.name}.{name}"


def test_no_row_of_a_person_holds_a_number_that_says_how_they_do() -> None:
    found = {number for table in metadata.sorted_tables if refers_to_a_person(table) for number in numbers(table)}
    assert found <= NUMBERS_ALLOWED


def properties(schema: Any) -> Iterator[str]:
    """Every name of a field, wherever it stands in the description of the API."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ()) if isinstance(schema.get("properties"), dict) else ()
        for part in schema.values():
            yield from properties(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from properties(part)


def test_no_field_of_the_api_counts_or_ranks(settings: Settings) -> None:
    fields = set(properties(create_app(settings).openapi()))
    assert {"sentence", "by_when", "answer"} <= fields
    assert not sorted(name for name in fields if COUNTING.search(name))


@pytest.mark.parametrize("name", ["check_in_count", "streak", "kept_total", "rank", "weekly_score", "last_seen"])
def test_the_scan_would_find_it(name: str) -> None:
    assert COUNTING.search(name)

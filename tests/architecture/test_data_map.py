"""`docs/data.md` names every table, and only those (trust.md T11: the map that export and erasure are made from)."""

import re
from pathlib import Path

from alongside.tables import metadata

PAGE = Path(__file__).parents[2] / "docs" / "data.md"
CLASSES = {"mine", "my words in common", "common decision", "safety record", "nobody's"}
# Where a person may be named at all; all else points at seats.
NAMES_PEOPLE = {"membership", "following", "sign_in_session", "sign_in_link", "own_calendar"}
# Told to one person across all their coalitions, and read by nobody else.
NAMES_PEOPLE |= {"notice", "notice_choices", "notice_place", "stop_link"}


def rows() -> dict[str, str]:
    return dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+?) \|", PAGE.read_text("utf-8"), re.MULTILINE))


def test_every_table_is_on_the_map_and_every_line_is_a_table() -> None:
    assert set(rows()) == set(metadata.tables)


def test_every_line_has_one_of_the_classes() -> None:
    assert set(rows().values()) <= CLASSES


def test_only_seats_sign_in_and_notices_point_at_a_person() -> None:
    pointing = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "person"
    }
    assert pointing == NAMES_PEOPLE


def test_no_table_counts_what_a_person_did() -> None:
    words = ("count", "total", "streak", "score", "rank", "points")
    columns = {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}
    assert [name for name in columns if any(word in name.rsplit(".", 1)[1] for word in words)] == []

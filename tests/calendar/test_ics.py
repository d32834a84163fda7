"""How a calendar is written: RFC 5545 to the octet."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from alongside.calendar import ics
from alongside.calendar.entries import Entry
from alongside.calendar.rules import EntryKind
from alongside.core.locales import LANGUAGES

AT = datetime(2026, 11, 27, 16, 0, 30, 999, tzinfo=UTC)


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=400))
def test_a_line_is_folded_within_75_octets_and_no_character_is_cut(text: str) -> None:
    written = ics.folded(text)
    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert written.replace(b"\r\n ", b"").removesuffix(b"\r\n").decode() == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_has_its_title_and_nothing_else_is_said(language: str) -> None:
    entries = [Entry(kind, str(UUID(int=place)), date(2026, 11, 27), AT, 4) for place, kind in enumerate(EntryKind)]
    written = ics.document(entries, language)
    assert b"\n" not in written.replace(b"\r\n", b"")
    read: Any = Calendar.from_ical(written)
    assert len({str(one["SUMMARY"]) for one in read.walk("VEVENT")}) == len(EntryKind)
    for one in read.walk("VEVENT"):
        assert set(one) == {
            *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART"),
            *("SUMMARY", "CLASS", "TRANSP", "STATUS"),
        }
    assert str(read["REFRESH-INTERVAL"].to_ical().decode()) == "PT6H"


def test_a_moment_is_in_utc_and_a_day_is_a_day() -> None:
    moment = Entry(EntryKind.CLOSING, "a", AT, AT, 0)
    day = Entry(EntryKind.WORD, "b", date(2026, 11, 27), AT, 1, rule="FREQ=WEEKLY;UNTIL=20261231")
    off = Entry(EntryKind.WORD, "c", date(2026, 11, 27), AT, 2, cancelled=True, rule="FREQ=WEEKLY")
    written = ics.document([off, day, moment], "en").decode()
    assert "DTSTART:20261127T160030Z\r\n" in written
    assert "DTSTART;VALUE=DATE:20261127\r\nRRULE:FREQ=WEEKLY;UNTIL=20261231\r\n" in written
    assert written.count("RRULE") == 1
    assert written.count("STATUS:CANCELLED") == 1
    assert written == ics.document([moment, off, day], "en").decode()

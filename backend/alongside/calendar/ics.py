"""iCalendar as RFC 5545 and RFC 7986 write it: lines of 75 octets, and of each entry a kind, a day and no word more."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from alongside.calendar.entries import Entry
from alongside.calendar.rules import READ_AGAIN_HOURS
from alongside.core.locales import say

LONGEST = 75
AGAIN = f"PT{READ_AGAIN_HOURS}H"
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def document(entries: Iterable[Entry], language: str) -> bytes:
    """A whole calendar, the same bytes for the same entries."""
    name = say(language, "calendar_name").translate(ESCAPED)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Alongside//Alongside//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{AGAIN}",
        f"X-PUBLISHED-TTL:{AGAIN}",
    ]
    for entry in sorted(entries, key=lambda one: one.uid):
        lines += _event(entry, language)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(entry: Entry, language: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    # Of what is only published, the two say the same (RFC 5545 section 3.8.7.2).
    yield f"DTSTAMP:{_moment(entry.changed)}"
    yield f"LAST-MODIFIED:{_moment(entry.changed)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield _starts(entry.starts)
    if entry.rule and not entry.cancelled:
        yield f"RRULE:{entry.rule}"
    yield f"SUMMARY:{say(language, f'calendar_{entry.kind.value}').translate(ESCAPED)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _starts(starts: date | datetime) -> str:
    if isinstance(starts, datetime):
        return f"DTSTART:{_moment(starts)}"
    return f"DTSTART;VALUE=DATE:{starts:%Y%m%d}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> bytes:
    """A line with its end; a long one goes on after a space, and no character is cut in two."""
    parts, room = [b""], LONGEST
    for mark in line:
        octets = mark.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
            room = LONGEST - 1
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"

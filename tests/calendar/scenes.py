"""Short sentences for tests about one's own calendar, read back by a library that we do not write with."""

from datetime import date, datetime, timedelta
from typing import Any

from dateutil.rrule import rrulestr
from httpx import Response
from icalendar import Calendar

from tests.world import Browser

Event = dict[str, Any]
TITLES = {"word": "A word is due", "end": "A commitment ends", "closing": "Something closes", "review": "A review"}


async def address(browser: Browser) -> str:
    """A new address for one's calendar, as a path."""
    answer = await browser.post("/me/calendar/address")
    assert answer.status_code == 201, answer.text
    return str(answer.json()["url"]).partition("/api/v1")[2]


async def read(world_or_browser: Any, path: str, **headers: str) -> Response:
    """What a calendar program is answered there, which is not signed in."""
    browser: Browser = world_or_browser.anonymous() if hasattr(world_or_browser, "anonymous") else world_or_browser
    return await browser.get(path, headers=headers)


def events(body: bytes) -> list[Event]:
    """The entries of a calendar, as another library reads them."""
    found: Any = Calendar.from_ical(body)
    assert found.errors == []
    return [
        {
            "uid": str(one["UID"]),
            "title": str(one["SUMMARY"]),
            "starts": one["DTSTART"].dt,
            "sequence": int(one["SEQUENCE"]),
            "changed": one["LAST-MODIFIED"].dt,
            "cancelled": str(one["STATUS"]) == "CANCELLED",
            "days": days(one),
        }
        for one in found.walk("VEVENT")
    ]


def days(event: Any) -> list[date | datetime]:
    """Every day of an entry, by another implementation of RFC 5545."""
    starts = event["DTSTART"].dt
    if str(event["STATUS"]) == "CANCELLED":
        return []
    if "RRULE" not in event:
        return [starts]
    begun = datetime(starts.year, starts.month, starts.day)  # noqa: DTZ001 - a plain day, as the entry has it
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=begun)
    return [one.date() for one in rule.between(begun, begun + timedelta(days=4000), inc=True)]


async def calendar(world: Any, path: str) -> dict[str, Event]:
    """The entries by what their titles say, where there is one of each."""
    answer = await read(world, path)
    assert answer.status_code == 200, answer.text
    names = {title: kind for kind, title in TITLES.items()}
    found = [(names[one["title"]], one) for one in events(answer.content)]
    assert len(dict(found)) == len(found)
    return dict(found)

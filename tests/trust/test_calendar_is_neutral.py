"""T-NEUTRAL for calendars (trust.md T3, T14): with a word of its own in all that was written, no calendar has any."""

import re
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from alongside.coalitions.models import Coalition
from alongside.core.locales import LANGUAGES, catalogue
from alongside.decisions.models import Decision
from alongside.decisions.outcomes import Review
from alongside.people.models import Person
from tests.calendar.scenes import address, events, read
from tests.permissions.stage import PERSONAS, Stage, made, set_up, soon
from tests.trust.hidden import ask_in_vain, say_what_is_hidden
from tests.trust.test_canary import write_everything
from tests.world import World

pytestmark = pytest.mark.anyio

MOMENT = r"\d{8}T\d{6}Z"
UID = r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"
TITLES = {
    catalogue(language)[f"calendar_{kind}"] for language in LANGUAGES for kind in ("word", "end", "closing", "review")
}
NAMES = {catalogue(language)["calendar_name"] for language in LANGUAGES}
# All that a calendar may say, line by line: whatever is added to it has to be thought of here.
LINES = [
    *("(BEGIN|END):(VCALENDAR|VEVENT)", "VERSION:2.0", "PRODID:-//Alongside//Alongside//EN", "CALSCALE:GREGORIAN"),
    *(f"(NAME|X-WR-CALNAME):({'|'.join(NAMES)})", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"),
    *(f"UID:{UID}", f"(DTSTAMP|LAST-MODIFIED):{MOMENT}", r"SEQUENCE:\d+"),
    *(f"DTSTART:{MOMENT}", r"DTSTART;VALUE=DATE:\d{8}"),
    r"RRULE:FREQ=(DAILY|WEEKLY|MONTHLY);INTERVAL=\d+(;(BYDAY|BYMONTHDAY|BYSETPOS|WKST)=[-\d,A-Z]+)*;UNTIL=\d{8}",
    *(f"SUMMARY:({'|'.join(TITLES)})", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "STATUS:(CONFIRMED|CANCELLED)"),
]
ALLOWED = re.compile("|".join(f"(?:{line})" for line in LINES))


async def hide_everything(world: World, stage: Stage) -> None:
    await ask_in_vain(stage)
    await say_what_is_hidden(world, stage)


@pytest.mark.parametrize("write", [write_everything, hide_everything])
async def test_no_calendar_says_more_than_a_kind_and_a_day(
    world: World, write: Callable[[World, Stage], Awaitable[None]]
) -> None:
    stage = await set_up(world)
    await write(world, stage)
    holder, here = stage.browsers["holder"], stage.path("/coalitions/{coalition_id}")
    draft = {"sentence": "canary-often", "by_when": soon(60), "rhythm": "monthly"}
    often = await made(await holder.post(f"{here}/commitments", draft))
    await world.database.write(lambda session: _to_be_looked_at(session, UUID(str(stage.ids["coalition_id"]))))
    names = await world.database.read(_names)
    ids = [str(one) for one in stage.ids.values() if len(str(one)) > 30]
    kinds: set[str] = set()
    for persona in PERSONAS:
        if persona == "anonymous":
            continue
        path = await address(stage.browsers[persona])
        answer = await read(world, path)
        assert answer.status_code == 200, persona
        unfolded = answer.text.replace("\r\n ", "")
        assert [line for line in unfolded.split("\r\n")[:-1] if not ALLOWED.fullmatch(line)] == [], persona
        assert [word for word in ("canary-", *names, *ids) if word in unfolded] == [], persona
        assert not any(word in str(answer.headers) for word in ("canary-", *names)), persona
        kinds |= {event["title"] for event in events(answer.content)}
    # It has eyes: every kind was in one of them.
    assert len(kinds) == 4
    one = await holder.get(f"/commitments/{often['id']}/calendar.ics")
    assert [line for line in one.text.split("\r\n")[:-1] if not ALLOWED.fullmatch(line)] == []
    assert "canary" not in one.text


def _to_be_looked_at(session: Session, coalition_id: UUID) -> None:
    decision = session.exec(select(Decision).where(col(Decision.coalition_id) == coalition_id)).first()
    assert decision is not None
    on_date = decision.review_on
    session.add(Review(coalition_id=coalition_id, decision_id=decision.id, on_date=on_date))


def _names(session: Session) -> list[str]:
    """What coalitions and people are called, but for words that stand in every calendar."""
    return [*session.exec(select(Coalition.name)), *session.exec(select(Person.name))]

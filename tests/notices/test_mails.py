"""What a mail says and what its links do: the kind and the time, and nothing until somebody presses."""

import re
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from httpx import ASGITransport, AsyncClient
from sqlalchemy import text

from alongside.core import letters
from alongside.core.locales import LANGUAGES
from alongside.core.locales import say as words_of
from alongside.core.outbox import Letter
from alongside.core.static import Frontend
from alongside.notices import wording
from alongside.notices.queries import Fact
from alongside.notices.rules import KIND_OF, What
from alongside.settings import Settings
from alongside.tables import metadata
from tests.decisions.rounds import say, told
from tests.notices.scenes import all_ways, at, choose, ticked
from tests.world import ORIGIN, World

pytestmark = pytest.mark.anyio
CANARY = "canary"
ZONE = "Asia/Kathmandu"
FACT: dict[str, Any] = {
    "person_id": uuid4(),
    "coalition_id": uuid4(),
    "thing_id": uuid4(),
    "page_id": uuid4(),
    "moment": datetime(2026, 11, 23, tzinfo=UTC),
    "title": CANARY,
}
TIMES: dict[What, dict[str, Any]] = {
    What.VOICE: {"until": datetime(2026, 11, 27, 13, tzinfo=UTC)},
    What.CLOSING: {"until": datetime(2026, 11, 27, 13, tzinfo=UTC)},
    What.QUESTION: {"day": date(2026, 12, 4)},
    What.ASK: {"day": date(2026, 12, 4)},
    What.SUPPORT_WANTED: {"day": date(2026, 12, 4)},
    What.WORD_DUE: {"day": date(2026, 11, 27)},
    What.NO_WORD: {"day": date(2026, 11, 27)},
}
ALL = [Fact(what, **FACT, **TIMES.get(what, {})) for what in What]


def composed(told_of: list[Fact], language: str, settings: Settings) -> tuple[EmailMessage, str]:
    """A mail and all of its words, headers too."""
    stop = "s3cret"
    params = wording.params(told_of, language, ZONE, origin=ORIGIN, stop=f"{ORIGIN}/stop#{stop}")
    letter = Letter(uuid4(), "dana@example.org", "notice", language, params, f"{ORIGIN}/api/v1/unsubscribe/{stop}")
    message = letters.compose(letter, settings)
    bodies = [message.get_body((kind,)) for kind in ("plain", "html")]
    words = "\n".join(body.get_content() for body in bodies if body is not None)
    return message, f"{message.items()}\n{words}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", What)
def test_every_mail_names_a_kind_and_a_time_and_nothing_else(what: What, language: str) -> None:
    settings = Settings(_env_file=None)
    message, words = composed([fact for fact in ALL if fact.what is what], language, settings)
    assert CANARY not in words
    assert "{" not in words
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in words
    assert message["Subject"] == words_of(language, f"notice_{KIND_OF[what]}")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] == f"<{ORIGIN}/api/v1/unsubscribe/s3cret>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    if "until" in TIMES.get(what, {}):
        assert "18:45" in words
        assert f"({ZONE})" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_at_once_are_one_mail_with_one_link(language: str) -> None:
    _, words = composed(ALL + ALL, language, Settings(_env_file=None))
    assert CANARY not in words
    assert f"{ORIGIN}/notices" in words
    assert str(FACT["page_id"]) not in words
    plain = words.partition("<!doctype")[0]
    assert plain.count(words_of(language, "notice_line_decision")) == 1


def test_a_check_in_is_opened_with_an_answer_chosen_by_each_link() -> None:
    [word] = [fact for fact in ALL if fact.what is What.WORD_DUE]
    _, words = composed([word], "en", Settings(_env_file=None))
    answers = re.findall(rf"^{ORIGIN}/check-in/{word.page_id}\?answer=(\w+)$", words, re.MULTILINE)
    assert answers == ["done", "moving", "slower", "stuck", "change"]


def test_the_page_of_every_notice_is_in_the_site_map() -> None:
    folder = Path(__file__).parents[2] / "frontend" / "src" / "app"
    routes = "".join((folder / f"{name}outes.ts").read_text("utf-8") for name in ("r", "coalitionR"))
    known = {re.sub(r"\$\w+", "*", path) for path in re.findall(r'^ {2}"(/[^"]*)": ', routes, re.MULTILINE)}
    ways = {re.sub(r"\{\w+\}", "*", path) for path in wording.PAGES.values()}
    assert ways - {"/you/notices"} <= known
    assert "/you/*" in known
    assert {"/notices", "/stop"} <= known


async def test_opening_every_link_of_every_mail_changes_nothing(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the scanners of mail servers do, which are not signed in."""
    (tmp_path / "index.html").write_text("The app.")
    monkeypatch.setattr(world.app.router, "default", Frontend(tmp_path))
    coalition = await world.coalition("canary-coalition")
    with time_machine.travel(at("2026-11-23T08:00:00+01:00"), tick=False) as time:
        dana, (_, bo) = (await world.member(coalition, "canary-dana"))[1], await world.member(coalition, "canary-bo")
        for browser in (dana, bo):
            await choose(browser, ways=all_ways("at_once"))
        await told(dana, coalition.id, title="canary-title", text="canary-text")
        weekly = {"sentence": "canary-sentence", "by_when": "2027-06-01", "rhythm": "weekly"}
        await bo.post(f"/coalitions/{coalition.id}/commitments", weekly)
        mails = await ticked(world)
        await world.newcomer(coalition, "canary-newcomer")
        time.move_to(at("2026-11-27T09:00:00+01:00"))
        mails += await ticked(world)
        assert len(mails) >= 3
        before = await _everything(world)
        for mail in mails:
            message = letters.compose(mail, world.app.state.settings)
            assert "canary" not in message.as_string()
            body = message.get_body(("plain",))
            assert body is not None
            links = [*re.findall(r"https?://\S+", body.get_content()), str(message["List-Unsubscribe"]).strip("<>")]
            assert all(link.startswith(ORIGIN) for link in links)
            for link in links:
                for method in ("GET", "HEAD"):
                    answer = await world.anonymous().http.request(method, link.partition("#")[0])
                    assert answer.status_code in {200, 303, 405}, link
        assert await _everything(world) == before


async def _everything(world: World) -> dict[str, str]:
    def read(session: Any) -> dict[str, str]:
        return {
            table: str(session.execute(text(f'SELECT * FROM "{table}"')).all())  # noqa: S608 - our own tables
            for table in sorted(metadata.tables)
        }

    return await world.database.read(read)


async def _mail_for_bo(world: World) -> tuple[Any, Any, Letter]:
    coalition = await world.coalition()
    dana, bo = (await world.member(coalition, "Dana"))[1], (await world.member(coalition, "Bo"))[1]
    await choose(dana, ways=all_ways("here"))
    place = {"coalition_id": str(coalition.id), "ways": {"voice": "at_once", "welcome": "at_once"}}
    await choose(bo, ways=all_ways("at_once"), places=[place])
    await told(dana, coalition.id)
    [letter] = await ticked(world)
    return coalition, bo, letter


async def test_one_press_ends_mails_of_the_kind_in_the_mail_and_of_no_other(world: World) -> None:
    coalition, bo, letter = await _mail_for_bo(world)
    assert letter.stop is not None
    token = letter.stop.rpartition("/")[2]
    asked = await world.anonymous().post("/unsubscribe/look", {"token": token})
    assert asked.json() == {"kinds": {"voice": "at_once"}}
    page = await world.anonymous().http.get(letter.stop)
    assert (page.status_code, page.headers["location"]) == (303, f"/stop#{token}")
    # As a mail program presses (RFC 8058): a form, without any header of ours.
    form = {"List-Unsubscribe": "One-Click"}
    for _ in range(2):
        async with AsyncClient(transport=ASGITransport(world.edge)) as program:
            done = await program.post(letter.stop, data=form)
        assert (done.status_code, done.json()) == (200, {"kinds": {"voice": "here"}})
    choices = (await bo.get("/me/notice-choices")).json()
    assert choices["ways"] == all_ways("at_once") | {"voice": "here"}
    [place] = choices["places"]
    assert place["ways"] == {"welcome": "at_once"}
    dana = (await world.member(coalition, "Eve"))[1]
    await told(dana, coalition.id, title="Another")
    assert [one for one in await ticked(world) if one.recipient == letter.recipient] == []
    await world.newcomer(coalition)
    assert [one.recipient for one in await ticked(world)].count(letter.recipient) == 1


async def test_what_is_mailed_for_one_coalition_alone_can_be_ended_from_its_mail(world: World) -> None:
    coalition, bo, first = await _mail_for_bo(world)
    place = {"coalition_id": str(coalition.id), "ways": {"voice": "at_once"}}
    await choose(bo, ways=all_ways("here"), places=[place])
    eve = (await world.member(coalition, "Eve"))[1]
    await choose(eve, ways=all_ways("here"))
    await told(eve, coalition.id, title="Another")
    letters = await ticked(world)
    [letter] = [one for one in letters if one.recipient == first.recipient]
    assert letter.stop is not None
    token = letter.stop.rpartition("/")[2]
    asked = await world.anonymous().post("/unsubscribe/look", {"token": token})
    assert asked.json() == {"kinds": {"voice": "at_once"}}
    done = await world.anonymous().post(f"/unsubscribe/{token}?kind=voice")
    assert done.json() == {"kinds": {"voice": "here"}}


async def test_a_secret_ends_nothing_that_its_mail_was_not_about_and_not_for_ever(world: World) -> None:
    with time_machine.travel(at("2026-11-23T10:00:00+01:00"), tick=False) as time:
        _, _, letter = await _mail_for_bo(world)
        assert letter.stop is not None
        path = letter.stop.removeprefix(f"{ORIGIN}/api/v1")
        for wrong in (f"{path}?kind=welcome", "/unsubscribe/made-up"):
            refused = await world.anonymous().post(wrong)
            assert (refused.status_code, refused.json()["code"]) == (410, "stop_link_over")
        time.move_to(at("2027-02-23T10:00:00+01:00"))
        assert (await world.anonymous().post(path)).status_code == 410


async def test_no_two_mails_of_one_moment_and_the_same_id_each_time(world: World) -> None:
    coalition, _, letter = await _mail_for_bo(world)
    for _ in range(3):
        assert await ticked(world) == []
    first, second = (letters.compose(letter, world.app.state.settings)["Message-ID"] for _ in range(2))
    assert first == second == f"<{UUID(str(letter.id))}@localhost>"
    assert coalition is not None


async def test_a_round_that_was_answered_by_all_but_one_is_mailed_to_that_one_alone(world: World) -> None:
    coalition = await world.coalition()
    dana, bo, chi = [(await world.member(coalition, name))[1] for name in ("Dana", "Bo", "Chi")]
    for browser in (dana, bo, chi):
        await choose(browser, ways=all_ways("at_once"))
    proposal = await told(dana, coalition.id)
    await say(bo, proposal)
    assert [letter.params["subject"] for letter in await ticked(world)] == ["Your voice is needed"]

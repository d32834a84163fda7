"""What co-owners tell followers: exactly as it was, from that moment, until it is taken back."""

from typing import Any
from uuid import uuid4

import pytest

from alongside.coalitions.models import Coalition
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


async def begun(browser: Browser, coalition: Coalition, title: str = "Quiet room on floor 3") -> dict[str, Any]:
    """An action of the browser's own."""
    answer = await browser.post(
        f"/coalitions/{coalition.id}/actions", {"title": title, "about": "Keys and times", "brought_along": True}
    )
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def tell(browser: Browser, action: dict[str, Any], sentence: str) -> str:
    """Tell followers, and say which line it became."""
    answer = await browser.post(f"/actions/{action['id']}/told", {"sentence": sentence})
    assert answer.is_success, answer.text
    return str(answer.json()["told"]["id"])


async def told_to(follower: Browser, coalition: Coalition) -> list[dict[str, Any]]:
    answer = await follower.get(f"/following/{coalition.id}")
    assert answer.status_code == 200, answer.text
    return list(answer.json()["told"])


async def test_a_line_is_there_at_once_and_says_no_more_than_was_told(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, ingrid = await world.follower(coalition)
    action = await begun(dana, coalition)
    assert await told_to(ingrid, coalition) == []
    line = await tell(dana, action, "The room is painted, the key is missing.")
    (shown,) = await told_to(ingrid, coalition)
    assert shown == {
        "id": line,
        "title": "Quiet room on floor 3",
        "thing": "action",
        "stage": "underway",
        "sentence": "The room is painted, the key is missing.",
        "in_name": "own",
        "with_people": [],
        "told_at": shown["told_at"],
    }


async def test_what_changes_afterwards_is_not_told_by_itself(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, ingrid = await world.follower(coalition)
    action = await begun(dana, coalition)
    await tell(dana, action, "Half done.")
    before = await told_to(ingrid, coalition)
    edited = await dana.put(
        f"/actions/{action['id']}", {"title": "A room of our own", "about": "New"}, version=action["version"]
    )
    assert edited.status_code == 200
    assert (await dana.post(f"/actions/{action['id']}/stage", {"stage": "done"})).status_code == 200
    assert await told_to(ingrid, coalition) == before
    await tell(dana, action, "It is open.")
    (now,) = await told_to(ingrid, coalition)
    assert (now["title"], now["stage"], now["sentence"]) == ("A room of our own", "done", "It is open.")


async def test_members_read_exactly_what_followers_read_newest_first(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, ingrid = await world.follower(coalition)
    first, second = await begun(dana, coalition, "First"), await begun(dana, coalition, "Second")
    await tell(dana, first, "One.")
    await tell(dana, second, "Two.")
    await tell(dana, first, "Three.")
    lines = await told_to(ingrid, coalition)
    assert [line["sentence"] for line in lines] == ["Three.", "Two."]
    answer = await dana.get(f"/coalitions/{coalition.id}/told")
    assert answer.json() == {"items": lines, "next": None}


async def test_taking_back_the_newest_line_shows_the_one_before(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, ingrid = await world.follower(coalition)
    action = await begun(dana, coalition)
    first = await tell(dana, action, "As it was.")
    second = await tell(dana, action, "A slip.")
    assert (await dana.post(f"/told/{second}/take-back")).is_success
    assert [line["id"] for line in await told_to(ingrid, coalition)] == [first]
    again = await dana.post(f"/told/{second}/take-back")
    assert (again.status_code, again.json()["code"]) == (409, "line_taken_back")
    assert (await dana.post(f"/told/{first}/take-back")).is_success
    assert await told_to(ingrid, coalition) == []


async def test_only_co_owners_tell_and_take_back(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, ingrid = await world.follower(coalition)
    _, stranger = await world.person()
    action = await begun(dana, coalition)
    line = await tell(dana, action, "As it is.")
    for browser, status in ((sam, 403), (ingrid, 404), (stranger, 404), (world.anonymous(), 401)):
        told = await browser.post(f"/actions/{action['id']}/told", {"sentence": "As I would have it."})
        assert told.status_code == status
        assert (await browser.post(f"/told/{line}/take-back")).status_code == status
    assert [line["sentence"] for line in await told_to(ingrid, coalition)] == ["As it is."]
    assert (await dana.post(f"/told/{uuid4()}/take-back")).status_code == 404


@pytest.mark.parametrize("sentence", ["", " ", "x" * 281, "two\nlines", "hid\u202eden", None])
async def test_a_line_is_one_readable_sentence(world: World, sentence: object) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    action = await begun(dana, coalition)
    answer = await dana.post(f"/actions/{action['id']}/told", {"sentence": sentence})
    assert (answer.status_code, answer.json()["code"]) == (422, "wrong_input")


async def test_a_line_reaches_only_the_followers_of_its_coalition(world: World) -> None:
    here, there = await world.coalition("Here"), await world.coalition("There")
    _, dana = await world.member(here)
    _, ingrid = await world.follower(there)
    await tell(dana, await begun(dana, here), "Ours.")
    assert await told_to(ingrid, there) == []

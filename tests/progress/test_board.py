"""Who holds what: the board says of each commitment what its reader may know, in one statement."""

from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter

from alongside.coalitions.models import Coalition
from alongside.progress.board import BoardPage, decode, encode
from tests.actions.scenes import begin, step_back
from tests.actions.scenes import say as say_to_action
from tests.commitments.scenes import (
    MISSING,
    board,
    checked_in,
    code,
    do,
    in_days,
    look,
    make,
    shared,
)
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_the_board_says_who_holds_what_by_when_and_how_it_stands(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    action = await begin(dana, coalition)
    both = await shared(dana, coalition, amina, action_id=action["id"])
    await do(amina[1], both, "renegotiate", by_when=in_days(3))
    said = await checked_in(dana, both, "slower")
    now = await look(dana, both)
    answer = await dana.get(f"/coalitions/{coalition.id}/board")
    TypeAdapter(BoardPage).validate_json(answer.content)
    assert answer.json() == {
        "next": None,
        "items": [
            {
                "id": both["id"],
                "sentence": both["sentence"],
                "by_when": in_days(3),
                "rhythm": "none",
                "read_by": "coalition",
                "updated_at": now["updated_at"],
                "action": {"id": action["id"], "title": action["title"]},
                "holders": [
                    {
                        "membership_id": str(amina[0].id),
                        "name": "Amina",
                        "is_me": False,
                        "status": "active",
                        "by_when": in_days(3),
                    },
                    {
                        "membership_id": str(dana_is.id),
                        "name": "Dana",
                        "is_me": True,
                        "status": "active",
                        "by_when": in_days(20),
                    },
                ],
                "last_check_in": {"answer": "slower", "at": said["at"]},
            }
        ],
    }


async def test_a_word_for_partners_neither_shows_nor_hides_the_last_one_for_everyone(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, reader = await world.member(coalition, "Reader")
    made = await make(dana, coalition, check_ins_read_by="coalition")
    await checked_in(dana, made, "moving")
    for_everyone = await board(reader, coalition)
    await do(dana, made, "audience", check_ins_read_by="partners")
    await checked_in(dana, made, "stuck")
    assert await board(reader, coalition) == for_everyone
    assert for_everyone[0]["last_check_in"]["answer"] == "moving"
    assert (await board(dana, coalition))[0]["last_check_in"]["answer"] == "stuck"


async def test_what_is_over_or_narrow_is_not_there(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    _, reader = await world.member(coalition, "Reader")
    narrow = await shared(dana, coalition, amina, read_by="partners")
    both, kept = await shared(dana, coalition, amina), await make(dana, coalition)
    await do(dana, kept, "keep")
    await do(amina[1], both, "release")
    assert [row["id"] for row in await board(reader, coalition)] == [both["id"]]
    assert [holder["name"] for holder in (await board(reader, coalition))[0]["holders"]] == ["Dana"]
    assert {row["id"] for row in await board(amina[1], coalition)} == {both["id"], narrow["id"]}


async def test_who_is_no_partner_any_more_reads_what_everyone_reads(world: World, coalition: Coalition) -> None:
    _, ruth = await world.member(coalition, "Ruth")
    _, dana = await world.member(coalition, "Dana")
    amina, jun = await world.member(coalition, "Amina"), await world.member(coalition, "Jun")
    action = await begin(ruth, coalition, jun[0])
    await say_to_action(jun[1], action, "yes")
    made = await shared(dana, coalition, amina, action_id=action["id"])
    await checked_in(dana, made, "stuck")
    for partner in (amina[1], ruth):
        assert (await board(partner, coalition))[0]["last_check_in"]["answer"] == "stuck"
    await do(amina[1], made, "release")
    await step_back(ruth, action)
    for reader in (amina[1], ruth):
        assert (await board(reader, coalition))[0]["last_check_in"] is None


async def test_who_left_is_not_on_the_board_whatever_they_kept(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    made = await shared(dana, coalition, amina)
    await do(amina[1], made, "keep")
    assert [holder["status"] for holder in (await board(dana, coalition))[0]["holders"]] == ["kept", "active"]
    await amina[1].post(f"/coalitions/{coalition.id}/leave")
    assert [holder["name"] for holder in (await board(dana, coalition))[0]["holders"]] == ["Dana"]


async def test_who_reads_the_board(world: World, coalition: Coalition) -> None:
    path = f"/coalitions/{coalition.id}/board"
    _, noor = await world.newcomer(coalition)
    _, follower = await world.follower(coalition)
    _, former = await world.former_member(coalition)
    _, outsider = await world.person()
    for stranger in (noor, former, outsider):
        assert code(await stranger.get(path)) == (403, "not_permitted")
    assert code(await follower.get(path)) == (404, "not_found")
    assert code(await outsider.get(f"/coalitions/{MISSING}/board")) == (404, "not_found")
    assert code(await world.anonymous().get(path)) == (401, "sign_in_needed")


async def test_a_long_board_comes_in_pages_what_moved_last_first(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    made = [(await make(dana, coalition))["id"] for _ in range(4)]
    made.append((await shared(dana, coalition, amina))["id"])
    await do(dana, {"id": made[0]}, "renegotiate", by_when=in_days(2))
    expected = [made[0], *made[:0:-1]]
    path = f"/coalitions/{coalition.id}/board?limit=2"
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        page = (await dana.get(path + (f"&after={after}" if after else ""))).json()
        assert len(page["items"]) <= 2
        found += [row["id"] for row in page["items"]]
        after = page["next"]
    assert found == expected
    for nonsense in ("nonsense", "A" * 33, "_" * 32, "%00"):
        assert code(await dana.get(path + f"&after={nonsense}")) == (400, "cursor_unreadable")


def test_a_cursor_is_read_as_it_was_written() -> None:
    place = (datetime(2026, 11, 27, 9, 0, 0, 123457, tzinfo=UTC), MISSING)
    assert decode(encode(*place)) == place

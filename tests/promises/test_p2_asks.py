"""P2 for asks: only the follower who was asked answers, and only the member who asked says that it arrived.

Mutations tried, each caught here: `ask.answer` for members, for every follower or for who asked; `ask.delivered` for
the follower who gives or for members; `ask.withdraw` for members; the two parties exchanged; no right asked for at all.
"""

from typing import Any

import pytest

from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import Visibility
from alongside.following.models import Following
from tests.world import Browser, World

pytestmark = pytest.mark.anyio

# Who does it, from which state on, to which state.
VERBS = {
    "accept": ("asked", "open", "accepted"),
    "refuse": ("asked", "open", "refused"),
    "withdraw": ("asker", "open", "withdrawn"),
    "delivered": ("asker", "accepted", "delivered"),
}
BODIES = {"accept": {}, "refuse": {"reason": "Not mine to give."}, "withdraw": {}, "delivered": {}}


async def everyone(world: World, coalition: Coalition) -> tuple[dict[str, Browser], Following]:
    """One browser for each way to stand to a coalition; and the follower who will be asked."""
    following, asked = await world.follower(coalition)
    elsewhere = await world.coalition("Elsewhere")
    return {
        "asker": (await world.member(coalition, "Asker"))[1],
        "asked": asked,
        "member": (await world.member(coalition, "Sam"))[1],
        "other follower": (await world.follower(coalition, "Olu"))[1],
        "newcomer": (await world.newcomer(coalition))[1],
        "former member": (await world.former_member(coalition))[1],
        "follower elsewhere": (await world.follower(elsewhere))[1],
        "outsider": (await world.person())[1],
        "anonymous": world.anonymous(),
    }, following


async def ask_in(state: str, coalition: Coalition, people: dict[str, Browser], following: Following) -> str:
    """An ask that stands where a verb starts."""
    body = {"following_id": str(following.id), "kind": "access", "text": "A seat in the working group"}
    made = (await people["asker"].post(f"/coalitions/{coalition.id}/asks", body)).json()
    if state == "accepted":
        await people["asked"].post(f"/asks/{made['id']}/accept", {})
    return str(made["id"])


async def read(browser: Browser, ask: str) -> Any:
    return (await browser.get(f"/asks/{ask}")).json()


@pytest.mark.parametrize("visibility", [Visibility.OPEN, Visibility.HIDDEN])
@pytest.mark.parametrize("verb", VERBS)
async def test_one_person_alone_can_say_it(world: World, verb: str, visibility: Visibility) -> None:
    coalition = await world.coalition(visibility=visibility)
    people, following = await everyone(world, coalition)
    theirs, start, end = VERBS[verb]
    ask = await ask_in(start, coalition, people, following)
    before = await read(people["asker"], ask)
    known = {"asker": 403, "asked": 403, "member": 403, "anonymous": 401}
    for who, browser in people.items():
        assert (await read(browser, ask)).get("abilities", {}).get(verb, False) == (who == theirs)
        if who != theirs:
            answer = await browser.post(f"/asks/{ask}/{verb}", BODIES[verb])
            assert answer.status_code == known.get(who, 404), who
    assert await read(people["asker"], ask) == before
    assert (await people[theirs].post(f"/asks/{ask}/{verb}", BODIES[verb])).json()["state"] == end


@pytest.mark.parametrize("verb", VERBS)
async def test_a_seat_that_ended_says_nothing_more(world: World, verb: str) -> None:
    coalition = await world.coalition()
    people, following = await everyone(world, coalition)
    theirs, start, _ = VERBS[verb]
    ask = await ask_in(start, coalition, people, following)
    gone = f"/following/{coalition.id}/step-back" if theirs == "asked" else f"/coalitions/{coalition.id}/leave"
    assert (await people[theirs].post(gone)).status_code == 204
    assert (await people[theirs].post(f"/asks/{ask}/{verb}", BODIES[verb])).status_code == 404
    assert (await read(people["member"], ask))["state"] == start


async def test_nobody_asks_in_anothers_name(world: World) -> None:
    coalition = await world.coalition()
    people, following = await everyone(world, coalition)
    for who in ("asked", "other follower", "newcomer", "former member", "follower elsewhere", "outsider", "anonymous"):
        body = {"following_id": str(following.id), "kind": "time", "text": "Ten minutes"}
        answer = await people[who].post(f"/coalitions/{coalition.id}/asks", body)
        assert answer.status_code in {401, 403, 404}, who
    body = {"following_id": str(following.id), "kind": "time", "text": "Ten minutes", "asked_by": str(following.id)}
    forged = await people["member"].post(f"/coalitions/{coalition.id}/asks", body)
    assert (forged.status_code, forged.json()["errors"][0]["code"]) == (422, "field_unknown")

"""P2: nobody answers for another. Every route of commitments, check-ins and the board, as everybody whose it is not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest
from fastapi.routing import APIRoute
from httpx import Response

from alongside.checkins import router as checkins
from alongside.coalitions.models import Coalition
from alongside.commitments import router as commitments
from alongside.progress import board as progress
from tests.actions.scenes import begin
from tests.commitments.scenes import (
    Thing,
    board,
    check_in,
    check_ins,
    checked_in,
    do,
    draft,
    happened,
    in_days,
    look,
    reply,
    say,
    shared,
)
from tests.commitments.together import walks
from tests.harness.kept import Kept
from tests.world import Browser, World

pytestmark = pytest.mark.anyio

HOLDERS = ("holder", "fellow")
MEMBERS = (*HOLDERS, "released", "co_owner", "asked", "member")
OUTSIDE = {"newcomer": 404, "follower": 404, "former": 404, "outsider": 404, "elsewhere": 404, "anonymous": 401}
PERSONAS = (*MEMBERS, *OUTSIDE)
KNOWN = dict.fromkeys(MEMBERS, 200) | OUTSIDE
KNOWN_NARROWLY = KNOWN | {"asked": 404, "member": 404}
OWN = {"holder": 200, "fellow": 200, "released": 409, "co_owner": 403, "asked": 403, "member": 403} | OUTSIDE
OWN_NARROWLY = OWN | {"asked": 404, "member": 404}
PARTNERS = dict.fromkeys(PERSONAS, 404) | {"holder": 409, "fellow": 201, "co_owner": 201, "anonymous": 401}
OF_THE_COALITION = {"former": 403, "outsider": 403, "elsewhere": 403}
BOARD = KNOWN | OF_THE_COALITION | {"newcomer": 403}
MAKING = dict.fromkeys(MEMBERS, 201) | OUTSIDE | OF_THE_COALITION | {"newcomer": 201}


ASKING = OWN | dict.fromkeys(HOLDERS, 201)
ASKING_NARROWLY = OWN_NARROWLY | dict.fromkeys(HOLDERS, 201)
# Dana's part: to herself she can't offer it, and all others whom she knows of it can.
OFFERING = dict.fromkeys(MEMBERS, 201) | {"holder": 409} | OUTSIDE
# Dana, with whom Pat walks along.
THE_TWO = dict.fromkeys(PERSONAS, 404) | {"holder": 204, "anonymous": 401}
# Nothing was silent for three weeks.
BESIDE = dict.fromkeys(MEMBERS, 403) | {"co_owner": 409} | OUTSIDE


@dataclass
class Scene:
    """Dana and Amina hold it, Kim let go, Lee is asked; Ruth carries the action it serves; Dana said how it goes."""

    coalition: Coalition
    commitment: Thing
    said: Thing
    people: dict[str, Browser]
    danas: str
    free: list[str]
    companion: str

    def again(self, world: World) -> "Scene":
        people = {who: one.again(world.edge) for who, one in self.people.items()}
        return replace(self, people=people, free=list(self.free))


async def held_by_two(world: World, read_by: str) -> Scene:
    coalition, other = await world.coalition(), await world.coalition("Elsewhere")
    _, ruth = await world.member(coalition, "Ruth")
    action = await begin(ruth, coalition)
    dana_is, dana = await world.member(coalition, "Dana")
    amina, kim, lee = [await world.member(coalition, name) for name in ("Amina", "Kim", "Lee")]
    made = await dana.post(
        f"/coalitions/{coalition.id}/commitments",
        draft(amina[0], kim[0], lee[0], action_id=action["id"], read_by=read_by),
    )
    commitment: Thing = made.json()
    for _, browser in (amina, kim):
        assert (await say(browser, commitment, "yes")).status_code == 200
    assert (await do(kim[1], commitment, "release")).status_code == 200
    people = {
        "holder": dana,
        "fellow": amina[1],
        "released": kim[1],
        "co_owner": ruth,
        "asked": lee[1],
        "member": (await world.member(coalition, "Jun"))[1],
        "newcomer": (await world.newcomer(coalition))[1],
        "follower": (await world.follower(coalition))[1],
        "former": (await world.former_member(coalition))[1],
        "outsider": (await world.person("Léa"))[1],
        "elsewhere": (await world.member(other, "Kofi"))[1],
        "anonymous": world.anonymous(),
    }
    said = await checked_in(dana, commitment, "stuck")
    companion = await walks(dana, commitment, *(await world.member(coalition, "Pat")))
    free = [str((await world.member(coalition, f"Free {number}"))[0].id) for number in range(len(PERSONAS))]
    return Scene(coalition, commitment, said, people, str(dana_is.id), free, companion)


SCENES = {read_by: Kept(partial(held_by_two, read_by=read_by)) for read_by in ("coalition", "partners")}


@pytest.fixture(params=SCENES)
async def scene(world: World, request: pytest.FixtureRequest) -> Scene:
    return await SCENES[request.param].set_up(world)


Request = Callable[[Browser, Scene], Awaitable[Response]]


def verb(name: str, **given: Any) -> Request:
    return lambda who, scene: do(who, scene.commitment, name, **given)


# For each route: the request, who may where the coalition reads it, and who may where partners alone do.
ROUTES: dict[str, tuple[Request, dict[str, int], dict[str, int]]] = {
    "GET /commitments/{commitment_id}": (
        lambda who, scene: who.get(f"/commitments/{scene.commitment['id']}"),
        KNOWN,
        KNOWN_NARROWLY,
    ),
    "GET /commitments/{commitment_id}/check-ins": (
        lambda who, scene: who.get(f"/commitments/{scene.commitment['id']}/check-ins"),
        KNOWN,
        KNOWN_NARROWLY,
    ),
    "GET /coalitions/{coalition_id}/board": (
        lambda who, scene: who.get(f"/coalitions/{scene.coalition.id}/board"),
        BOARD,
        BOARD,
    ),
    "POST /coalitions/{coalition_id}/commitments": (
        lambda who, scene: who.post(f"/coalitions/{scene.coalition.id}/commitments", draft()),
        MAKING,
        MAKING,
    ),
    "POST /commitments/{commitment_id}/check-ins": (
        lambda who, scene: check_in(who, scene.commitment),
        OWN | dict.fromkeys(HOLDERS, 201),
        OWN_NARROWLY | dict.fromkeys(HOLDERS, 201),
    ),
    "POST /check-ins/{check_in_id}/replies": (lambda who, scene: reply(who, scene.said, "seen"), PARTNERS, PARTNERS),
    # What becomes of it is between the two, and the same people can say it.
    "POST /check-ins/{check_in_id}/replies can_help": (
        lambda who, scene: reply(who, scene.said, "can_help"),
        PARTNERS,
        PARTNERS,
    ),
    "POST /commitments/{commitment_id}/renegotiate": (verb("renegotiate", by_when=in_days(9)), OWN, OWN_NARROWLY),
    "POST /commitments/{commitment_id}/keep": (verb("keep"), OWN, OWN_NARROWLY),
    "POST /commitments/{commitment_id}/release": (verb("release"), OWN, OWN_NARROWLY),
    "POST /commitments/{commitment_id}/pause": (verb("pause"), OWN, OWN_NARROWLY),
    "POST /commitments/{commitment_id}/resume": (
        verb("resume"),
        OWN | dict.fromkeys(HOLDERS, 409),
        OWN_NARROWLY | dict.fromkeys(HOLDERS, 409),
    ),
    "POST /commitments/{commitment_id}/audience": (
        verb("audience", check_ins_read_by="partners"),
        OWN,
        OWN_NARROWLY,
    ),
    "POST /commitments/{commitment_id}/holders": (
        lambda who, scene: do(who, scene.commitment, "holders", membership_id=scene.free.pop()),
        ASKING,
        ASKING_NARROWLY,
    ),
    "POST /commitments/{commitment_id}/hand-over": (
        lambda who, scene: do(who, scene.commitment, "hand-over", membership_id=scene.free.pop()),
        ASKING,
        ASKING_NARROWLY,
    ),
    "POST /commitments/{commitment_id}/companions": (
        lambda who, scene: do(who, scene.commitment, "companions", membership_id=scene.free.pop()),
        ASKING,
        ASKING_NARROWLY,
    ),
    "POST /commitments/{commitment_id}/companion-offers": (
        lambda who, scene: do(who, scene.commitment, "companion-offers", membership_id=scene.danas),
        OFFERING,
        OFFERING | {"asked": 404, "member": 404},
    ),
    "POST /companions/{companion_id}/end": (
        lambda who, scene: who.post(f"/companions/{scene.companion}/end"),
        THE_TWO,
        THE_TWO,
    ),
    "POST /commitments/{commitment_id}/beside": (
        verb("beside", by_when=in_days(9)),
        BESIDE,
        BESIDE | {"asked": 404, "member": 404},
    ),
}


def test_no_route_is_left_out() -> None:
    routes = [*commitments.router.routes, *checkins.router.routes, *progress.router.routes]
    assert all(isinstance(route, APIRoute) for route in routes)
    declared = {
        f"{method} {route.path}" for route in routes if isinstance(route, APIRoute) for method in route.methods or ()
    }
    assert declared == {" ".join(named.split()[:2]) for named in ROUTES}


@pytest.mark.parametrize("route", ROUTES)
async def test_each_route_is_for_whom_it_belongs_to(world: World, scene: Scene, route: str) -> None:
    request, where_read, where_narrow = ROUTES[route]
    expected = where_narrow if scene.commitment["read_by"] == "partners" else where_read
    before = await trace(world, scene)
    wrong = await what_is_wrong(request, scene, {who: expected[who] for who in PERSONAS if expected[who] >= 400})
    if await trace(world, scene) != before:
        wrong.append("a refused request changed something")
    wrong += await what_is_wrong(request, scene, {who: expected[who] for who in PERSONAS if expected[who] < 400})
    assert not wrong, "\n".join([route, *wrong])


async def what_is_wrong(request: Request, scene: Scene, expected: dict[str, int]) -> list[str]:
    """What some get one after another against what is written above, each with who it was."""
    answers = {persona: await request(scene.people[persona], scene) for persona in expected}
    return [
        f"{who}: {answer.status_code} instead of {expected[who]}: {answer.text}"
        for who, answer in answers.items()
        if answer.status_code != expected[who]
    ]


async def trace(world: World, scene: Scene) -> list[Any]:
    """Everything that a refused request must leave as it was, as its partners and the coalition read it."""
    holder, member = scene.people["holder"], scene.people["member"]
    return [
        await look(holder, scene.commitment),
        await look(scene.people["fellow"], scene.commitment),
        await check_ins(holder, scene.commitment),
        await board(member, scene.coalition),
        await happened(world, scene.coalition),
    ]


@pytest.mark.parametrize("answer", ["done", "change"])
async def test_a_co_owner_of_the_action_can_not_speak_for_a_holder(scene: Scene, answer: str) -> None:
    before = await look(scene.people["holder"], scene.commitment)
    for persona in ("co_owner", "asked", "member", "released"):
        assert (await check_in(scene.people[persona], scene.commitment, answer)).status_code in {403, 404, 409}
    assert await look(scene.people["holder"], scene.commitment) == before


async def test_a_fellow_holders_word_is_about_their_own_part(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    both = await shared(dana, coalition, amina)
    await checked_in(amina[1], both, "done")
    assert {one["name"]: one["status"] for one in (await look(dana, both))["holders"]} == {
        "Amina": "kept",
        "Dana": "active",
    }

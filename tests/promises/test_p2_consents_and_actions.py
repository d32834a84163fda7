"""P2: nobody answers for another. Every route of questions and actions, as everybody whose it is not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from fastapi.routing import APIRoute
from httpx import Response

from alongside.actions import router as actions
from alongside.coalitions.models import Coalition
from alongside.requests import router as requests
from tests.actions.scenes import MISSING, begin, code, happened, invite, look, say, stage, step_back, take_up
from tests.commitments.scenes import in_days
from tests.harness.kept import Kept
from tests.world import Browser, World

pytestmark = pytest.mark.anyio

PERSONAS = (
    "asker",
    "addressee",
    "co_owner",
    "member",
    "newcomer",
    "follower",
    "former",
    "outsider",
    "elsewhere",
    "anonymous",
)
NOT_THERE = {"newcomer": 404, "follower": 404, "former": 404, "outsider": 404, "elsewhere": 404, "anonymous": 401}
# The co-owner was asked too, some time ago, and said yes: that answer stands.
THE_ADDRESSEES = dict.fromkeys(PERSONAS, 404) | {"addressee": 200, "co_owner": 409, "anonymous": 401}
THE_ASKERS = dict.fromkeys(PERSONAS, 404) | {"asker": 200, "addressee": 403, "anonymous": 401}
THE_TWOS = THE_ASKERS | {"addressee": 200}
# It is not open to her either as long as there is nothing to take back and nothing that went out.
ONLY_HERS = THE_ASKERS | {"asker": 403, "addressee": 409}
SEATED = dict.fromkeys(PERSONAS, 200) | {
    "follower": 404,
    "former": 403,
    "outsider": 403,
    "elsewhere": 403,
    "anonymous": 401,
}
THE_CO_OWNERS = {"asker": 200, "co_owner": 200, "addressee": 403, "member": 403} | NOT_THERE
CREATED = THE_CO_OWNERS | {"asker": 201, "co_owner": 201}
THE_MEMBERS = dict.fromkeys(PERSONAS, 200) | NOT_THERE
TAKING_UP = THE_MEMBERS | {"asker": 409, "co_owner": 409, "addressee": 409, "member": 409}


PAUSING = TAKING_UP


@dataclass
class Scene:
    """Dana and Ruth carry an action; Dana has asked Amina to carry it too, and given her a mandate."""

    coalition: Coalition
    action: dict[str, Any]
    consent: str
    people: dict[str, Browser]
    mandate: dict[str, str]
    given: str

    def again(self, world: World) -> "Scene":
        return replace(self, people={who: one.again(world.edge) for who, one in self.people.items()})


async def carried_and_asked(world: World) -> Scene:
    coalition, other = await world.coalition(), await world.coalition("Elsewhere")
    _, dana = await world.member(coalition, "Dana")
    amina, addressee = await world.member(coalition, "Amina")
    ruth, co_owner = await world.member(coalition, "Ruth")
    action = await begin(dana, coalition, ruth)
    await say(co_owner, action, "yes")
    question = (await invite(dana, action, amina)).json()
    people = {
        "asker": dana,
        "addressee": addressee,
        "co_owner": co_owner,
        "member": (await world.member(coalition, "Jun"))[1],
        "newcomer": (await world.newcomer(coalition))[1],
        "follower": (await world.follower(coalition))[1],
        "former": (await world.former_member(coalition))[1],
        "outsider": (await world.person("Léa"))[1],
        "elsewhere": (await world.member(other, "Kofi"))[1],
        "anonymous": world.anonymous(),
    }
    mandate = {"to": str(amina.id), "topic": "The room", "forum": "coalition", "until": in_days(20)}
    given = (await dana.post(f"/coalitions/{coalition.id}/mandates", mandate)).json()["id"]
    return Scene(coalition, action, question["id"], people, mandate, given)


SCENE = Kept(carried_and_asked)


@pytest.fixture
async def scene(world: World) -> Scene:
    return await SCENE.set_up(world)


Request = Callable[[Browser, Scene], Awaitable[Response]]


async def told(browser: Browser, scene: Scene) -> Response:
    return await browser.post(f"/actions/{scene.action['id']}/told", {"sentence": "It is written."})


async def take_back(browser: Browser, scene: Scene) -> Response:
    action = (await told(scene.people["co_owner"], scene)).json()
    return await browser.post(f"/told/{action['told']['id']}/take-back")


async def invite_nobody(browser: Browser, scene: Scene) -> Response:
    """Asking somebody who is not there: refused for its right first, and only then for that."""
    asked = await browser.post(f"/actions/{scene.action['id']}/co-owners", {"membership_id": str(MISSING)})
    if asked.status_code == 404 and code(asked) == "not_in_coalition":
        asked.status_code = 201
    return asked


ROUTES: dict[str, tuple[Request, dict[str, int]]] = {
    "GET /consents/{consent_id}": (lambda who, scene: who.get(f"/consents/{scene.consent}"), THE_TWOS),
    "POST /consents/{consent_id}/withdraw": (
        lambda who, scene: who.post(f"/consents/{scene.consent}/withdraw"),
        THE_ASKERS,
    ),
    "GET /consents": (lambda who, scene: who.get("/consents"), dict.fromkeys(PERSONAS, 200) | {"anonymous": 401}),
    "POST /consents/{consent_id}/answer": (lambda who, scene: say(who, scene.action, "yes"), THE_ADDRESSEES),
    "POST /consents/{consent_id}/remind": (
        lambda who, scene: who.post(f"/consents/{scene.consent}/remind"),
        THE_ASKERS,
    ),
    "POST /consents/{consent_id}/take-changes": (
        lambda who, scene: who.post(f"/consents/{scene.consent}/take-changes"),
        THE_ASKERS | {"asker": 409},
    ),
    "POST /consents/{consent_id}/revoke": (
        lambda who, scene: who.post(f"/consents/{scene.consent}/revoke"),
        ONLY_HERS,
    ),
    "POST /consents/{consent_id}/landed": (
        lambda who, scene: who.post(f"/consents/{scene.consent}/landed", {"landed": "over"}),
        ONLY_HERS,
    ),
    "POST /coalitions/{coalition_id}/mandates": (
        lambda who, scene: who.post(f"/coalitions/{scene.coalition.id}/mandates", scene.mandate),
        SEATED | {"asker": 201, "addressee": 409, "co_owner": 201, "member": 201, "newcomer": 201},
    ),
    "GET /coalitions/{coalition_id}/mandates": (
        lambda who, scene: who.get(f"/coalitions/{scene.coalition.id}/mandates"),
        SEATED,
    ),
    "POST /mandates/{mandate_id}/revoke": (
        lambda who, scene: who.post(f"/mandates/{scene.given}/revoke"),
        THE_ASKERS,
    ),
    "GET /actions/{action_id}": (lambda who, scene: who.get(f"/actions/{scene.action['id']}"), THE_MEMBERS),
    "GET /coalitions/{coalition_id}/actions": (
        lambda who, scene: who.get(f"/coalitions/{scene.coalition.id}/actions"),
        THE_MEMBERS | {"newcomer": 403, "former": 403, "outsider": 403, "elsewhere": 403},
    ),
    "POST /coalitions/{coalition_id}/actions": (
        lambda who, scene: who.post(f"/coalitions/{scene.coalition.id}/actions", {"title": "Another"}),
        dict.fromkeys(PERSONAS, 201)
        | {"newcomer": 403, "follower": 404, "former": 403, "outsider": 403, "elsewhere": 403, "anonymous": 401},
    ),
    "PUT /actions/{action_id}": (
        lambda who, scene: who.put(f"/actions/{scene.action['id']}", {"title": "Other"}, version=1),
        THE_CO_OWNERS,
    ),
    "POST /actions/{action_id}/co-owners": (invite_nobody, CREATED),
    "POST /actions/{action_id}/step-back": (lambda who, scene: step_back(who, scene.action), THE_CO_OWNERS),
    "POST /actions/{action_id}/take-up": (lambda who, scene: take_up(who, scene.action), TAKING_UP),
    "POST /actions/{action_id}/stage": (lambda who, scene: stage(who, scene.action, "let_go"), THE_CO_OWNERS),
    # None of them has paused it, nor is it the coalition's to pause; and it is not done yet.
    "POST /actions/{action_id}/go-on": (lambda who, scene: who.post(f"/actions/{scene.action['id']}/go-on"), PAUSING),
    "PUT /actions/{action_id}/credits": (
        lambda who, scene: who.put(f"/actions/{scene.action['id']}/credits", {"order": None}),
        THE_CO_OWNERS | {"asker": 409, "co_owner": 409},
    ),
    "PUT /actions/{action_id}/my-credit": (
        lambda who, scene: who.put(f"/actions/{scene.action['id']}/my-credit", {"credited": False}),
        THE_MEMBERS | {"addressee": 409, "member": 409},
    ),
    "POST /actions/{action_id}/told": (told, CREATED),
    "POST /told/{told_id}/take-back": (take_back, THE_CO_OWNERS),
}


def test_no_route_is_left_out() -> None:
    routes = [*actions.router.routes, *requests.router.routes]
    assert all(isinstance(route, APIRoute) for route in routes)
    declared = {
        f"{method} {route.path}" for route in routes if isinstance(route, APIRoute) for method in route.methods or ()
    }
    assert declared == set(ROUTES)


@pytest.mark.parametrize("route", ROUTES)
async def test_each_route_is_for_whom_it_belongs_to(world: World, route: str) -> None:
    """Who is refused changes nothing, so they all try in one scene; who may act does so in a scene of their own."""
    _, expected = ROUTES[route]
    refused = [one for one in PERSONAS if expected[one] >= 400]
    others = [[one] for one in PERSONAS if expected[one] < 400]
    wrong = [each for tried in (refused, *others) for each in await what_is_wrong(world, route, tried)]
    assert not wrong, "\n".join([route, *wrong])


async def what_is_wrong(world: World, route: str, tried: list[str]) -> list[str]:
    """What some get in a new scene against what is written above, each with who it was."""
    request, expected = ROUTES[route]
    scene = await SCENE.set_up(world)
    # Before somebody may be kept from taking a line back, it is told.
    watched = expected[tried[0]] >= 400 and request is not take_back
    before = await trace(world, scene) if watched else None
    answers = {persona: await request(scene.people[persona], scene) for persona in tried}
    wrong = [
        f"{who}: {answer.status_code} instead of {expected[who]}: {answer.text}"
        for who, answer in answers.items()
        if answer.status_code != expected[who]
    ]
    if not watched or await trace(world, scene) == before:
        return wrong
    if len(tried) == 1:
        return [*wrong, f"{tried[0]}: was refused, and changed something"]
    by_one = [each for persona in tried for each in await what_is_wrong(world, route, [persona])]
    return by_one or [f"{', '.join(tried)}: were refused, and together changed something"]


async def trace(world: World, scene: Scene) -> tuple[dict[str, Any], dict[str, Any], list[Any]]:
    """Everything that a refused request must leave as it was."""
    dana = scene.people["asker"]
    question = (await dana.get(f"/consents/{scene.consent}")).json()
    return await look(dana, scene.action), question, await happened(world, scene.coalition)


@pytest.mark.parametrize("answer", ["yes", "no", "not_now"])
@pytest.mark.parametrize("persona", [one for one in PERSONAS if one != "addressee"])
async def test_nobody_answers_for_her_whatever_the_answer(
    world: World, scene: Scene, persona: str, answer: str
) -> None:
    refused = await say(scene.people[persona], scene.action, answer)
    assert refused.status_code == THE_ADDRESSEES[persona]
    if persona != "co_owner":
        missing = await say(scene.people[persona], {"id": MISSING}, answer)
        assert refused.content == missing.content
    question = (await scene.people["addressee"].get(f"/consents/{scene.consent}")).json()
    assert (question["state"], question["answered_at"]) == ("asked", None)
    assert "Amina" not in [one["name"] for one in (await look(scene.people["asker"], scene.action))["co_owners"]]


@pytest.mark.parametrize("persona", [one for one in PERSONAS if one not in {"asker", "addressee"}])
async def test_for_third_parties_a_question_reads_like_none(scene: Scene, persona: str) -> None:
    who = scene.people[persona]
    there, missing = await who.get(f"/consents/{scene.consent}"), await who.get(f"/consents/{MISSING}")
    assert (there.status_code, there.content) == (missing.status_code, missing.content)
    assert {key: value for key, value in there.headers.items() if key != "date"} == {
        key: value for key, value in missing.headers.items() if key != "date"
    }

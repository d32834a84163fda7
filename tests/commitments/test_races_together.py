"""Two at once, where people carry together: nobody takes over twice, and a yes and an end never both come to pass."""

from functools import partial
from uuid import UUID

import pytest

from alongside.coalitions.models import Coalition
from alongside.commitments import companions, service
from alongside.commitments.rules import CompanionEnded
from alongside.commitments.schemas import LastWords
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentAnswer, ConsentExpired, ConsentWithdrawn
from alongside.consents.schemas import InvitationAnswer
from alongside.core.errors import NotFound
from alongside.departures import service as departures
from alongside.requests import service as requests
from tests.actions.scenes import actor_of
from tests.commitments.scenes import look, make, parts, shared
from tests.commitments.together import ask_along, asked_of, offer_along, offer_part, walks
from tests.harness.races import at_once, kinds
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
TIMES = 6


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def yeses(world: World, browser: Browser) -> list[partial[ConsentRequest]]:
    """One's yes to each open question about a part, as a piece of work."""
    actor = await actor_of(world, browser)
    return [
        partial(
            requests.answer,
            request_id=UUID(asked["id"]),
            given=InvitationAnswer(answer=ConsentAnswer.YES, text_hash=asked["text_hash"]),
            actor=actor,
        )
        for asked in await asked_of(browser)
    ]


async def test_two_parts_handed_to_one_at_once_become_one_part(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    for number in range(TIMES):
        jun_is, jun = await world.member(coalition, f"Jun {number}")
        made = await shared(dana, coalition, amina)
        for browser in (dana, amina[1]):
            assert (await offer_part(browser, made, jun_is)).status_code == 201
        outcome = await at_once(world, *await yeses(world, jun))
        assert kinds(outcome) == {None, ConsentWithdrawn}
        assert sorted(parts(await look(jun, made)).values()) == ["active", "active", "released"]


async def test_a_part_taken_over_against_its_end(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    actor = await actor_of(world, dana)
    for _ in range(TIMES):
        made = await make(dana, coalition)
        await offer_part(dana, made, jun_is)
        (yes,) = await yeses(world, jun)
        id_ = UUID(made["id"])
        outcome = await at_once(world, yes, partial(service.keep, commitment_id=id_, said=LastWords(), actor=actor))
        now = parts(await look(dana, made))
        assert now in ({"Dana": "kept"}, {"Dana": "released", "Jun": "active"})
        assert sorted(one is None for one in outcome) == [False, True]


async def test_walking_along_against_the_end_of_the_part(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    actor = await actor_of(world, dana)
    for number in range(TIMES):
        made = await make(dana, coalition)
        if number % 2:
            own = await make(jun, coalition)
            await offer_along(jun, made, dana_is, pair=own["id"])
            (yes,) = await yeses(world, dana)
        else:
            await ask_along(dana, made, jun_is)
            (yes,) = await yeses(world, jun)
        id_ = UUID(made["id"])
        outcome = await at_once(world, yes, partial(service.release, commitment_id=id_, said=LastWords(), actor=actor))
        assert kinds(outcome) <= {None, ConsentWithdrawn}
        assert (await look(jun, made))["companions"] == []


async def test_ending_it_from_both_sides_is_ending_it_once(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    two = [await actor_of(world, dana), await actor_of(world, jun)]
    for _ in range(TIMES):
        made = await make(dana, coalition)
        id_ = UUID(await walks(dana, made, jun_is, jun))
        outcome = await at_once(world, *(partial(companions.end, companion_id=id_, actor=one) for one in two))
        assert kinds(outcome) == {None, CompanionEnded}


async def test_leaving_against_a_yes_hangs_nowhere(world: World, coalition: Coalition) -> None:
    """Whoever asked, or was asked, leaves in the same instant: in whichever order, and with both databases."""
    dana_is, dana = await world.member(coalition, "Dana")
    for number in range(TIMES):
        person, jun = await world.person("Jun")
        seat = await world.join(person, coalition)
        made, own = await make(dana, coalition), await make(jun, coalition)
        if number % 2:
            await offer_along(jun, made, dana_is, pair=own["id"])
            (yes,) = await yeses(world, dana)
        else:
            await offer_part(dana, made, seat)
            (yes,) = await yeses(world, jun)
        leaving = partial(departures.leave, coalition_id=coalition.id, actor=await actor_of(world, jun))
        outcome = await at_once(world, yes, leaving)
        assert kinds(outcome) <= {None, ConsentWithdrawn, ConsentExpired, NotFound}
        now = await look(dana, made)
        assert (now["companions"], parts(now)["Dana"] in {"active", "released"}) == ([], True)

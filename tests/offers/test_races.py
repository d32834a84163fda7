"""Two at once, on real threads and real connections: one is first, and nothing is said twice."""

from uuid import UUID

import pytest

from alongside.core.errors import NotFound
from alongside.departures import service as departures
from alongside.offers import requests, service
from alongside.offers.rules import AskedAlready, HelpKind, OfferAccepted, OfferAnswer, OfferOver, RequestAccepted
from alongside.offers.schemas import Answered, RequestDraft, TakenUp
from tests.actions.scenes import actor_of
from tests.harness.races import at_once, kinds
from tests.offers.scenes import asked, look, made, offered
from tests.world import World

pytestmark = pytest.mark.anyio
TIMES = 5
YES = Answered(answer=OfferAnswer.ACCEPTED)


async def test_two_offers_accepted_at_once(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    asker = await actor_of(world, dana)
    for _ in range(TIMES):
        request = await asked(dana, coalition)
        one, two = UUID(await offered(sam, request)), UUID(await offered(jun, request))
        outcome = await at_once(
            world,
            lambda session: service.answer(session, one, YES, actor=asker),  # noqa: B023
            lambda session: service.answer(session, two, YES, actor=asker),  # noqa: B023
        )
        assert kinds(outcome) == {None, RequestAccepted}
        assert (await look(dana, request))["state"] == "accepted"


async def test_an_offer_withdrawn_against_accepted(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    asker, maker = await actor_of(world, dana), await actor_of(world, sam)
    for _ in range(TIMES):
        request = await asked(dana, coalition)
        one = UUID(await offered(sam, request))
        outcome = await at_once(
            world,
            lambda session: service.answer(session, one, YES, actor=asker),  # noqa: B023
            lambda session: service.withdraw(session, one, actor=maker),  # noqa: B023
        )
        # Accepted and then taken back, or taken back before: nobody is promised anything by either.
        assert kinds(outcome) in ({None}, {None, OfferOver})
        assert (await look(dana, request))["state"] == "open"


async def test_what_is_open_to_all_is_taken_up_by_one(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    one, two = await actor_of(world, sam), await actor_of(world, jun)
    for _ in range(TIMES):
        body = {"kind": "time", "text": "An hour"}
        open_to_all = UUID(made(await dana.post(f"/coalitions/{coalition.id}/offers", body)))
        outcome = await at_once(
            world,
            lambda session: service.take_up(session, open_to_all, TakenUp(), actor=one),  # noqa: B023
            lambda session: service.take_up(session, open_to_all, TakenUp(), actor=two),  # noqa: B023
        )
        assert kinds(outcome) in ({None, OfferAccepted}, {None, NotFound})


async def test_two_ask_each_other_at_once_and_one_asks_twice(world: World) -> None:
    coalition = await world.coalition()
    dana_seat, dana = await world.member(coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    one, two = await actor_of(world, dana), await actor_of(world, sam)
    to_sam = RequestDraft(kind=HelpKind.TIME, text="T", to=sam_seat.id)
    to_dana = RequestDraft(kind=HelpKind.TIME, text="T", to=dana_seat.id)
    outcome = await at_once(
        world,
        lambda session: requests.ask(session, coalition.id, to_sam, actor=one),
        lambda session: requests.ask(session, coalition.id, to_dana, actor=two),
        lambda session: requests.ask(session, coalition.id, to_sam, actor=one),
    )
    assert kinds(outcome) == {None, AskedAlready}


async def test_an_answer_against_leaving(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    for _ in range(TIMES):
        _, sam = await world.member(coalition, "Sam")
        asker, maker = await actor_of(world, dana), await actor_of(world, sam)
        request = await asked(dana, coalition)
        one = UUID(await offered(sam, request))
        outcome = await at_once(
            world,
            lambda session: service.answer(session, one, YES, actor=asker),  # noqa: B023
            lambda session: departures.leave(session, coalition.id, actor=maker),  # noqa: B023
        )
        assert kinds(outcome) in ({None}, {None, OfferOver})
        assert (await look(dana, request))["state"] == "open"

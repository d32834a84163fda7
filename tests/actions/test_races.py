"""Two at once, on real threads and real connections: one is first, and nothing is counted twice."""

from uuid import UUID

import pytest
from sqlmodel import Session

from alongside.actions import co_owners, queries, service
from alongside.actions.rules import AlreadyCoOwner, AskTheCoOwner
from alongside.actions.schemas import ActionWords, CoOwnerWanted, SteppingBack
from alongside.consents import service as consents
from alongside.consents.rules import (
    AlreadyAnswered,
    AlreadyAsked,
    ConsentAnswer,
    ConsentTextChanged,
    ConsentWithdrawn,
    NotInCoalition,
)
from alongside.consents.schemas import InvitationAnswer
from alongside.core.errors import NotFound
from alongside.departures import service as departures
from alongside.permissions.dependencies import ChangedMeanwhile
from tests.actions.scenes import actor_of, begin, carried_by_two, happened, look, names, say, step_back
from tests.harness.races import Work, at_once, kinds
from tests.world import World

pytestmark = pytest.mark.anyio
TIMES = 8


async def test_an_answer_against_a_withdrawal(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    asker, addressee = await actor_of(world, dana), await actor_of(world, hers)
    for _ in range(TIMES):
        action = await begin(dana, coalition, amina)
        action_id, consent_id = UUID(action["id"]), UUID(action["requests"][0]["id"])
        yes = InvitationAnswer(answer=ConsentAnswer.YES)
        outcome = await at_once(
            world,
            lambda session: co_owners.answer(session, action_id, yes, actor=addressee),  # noqa: B023
            lambda session: consents.withdraw(session, consent_id, actor=asker),  # noqa: B023
        )
        state = (await dana.get(f"/consents/{consent_id}")).json()["state"]
        carrying = names(await look(dana, action))
        if state == "yes":
            assert (kinds(outcome), carrying) == ({None, AlreadyAnswered}, ["Amina", "Dana"])
        else:
            assert (kinds(outcome), state, carrying) == ({None, ConsentWithdrawn}, "withdrawn", ["Dana"])


async def test_a_yes_against_a_change_of_the_words(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    author, addressee = await actor_of(world, dana), await actor_of(world, hers)
    for _ in range(TIMES):
        action = await begin(dana, coalition, amina)
        action_id, request = UUID(action["id"]), action["requests"][0]
        yes = InvitationAnswer(answer=ConsentAnswer.YES, text_hash=request["text_hash"])
        outcome = await at_once(
            world,
            lambda session: co_owners.answer(session, action_id, yes, actor=addressee),  # noqa: B023
            lambda session: service.edit(session, action_id, ActionWords(title="Other"), 1, actor=author),  # noqa: B023
        )
        question = (await dana.get(f"/consents/{request['id']}")).json()
        if question["state"] == "yes":
            assert kinds(outcome) == {None}
            assert question["text"] == request["text"]
        else:
            assert kinds(outcome) == {None, ConsentTextChanged}
            assert names(await look(dana, action)) == ["Dana"]


async def test_two_steps_back(world: World) -> None:
    coalition = await world.coalition()
    for _ in range(TIMES):
        action, dana, amina = await carried_by_two(world, coalition)
        action_id, back = UUID(action["id"]), SteppingBack()
        one, two = await actor_of(world, dana), await actor_of(world, amina)
        before = len(await happened(world, coalition))
        outcome = await at_once(
            world,
            lambda session: co_owners.step_back(session, action_id, back, actor=one),  # noqa: B023
            lambda session: co_owners.step_back(session, action_id, back, actor=two),  # noqa: B023
        )
        assert kinds(outcome) == {None}
        now = await look(dana, action)
        assert (now["co_owners"], now["looking_for_partners"]) == ([], True)
        assert (await happened(world, coalition))[before:] == [("partners_wanted", None)] * 2


async def test_the_same_step_back_twice(world: World) -> None:
    coalition = await world.coalition()
    action, dana, _ = await carried_by_two(world, coalition)
    action_id, back, who = UUID(action["id"]), SteppingBack(note="Once."), await actor_of(world, dana)
    work: Work = lambda session: co_owners.step_back(session, action_id, back, actor=who)  # noqa: E731
    outcome = await at_once(world, work, work)
    assert len([one for one in outcome if one is None]) == 1
    assert (await look(dana, action))["handover_note"] == "Once."


async def test_two_who_take_up(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    _, amina = await world.member(coalition, "Amina")
    one, two = await actor_of(world, dana), await actor_of(world, amina)
    for _ in range(TIMES):
        action = await begin(dana, coalition)
        await step_back(dana, action)
        action_id = UUID(action["id"])
        outcome = await at_once(
            world,
            lambda session: co_owners.take_up(session, action_id, actor=one),  # noqa: B023
            lambda session: co_owners.take_up(session, action_id, actor=two),  # noqa: B023
        )
        assert kinds(outcome) == {None, AskTheCoOwner}
        assert len((await look(dana, action))["co_owners"]) == 1


async def test_one_who_takes_up_twice(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    action = await begin(dana, coalition)
    await step_back(dana, action)
    action_id, who = UUID(action["id"]), await actor_of(world, dana)
    work: Work = lambda session: co_owners.take_up(session, action_id, actor=who)  # noqa: E731
    assert kinds(await at_once(world, work, work)) == {None, AlreadyCoOwner}
    assert names(await look(dana, action)) == ["Dana"]


async def test_two_changes_of_one_text(world: World) -> None:
    coalition = await world.coalition()
    for _ in range(TIMES):
        action, dana, amina = await carried_by_two(world, coalition)
        action_id = UUID(action["id"])
        one, two = await actor_of(world, dana), await actor_of(world, amina)
        outcome = await at_once(
            world,
            lambda session: service.edit(session, action_id, ActionWords(title="One"), 1, actor=one),  # noqa: B023
            lambda session: service.edit(session, action_id, ActionWords(title="Two"), 1, actor=two),  # noqa: B023
        )
        assert kinds(outcome) == {None, ChangedMeanwhile}
        assert (await look(dana, action))["version"] == 2


async def test_one_who_asks_the_same_person_twice_and_two_who_do(world: World) -> None:
    coalition = await world.coalition()
    for _ in range(TIMES):
        action, dana, amina = await carried_by_two(world, coalition)
        jun, his = await world.member(coalition, "Jun")
        action_id, wanted = UUID(action["id"]), CoOwnerWanted(membership_id=jun.id)
        one, two = await actor_of(world, dana), await actor_of(world, amina)
        first: Work = lambda session: co_owners.invite(session, action_id, wanted, actor=one)  # noqa: B023, E731
        assert kinds(await at_once(world, first, first)) == {None, AlreadyAsked}
        jun, his = await world.member(coalition, "Jun too")
        wanted = CoOwnerWanted(membership_id=jun.id)
        second: Work = lambda session: co_owners.invite(session, action_id, wanted, actor=two)  # noqa: B023, E731
        assert kinds(await at_once(world, first, second)) == {None}
        assert len((await look(his, action))["requests"]) == 2


async def test_the_same_yes_twice_makes_one_part(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    amina, hers = await world.member(coalition, "Amina")
    action = await begin(dana, coalition, amina)
    action_id, who = UUID(action["id"]), await actor_of(world, hers)
    yes = InvitationAnswer(answer=ConsentAnswer.YES)
    work: Work = lambda session: co_owners.answer(session, action_id, yes, actor=who)  # noqa: E731
    assert kinds(await at_once(world, work, work)) == {None, AlreadyAnswered}
    assert names(await look(dana, action)) == ["Amina", "Dana"]
    assert (await say(hers, action, "no")).status_code == 409


@pytest.mark.parametrize("joining", ["yes", "taking up"])
async def test_joining_against_ones_own_leaving(world: World, joining: str) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    for _ in range(TIMES):
        amina, hers = await world.member(coalition, "Amina")
        action = await begin(dana, coalition, amina)
        if joining == "taking up":
            await step_back(dana, action)
        action_id, who = UUID(action["id"]), await actor_of(world, hers)
        yes = InvitationAnswer(answer=ConsentAnswer.YES)

        def join(session: Session) -> object:
            if joining == "yes":
                return co_owners.answer(session, action_id, yes, actor=who)  # noqa: B023
            return co_owners.take_up(session, action_id, actor=who)  # noqa: B023

        outcome = await at_once(
            world,
            join,
            lambda session: departures.leave(session, coalition.id, actor=who),  # noqa: B023
        )
        assert outcome[1] is None
        assert kinds(outcome) <= {None, NotFound}
        left = await world.database.read(lambda session: queries.carried_by(session, amina.id))  # noqa: B023
        assert left == []
        assert (await look(dana, action))["waiting_for_a_yes"] is False


async def test_an_invitation_against_the_leaving_of_whoever_is_asked(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    asker = await actor_of(world, dana)
    for _ in range(TIMES):
        amina, hers = await world.member(coalition, "Amina")
        action = await begin(dana, coalition)
        action_id, who = UUID(action["id"]), await actor_of(world, hers)
        wanted = CoOwnerWanted(membership_id=amina.id)
        outcome = await at_once(
            world,
            lambda session: co_owners.invite(session, action_id, wanted, actor=asker),  # noqa: B023
            lambda session: departures.leave(session, coalition.id, actor=who),  # noqa: B023
        )
        assert outcome[1] is None
        assert kinds(outcome) <= {None, NotInCoalition}
        assert (await look(dana, action))["waiting_for_a_yes"] is False

"""A yes that is taken back against what it was for: one is first, and nothing goes out without it."""

from uuid import UUID

import pytest

from alongside.consents import service as asking
from alongside.consents.rules import ConsentAnswer, ConsentTextChanged, ConsentWithdrawn
from alongside.consents.schemas import InvitationAnswer
from alongside.decisions import proposing
from alongside.decisions.drafts import TextDraft
from alongside.requests import service
from tests.actions.scenes import actor_of
from tests.consents.gates import Named, propose
from tests.harness.races import at_once, kinds, often
from tests.world import World

pytestmark = pytest.mark.anyio


@often
async def test_a_yes_against_the_askers_taking_back(world: World, number: int) -> None:
    named = await Named(world).prepare()
    dana, amina = await actor_of(world, named.dana), await actor_of(world, named.amina)
    for _ in range(number):
        made = (await propose(named.dana, named.coalition, names=[named.asked])).json()
        question = await named.question(named.amina)
        id_, yes = UUID(question["id"]), InvitationAnswer(answer=ConsentAnswer.YES, text_hash=question["text_hash"])
        outcome = await at_once(
            world,
            lambda session: service.answer(session, id_, yes, actor=amina),  # noqa: B023
            lambda session: asking.withdraw(session, id_, actor=dana),  # noqa: B023
        )
        status = (await named.dana.get(f"/proposals/{made['id']}")).json()["status"]
        if outcome[0] is None:
            assert status == "told"
        else:
            assert (kinds(outcome), status) == ({None, ConsentWithdrawn}, "asking_first")


@often
async def test_a_yes_against_an_edit(world: World, number: int) -> None:
    named = await Named(world).prepare()
    dana, amina = await actor_of(world, named.dana), await actor_of(world, named.amina)
    words = {"title": "Measure the light", "text": "Other words", "payload": {}, "names": [named.asked.id]}
    draft = TextDraft.model_validate(words)
    for _ in range(number):
        made = (await propose(named.dana, named.coalition, names=[named.asked])).json()
        question = await named.question(named.amina)
        id_, yes = UUID(question["id"]), InvitationAnswer(answer=ConsentAnswer.YES, text_hash=question["text_hash"])
        outcome = await at_once(
            world,
            lambda session: service.answer(session, id_, yes, actor=amina),  # noqa: B023
            lambda session: proposing.redraft(session, UUID(made["id"]), draft, base=0, actor=dana),  # noqa: B023
        )
        shown = (await named.dana.get(f"/proposals/{made['id']}")).json()
        if outcome[0] is None:
            assert (shown["status"], shown["text"]) == ("told", question["text"])
        else:
            assert kinds(outcome) == {None, ConsentTextChanged}
            assert (shown["status"], shown["text"]) == ("asking_first", "Other words")


@often
async def test_the_last_yes_against_a_yes_taken_back(world: World, number: int) -> None:
    named = await Named(world).prepare()
    amina, ruth = await actor_of(world, named.amina), await actor_of(world, named.ruth)
    for _ in range(number):
        made = (await propose(named.dana, named.coalition, names=[named.asked, named.third])).json()
        hers = (await named.say(named.amina, "yes")).json()
        question = await named.question(named.ruth)
        id_, yes = UUID(question["id"]), InvitationAnswer(answer=ConsentAnswer.YES, text_hash=question["text_hash"])
        outcome = await at_once(
            world,
            lambda session: service.answer(session, id_, yes, actor=ruth),  # noqa: B023
            lambda session: service.revoke(session, UUID(hers["id"]), actor=amina),  # noqa: B023
        )
        assert kinds(outcome) == {None}
        status = (await named.dana.get(f"/proposals/{made['id']}")).json()["status"]
        assert status in {"asking_first", "integrating"}

"""A question leads its two people to the proposal it belongs to, as far as they may read it, and nobody further."""

from typing import Any

import pytest

from tests.actions.scenes import code
from tests.consents.gates import Named, propose
from tests.decisions.rounds import HARM, at_consent, say, seen, told
from tests.decisions.scenes import amend
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def named(world: World) -> Named:
    return await Named(world).prepare()


async def leads(browser: Browser, box: str = "to_me") -> str | None:
    """Where the newest question leads, the same in the list and alone."""
    listed: dict[str, Any] = (await browser.get("/consents", params={"box": box})).json()["items"][0]
    alone = (await browser.get(f"/consents/{listed['id']}")).json()
    assert listed["proposal_id"] == alone["proposal_id"]
    found: str | None = alone["proposal_id"]
    return found


async def test_before_the_yes_it_leads_its_author_alone_and_then_both(named: Named) -> None:
    proposal = named.proposal["id"]
    assert await leads(named.dana, "from_me") == proposal
    assert await leads(named.amina) is None
    assert (await named.amina.get(f"/proposals/{proposal}")).status_code == 404
    said = await named.say(named.amina, "yes")
    assert said.json()["proposal_id"] == proposal
    assert await leads(named.amina) == await leads(named.dana, "from_me") == proposal
    assert (await named.amina.get(f"/proposals/{proposal}")).status_code == 200


@pytest.mark.parametrize("answer", ["no", "not_now"])
async def test_a_no_leads_nowhere(named: Named, answer: str) -> None:
    said = await named.say(named.amina, answer)
    assert (said.json()["proposal_id"], await leads(named.amina)) == (None, None)


async def test_one_yes_of_two_leads_nowhere_yet(named: Named) -> None:
    made = (await propose(named.dana, named.coalition, names=[named.asked, named.third], title="Second")).json()
    assert (await named.say(named.amina, "yes")).json()["proposal_id"] is None
    assert (await named.say(named.ruth, "yes")).json()["proposal_id"] == made["id"]
    assert await leads(named.amina) == made["id"]


async def test_who_takes_it_over_is_led_there_and_who_asked_stands_beside_and_reads_on(named: Named) -> None:
    said = await named.say(named.amina, "myself")
    assert said.json()["proposal_id"] == named.proposal["id"]
    assert await leads(named.dana, "from_me") == named.proposal["id"]
    shown = (await named.dana.get(f"/proposals/{named.proposal['id']}")).json()
    assert (shown["proposed_by"]["name"], shown["beside"]["name"]) == ("Amina", "Dana")
    assert (await named.ruth.get(f"/proposals/{named.proposal['id']}")).status_code == 404


async def test_a_newcomer_who_is_named_is_led_nowhere(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    await world.member(coalition, "Ruth")
    new, nadia = await world.newcomer(coalition, "Nadia")
    made = (await propose(dana, coalition, names=[new])).json()
    question = (await nadia.get("/consents")).json()["items"][0]
    yes = {"answer": "yes", "text_hash": question["text_hash"]}
    assert (await nadia.post(f"/consents/{question['id']}/answer", yes)).json()["state"] == "yes"
    assert (await dana.get(f"/proposals/{made['id']}")).json()["status"] == "told"
    assert await leads(nadia) is None
    assert (await nadia.get(f"/proposals/{made['id']}")).status_code == 404


async def test_a_next_version_leads_to_what_everyone_reads_and_shows_no_draft(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    asked, amina = await world.member(coalition, "Amina")
    proposal = await told(dana, coalition.id, weight="full", kind="action", payload={})
    written = await amend(dana, proposal, title="Another", text="Amina says so.", names=[str(asked.id)])
    assert written.status_code == 201, written.text
    assert await leads(amina) == proposal["id"]
    page = await seen(amina, proposal)
    assert (page["version"], page["text"], page["draft"]) == (1, proposal["text"], None)


async def test_a_note_leads_to_its_proposal_and_what_is_no_proposal_nowhere(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    _, ruth = await world.member(coalition, "Ruth")
    asked, amina = await world.member(coalition, "Amina")
    proposal = await told(dana, coalition.id, weight="full")
    said = {"kind": "question", "text": "Does Amina know more?", "names": [str(asked.id)]}
    note = await ruth.post(f"/proposals/{proposal['id']}/notes", said)
    assert note.status_code == 201, note.text
    assert await leads(amina) == await leads(ruth, "from_me") == proposal["id"]
    action = {"title": "Measure", "about": "With Amina.", "names": [str(asked.id)]}
    made = await dana.post(f"/coalitions/{coalition.id}/actions", action)
    assert made.status_code == 201, made.text
    assert await leads(amina) is None


async def talk_about(world: World) -> tuple[Browser, Browser, dict[str, Any]]:
    """Dana names Amina in the talk on an objection, and Amina is asked."""
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    asked, amina = await world.member(coalition, "Amina")
    proposal = await at_consent(coalition.id, dana, amina)
    await say(amina, proposal, **HARM)
    out = (await say(dana, proposal, "consent")).json()
    about = {"objection_id": out["objections"][0]["id"], "names": [str(asked.id)]}
    talk = {"kind": "talk", "text": "Amina would open it.", **about}
    said = await dana.post(f"/proposals/{proposal['id']}/notes", talk)
    assert said.status_code == 201, said.text
    return dana, amina, (await amina.get("/consents")).json()["items"][0]


async def test_talk_is_not_taken_over_by_who_is_asked(world: World) -> None:
    _, amina, question = await talk_about(world)
    assert (question["thing_kind"], question["answers"]) == ("note", ["yes", "yes_with_changes", "no", "not_now"])
    body = {"answer": "myself", "text_hash": question["text_hash"]}
    refused = await amina.post(f"/consents/{question['id']}/answer", body)
    assert (refused.status_code, code(refused)) == (409, "answer_not_offered")


@pytest.mark.parametrize("answer", ["yes", "yes_with_changes", "no", "not_now"])
async def test_each_answer_that_talk_offers_is_taken(world: World, answer: str) -> None:
    _, amina, question = await talk_about(world)
    assert answer in question["answers"]
    body = {"answer": answer} if answer.startswith("no") else {"answer": answer, "text_hash": question["text_hash"]}
    words = {"text": "I would open it."} if answer == "yes_with_changes" else {}
    taken = await amina.post(f"/consents/{question['id']}/answer", body | words)
    assert (taken.status_code, taken.json()["state"]) == (200, answer)
    assert taken.json()["proposal_id"] == question["proposal_id"] is not None


async def test_a_yes_to_talk_is_taken_back_and_given_again(world: World) -> None:
    dana, amina, question = await talk_about(world)
    yes = {"answer": "yes", "text_hash": question["text_hash"]}
    given = (await amina.post(f"/consents/{question['id']}/answer", yes)).json()
    taken = (await amina.post(f"/consents/{question['id']}/revoke")).json()
    assert (taken["state"], taken["answers"]) == ("revoked", ["yes"])
    notes = f"/proposals/{given['proposal_id']}/notes"
    assert (await amina.get(notes)).json()["items"] == []
    assert (await amina.post(f"/consents/{question['id']}/answer", yes)).json()["state"] == "yes"
    assert [one["text"] for one in (await amina.get(notes)).json()["items"]] == ["Amina would open it."]
    assert [one["text"] for one in (await dana.get(notes)).json()["items"]] == ["Amina would open it."]

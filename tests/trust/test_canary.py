"""T-CANARY (trust.md T3): a unique word in everything that somebody wrote, then every GET route as every persona."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select

from alongside.activity.models import Activity
from alongside.coalitions.models import Membership
from alongside.core.letters import compose
from alongside.core.outbox import Delivery
from alongside.folds.rules import ThingKind
from alongside.people.models import Person
from tests.notices.scenes import all_ways, choose, ticked
from tests.permissions.matrix import MATRIX
from tests.permissions.stage import PERSONAS, Stage, made, set_up, soon
from tests.permissions.test_matrix import AT_THE_ROOT
from tests.safety.scenes import looked_at_by
from tests.trust.hidden import ask_in_vain, say_what_is_hidden, wait_with_a_note
from tests.world import World

pytestmark = pytest.mark.anyio

MEMBERS = {"member", "co_owner", "holder"}
TIMES = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+Z")
# A newcomer reads their own proposals and commitments, and what is told; a follower what is told and asked of them.
READERS: dict[str, set[str]] = {
    "canary-action": MEMBERS | {"newcomer", "follower"},
    "canary-about": MEMBERS,
    "canary-told": MEMBERS | {"newcomer", "follower"},
    "canary-sentence": MEMBERS,
    "canary-narrow-sentence": {"holder"},
    "canary-narrow-words": {"holder"},
    "canary-wide-words": MEMBERS,
    # Mina walks along with one part of Hana's, from her yes on; what Hana said before it was not said to her.
    "canary-before-companion": {"holder"},
    "canary-to-companion": {"holder", "member"},
    "canary-hand-over": {"holder", "co_owner"},
    "canary-along": {"holder", "co_owner"},
    "canary-last-words": {"holder"},
    "canary-renegotiated": {"holder"},
    "canary-proposal": MEMBERS,
    "canary-harm": MEMBERS,
    "canary-ask": MEMBERS | {"follower"},
    "canary-refusal": MEMBERS | {"follower"},
    "canary-reported": {"member"},
    "canary-real-name": set(),
    "canary-chosen-name": set(),
}

# Owen (co_owner) writes, Mina (member) is asked and says no; or has said something that is hidden as yet.
WRITER_AND_ASKED = {"co_owner", "member"}
# Hana (holder) asks Mina (member) alone, who offers.
ASKED_AND_OFFERED = {"member", "holder"}
ASKED_FIRST: dict[str, set[str]] = {
    "canary-no-proposal": WRITER_AND_ASKED,
    "canary-no-note": WRITER_AND_ASKED,
    "canary-no-leader": WRITER_AND_ASKED,
    "canary-no-told": WRITER_AND_ASKED,
    "canary-no-action": WRITER_AND_ASKED,
    "canary-other-words": WRITER_AND_ASKED,
    "canary-hidden-voice": {"member"},
    "canary-topic": {"member", "holder"},
    "canary-wish": {"member"},
    "canary-report": {"member"},
    "canary-wanted": ASKED_AND_OFFERED,
    "canary-offer": ASKED_AND_OFFERED,
    "canary-how": ASKED_AND_OFFERED,
    "canary-unasked": ASKED_AND_OFFERED,
    "canary-brings": {"member"},
    # Owen says to Hana alone that he can help, under a check-in that every member reads.
    "canary-can-help": {"co_owner", "holder"},
}


async def test_what_waits_for_a_yes_or_was_refused_reaches_nobody_else(world: World) -> None:
    stage = await set_up(world)
    before = await _crawl(stage, ["canary-"])
    assert before == {"canary-": set()}
    await wait_with_a_note(stage)
    await ask_in_vain(stage)
    await say_what_is_hidden(world, stage)
    letters = await _told_of_all(world, stage)
    seen = await _crawl(stage, ASKED_FIRST)
    assert {word: personas - ASKED_FIRST[word] for word, personas in seen.items() if personas - ASKED_FIRST[word]} == {}
    assert {word for word, personas in seen.items() if not personas} == set()
    assert "canary-" not in await world.database.read(_mails_and_record)
    assert "canary-" not in letters


async def test_a_refused_question_moves_no_count_and_no_list_of_anybody_else(world: World) -> None:
    stage = await set_up(world)
    others = [persona for persona in PERSONAS if persona not in WRITER_AND_ASKED]
    known = list(_addresses(stage))
    await _answers(stage, others, known)  # A follower's first look shows to members.
    before = await _answers(stage, others, known)
    await ask_in_vain(stage)
    after = await _answers(stage, others, known)
    assert [at for at, answer in before.items() if after[at] != answer] == []


async def test_no_word_reaches_anyone_whom_it_is_not_for(world: World) -> None:
    stage = await set_up(world)
    await write_everything(world, stage)
    assert "canary-" not in await _told_of_all(world, stage)
    seen = await _crawl(stage, READERS)
    assert {word: personas - READERS[word] for word, personas in seen.items() if personas - READERS[word]} == {}
    # The crawl has eyes: what members may read, it found.
    assert {word for word, personas in seen.items() if "holder" in READERS[word] and "holder" not in personas} == set()


async def test_an_address_is_read_by_its_person_alone(world: World) -> None:
    stage = await set_up(world)
    people = await world.database.read(lambda session: session.exec(select(Person.email)).all())
    for persona in PERSONAS:
        own = (await stage.browsers[persona].get("/me")).json().get("email")
        for address in _addresses(stage):
            answer = await stage.browsers[persona].http.get(address)
            assert [email for email in people if email in answer.text and email != own] == [], (persona, address)


async def _told_of_all(world: World, stage: Stage) -> str:
    """Everybody wants mails of everything at once; what is sent then, as text."""
    for persona in PERSONAS:
        if persona != "anonymous":
            await choose(stage.browsers[persona], ways=all_ways("at_once"))
    sent = await ticked(world)
    assert sent
    return "\n".join(compose(letter, world.app.state.settings).as_string() for letter in sent)


async def _crawl(stage: Stage, words: Iterable[str]) -> dict[str, set[str]]:
    """Who finds each word in any answer to a GET."""
    seen: dict[str, set[str]] = {word: set() for word in words}
    for persona in PERSONAS:
        for address in _addresses(stage):
            answer = await stage.browsers[persona].http.get(address)
            for word, personas in seen.items():
                if word in answer.text:
                    personas.add(persona)
    return seen


async def _answers(stage: Stage, personas: Iterable[str], addresses: Iterable[str]) -> dict[tuple[str, str], Any]:
    """What each of these reads where; but for when it was asked."""
    return {
        (persona, address): TIMES.sub("", (await stage.browsers[persona].http.get(address)).text)
        for persona in personas
        for address in addresses
    }


def _mails_and_record(session: Session) -> str:
    """Every mail that is to be sent, and every row of the record, as text."""
    return "\n".join(repr(row.model_dump()) for table in (Delivery, Activity) for row in session.exec(select(table)))


def _addresses(stage: Stage) -> Iterator[str]:
    for method, path in MATRIX:
        if method == "GET" and path != "/stream":
            yield stage.path(path) if path in AT_THE_ROOT else "/api/v1" + stage.path(path)
    yield from stage.ids.get("more", ())


async def write_everything(world: World, stage: Stage) -> None:
    drawn = await world.database.read(lambda session: session.get_one(Membership, stage.ids["member_id"]))
    await looked_at_by(world, drawn, UUID(stage.ids["action_id"]), kind=ThingKind.ACTION, words="canary-reported")
    owner, holder, member, leader = (stage.browsers[name] for name in ("co_owner", "holder", "member", "follower"))
    here = stage.path("/coalitions/{coalition_id}")
    action = await made(await owner.post(f"{here}/actions", {"title": "canary-action", "about": "canary-about"}))
    await made(await owner.post(f"/actions/{action['id']}/told", {"sentence": "canary-told"}))
    wide = {"sentence": "canary-sentence", "by_when": soon(), "check_ins_read_by": "coalition"}
    commitment = await made(await holder.post(f"{here}/commitments", wide))
    path = f"/commitments/{commitment['id']}"
    await made(await holder.post(f"{path}/check-ins", {"answer": "moving", "words": "canary-wide-words"}))
    await made(await holder.post(f"{path}/audience", {"check_ins_read_by": "partners"}))
    await made(await holder.post(f"{path}/check-ins", {"answer": "stuck", "words": "canary-narrow-words"}))
    await made(await holder.post(f"{path}/renegotiate", {"by_when": soon(50), "words": "canary-renegotiated"}))
    narrow = {"sentence": "canary-narrow-sentence", "by_when": soon(), "read_by": "partners"}
    await made(await holder.post(f"{here}/commitments", narrow))
    let_go = await made(await holder.post(f"{here}/commitments", {"sentence": "Let go", "by_when": soon()}))
    await made(await holder.post(f"/commitments/{let_go['id']}/release", {"words": "canary-last-words"}))
    text = {"kind": "action", "title": "canary-proposal", "text": "canary-proposal", "payload": {}}
    proposal = await made(await owner.post(f"{here}/proposals", text))
    against = {"answer": "objection", "harm": "canary-harm", "version": 1}
    await made(await member.post(f"/proposals/{proposal['id']}/responses", against))
    wanted = {"following_id": str(stage.ids["leader_id"]), "kind": "time", "text": "canary-ask"}
    ask = await made(await owner.post(f"{here}/asks", wanted))
    await made(await leader.post(f"/asks/{ask['id']}/refuse", {"reason": "canary-refusal"}))
    await _walk_along(stage, here)
    await _come_in_unlisted(world, stage, here)
    stage.ids |= {
        "more": [
            f"/api/v1/commitments/{let_go['id']}",
            *(f"/api/v1/commitments/{stage.ids['walked']}{part}" for part in ("", "/check-ins")),
        ],
        "action_id": action["id"],
        "commitment_id": commitment["id"],
        "proposal_id": proposal["id"],
        "ask_id": ask["id"],
    }


async def _walk_along(stage: Stage, here: str) -> None:
    """Words before and after a companion's yes, and questions about parts that were refused."""
    holder, member, owner = (stage.browsers[name] for name in ("holder", "member", "co_owner"))
    kept = await made(await holder.post(f"{here}/commitments", {"sentence": "Kept close", "by_when": soon()}))
    path = f"/commitments/{kept['id']}"
    await made(await holder.post(f"{path}/check-ins", {"answer": "stuck", "words": "canary-before-companion"}))
    wanted = {"membership_id": str(stage.ids["member_id"])}
    (asked,) = (await made(await holder.post(f"{path}/companions", wanted)))["requests"]
    await made(await member.post(f"/consents/{asked['id']}/answer", _yes(asked)))
    await made(await holder.post(f"{path}/check-ins", {"answer": "stuck", "words": "canary-to-companion"}))
    stage.ids["walked"] = kept["id"]
    for verb, word in (("hand-over", "canary-hand-over"), ("companions", "canary-along")):
        narrow = {"sentence": word, "by_when": soon(), "read_by": "partners"}
        one = await made(await holder.post(f"{here}/commitments", narrow))
        wanted = {"membership_id": str(stage.ids["owner_id"])}
        (asked,) = (await made(await holder.post(f"/commitments/{one['id']}/{verb}", wanted)))["requests"]
        await made(await owner.post(f"/consents/{asked['id']}/answer", {"answer": "no"}))


def _yes(asked: dict[str, Any]) -> dict[str, Any]:
    return {"answer": "yes", "text_hash": asked["text_hash"]}


async def _come_in_unlisted(world: World, stage: Stage, here: str) -> None:
    """Somebody who is in no list under any name, as long as they say nothing."""
    invitation = await made(await stage.browsers["member"].post(f"{here}/invitations", {"standing": "unlisted"}))
    person, browser = await world.person("canary-real-name")
    token = invitation["url"].partition("#")[2]
    await made(await browser.post("/invitations/accept", {"token": token, "chosen_name": "canary-chosen-name"}))

    def still_named(session: Session) -> str:
        return session.get_one(Person, person.id).name

    assert await world.database.read(still_named) == "canary-real-name"

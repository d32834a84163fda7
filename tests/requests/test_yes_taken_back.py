"""A yes that is taken back halts what it was for at once: each version that had it, and the round while it is open."""

import pytest

from tests.actions.scenes import answer_about
from tests.consents.gates import TEXT, Named
from tests.decisions.rounds import HARM, later, say, seen, tick
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
WITHOUT_HER = {
    "title": "Measure the light",
    "text": "Dana measures.",
    "payload": {},
    "names": [],
    "change": "substance",
}


async def yes_of_amina(named: Named) -> str:
    """Amina says yes: the id of the question."""
    said = await named.say(named.amina, "yes")
    assert said.status_code == 200
    return str(said.json()["id"])


async def revoked(named: Named, consent_id: str) -> None:
    assert (await named.amina.post(f"/consents/{consent_id}/revoke")).status_code == 200


async def version(browser: Browser, named: Named, number: int) -> tuple[bool, str]:
    """Whether a version is withheld, and its text as somebody reads it."""
    shown = (await browser.get(f"/proposals/{named.proposal['id']}/versions/{number}")).json()
    return shown["withheld"], shown["text"]


async def test_what_was_told_is_told_no_more_and_is_not_decided(world: World) -> None:
    named = await Named(world).prepare()
    consent_id = await yes_of_amina(named)
    await revoked(named, consent_id)
    shown = await seen(named.ruth, named.proposal)
    assert (shown["status"], shown["reason"]["by"]) == ("integrating", "yes_withdrawn")
    assert (shown["title"], shown["text"]) == ("", "")
    assert await version(named.ruth, named, 1) == (True, "")
    assert await version(named.dana, named, 1) == (True, TEXT)
    with later(hours=49):
        await tick(world)
        assert (await seen(named.ruth, named.proposal))["decision"] is None


async def test_the_question_says_of_its_own_words_alone_that_a_decision_was_made_with_them(world: World) -> None:
    named = await Named(world).prepare()
    consent_id = await yes_of_amina(named)

    async def decided(browser: Browser) -> bool:
        return bool((await browser.get(f"/consents/{consent_id}")).json()["decided"])

    assert not await decided(named.amina)
    with later(hours=49):
        await tick(world)
        assert (await seen(named.ruth, named.proposal))["status"] == "adopted"
        assert [await decided(one) for one in (named.amina, named.dana)] == [True, True]
        await revoked(named, consent_id)
        assert await decided(named.amina)
        boxes = [(named.amina, "to_me"), (named.dana, "from_me")]
        shown = [(await one.get(f"/consents?box={box}")).json()["items"] for one, box in boxes]
        assert [[one["decided"] for one in box if one["id"] == consent_id] for box in shown] == [[True], [True]]


async def test_an_earlier_version_is_withheld_too_and_what_follows_without_the_name_stands(world: World) -> None:
    named = await Named(world).prepare()
    consent_id = await yes_of_amina(named)
    assert (await say(named.ruth, await seen(named.ruth, named.proposal), **HARM)).status_code == 201
    path = f"/proposals/{named.proposal['id']}/versions"
    assert (await named.dana.post(path, WITHOUT_HER, headers={"If-Match": '"1"'})).status_code == 201
    assert await version(named.ruth, named, 1) == (False, TEXT)
    await revoked(named, consent_id)
    assert await version(named.ruth, named, 1) == (True, "")
    assert await version(named.ruth, named, 2) == (False, WITHOUT_HER["text"])
    assert TEXT not in (await named.ruth.get(f"{path}/2")).text, "not in what changed, either"
    shown = await seen(named.ruth, named.proposal)
    assert (shown["status"], shown["text"]) == ("questions", WITHOUT_HER["text"])


async def test_while_it_is_reworked_its_reason_becomes_that_a_yes_was_taken_back(world: World) -> None:
    named, consent_id = await at_consent_naming_amina(world)
    for browser, answer in ((named.ruth, HARM), (named.dana, {}), (named.amina, {}), (named.jun, {})):
        await say(browser, await seen(browser, named.proposal), **({"answer": "consent"} | answer))
    assert (await seen(named.ruth, named.proposal))["reason"]["by"] == "objection"
    await revoked(named, consent_id)
    shown = await seen(named.ruth, named.proposal)
    assert (shown["status"], shown["reason"]["by"], shown["text"]) == ("integrating", "yes_withdrawn", "")


async def test_what_was_said_while_consent_was_asked_is_not_lost(world: World) -> None:
    named, consent_id = await at_consent_naming_amina(world)
    assert (await say(named.ruth, await seen(named.ruth, named.proposal), **HARM)).status_code == 201
    await revoked(named, consent_id)
    shown = await seen(named.jun, named.proposal)
    assert shown["status"] == "integrating"
    assert [(one["harm"], one["state"]) for one in shown["objections"]] == [(HARM["harm"], "raised")]


async def at_consent_naming_amina(world: World) -> tuple[Named, str]:
    """A full proposal that names Amina, with its questions and reactions behind it; and the question put to her."""
    named = await Named(world).prepare(weight="full")
    asked = await answer_about(named.amina, (await named.question(named.amina))["thing_id"], "yes")
    for browsers in ((named.amina, named.ruth, named.jun), (named.dana, named.amina, named.ruth, named.jun)):
        for browser in browsers:
            assert (await browser.post(f"/proposals/{named.proposal['id']}/pass")).status_code == 200
    assert (await seen(named.dana, named.proposal))["status"] == "consent"
    return named, str(asked.json()["id"])

"""A yes is to what is said in the name of these, and the page of one's own words leads to each question (P3, S3)."""

from typing import Any

import pytest

from tests.consents.gates import TEXT, Named, propose
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def named(world: World) -> Named:
    return await Named(world).prepare()


async def asked(browser: Browser) -> dict[str, Any]:
    """The last question that somebody was asked, on its own page."""
    last = (await browser.get("/consents")).json()["items"][0]
    found: dict[str, Any] = (await browser.get(f"/consents/{last['id']}")).json()
    return found


async def rewritten(named: Named, proposal: dict[str, Any], **fields: Any) -> dict[str, Any]:
    words = {"title": "Measure the light", "text": TEXT, "payload": {}, "names": [str(named.asked.id)]}
    answer = await named.dana.put(f"/proposals/{proposal['id']}/draft", words | fields, version=0)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_who_is_named_in_words_said_together_is_asked_about_those(named: Named) -> None:
    together = {"in_name": "ours", "with_people": [str(named.third.id)]}
    await propose(named.dana, named.coalition, names=[named.asked], **together)
    hers = await asked(named.amina)
    assert (hers["kind"], hers["in_name"]) == ("named", "ours")
    assert (await asked(named.ruth))["in_name"] == "ours"
    # Whether anybody else was asked, and what they say to it, is not for who is named.
    assert "Ruth" not in str(hers)


async def test_the_same_words_in_other_names_are_asked_anew(named: Named) -> None:
    both = {"names": [str(named.asked.id), str(named.third.id)]}
    proposal = (await propose(named.dana, named.coalition, names=[named.asked, named.third])).json()
    assert (await asked(named.amina))["in_name"] == "own"
    assert (await named.say(named.amina, "yes")).status_code == 200
    await rewritten(named, proposal, **both)
    assert (await asked(named.amina))["state"] == "yes"
    await rewritten(named, proposal, in_name="ours", with_people=both["names"][1:])
    now = await asked(named.amina)
    assert (now["state"], now["in_name"]) == ("asked", "ours")


async def test_whose_yes_was_to_earlier_words_is_told_so(named: Named) -> None:
    proposal = (await propose(named.dana, named.coalition, names=[named.asked, named.third])).json()
    both = {"names": [str(named.asked.id), str(named.third.id)]}
    assert (await named.say(named.amina, "yes")).status_code == 200
    assert (await named.say(named.ruth, "not_now")).status_code == 200
    await rewritten(named, proposal, text="Other.", **both)
    await rewritten(named, proposal, text="And others.", **both)
    now = await asked(named.amina)
    assert now["state"] == "asked"
    assert now["answered_at"] is not None
    assert (await asked(named.ruth))["answered_at"] is None


async def test_ones_own_words_lead_to_each_question_about_them(named: Named) -> None:
    draft = (await named.dana.get(f"/proposals/{named.proposal['id']}")).json()["draft"]
    assert [(one["to_name"], one["state"]) for one in draft["asked"]] == [("Amina", "asked")]
    assert draft["asked"][0]["id"] == (await asked(named.amina))["id"]
    await named.say(named.amina, "no")
    draft = (await named.dana.get(f"/proposals/{named.proposal['id']}")).json()["draft"]
    assert [one["state"] for one in draft["asked"]] == ["no"]
    # Once the name is out, so is the question.
    now = await rewritten(named, named.proposal, text="Without her.", names=[str(named.third.id)])
    assert [one["to_name"] for one in now["draft"]["asked"]] == ["Ruth"]


async def test_other_words_wait_on_the_home_of_who_asked_until_they_are_taken(named: Named) -> None:
    async def waits(browser: Browser) -> list[tuple[str, str]]:
        return [(one["kind"], one["who"]) for one in (await browser.get("/today")).json()["asked"]]

    assert await waits(named.dana) == []
    said = (await named.say(named.amina, "yes_with_changes", text="I carry it.")).json()
    assert await waits(named.dana) == [("changes", "Amina")]
    assert await waits(named.amina) == await waits(named.ruth) == []
    assert (await named.dana.post(f"/consents/{said['id']}/take-changes")).status_code == 200
    assert await waits(named.dana) == []


async def test_a_plain_answer_asks_nothing_of_who_asked(named: Named) -> None:
    await named.say(named.amina, "no")
    assert (await named.dana.get("/today")).json()["asked"] == []

"""Whoever is asked is shown all that their yes is bound to, words and deeds (product.md P3)."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.core import clock
from tests.decisions.choosing import decided, people, subject_of
from tests.decisions.rounds import RULE, WALK, told
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


async def asked(browser: Browser) -> dict[str, Any]:
    listed = (await browser.get("/consents")).json()["items"][0]
    found: dict[str, Any] = (await browser.get(f"/consents/{listed['id']}")).json()
    return found


async def test_what_an_action_says_about_itself_is_shown_as_it_was_asked(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    bo, bos = await world.member(coalition, "Bo")
    day = str(clock.now().date() + timedelta(days=40))
    more = {"payload": {"about": "Bo holds the keys."}, "review_on": day, "trial_days": 14}
    proposal = await told(dana, coalition.id, **WALK | more | {"names": [str(bo.id)]})
    would = (await asked(bos))["would"]
    assert (would["kind"], would["payload"]["about"]) == ("action", "Bo holds the keys.")
    assert (would["review_on"], would["trial_days"]) == (day, 14)
    # After a no, what the writer makes of it is not theirs to read.
    await bos.post(f"/consents/{(await asked(bos))['id']}/answer", {"answer": "no"})
    words = WALK | {"payload": {"about": "Later."}, "names": [str(bo.id)]}
    words = {name: words[name] for name in ("title", "text", "payload", "names")}
    assert (await dana.put(f"/proposals/{proposal['id']}/draft", words, version=0)).status_code == 200
    assert (await asked(bos))["would"]["payload"]["about"] == "Bo holds the keys."


async def test_what_is_replaced_is_shown_by_its_title_to_all_who_may_read_it(world: World) -> None:
    coalition, browsers = await people(world)
    decision = await decided(browsers, coalition.id, **RULE)
    subject = await subject_of(world, decision["id"])
    new, noor = await world.newcomer(coalition, "Noor")
    third, thirds = await world.member(coalition, "Tara")
    said = {"title": "Other", "payload": {"subject_id": subject}, "names": [str(new.id), str(third.id)]}
    await told(browsers[0], coalition.id, **RULE | said)
    assert (await asked(thirds))["would"]["refers_to"]["agreement"]["title"] == RULE["title"]
    assert (await asked(noor))["would"]["refers_to"]["agreement"] == {"id": None, "title": None}
    plain = {"title": "Round", "payload": {"subject_id": subject}}
    shown = await told(browsers[0], coalition.id, **RULE | plain)
    assert shown["refers_to"]["agreement"]["title"] == RULE["title"]
    ends = {"kind": "retirement", "title": "No more", "text": "It ends.", "payload": {"decision_id": decision["id"]}}
    ending = await told(browsers[0], coalition.id, **ends)
    assert ending["refers_to"]["decision"] == {"id": decision["id"], "title": RULE["title"]}


async def test_a_question_about_words_alone_shows_nothing_more(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    bo, bos = await world.member(coalition, "Bo")
    made = {"title": "Measure", "about": "With Bo.", "names": [str(bo.id)]}
    assert (await dana.post(f"/coalitions/{coalition.id}/actions", made)).status_code == 201
    assert (await asked(bos))["would"] is None

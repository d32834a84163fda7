"""The record of a decision: what its page says, in four languages, and nobody's hidden voice or old name."""

import re
from typing import Any

import pytest

from alongside.decisions.record_text import plain, quoted
from tests.decisions.choosing import DRAW, ROOMS, RULE, choose, decided, people
from tests.decisions.rounds import say, seen, told
from tests.world import ORIGIN, World

pytestmark = pytest.mark.anyio
HARM = "The night shift has no hour."


async def worked_through(world: World) -> tuple[Any, Any, Any, dict[str, Any]]:
    """A decision over two versions, with an objection that was answered and a concern of somebody who left."""
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(dana, coalition.id, **RULE | {"text": "Ten *minutes*\nbefore <b>the</b> hour."})
    for one in (bo, chi, dana, bo, chi):
        if (await seen(one, proposal))["abilities"]["pass"]:
            await one.post(f"/proposals/{proposal['id']}/pass")
    now = await seen(dana, proposal)
    await say(dana, now, "consent", words="canary-hidden-word")
    await say(bo, now, "objection", harm=HARM, safe_enough="Say it for shifts too.")
    await say(chi, now, "consent")
    text = {"title": RULE["title"], "text": "Ten *minutes*\nbefore <b>each</b> hour or shift.", "payload": {}}
    version = {"change": "substance", "note": "With shifts."}
    answer = await dana.post(f"/proposals/{now['id']}/versions", text | version, headers={"If-Match": '"1"'})
    now = answer.json()
    await say(dana, now, "aside", words="canary-aside")
    await say(bo, now, "consent")
    out = (await say(chi, now, "concern", words="Mind the early shift.")).json()
    assert out["status"] == "adopted", out
    await chi.post(f"/coalitions/{coalition.id}/leave")
    return coalition, dana, bo, out["decision"]


async def test_it_reads_as_the_page_says(world: World) -> None:
    coalition, dana, _, decision = await worked_through(world)
    answer = await dana.get(f"/decisions/{decision['id']}/record?format=md")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="decision-{decision["number"]}.md"'
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    page = (await dana.get(f"/decisions/{decision['id']}")).json()
    assert f"{coalition.name}, decision 2: We end early. In effect from" in page["citation"]
    assert page["citation"].endswith(f". {ORIGIN}/c/{coalition.id}/decisions/{decision['id']}")
    text = answer.text
    for part in (
        "# We end early",
        "> Ten \\*minutes\\*\n> before \\<b\\>each\\</b\\> hour or shift.",
        "Asked: all members at that time.",
        "With shifts.",
        "Someone who has left:\n\n> Mind the early shift.",
        "Bo (answered):",
        f"> {HARM}",
        "> Say it for shifts too.",
        f"It is looked at again on {page['review_on']}.",
    ):
        assert part in text, (part, text)


@pytest.mark.parametrize("line", ["# We", "## We", "- We", "+ We", "* We", "1. We", "12) We", "---", "===", "> We"])
def test_no_line_of_somebodys_words_is_markup(line: str) -> None:
    """What stands at the beginning of a line makes headings and lists of it; a number alone does not."""
    for written in (plain(line), quoted(f"First.\n    {line}").splitlines()[1].removeprefix("> ")):
        assert re.match(r"\d*\\", written), written
        assert re.sub(r"\\(.)", r"\1", written) == line, "it reads as they wrote it"
    assert (plain("2 doors, 3.5 m"), quoted("~~no~~ &lt;")) == ("2 doors, 3.5 m", "> \\~\\~no\\~\\~ \\&lt;")


async def test_it_holds_no_hidden_voice_and_no_name_of_who_left(world: World) -> None:
    _, dana, _, decision = await worked_through(world)
    for form in ("md", "json"):
        text = (await dana.get(f"/decisions/{decision['id']}/record?format={form}")).text
        assert "canary" not in text
        assert "Chi" not in text
        assert "asked_count" not in text


async def test_as_json_it_says_the_same(world: World) -> None:
    _, dana, _, decision = await worked_through(world)
    answer = await dana.get(f"/decisions/{decision['id']}/record?format=json")
    assert answer.headers["content-disposition"].endswith('decision-2.json"')
    out = answer.json()
    assert [(one["number"], one["changes"] > 0, one["note"]) for one in out["versions"]] == [
        (1, False, None),
        (2, True, "With shifts."),
    ]
    assert [(one["by"], one["words"]) for one in out["concerns"]] == [(None, "Mind the early shift.")]
    assert [(one["by"], one["state"]) for one in out["objections"]] == [("Bo", "answered")]
    assert (out["quorum_reached"], out["all_answered"], out["trial_ends"]) == (True, True, None)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
async def test_it_is_in_the_readers_language(world: World, language: str) -> None:
    _, dana, _, decision = await worked_through(world)
    headers = {"Accept-Language": language}
    text = (await dana.get(f"/decisions/{decision['id']}/record", headers=headers)).text
    heading = {"en": "Concerns", "es": "Preocupaciones", "fr": "Préoccupations", "ar": "مخاوف"}[language]
    assert f"## {heading}" in text
    assert "{" not in text
    assert "record_" not in text


async def test_what_was_chosen_and_drawn_is_on_record(world: World) -> None:
    coalition, (dana, bo) = await people(world, "Dana", "Bo")
    choice = await told(dana, coalition.id, **ROOMS)
    await choose(dana, choice, 0, 1)
    out = (await choose(bo, choice, 1)).json()
    text = (await bo.get(f"/decisions/{out['decision']['id']}/record")).text
    assert "- The café (approved of by 1)\n- **The library** (approved of by 2)\n" in text
    lot = await told(dana, coalition.id, **DRAW)
    await dana.post(f"/proposals/{lot['id']}/lot", {"in": True})
    out = (await bo.post(f"/proposals/{lot['id']}/lot", {"in": False})).json()
    text = (await bo.get(f"/decisions/{out['decision']['id']}/record")).text
    assert "- **Dana**\n\nThe lot decided." in text
    await dana.post(f"/coalitions/{coalition.id}/leave")
    assert "Dana" not in (await bo.get(f"/decisions/{out['decision']['id']}/record")).text


async def test_a_trial_says_when_it_ends_and_a_small_one_how_it_came_about(world: World) -> None:
    coalition, browsers = await people(world, "Dana", "Bo")
    trial = await decided(browsers, coalition.id, **RULE, trial_days=20)
    text = (await browsers[0].get(f"/decisions/{trial['id']}/record")).text
    assert f"It is tried until {trial['ends_on']} and ends by itself." in text
    small = await decided(browsers, coalition.id)
    text = (await browsers[0].get(f"/decisions/{small['id']}/record")).text
    assert "nobody spoke against it in 48 hours" in text


async def test_the_founding_act_has_a_record_and_outsiders_have_none(world: World) -> None:
    _, dana = await world.person("Dana")
    founded = (await dana.post("/coalitions", {"name": "New", "purpose": "P", "visibility": "open"})).json()
    headers = {"Accept-Language": "es"}
    text = (await dana.get(f"/decisions/{founded['decision_id']}/record", headers=headers)).text
    assert "decisión 1" in text
    _, outsider = await world.person("Ola")
    assert (await outsider.get(f"/decisions/{founded['decision_id']}/record")).status_code == 404
    assert (await dana.get(f"/decisions/{founded['decision_id']}/record?format=pdf")).status_code == 422

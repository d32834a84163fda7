"""A report is about somebody's words: theirs who wrote them, and only for as long as they are there to be read."""

from typing import Any

import pytest
from sqlmodel import col, select

from alongside.safety.models import Report, ReportLot
from alongside.safety.rules import ReportState
from tests.decisions.rounds import consent_request, told, yes
from tests.decisions.scenes import amend
from tests.safety.scenes import Told, code
from tests.world import World

pytestmark = pytest.mark.anyio
RULE = {"kind": "agreement", "title": "We end early", "text": "Ten minutes before the hour.", "payload": {}}


@pytest.fixture
async def five(world: World) -> Told:
    return await Told(world).prepare()


async def proposal(five: Told, **fields: Any) -> dict[str, Any]:
    return await told(five["Ada"], five.coalition.id, **RULE | fields)


async def rewrite(five: Told, name: str, made: dict[str, Any], base: int, text: str) -> None:
    assert (await amend(five[name], made, base, text=text)).status_code == 201


async def snapshots(five: Told) -> list[tuple[ReportState, str]]:
    rows = select(Report.state, Report.text).order_by(col(Report.opened_at))
    found = await five.world.database.read(lambda session: session.exec(rows).all())
    return [(ReportState(state), text) for state, text in found]


async def test_who_wrote_the_version_is_its_author_and_who_proposed_can_report_it(five: Told) -> None:
    made = await proposal(five)
    await rewrite(five, "Eli", made, 1, "Words that hurt Ben.")
    assert code(await five.report("Eli", made["id"], "proposal")) == "reporting_oneself"
    assert (await five.report("Ada", made["id"], "proposal")).status_code == 201
    entries = await five.world.database.read(lambda session: list(session.exec(select(ReportLot.entries)).one()))
    assert set(entries) == {str(five.seats[name].id) for name in ("Ben", "Cleo", "Dana")}


async def test_the_reason_of_a_fold_is_read_by_who_wrote_the_words_also_after_the_next_version(five: Told) -> None:
    made = await proposal(five)
    await rewrite(five, "Eli", made, 1, "Words that hurt Ben.")
    await five.report("Ben", made["id"], "proposal")
    for name in await five.looking():
        assert (await five.answer(name, "fold", "It hurts.")).status_code == 200
    assert [len(await five.folds(name)) for name in ("Eli", "Ada")] == [1, 0]
    await rewrite(five, "Ada", made, 2, "Better words.")
    assert [len(await five.folds(name)) for name in ("Eli", "Ada")] == [1, 0]


async def test_words_that_are_withheld_are_shown_to_nobody_who_looks_and_the_report_ends(five: Told) -> None:
    made = await proposal(five, text="Ben is named here.", names=[str(five.seats["Ben"].id)])
    asked = await consent_request(five["Ben"], made)
    await yes(five["Ben"], asked)
    assert (await five.report("Ben", made["id"], "proposal")).status_code == 201
    looking = await five.looking()
    report_id = (await five.mine(looking[0]))["to_look_at"][0]["id"]
    await five["Ben"].post(f"/consents/{asked['id']}/revoke")
    assert await five.looking() == [], "not even before the next tick"
    said = {"answer": "fold", "reason": "Late."}
    assert (await five[looking[0]].post(f"/reports/{report_id}/answer", said)).status_code == 200
    await five.tick()
    assert await snapshots(five) == [(ReportState.GONE, "")]
    assert (await five.mine("Ben"))["made"][0]["state"] == "gone"
    assert await five.folds("Ada") == []


async def test_a_tick_ends_it_and_what_is_written_then_can_be_reported_anew(five: Told) -> None:
    made = await proposal(five, text="Ben is named here.", names=[str(five.seats["Ben"].id)])
    asked = await consent_request(five["Ben"], made)
    await yes(five["Ben"], asked)
    await five.report("Ben", made["id"], "proposal")
    await five["Ben"].post(f"/consents/{asked['id']}/revoke")
    await five.tick()
    assert await snapshots(five) == [(ReportState.GONE, "")]
    assert code(await five.report("Ben", made["id"], "proposal")) == "nothing_written"
    await rewrite(five, "Ada", made, 1, "Without a name, and worse.")
    assert (await five.report("Ben", made["id"], "proposal")).status_code == 201
    assert [state for state, _ in await snapshots(five)] == [ReportState.GONE, ReportState.OPEN]
    assert code(await five.report("Ben", made["id"], "proposal")) == "already_reported"


async def test_a_report_on_somebodys_words_does_not_fold_what_another_wrote_after_them(five: Told) -> None:
    made = await proposal(five)
    await rewrite(five, "Eli", made, 1, "Words that hurt Ben.")
    await five.report("Ben", made["id"], "proposal")
    await rewrite(five, "Ada", made, 2, "Better words.")
    assert await five.looking() == []
    await five.tick()
    assert [state for state, _ in await snapshots(five)] == [ReportState.GONE]


async def test_who_rewrites_their_own_words_ends_no_report(five: Told) -> None:
    made = await proposal(five)
    await rewrite(five, "Eli", made, 1, "Words that hurt Ben.")
    await five.report("Ben", made["id"], "proposal")
    await rewrite(five, "Eli", made, 2, "Words that hurt Ben, still.")
    await five.tick()
    assert len(await five.looking()) == 2


async def test_a_note_whose_yes_was_taken_back_is_not_looked_at_any_more(five: Told) -> None:
    made = await proposal(five)
    draft = {"kind": "question", "text": "Does Ben agree?", "names": [str(five.seats["Ben"].id)]}
    note = (await five["Cleo"].post(f"/proposals/{made['id']}/notes", draft)).json()
    asked = (await five["Ben"].get("/consents")).json()["items"][0]
    await yes(five["Ben"], asked)
    assert (await five.report("Ben", note["id"], "note")).status_code == 201
    assert len(await five.looking()) == 2
    await five["Ben"].post(f"/consents/{asked['id']}/revoke")
    assert await five.looking() == []
    await five.tick()
    assert await snapshots(five) == [(ReportState.GONE, "")]


async def test_who_comes_to_carry_an_action_does_not_look_at_its_words(five: Told) -> None:
    thing = await five.action()
    await five.report("Ben", thing)
    name = (await five.looking())[0]
    report_id = (await five.mine(name))["to_look_at"][0]["id"]
    assert (await five["Ada"].post(f"/actions/{thing}/step-back", {})).status_code == 200
    assert (await five[name].post(f"/actions/{thing}/take-up")).status_code == 200
    assert name not in await five.looking()
    said = {"answer": "leave", "reason": "Mine."}
    assert (await five[name].post(f"/reports/{report_id}/answer", said)).status_code == 404

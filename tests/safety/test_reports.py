"""Reporting a text, and two by lot who look at it."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from alongside.activity.models import Activity
from alongside.coalitions.rules import Visibility
from alongside.core import clock
from alongside.folds import service as folding
from alongside.folds.queries import folded
from alongside.folds.rules import Thing, ThingKind
from alongside.rounds import lot
from alongside.safety import service
from alongside.safety.models import Look, Report, Reporting, ReportLot
from tests.permissions.stage import soon
from tests.rounds.test_lot import verdict as verify
from tests.safety.scenes import Told, code, later
from tests.world import World

pytestmark = pytest.mark.anyio
MISSING = UUID("00000000-0000-4000-8000-000000000000")
NOT_PARTIES = {"Cleo", "Dana", "Eli"}


@pytest.fixture
async def told(world: World) -> Told:
    return await Told(world).prepare()


async def rows(told: Told, table: Any) -> list[Any]:
    return await told.world.database.read(lambda session: list(session.exec(select(table))))


async def folded_now(told: Told, thing: UUID) -> bool:
    return await told.world.database.read(lambda session: thing in folded(session, [thing], clock.now()))


async def test_two_who_have_nothing_to_do_with_it_are_asked(told: Told) -> None:
    thing = await told.action()
    made = await told.report("Ben", thing, words="It names my illness.")
    assert made.status_code == 201, made.text
    assert (made.json()["state"], made.json()["words"]) == ("open", "It names my illness.")
    looking = await told.looking()
    assert len(looking) == 2
    assert set(looking) <= NOT_PARTIES
    seen = (await told.mine(looking[0]))["to_look_at"][0]
    assert seen["text"] == "Words that hurt"
    assert seen["words"] == ["It names my illness."]
    assert seen["thing"] == {"kind": "action", "id": str(thing)}
    assert "Ben" not in str(seen)
    assert str(told.seats["Ben"].id) not in str(seen)


async def test_the_draw_can_be_drawn_again_from_its_record(told: Told, tmp_path: Any) -> None:
    await told.report("Ben", await told.action())
    drawing = (await rows(told, ReportLot))[0]
    record = {
        "nonce": drawing.nonce,
        "commitment": lot.commitment(drawing.nonce),
        "words": [],
        "entries": drawing.entries,
        "places": drawing.places,
        "drawn": [str(look.membership_id) for look in await rows(told, Look)],
    }
    assert verify(record, tmp_path).returncode == 0


async def test_both_fold_it_and_its_author_reads_why_but_not_who(told: Told) -> None:
    thing = await told.action()
    await told.report("Ben", thing, words="It names my illness.")
    one, other = await told.looking()
    first = await told.answer(one, "fold", "It tells about a person.")
    assert first.status_code == 200
    assert first.json()["to_look_at"][0]["abilities"] == {"answer": False}
    assert not await folded_now(told, thing)
    assert await told.folds("Ada") == []
    assert (await told.answer(other, "fold", "An illness is nobody’s business.")).json()["to_look_at"] == []
    assert await folded_now(told, thing)
    mine = await told.folds("Ada")
    assert mine[0]["reason"] == "An illness is nobody’s business.\n\nIt tells about a person."
    assert mine[0]["thing"] == {"kind": "action", "id": str(thing)}
    hidden = {str(told.seats[name].id) for name in ("Ben", "Cleo", "Dana", "Eli")}
    assert not any(seat in str(mine) for seat in hidden)
    assert "It names my illness." not in str(mine)
    for name in ("Ben", "Cleo", "Dana", "Eli"):
        assert await told.folds(name) == []
    made = (await told.mine("Ben"))["made"][0]
    assert (made["state"], made["folded_until"]) == ("folded", mine[0]["until"])


async def test_everyone_in_the_coalition_sees_that_it_is_folded_and_nobody_why(told: Told) -> None:
    thing = await told.action()
    await told.report("Ben", thing)
    for name in await told.looking():
        await told.answer(name, "fold", "It tells about a person.")
    for name in told.browsers:
        seen = await told[name].get(f"/coalitions/{told.coalition.id}/folds")
        assert [one["thing"]["id"] for one in seen.json()["items"]] == [str(thing)]
        assert set(seen.json()["items"][0]) == {"thing", "until"}


async def test_that_something_narrow_is_folded_is_seen_by_its_readers_alone(told: Told) -> None:
    made = await commitment(told, check_ins_read_by="partners")
    body = {"answer": "stuck", "words": "Private."}
    said = await told["Ada"].post(f"/commitments/{made['id']}/check-ins", body)
    thing = Thing(ThingKind.CHECK_IN, UUID(said.json()["id"]))

    def fold(session: Session) -> None:
        folding.fold(session, thing, coalition_id=told.coalition.id, reason="R", now=clock.now())

    await told.world.database.write(fold)
    path = f"/coalitions/{told.coalition.id}/folds"
    assert len((await told["Ada"].get(path)).json()["items"]) == 1
    assert (await told["Ben"].get(path)).json()["items"] == []


async def test_however_much_is_folded_it_is_few_statements(told: Told) -> None:
    here = f"/coalitions/{told.coalition.id}"

    async def fold_one_of_each(turn: int) -> None:
        made = await commitment(told, check_ins_read_by="coalition")
        said = await told["Ada"].post(f"/commitments/{made['id']}/check-ins", {"answer": "moving", "words": "W."})
        reply = {"kind": "question", "words": "Really?"}
        replied = await told["Ben"].post(f"/check-ins/{said.json()['id']}/replies", reply)
        group = {"kind": "group", "title": "T", "text": "T.", "payload": {"name": f"G{turn}"}, "weight": "full"}
        proposed = await told["Ada"].post(f"{here}/proposals", group)
        asks = {"kind": "question", "text": "Why?"}
        note = await told["Ben"].post(f"/proposals/{proposed.json()['id']}/notes", asks)
        found = {
            ThingKind.COMMITMENT: made["id"],
            ThingKind.CHECK_IN: said.json()["id"],
            ThingKind.CHECK_IN_REPLY: replied.json()["id"],
            ThingKind.PROPOSAL: proposed.json()["id"],
            ThingKind.NOTE: note.json()["id"],
            ThingKind.ACTION: str(await told.action()),
        }

        def fold(session: Session) -> None:
            for kind, thing_id in found.items():
                thing = Thing(kind, UUID(thing_id))
                folding.fold(session, thing, coalition_id=told.coalition.id, reason="R", now=clock.now())

        await told.world.database.write(fold)

    async def statements(path: str, length: int) -> int:
        counted: list[str] = []
        engine = told.world.database.read_engine
        listening = (engine, "before_cursor_execute", lambda *given: counted.append(str(given[2])))
        event.listen(*listening)
        shown = (await told["Ada"].get(path)).json()["items"]
        event.remove(*listening)
        assert len(shown) == length
        found = len([text for text in counted if not text.startswith("BEGIN")])
        assert found > 1
        return found

    await fold_one_of_each(0)
    of_one = [await statements(f"{here}/folds", 6), await statements("/me/folds", 4)]
    for turn in (1, 2):
        await fold_one_of_each(turn)
    assert [await statements(f"{here}/folds", 18), await statements("/me/folds", 12)] == of_one


async def test_a_fold_ends_by_itself_after_72_hours(told: Told) -> None:
    thing = await told.action()
    await told.report("Ben", thing)
    for name in await told.looking():
        await told.answer(name, "fold")
    with later(hours=71, minutes=59):
        assert await folded_now(told, thing)
    with later(hours=72, minutes=1):
        assert not await folded_now(told, thing)
        assert (await told.folds("Ada"))[0]["reason"]
        assert (await told.mine("Ben"))["made"][0]["folded_until"] is None


@pytest.mark.parametrize("before", [[], ["fold"]])
async def test_one_who_leaves_it_settles_it(told: Told, before: list[str]) -> None:
    thing = await told.action()
    await told.report("Ben", thing)
    looking = await told.looking()
    for name, said in zip(looking, [*before, "leave"], strict=False):
        await told.answer(name, said)
    assert await told.looking() == []
    assert not await folded_now(told, thing)
    assert (await told.mine("Ben"))["made"][0]["state"] == "stays"
    assert await told.folds("Ada") == []


async def test_nothing_of_it_is_an_event(told: Told) -> None:
    thing = await told.action()
    before = len(await rows(told, Activity))
    await told.report("Ben", thing)
    for name in await told.looking():
        await told.answer(name, "fold")
    assert len(await rows(told, Activity)) == before


async def test_an_answer_is_given_once_and_by_who_was_drawn(told: Told) -> None:
    await told.report("Ben", await told.action())
    looking = await told.looking()
    path = f"/reports/{(await rows(told, Report))[0].id}/answer"
    body = {"answer": "leave", "reason": "It stays."}
    for name in set(told.browsers) - set(looking):
        refused, missing = await told[name].post(path, body), await told[name].post(f"/reports/{MISSING}/answer", body)
        assert (refused.status_code, refused.content) == (404, missing.content)
    await told.answer(looking[0], "fold")
    again = await told[looking[0]].post(path, body)
    assert (again.status_code, code(again)) == (409, "already_looked")
    await told.answer(looking[1], "leave")
    over = await told[looking[0]].post(path, body)
    assert over.status_code == 404


async def test_an_answer_needs_its_reason(told: Told) -> None:
    await told.report("Ben", await told.action())
    name = (await told.looking())[0]
    assert (await told.answer(name, "fold", "  ")).status_code == 422


async def test_one_reports_a_text_once_and_not_one_s_own(told: Told) -> None:
    thing = await told.action()
    own = await told.report("Ada", thing)
    assert (own.status_code, code(own)) == (409, "reporting_oneself")
    await told.report("Ben", thing)
    again = await told.report("Ben", thing)
    assert (again.status_code, code(again)) == (409, "already_reported")


async def test_who_reports_the_same_text_joins_in_without_learning_of_others(told: Told) -> None:
    thing = await told.action()
    await told.report("Ben", thing, words="First.")
    looking = await told.looking()
    third = next(name for name in NOT_PARTIES if name not in looking)
    joined = await told.report(third, thing, words="Second.")
    assert joined.status_code == 201
    assert "First." not in joined.text
    assert (await told.mine(looking[0]))["to_look_at"][0]["words"] == ["First.", "Second."]
    assert len(await rows(told, Report)) == 1
    drawn = await told.report(looking[0], thing)
    assert (drawn.status_code, code(drawn)) == (409, "asked_to_look")


async def test_what_is_folded_is_not_reported_and_what_stayed_can_be_by_another(told: Told) -> None:
    thing = await told.action()
    await told.report("Ben", thing)
    first = await told.looking()
    await told.answer(first[0], "leave")
    assert (await told.report("Cleo", thing)).status_code == 201
    for name in await told.looking():
        await told.answer(name, "fold")
    refused = await told.report("Eli", thing)
    assert (refused.status_code, code(refused)) == (409, "already_folded")


async def test_with_fewer_than_three_the_formal_route_is_named_and_nothing_is_kept(world: World) -> None:
    told = await Told(world).prepare("Ada", "Ben", "Cleo", "Dana")
    thing = await told.action()
    # It is said before anybody writes a word.
    before = (await told["Ben"].get(f"/reports/of/action/{thing}")).json()
    assert before["abilities"] == {"report": False}
    refused = await told.report("Ben", thing)
    assert refused.json()["detail"] == before["words"]
    assert (refused.status_code, code(refused)) == (409, "too_few_to_look")
    assert "formal route" in refused.json()["detail"]
    assert await rows(told, Report) == []
    assert await rows(told, Reporting) == []


async def test_before_a_word_is_written_the_text_is_read_and_a_refusal_is_said(told: Told) -> None:
    thing = await told.action()
    address = f"/reports/of/action/{thing}"
    before = (await told["Ben"].get(address)).json()
    assert before == {"text": "Words that hurt", "words": None, "abilities": {"report": True}}
    own = (await told["Ada"].get(address)).json()
    assert own["abilities"] == {"report": False}
    assert own["words"] == (await told.report("Ada", thing)).json()["detail"]
    assert (await told.report("Ben", thing)).status_code == 201
    twice = (await told["Ben"].get(address)).json()
    assert twice["abilities"] == {"report": False}
    assert twice["words"] == (await told.report("Ben", thing)).json()["detail"]


async def test_who_muted_a_party_is_not_drawn_while_others_are_left(told: Told) -> None:
    await told["Cleo"].put(f"/memberships/{told.seats['Ada'].id}/mute", None)
    await told.report("Ben", await told.action())
    assert set(await told.looking()) == {"Dana", "Eli"}


async def test_mutes_never_make_them_too_few(told: Told) -> None:
    await told["Cleo"].put(f"/memberships/{told.seats['Ada'].id}/mute", None)
    await told["Ben"].put(f"/memberships/{told.seats['Dana'].id}/mute", None)
    assert (await told.report("Ben", await told.action())).status_code == 201
    assert len(await told.looking()) == 2


async def test_what_one_may_not_read_can_not_be_reported(world: World) -> None:
    told = Told(world)
    told.coalition = await world.coalition(visibility=Visibility.BY_INVITATION)
    for name in ("Ada", "Ben", "Cleo", "Dana", "Eli"):
        told.seats[name], told.browsers[name] = await world.member(told.coalition, name)
    thing = await told.action()
    others = {
        "Newcomer": (await world.newcomer(told.coalition))[1],
        "Follower": (await world.follower(told.coalition))[1],
        "Former": (await world.former_member(told.coalition))[1],
        "Elsewhere": (await world.member(await world.coalition("Elsewhere")))[1],
    }
    for browser in others.values():
        there = await browser.post("/reports", {"thing": "action", "id": str(thing)})
        missing = await browser.post("/reports", {"thing": "action", "id": str(MISSING)})
        assert (there.status_code, there.content) == (404, missing.content)
    wrong_kind = await told.report("Ben", thing, "proposal")
    assert wrong_kind.status_code == 404


async def commitment(told: Told, **fields: Any) -> dict[str, Any]:
    draft = {"sentence": "Measure it", "by_when": soon()} | fields
    made = await told["Ada"].post(f"/coalitions/{told.coalition.id}/commitments", draft)
    assert made.status_code == 201, made.text
    return dict(made.json())


async def test_what_only_partners_read_is_looked_at_by_nobody_else(told: Told) -> None:
    made = await commitment(told, check_ins_read_by="partners")
    said = await told["Ada"].post(f"/commitments/{made['id']}/check-ins", {"answer": "stuck", "words": "Private."})
    thing = UUID(said.json()["id"])
    assert (await told.report("Ben", thing, "check_in")).status_code == 404
    assert await rows(told, Report) == []


async def test_every_kind_of_text_can_be_reported(told: Told) -> None:
    here = f"/coalitions/{told.coalition.id}"
    made = await commitment(told, check_ins_read_by="coalition")
    body = {"answer": "moving", "words": "Words."}
    said = await told["Ada"].post(f"/commitments/{made['id']}/check-ins", body)
    reply = {"kind": "question", "words": "Really?"}
    replied = await told["Eli"].post(f"/check-ins/{said.json()['id']}/replies", reply)
    leader, _ = await told.world.follower(told.coalition)
    ask = {"following_id": str(leader.id), "kind": "time", "text": "Ten minutes"}
    asked = await told["Ada"].post(f"{here}/asks", ask)
    things = {
        "commitment": made["id"],
        "check_in": said.json()["id"],
        "check_in_reply": replied.json()["id"],
        "ask": asked.json()["id"],
        "action": str(await told.action()),
    }
    for kind, thing in things.items():
        assert (await told.report("Ben", UUID(thing), kind)).status_code == 201, kind
    texts = {one.thing_kind.value: one.text for one in await rows(told, Report)}
    assert texts["check_in"] == "Words."
    assert texts["check_in_reply"] == "Really?"
    assert texts["ask"] == "Ten minutes"
    own = await told.report("Eli", UUID(things["check_in_reply"]), "check_in_reply")
    assert (own.status_code, code(own)) == (409, "reporting_oneself")


async def test_a_proposal_can_be_reported(told: Told) -> None:
    body = {"kind": "action", "title": "A quiet room", "text": "For those people.", "payload": {}}
    made = await told["Ada"].post(f"/coalitions/{told.coalition.id}/proposals", body)
    assert (await told.report("Ben", UUID(made.json()["id"]), "proposal")).status_code == 201
    assert (await rows(told, Report))[0].text == "A quiet room\n\nFor those people."


async def test_a_note_can_be_reported_by_whoever_reads_it_and_not_before(told: Told) -> None:
    body = {"kind": "group", "title": "Night shifts", "text": "They asked.", "payload": {"name": "Night shifts"}}
    made = await told["Ada"].post(f"/coalitions/{told.coalition.id}/proposals", body | {"weight": "full"})
    assert made.status_code == 201, made.text
    notes = f"/proposals/{made.json()['id']}/notes"
    said = await told["Cleo"].post(notes, {"kind": "question", "text": "Why them?"})
    assert said.status_code == 201, said.text
    assert (await told.report("Ben", UUID(said.json()["id"]), "note")).status_code == 201
    assert (await rows(told, Report))[0].text == "Why them?"
    assert set(await told.looking()) <= {"Ada", "Dana", "Eli"}
    named = {"kind": "question", "text": "Does Ben agree?", "names": [str(told.seats["Ben"].id)]}
    waiting = await told["Dana"].post(notes, named)
    assert waiting.json()["waiting"] is True
    assert (await told.report("Eli", UUID(waiting.json()["id"]), "note")).status_code == 404


async def test_what_holds_no_words_can_not_be_folded(told: Told) -> None:
    made = await commitment(told, check_ins_read_by="coalition")
    said = await told["Ada"].post(f"/commitments/{made['id']}/check-ins", {"answer": "moving"})
    refused = await told.report("Ben", UUID(said.json()["id"]), "check_in")
    assert (refused.status_code, code(refused)) == (409, "nothing_written")


async def test_who_does_not_answer_in_three_days_is_replaced_once(told: Told) -> None:
    await told.report("Ben", await told.action())
    first = await told.looking()
    await told.answer(first[0], "fold")
    with later(days=2, hours=23):
        await told.tick()
        assert await told.looking() == first
    with later(days=3, minutes=1):
        await told.tick()
        await told.tick()
        second = await told.looking()
        assert len(second) == 2
        assert first[0] in second
        assert first[1] not in second
    with later(days=6, minutes=5):
        await told.tick()
        assert await told.looking() == []
        assert (await told.mine("Ben"))["made"][0]["state"] == "stays"


async def test_who_came_in_instead_can_fold_it_with_the_other(told: Told) -> None:
    thing = await told.action()
    await told.report("Ben", thing)
    first = await told.looking()
    await told.answer(first[0], "fold")
    with later(days=3, minutes=1):
        await told.tick()
        instead = next(name for name in await told.looking() if name not in first)
        await told.answer(instead, "fold")
        assert await folded_now(told, thing)


async def test_where_nobody_is_left_to_replace_the_silent_it_stays(told: Told) -> None:
    await told.report("Ben", await told.action())
    with later(days=3, minutes=1):
        await told.tick()
        assert await told.looking() == []
        assert (await told.mine("Ben"))["made"][0]["state"] == "stays"


async def test_who_leaves_the_coalition_is_replaced_at_once(told: Told) -> None:
    await told.report("Ben", await told.action())
    first = await told.looking()
    await told[first[0]].post(f"/coalitions/{told.coalition.id}/leave")
    await told.tick()
    second = await told.looking()
    assert len(second) == 2
    assert first[1] in second


async def test_a_report_is_forgotten_a_year_after_it_ended(told: Told) -> None:
    thing = await told.action()
    await told.report("Ben", thing)
    await told.answer((await told.looking())[0], "leave")
    now = clock.now()
    with later(days=364):
        await told.world.database.write(lambda session: service.forget_old(session, clock.now()))
        assert await rows(told, Report)
    with later(days=366):
        assert now < clock.now()
        assert await told.world.database.write(lambda session: service.forget_old(session, clock.now())) == 1
    for table in (Report, Reporting, ReportLot, Look):
        assert await rows(told, table) == []

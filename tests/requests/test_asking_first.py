"""Nobody else reads what names somebody before their yes to exactly these words (product.md P3, S3)."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from sqlmodel import Session, col, select

from alongside.consents import asking, service
from alongside.consents.models import ConsentMissing, ConsentRequest
from alongside.consents.rules import ConsentKind, ThingKind
from alongside.core import clock
from tests.actions.scenes import code, stay_signed_in
from tests.consents.gates import TEXT, Named, propose
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def named(world: World) -> Named:
    return await Named(world).prepare()


async def test_a_yes_to_these_words_lets_it_go_out(named: Named) -> None:
    assert named.proposal["status"] == "asking_first"
    assert (await named.ruth.get(f"/proposals/{named.proposal['id']}")).status_code == 404
    question = await named.question(named.amina)
    assert (question["kind"], question["thing_kind"]) == ("named", "proposal_version")
    assert question["text"] == TEXT
    assert question["answers"] == ["yes", "yes_with_changes", "myself", "no", "not_now"]
    said = await named.say(named.amina, "yes")
    assert (said.status_code, said.json()["state"]) == (200, "yes")
    assert await named.status() == "told"
    assert (await named.ruth.get(f"/proposals/{named.proposal['id']}")).status_code == 200
    assert (await named.question(named.amina))["abilities"]["say_landed"] is True


@pytest.mark.parametrize("answer", ["no", "not_now"])
async def test_after_a_no_it_stays_with_its_author(named: Named, answer: str) -> None:
    assert (await named.say(named.amina, answer)).status_code == 200
    assert await named.status() == "asking_first"
    assert (await named.ruth.get(f"/proposals/{named.proposal['id']}")).status_code == 404
    asker = (await named.dana.get("/consents", params={"box": "from_me"})).json()["items"]
    assert [one["state"] for one in asker] == [answer]
    for other in (named.ruth, named.jun):
        for box in ("to_me", "from_me"):
            assert (await other.get("/consents", params={"box": box})).json()["items"] == []


async def test_a_yes_needs_the_words_that_were_read(named: Named) -> None:
    question = await named.question(named.amina)
    path = f"/consents/{question['id']}/answer"
    bare = await named.amina.post(path, {"answer": "yes"})
    assert [(one["pointer"], one["code"]) for one in bare.json()["errors"]] == [("/text_hash", "field_missing")]
    other = await named.amina.post(path, {"answer": "yes", "text_hash": "0" * 64})
    assert (other.status_code, code(other)) == (409, "consent_text_changed")
    same = await named.say(named.amina, "yes_with_changes", text=TEXT)
    assert [(one["pointer"], one["code"]) for one in same.json()["errors"]] == [("/text", "text_unchanged")]
    assert await named.status() == "asking_first"


async def test_an_answer_is_given_once_and_by_nobody_else(named: Named) -> None:
    question = await named.question(named.amina)
    given = {"answer": "yes", "text_hash": question["text_hash"]}
    for other in (named.ruth, named.jun):
        refused = await other.post(f"/consents/{question['id']}/answer", given)
        missing = await other.post(f"/consents/{UUID(int=7)}/answer", given)
        assert (refused.status_code, refused.content) == (404, missing.content)
    await named.say(named.amina, "no")
    again = await named.say(named.amina, "yes")
    assert (again.status_code, code(again)) == (409, "already_answered")


async def test_after_the_last_day_it_is_too_late(world: World) -> None:
    with time_machine.travel("2026-11-02T09:00:00+01:00", tick=False) as time:
        named = await Named(world).prepare()
        time.shift(timedelta(days=15))
        await stay_signed_in(world)
        late = await named.say(named.amina, "yes")
        assert (late.status_code, code(late)) == (409, "consent_expired")
        assert await named.status() == "asking_first"


async def test_other_words_are_taken_by_who_asked_and_are_a_yes_then(named: Named) -> None:
    said = await named.say(named.amina, "yes_with_changes", text="Amina may be asked about the measuring.")
    assert said.json()["state"] == "yes_with_changes"
    assert await named.status() == "asking_first"
    mine = (await named.dana.get("/consents", params={"box": "from_me"})).json()["items"][0]
    assert mine["changed_text"] == "Amina may be asked about the measuring."
    refused = await named.amina.post(f"/consents/{mine['id']}/take-changes")
    assert (refused.status_code, code(refused)) == (403, "not_permitted")
    taken = await named.dana.post(f"/consents/{mine['id']}/take-changes")
    assert (taken.status_code, taken.json()["state"]) == (200, "yes")
    shown = (await named.ruth.get(f"/proposals/{named.proposal['id']}")).json()
    assert (shown["status"], shown["text"]) == ("told", "Amina may be asked about the measuring.")
    again = await named.dana.post(f"/consents/{mine['id']}/take-changes")
    assert (again.status_code, code(again)) == (409, "no_changes_to_take")


async def test_other_words_can_not_be_taken_back_by_who_asked(named: Named) -> None:
    said = (await named.say(named.amina, "yes_with_changes", text="Amina may be asked.")).json()
    refused = await named.dana.post(f"/consents/{said['id']}/withdraw")
    assert (refused.status_code, code(refused)) == (409, "already_answered")
    assert (await named.question(named.amina))["state"] == "yes_with_changes"


async def test_other_words_wait_for_nobody_who_has_left(named: Named) -> None:
    await named.say(named.amina, "yes_with_changes", text="Amina may be asked.")
    assert (await named.dana.post(f"/coalitions/{named.coalition.id}/leave")).status_code == 204
    assert (await named.question(named.amina))["state"] == "withdrawn"


async def test_taking_other_words_asks_everybody_else_again(world: World) -> None:
    named = await Named(world).prepare()
    made = (await propose(named.dana, named.coalition, names=[named.asked, named.third])).json()
    assert (await named.say(named.ruth, "yes")).status_code == 200
    said = await named.say(named.amina, "yes_with_changes", text="Amina and Ruth may be asked.")
    await named.dana.post(f"/consents/{said.json()['id']}/take-changes")
    asked = await named.question(named.ruth)
    assert (asked["state"], asked["text"]) == ("asked", "Amina and Ruth may be asked.")
    assert (await named.dana.get(f"/proposals/{made['id']}")).json()["status"] == "asking_first"
    assert (await named.say(named.ruth, "yes")).status_code == 200
    assert (await named.dana.get(f"/proposals/{made['id']}")).json()["status"] == "told"


async def test_who_says_i_will_do_this_myself_has_it_and_the_asker_stands_beside(named: Named) -> None:
    assert (await named.say(named.amina, "myself")).json()["state"] == "myself"
    shown = (await named.amina.get(f"/proposals/{named.proposal['id']}")).json()
    assert (shown["status"], shown["proposed_by"]["name"], shown["beside"]["name"]) == ("asking_first", "Amina", "Dana")
    assert (await named.ruth.get(f"/proposals/{named.proposal['id']}")).status_code == 404


async def test_one_reminder_at_most(named: Named) -> None:
    question = await named.question(named.amina)
    hers = await named.amina.post(f"/consents/{question['id']}/remind")
    assert (hers.status_code, code(hers)) == (403, "not_permitted")
    assert (await named.dana.post(f"/consents/{question['id']}/remind")).status_code == 200
    again = await named.dana.post(f"/consents/{question['id']}/remind")
    assert (again.status_code, code(again)) == (409, "already_reminded")
    await named.say(named.amina, "no")
    over = await named.dana.post(f"/consents/{question['id']}/remind")
    assert (over.status_code, code(over)) == (409, "nothing_to_remind_of")


async def test_a_yes_taken_back_halts_what_went_out(named: Named) -> None:
    said = (await named.say(named.amina, "yes")).json()
    refused = await named.dana.post(f"/consents/{said['id']}/revoke")
    assert (refused.status_code, code(refused)) == (403, "not_permitted")
    taken = await named.amina.post(f"/consents/{said['id']}/revoke")
    assert (taken.status_code, taken.json()["state"], taken.json()["answers"]) == (200, "revoked", [])
    assert taken.json()["abilities"]["answer"] is False
    assert await named.status() != "told"
    twice = await named.amina.post(f"/consents/{said['id']}/answer", {"answer": "yes", "text_hash": said["text_hash"]})
    assert (twice.status_code, code(twice)) == (409, "already_answered")
    assert (await named.question(named.amina))["state"] == "revoked"
    again = await named.amina.post(f"/consents/{said['id']}/revoke")
    assert (again.status_code, code(again)) == (409, "no_yes_to_take_back")


async def test_how_it_landed_is_said_by_her_alone_and_read_by_the_two(named: Named) -> None:
    question = await named.question(named.amina)
    early = await named.amina.post(f"/consents/{question['id']}/landed", {"landed": "over"})
    assert (early.status_code, code(early)) == (409, "not_out_yet")
    await named.say(named.amina, "yes")
    dana = await named.dana.post(f"/consents/{question['id']}/landed", {"landed": "beside"})
    assert (dana.status_code, code(dana)) == (403, "not_permitted")
    assert (await named.ruth.post(f"/consents/{question['id']}/landed", {"landed": "beside"})).status_code == 404
    said = await named.amina.post(f"/consents/{question['id']}/landed", {"landed": "in_front"})
    assert said.json()["landed"] == "in_front"
    assert (await named.dana.get(f"/consents/{question['id']}")).json()["landed"] == "in_front"


async def test_nobody_is_named_who_can_not_be_asked(named: Named) -> None:
    former, _ = await named.world.former_member(named.coalition)
    follower, _ = await named.world.follower(named.coalition)
    oneself = await propose(named.dana, named.coalition, names=[named.asker])
    assert (oneself.status_code, code(oneself)) == (409, "asking_oneself")
    for nobody in (former.id, follower.id, UUID(int=9)):
        refused = await named.dana.post(
            f"/coalitions/{named.coalition.id}/proposals",
            {"kind": "action", "weight": "small", "title": "T", "text": "T", "payload": {}, "names": [str(nobody)]},
        )
        assert (refused.status_code, code(refused)) == (404, "not_in_coalition")
    twice = await propose(named.dana, named.coalition, names=[named.third, named.third])
    assert twice.status_code == 201
    assert len((await named.ruth.get("/consents")).json()["items"]) == 1


async def test_a_question_taken_back_does_not_let_the_name_out(named: Named) -> None:
    question = await named.question(named.amina)
    assert (await named.dana.post(f"/consents/{question['id']}/withdraw")).status_code == 200
    thing = UUID(question["thing_id"])
    assert await named.world.database.write(lambda session: asking.cleared(session, thing)) is False


async def test_a_no_that_was_forgotten_still_keeps_the_name_in(world: World) -> None:
    with time_machine.travel("2026-11-02T09:00:00+01:00", tick=False) as time:
        named = await Named(world).prepare()
        thing = UUID((await named.question(named.amina))["thing_id"])
        await named.say(named.amina, "no")
        time.shift(timedelta(days=31))
        assert await world.database.write(lambda session: service.forget_due(session, clock.now())) == 1
        assert await world.database.write(lambda session: asking.cleared(session, thing)) is False

        def without_her(session: Session) -> bool:
            return asked_about(session, named, thing, {})

        assert await world.database.write(without_her) is True
        assert await world.database.read(lambda session: list(session.exec(select(ConsentMissing)))) == []


def asked_about(session: Session, named: Named, thing: UUID, asked: dict[UUID, ConsentKind], text: str = TEXT) -> bool:
    wanted = asking.Wanted(
        coalition_id=named.coalition.id,
        thing_kind=ThingKind.PROPOSAL_VERSION,
        thing_id=thing,
        title="Measure the light",
        text=text,
        from_=named.asker.id,
        asked=asked,
        extra=session.exec(select(ConsentRequest.extra).where(col(ConsentRequest.thing_id) == thing)).first(),
    )
    return asking.ask_first(session, wanted)


async def test_a_no_stays_a_no_for_this_thing_also_when_the_name_comes_back(named: Named) -> None:
    thing = UUID((await named.question(named.amina))["thing_id"])
    await named.say(named.amina, "no")
    her = {named.asked.id: ConsentKind.NAMED}
    database = named.world.database
    assert await database.write(lambda session: asked_about(session, named, thing, her, "Other words")) is False
    assert (await named.question(named.amina))["state"] == "no"
    assert await database.write(lambda session: asked_about(session, named, thing, {})) is True
    assert await database.write(lambda session: asked_about(session, named, thing, her)) is False
    assert (await named.question(named.amina))["state"] == "no"


async def test_an_edit_asks_again_and_the_same_words_do_not(named: Named) -> None:
    thing = UUID((await named.question(named.amina))["thing_id"])
    her = {named.asked.id: ConsentKind.NAMED}
    database = named.world.database

    def states(session: Session) -> list[str]:
        rows = session.exec(select(ConsentRequest.state).where(col(ConsentRequest.thing_id) == thing))
        return [str(state) for state in rows]

    await named.say(named.amina, "not_now")
    await database.write(lambda session: asked_about(session, named, thing, her))
    assert await database.read(states) == ["not_now"]
    await database.write(lambda session: asked_about(session, named, thing, her, "Other words"))
    assert await database.read(states) == ["asked"]
    both = her | {named.third.id: ConsentKind.ON_BEHALF}
    await database.write(lambda session: asked_about(session, named, thing, both, "Other words"))
    assert await database.read(states) == ["asked", "asked"]
    await database.write(lambda session: asked_about(session, named, thing, her, "Other words"))
    assert sorted(await database.read(states)) == ["asked", "withdrawn"]

"""A question to one person: who reads it, who ends it, and what it is bound to."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, select, update

from alongside.actions import co_owners
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus, Visibility
from alongside.consents import service
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentAnswer, ConsentKind, ThingKind
from alongside.consents.schemas import InvitationAnswer
from alongside.core import clock
from alongside.core.database import AlreadyThere
from tests.actions.scenes import MISSING, actor_of, begin, code, invite, look, say
from tests.consents.scenes import Asked
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def asked(world: World) -> Asked:
    return await Asked(world).prepare()


async def test_asker_and_addressee_read_the_exact_words_and_until_when(asked: Asked) -> None:
    hers = await asked.read(asked.amina)
    assert hers["kind"] == "co_own"
    assert hers["thing_id"] == asked.action["id"]
    assert hers["title"] == asked.action["title"]
    assert hers["text"] == f"{asked.action['title']}\n\nTwo pages."
    assert (hers["from_name"], hers["to_name"], hers["asked_by_me"]) == ("Dana", "Amina", False)
    assert hers["state"] == "asked"
    assert [verb for verb, can in hers["abilities"].items() if can] == ["answer"]
    assert hers["answers"] == ["yes", "no", "not_now"]
    asked_at = datetime.fromisoformat(hers["asked_at"])
    assert hers["asked_at"].endswith("Z")
    assert timedelta(days=13) <= datetime.fromisoformat(hers["answer_by"]).replace(tzinfo=UTC) - asked_at
    dana = await asked.read(asked.dana)
    assert [verb for verb, can in dana["abilities"].items() if can] == ["withdraw", "remind"]
    assert dana["asked_by_me"] is True


async def others(asked: Asked) -> list[Browser]:
    """Everybody who is neither of the two, in every standing."""
    elsewhere = await asked.world.coalition("Elsewhere")
    return [
        (await asked.world.member(asked.coalition, "Jun"))[1],
        (await asked.world.newcomer(asked.coalition))[1],
        (await asked.world.follower(asked.coalition))[1],
        (await asked.world.former_member(asked.coalition))[1],
        (await asked.world.member(elsewhere, "Kofi"))[1],
        (await asked.world.person("Léa"))[1],
    ]


async def test_for_everybody_else_the_question_does_not_exist(asked: Asked) -> None:
    for browser in await others(asked):
        there, missing = await browser.get(f"/consents/{asked.id}"), await browser.get(f"/consents/{MISSING}")
        assert (there.status_code, there.content) == (404, missing.content)
        there = await browser.post(f"/consents/{asked.id}/withdraw")
        missing = await browser.post(f"/consents/{MISSING}/withdraw")
        assert (there.status_code, there.content) == (404, missing.content)
    nobody = asked.world.anonymous()
    there, missing = await nobody.get(f"/consents/{asked.id}"), await nobody.get(f"/consents/{MISSING}")
    assert (there.status_code, there.content) == (401, missing.content)
    assert await asked.state() == "asked"


async def test_a_co_owner_who_did_not_ask_does_not_see_the_question_either(asked: Asked) -> None:
    jun, browser = await asked.world.member(asked.coalition, "Jun")
    await invite(asked.dana, asked.action, jun)
    await say(browser, asked.action, "yes")
    assert (await browser.get(f"/consents/{asked.id}")).status_code == 404
    assert (await browser.post(f"/consents/{asked.id}/withdraw")).status_code == 404
    seen = await look(browser, asked.action)
    assert seen["waiting_for_a_yes"] is True
    assert seen["requests"] == []
    assert "Amina" not in str(seen)


async def test_only_the_asker_takes_it_back_and_only_once(asked: Asked) -> None:
    refused = await asked.amina.post(f"/consents/{asked.id}/withdraw")
    assert (refused.status_code, code(refused)) == (403, "not_permitted")
    done = await asked.dana.post(f"/consents/{asked.id}/withdraw")
    assert (done.status_code, done.json()["state"]) == (200, "withdrawn")
    assert not any(done.json()["abilities"].values())
    again = await asked.dana.post(f"/consents/{asked.id}/withdraw")
    assert (again.status_code, code(again)) == (409, "consent_withdrawn")
    too_late = await say(asked.amina, asked.action, "yes")
    assert (too_late.status_code, code(too_late)) == (409, "consent_withdrawn")
    assert (await look(asked.dana, asked.action))["waiting_for_a_yes"] is False


async def test_an_answer_can_not_be_taken_back_by_the_asker(asked: Asked) -> None:
    await say(asked.amina, asked.action, "no")
    refused = await asked.dana.post(f"/consents/{asked.id}/withdraw")
    assert (refused.status_code, code(refused)) == (409, "already_answered")
    assert await asked.state() == "no"
    again = await say(asked.amina, asked.action, "yes")
    assert (again.status_code, code(again)) == (409, "already_answered")


async def test_one_can_come_back_to_a_not_now_until_the_last_day(asked: Asked) -> None:
    await say(asked.amina, asked.action, "not_now")
    assert (await look(asked.dana, asked.action))["waiting_for_a_yes"] is False
    assert (await asked.read(asked.amina))["abilities"]["answer"] is True
    again = await say(asked.amina, asked.action, "not_now")
    assert (again.status_code, code(again)) == (409, "already_answered")
    assert (await say(asked.amina, asked.action, "yes")).json()["state"] == "yes"


async def test_asking_again_after_a_not_now_leaves_one_question(asked: Asked) -> None:
    await say(asked.amina, asked.action, "not_now")
    assert (await invite(asked.dana, asked.action, asked.asked)).status_code == 201
    assert await asked.state() == "expired"
    assert (await say(asked.amina, asked.action, "yes")).status_code == 200


async def test_who_can_not_be_asked_reads_the_same_whyever(asked: Asked) -> None:
    elsewhere = await asked.world.coalition("Elsewhere")
    follower, _ = await asked.world.follower(asked.coalition)
    former, _ = await asked.world.former_member(asked.coalition)
    stranger, _ = await asked.world.member(elsewhere, "Kofi")
    bodies = set()
    for nobody_here in (follower.id, former.id, stranger.id, MISSING):
        refused = await asked.dana.post(f"/actions/{asked.action['id']}/co-owners", {"membership_id": str(nobody_here)})
        assert (refused.status_code, code(refused)) == (404, "not_in_coalition")
        bodies.add(refused.content)
    assert len(bodies) == 1
    oneself = await invite(asked.dana, asked.action, asked.asker)
    assert (oneself.status_code, code(oneself)) == (409, "asking_oneself")


async def test_a_newcomer_may_be_asked_and_may_answer(asked: Asked) -> None:
    noor, browser = await asked.world.newcomer(asked.coalition)
    question = (await invite(asked.dana, asked.action, noor)).json()
    assert (await browser.get(f"/consents/{question['id']}")).json()["abilities"]["answer"] is True
    assert (await browser.get(f"/actions/{asked.action['id']}")).status_code == 404
    assert (await say(browser, asked.action, "yes")).status_code == 200
    assert (await look(browser, asked.action))["title"] == asked.action["title"]


async def test_whoever_left_can_neither_answer_nor_read(asked: Asked) -> None:
    def leave(session: Session) -> None:
        session.execute(update(Membership).where(col(Membership.id) == asked.asked.id).values(left_at=clock.now()))
        service.lapse(session, asked.asked.id)

    await asked.world.database.write(leave)
    assert (await say(asked.amina, asked.action, "yes")).status_code == 404
    assert (await asked.amina.get(f"/consents/{asked.id}")).status_code == 404
    assert await asked.state() == "expired"
    assert (await look(asked.dana, asked.action))["waiting_for_a_yes"] is False


async def test_whoever_leaves_takes_their_questions_along(asked: Asked) -> None:
    await asked.world.database.write(lambda session: service.lapse(session, asked.asker.id))
    late = await say(asked.amina, asked.action, "yes")
    assert (late.status_code, code(late)) == (409, "consent_withdrawn")


async def test_a_change_of_words_asks_about_the_new_ones(asked: Asked) -> None:
    read_before = (await asked.read(asked.amina))["text_hash"]
    changed = await asked.dana.put(f"/actions/{asked.action['id']}", {"title": "Something else"}, version=1)
    assert changed.status_code == 200
    assert (await asked.read(asked.amina))["text"] == "Something else"
    stale = await say(asked.amina, asked.action, "yes", text_hash=read_before)
    assert (stale.status_code, code(stale)) == (409, "consent_text_changed")
    assert await asked.state() == "asked"
    read_now = (await asked.read(asked.amina))["text_hash"]
    assert (await say(asked.amina, asked.action, "yes", text_hash=read_now)).status_code == 200


async def test_a_change_of_words_leaves_what_was_answered(asked: Asked) -> None:
    await say(asked.amina, asked.action, "no")
    before = await asked.read(asked.amina)
    await asked.dana.put(f"/actions/{asked.action['id']}", {"title": "Something else"}, version=1)
    assert await asked.read(asked.amina) == before


@pytest.mark.parametrize(
    ("body", "pointer", "problem"),
    [
        ({}, "/answer", "field_missing"),
        ({"answer": "maybe"}, "/answer", "not_a_choice"),
        ({"answer": "yes", "for": "Jun"}, "/for", "field_unknown"),
        ({"answer": "yes", "text_hash": "short"}, "/text_hash", "too_short"),
    ],
)
async def test_an_answer_that_is_none(asked: Asked, body: dict[str, str], pointer: str, problem: str) -> None:
    refused = await asked.amina.post(f"/consents/{asked.id}/answer", body)
    assert refused.status_code == 422
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [(pointer, problem)]
    assert await asked.state() == "asked"


async def test_the_database_itself_holds_one_open_question_to_each(asked: Asked) -> None:
    def again(session: Session) -> None:
        session.add(
            ConsentRequest(
                coalition_id=asked.coalition.id,
                kind=ConsentKind.CO_OWN,
                from_membership=asked.asker.id,
                to_membership=asked.asked.id,
                thing_kind=ThingKind.ACTION,
                thing_id=UUID(asked.action["id"]),
                text="Twice",
                text_hash="",
                answer_by=clock.now().date(),
            )
        )

    with pytest.raises(AlreadyThere):
        await asked.world.database.write(again)
    await say(asked.amina, asked.action, "no")
    await asked.world.database.write(again)


async def test_only_the_two_are_woken(asked: Asked) -> None:
    def people(session: Session) -> list[UUID]:
        seats = (asked.asker.id, asked.asked.id)
        return list(session.exec(select(Membership.person_id).where(col(Membership.id).in_(seats))))

    pair = set(await asked.world.database.read(people))
    amina = await actor_of(asked.world, asked.amina)

    def no(session: Session) -> set[UUID]:
        answer = InvitationAnswer(answer=ConsentAnswer.NO)
        co_owners.answer(session, UUID(asked.action["id"]), answer, actor=amina)
        return set(session.info["touched"])

    assert await asked.world.database.write(no) == pair


async def test_a_closed_coalition_asks_nobody(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.HIDDEN)
    _, dana = await world.member(coalition)
    jun, _ = await world.member(coalition, "Jun")
    action = await begin(dana, coalition)

    def close(session: Session) -> None:
        session.get_one(Coalition, coalition.id).status = CoalitionStatus.CLOSED

    await world.database.write(close)
    refused = await invite(dana, action, jun)
    assert (refused.status_code, code(refused)) == (409, "coalition_closed")

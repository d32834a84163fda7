"""On a check-in that asks for nothing, too, "I can help" is an offer, which exists for the two alone (S7, P8)."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from sqlmodel import Session, select

from alongside.checkins import service as checkins
from alongside.checkins.models import CheckInReply
from alongside.checkins.rules import ReplyKind
from alongside.checkins.schemas import ReplyDraft
from alongside.checkins.service import forget_old
from alongside.coalitions.models import Coalition
from alongside.core import clock
from alongside.offers.coming_due import forget_due, settle_due
from alongside.offers.models import Offer
from alongside.offers.rules import AlreadyOffered
from tests.actions.scenes import actor_of
from tests.commitments.scenes import check_ins, checked_in, do, make, reply
from tests.harness.races import at_once, kinds
from tests.offers.scenes import answer, at_home, code, listed, made, on_record, tick
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
WIDE = {"check_ins_read_by": "coalition"}


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def helped(browser: Browser, said: dict[str, object], **fields: object) -> str:
    answered = await reply(browser, said, "can_help", **fields)
    assert answered.json()["offer_id"] == answered.json()["id"]
    return made(answered)


async def found(browser: Browser, held: dict[str, object]) -> tuple[str | None, bool]:
    (one,) = await check_ins(browser, held)
    return one["offer"], one["abilities"]["help"]


async def test_it_is_an_offer_to_the_writer_and_nobody_else_learns_of_it(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck")
    paths = [f"/commitments/{held['id']}/check-ins", f"/commitments/{held['id']}", f"/coalitions/{coalition.id}"]
    paths += [f"/coalitions/{coalition.id}/activity", "/today", "/offers?box=to_all"]
    before = [(one.text, one.headers.get("etag")) for one in [await jun.get(path) for path in paths]]
    record = await on_record(world, coalition)
    offer_id = await helped(sam, said)
    assert await found(sam, held) == ("offered", False)
    assert await found(dana, held) == (None, False)
    assert await found(jun, held) == (None, True)
    assert [(one.text, one.headers.get("etag")) for one in [await jun.get(path) for path in paths]] == before
    assert await on_record(world, coalition) == record
    assert (await jun.get(f"/offers/{offer_id}")).status_code == 404
    assert ((await at_home(dana)), (await at_home(sam))) == (["support_offer"], ["support_offering"])
    for browser in (dana, sam):
        read = (await browser.get(f"/offers/{offer_id}")).json()
        assert (read["kind"], read["text"], read["about"]) == ("presence", "", held["sentence"])
        assert read["commitment_id"] == held["id"]
    assert (await check_ins(dana, held))[0]["replies"] == []


async def test_it_is_answered_and_said_once(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck")
    offer_id = await helped(sam, said, words="I know the rules")
    assert code(await reply(sam, said, "can_help")) == "already_offered"
    assert code(await reply(dana, said, "can_help")) == "reply_to_oneself"
    assert (await answer(sam, offer_id, "accepted")).status_code == 403
    assert (await answer(dana, offer_id, "accepted")).status_code == 200
    assert await found(sam, held) == ("accepted", False)
    assert code(await reply(sam, said, "can_help")) == "already_offered"
    assert (await sam.post(f"/offers/{offer_id}/delivered")).status_code == 403
    assert (await dana.post(f"/offers/{offer_id}/delivered")).status_code == 200
    assert await found(sam, held) == ("delivered", False)
    assert code(await reply(sam, said, "can_help")) == "already_offered"


async def test_after_a_no_it_reads_as_if_it_had_never_been_said(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck")
    assert (await answer(dana, await helped(sam, said), "not_now")).status_code == 200
    assert await found(sam, held) == (None, True)
    assert await listed(sam, "offers", "mine") == []
    assert code(await reply(sam, said, "can_help")) == "asked_not_long_ago"


async def test_who_takes_no_more_on_now_is_not_reached(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck")
    limit = await dana.put(f"/coalitions/{coalition.id}/my-limit", {"at_most": 0})
    assert limit.status_code == 200, limit.text
    offer_id = await helped(sam, said)
    assert (await at_home(dana), await listed(dana, "offers", "to_me")) == ([], [])
    assert (await dana.get(f"/offers/{offer_id}")).status_code == 404
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        await tick(world, settle_due)
    assert (await sam.get(f"/offers/{offer_id}")).json()["state"] == "not_now"


async def test_of_a_muted_person_it_reaches_nobody(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    sam_is, sam = await world.member(coalition, "Sam")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck")
    assert (await dana.put(f"/memberships/{sam_is.id}/mute", {})).status_code in {200, 204}
    await helped(sam, said)
    assert await listed(dana, "offers", "to_me") == []
    assert await found(sam, held) == ("offered", False)


async def test_who_can_not_read_the_check_in_can_not_say_it(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    said = await checked_in(dana, await make(dana, coalition), "stuck")
    assert (await reply(sam, said, "can_help")).status_code == 404


async def test_to_who_left_there_is_nothing_to_offer(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck")
    offer_id = await helped(sam, said)
    assert (await dana.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    assert (await sam.get(f"/offers/{offer_id}")).json()["state"] == "expired"
    assert await found(sam, held) == (None, False)
    assert code(await reply(sam, said, "can_help")) == "not_in_coalition"


async def test_what_was_said_to_all_before_stays_said(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    sam_is, sam = await world.member(coalition, "Sam")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck")

    def before(session: Session) -> None:
        session.add(CheckInReply(check_in_id=UUID(said["id"]), membership_id=sam_is.id, kind=ReplyKind.CAN_HELP))

    await world.database.write(before)
    assert [one["kind"] for one in (await check_ins(dana, held))[0]["replies"]] == ["can_help"]
    assert await found(sam, held) == (None, False)
    assert code(await reply(sam, said, "can_help")) == "already_replied"


@pytest.mark.parametrize("said_to", ["the writer", "a request"])
async def test_it_is_forgotten_with_its_check_in(world: World, coalition: Coalition, said_to: str) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck", **({"ask": "Who knows?"} if said_to == "a request" else {}))
    assert (await answer(dana, await helped(sam, said), "accepted")).status_code == 200
    await do(dana, held, "release")
    after = clock.now() + timedelta(days=366)
    assert await world.database.write(lambda session: forget_old(session, after)) == 1
    assert await world.database.read(lambda session: session.exec(select(Offer)).all()) == []


async def test_a_no_is_forgotten_after_thirty_days(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    held = await make(dana, coalition, **WIDE)
    said = await checked_in(dana, held, "stuck")
    assert (await answer(dana, await helped(sam, said), "declined")).status_code == 200
    with time_machine.travel(clock.now() + timedelta(days=31)):
        await tick(world, forget_due)
    assert await world.database.read(lambda session: session.exec(select(Offer)).all()) == []


async def test_of_two_at_once_one_is_said(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    one, two, draft = await actor_of(world, sam), await actor_of(world, jun), ReplyDraft(kind=ReplyKind.CAN_HELP)
    said = UUID((await checked_in(dana, await make(dana, coalition, **WIDE), "stuck"))["id"])
    outcome = await at_once(
        world,
        lambda session: checkins.reply(session, said, draft, actor=one),
        lambda session: checkins.reply(session, said, draft, actor=one),
        lambda session: checkins.reply(session, said, draft, actor=two),
    )
    assert kinds(outcome) == {None, AlreadyOffered}
    assert len(await listed(dana, "offers", "to_me")) == 2


async def test_two_who_help_each_other_at_once_both_do(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, sam = await world.member(coalition, "Sam")
    draft, acting = ReplyDraft(kind=ReplyKind.CAN_HELP), []
    for browser in (dana, sam):
        said = await checked_in(browser, await make(browser, coalition, **WIDE), "stuck")
        acting.append((UUID(said["id"]), await actor_of(world, browser)))
    (of_dana, is_dana), (of_sam, is_sam) = acting
    outcome = await at_once(
        world,
        lambda session: checkins.reply(session, of_sam, draft, actor=is_dana),
        lambda session: checkins.reply(session, of_dana, draft, actor=is_sam),
    )
    assert kinds(outcome) == {None}

"""An action of the coalition that affects somebody pauses, and is talked about; nobody is named (product.md S4, S6)."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import pytest
import time_machine
from sqlmodel import Session, col, select

from alongside.actions.schemas import AffectsMe
from alongside.activity.models import Activity, ActivityActor
from alongside.activity.record import hold_counter
from alongside.coalitions.models import Coalition
from alongside.decisions import pausing, queries, settling
from alongside.decisions.models import Affected
from tests.actions.scenes import actor_of, begin, code, look, stage
from tests.harness.races import at_once, kinds
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
# A Monday: ten working days later it is a Monday again.
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def decided(world: World, coalition: Coalition, proposer: Browser, *others: Browser) -> dict[str, Any]:
    """An action that the coalition decided in the small weight."""
    idea = {"kind": "action", "title": "New badges", "text": "For everyone on floor 3.", "payload": {}}
    proposal = (await proposer.post(f"/coalitions/{coalition.id}/proposals", idea)).json()
    for one in others:
        await one.post(f"/proposals/{proposal['id']}/responses", {"answer": "fine", "version": 1})
    (action,) = (await proposer.get(f"/coalitions/{coalition.id}/actions")).json()["items"]
    return dict(action)


async def record_since(world: World, coalition: Coalition, before: int) -> list[tuple[str, UUID | None]]:
    def read(session: Session) -> list[tuple[str, UUID | None]]:
        rows = (
            select(Activity.kind, ActivityActor.membership_id)
            .outerjoin(ActivityActor, col(ActivityActor.activity_id) == col(Activity.id))
            .where(col(Activity.coalition_id) == coalition.id)
            .order_by(col(Activity.sequence))
        )
        return list(cast(Iterable[tuple[str, UUID | None]], session.exec(rows)))[before:]

    return await world.database.read(read)


async def test_it_pauses_turns_into_a_proposal_and_names_nobody(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    action = await decided(world, coalition, dana, sam, jun)
    assert (await stage(dana, action, "underway")).status_code == 200
    before = len(await record_since(world, coalition, 0))
    assert (await look(sam, action))["abilities"]["pause"] is True
    paused = await sam.post(f"/actions/{action['id']}/affects-me", {"words": "My badge opens the lift."})
    assert paused.status_code == 200, paused.text
    assert [who for _, who in await record_since(world, coalition, before)] == [None] * 2
    seen = await look(jun, action)
    assert seen["paused"]["words"] == "My badge opens the lift."
    assert seen["paused"]["mine"] is False
    assert str(sam_seat.id) not in str(seen)
    assert seen["next_stages"] == ["let_go"]
    assert code(await stage(dana, action, "done")) == "action_paused"
    assert code(await jun.post(f"/actions/{action['id']}/affects-me")) == "action_paused"
    proposal = (await jun.get(f"/proposals/{seen['paused']['proposal_id']}")).json()
    assert (proposal["kind"], proposal["weight"], proposal["status"]) == ("renewal", "full", "questions")
    assert proposal["affected"] == {"mine": False, "some": True, "five_or_more": None}
    # Nobody takes it back for whom it affects, and the form does not say that they could.
    assert (await dana.get(f"/proposals/{proposal['id']}")).json()["abilities"]["withdraw"] is False
    assert code(await dana.post(f"/proposals/{proposal['id']}/withdraw")) == "put_by_rule"
    # Only who paused ends it before its time, and only once.
    assert code(await dana.post(f"/actions/{action['id']}/go-on")) == "not_paused"
    assert (await look(sam, action))["abilities"]["go_on"] is True
    assert (await sam.post(f"/actions/{action['id']}/go-on")).json()["paused"] is None
    assert code(await sam.post(f"/actions/{action['id']}/affects-me")) == "paused_before"
    assert (await look(sam, action))["abilities"]["pause"] is False


async def test_it_ends_after_ten_working_days_where_the_coalition_lives(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        _, sam = await world.member(coalition, "Sam")
        action = await decided(world, coalition, dana, sam)
        assert (await sam.post(f"/actions/{action['id']}/affects-me")).status_code == 200
        assert (await look(dana, action))["paused"]["until"] == "2026-12-07T12:00:00Z"
        for _ in range(3):
            clock.shift(timedelta(days=4, hours=15, minutes=59))
            assert (await dana.get("/me")).status_code == 200
            assert (await look(dana, action))["paused"] is not None
        clock.shift(timedelta(hours=1))
        assert (await look(dana, action))["paused"] is None
        assert (await stage(dana, action, "underway")).status_code == 200


@pytest.mark.parametrize("objects", [False, True])
async def test_what_is_decided_ends_the_pause(world: World, objects: bool) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    action = await decided(world, coalition, dana, sam)
    assert (await sam.post(f"/actions/{action['id']}/affects-me")).status_code == 200
    proposal_id = (await look(sam, action))["paused"]["proposal_id"]
    path = f"/proposals/{proposal_id}"
    for _ in range(2):
        for one in (dana, sam):
            assert (await one.post(f"{path}/pass")).status_code == 200
    assert (await dana.post(f"{path}/responses", {"answer": "consent", "version": 1})).status_code == 201
    harm = {"answer": "objection", "version": 1, "harm": "The lift"} if objects else {"answer": "consent", "version": 1}
    assert (await sam.post(f"{path}/responses", harm)).status_code == 201
    status = (await sam.get(path)).json()["status"]
    if not objects:
        assert (status, (await look(sam, action))["paused"]) == ("adopted", None)
        return
    assert status == "integrating"
    assert (await look(sam, action))["paused"] is not None


async def test_only_of_the_coalition_and_with_a_writer_who_is_there(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    own = await begin(dana, coalition)
    assert code(await sam.post(f"/actions/{own['id']}/affects-me")) == "only_of_the_coalition"
    assert (await look(sam, own))["abilities"]["pause"] is False
    assert (await stage(dana, own, "let_go")).status_code == 200
    other = await world.coalition("Another")
    _, jun = await world.member(other, "Jun")
    _, ada = await world.member(other, "Ada")
    action = await decided(world, other, jun, ada)
    assert (await jun.post(f"/coalitions/{other.id}/leave")).status_code == 204
    # Nothing is said in the name of who left: the decision comes to its review, and anyone proposes what becomes of it.
    assert (await ada.post(f"/actions/{action['id']}/affects-me")).json()["paused"]["proposal_id"] is None
    assert "review" in [row["kind"] for row in (await ada.get("/today")).json()["asked"]]


async def test_who_is_affected_is_in_no_representation_and_has_a_voice(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    sam_seat, sam = await world.member(coalition, "Sam")
    action = await decided(world, coalition, dana, sam)
    assert (await sam.post(f"/actions/{action['id']}/affects-me")).status_code == 200
    said = await world.database.read(lambda session: session.exec(select(Affected.membership_id)).all())
    assert list(said) == [sam_seat.id]
    assert settling.LISTENING == 5


async def test_what_is_decided_ends_the_pause_of_whoever_paused_last(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    action = await decided(world, coalition, dana, sam, jun)
    assert (await sam.post(f"/actions/{action['id']}/affects-me")).status_code == 200
    assert (await sam.post(f"/actions/{action['id']}/go-on")).status_code == 200
    assert (await jun.post(f"/actions/{action['id']}/affects-me")).status_code == 200
    path = f"/proposals/{(await look(jun, action))['paused']['proposal_id']}"
    for _ in range(2):
        for one in (dana, sam, jun):
            assert (await one.post(f"{path}/pass")).status_code == 200
    for one in (dana, sam, jun):
        assert (await one.post(f"{path}/responses", {"answer": "consent", "version": 1})).status_code == 201
    assert (await sam.get(path)).json()["status"] == "adopted"
    assert (await look(sam, action))["paused"] is None


async def test_who_pauses_again_and_who_speaks_about_it_never_wait_for_each_other(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    _, jun = await world.member(coalition, "Jun")
    action = await decided(world, coalition, dana, sam, jun)
    assert (await sam.post(f"/actions/{action['id']}/affects-me")).status_code == 200
    proposal_id = UUID((await look(sam, action))["paused"]["proposal_id"])
    assert (await sam.post(f"/actions/{action['id']}/go-on")).status_code == 200
    pausing_one, action_id = await actor_of(world, jun), UUID(action["id"])

    def speak(session: Session) -> None:
        # As whoever speaks does: the proposal first, and what the record counts after it.
        queries.proposal(session, proposal_id, lock=True)
        time.sleep(0.3)
        hold_counter(session, coalition.id)

    def pause(session: Session) -> None:
        time.sleep(0.1)
        pausing.affects_me(session, action_id, AffectsMe(), actor=pausing_one)

    assert kinds(await at_once(world, speak, pause)) == {None}
    assert (await look(jun, action))["paused"]["proposal_id"] == str(proposal_id)


async def test_one_pauses_it_once_in_whichever_seat(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    person, sam = await world.person("Sam")
    await world.join(person, coalition)
    action = await decided(world, coalition, dana, sam)
    assert (await stage(dana, action, "underway")).status_code == 200
    assert (await sam.post(f"/actions/{action['id']}/affects-me")).status_code == 200
    assert (await sam.post(f"/actions/{action['id']}/go-on")).status_code == 200
    assert (await sam.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    await world.join(person, coalition)
    assert code(await sam.post(f"/actions/{action['id']}/affects-me")) == "paused_before"
    assert (await look(sam, action))["abilities"]["pause"] is False

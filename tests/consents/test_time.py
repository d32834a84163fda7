"""Silence is not a yes: the last day of a question, and what is forgotten after it."""

from datetime import datetime, timedelta

import pytest
import time_machine
from sqlmodel import Session, select

from alongside.consents import service
from alongside.consents.models import ConsentRequest
from alongside.core import clock
from tests.actions.scenes import code, invite, look, say, stay_signed_in
from tests.consents.scenes import Asked
from tests.world import World

pytestmark = pytest.mark.anyio


def in_madrid(day: str, time: str) -> datetime:
    """Clock time in the zone of the tests' coalitions, in winter."""
    return datetime.fromisoformat(f"{day}T{time}+01:00")


async def test_silence_until_the_end_of_the_last_day_is_no_yes(world: World) -> None:
    with time_machine.travel(in_madrid("2026-11-02", "09:00"), tick=False) as time:
        asked = await Asked(world).prepare()
        assert (await asked.read(asked.dana))["answer_by"] == "2026-11-16"
        time.move_to(in_madrid("2026-11-16", "23:59"))
        await stay_signed_in(world)
        assert await asked.state() == "asked"
        assert await world.database.write(lambda session: service.expire_due(session, clock.now())) == 0
        time.move_to(in_madrid("2026-11-17", "00:00"))
        await stay_signed_in(world)
        hers = await asked.read(asked.amina)
        assert (hers["state"], any(hers["abilities"].values())) == ("expired", False)
        assert (await look(asked.dana, asked.action))["waiting_for_a_yes"] is False
        late = await say(asked.amina, asked.action, "yes")
        assert (late.status_code, code(late)) == (409, "consent_expired")
        late = await asked.dana.post(f"/consents/{asked.id}/withdraw")
        assert (late.status_code, code(late)) == (409, "consent_expired")
        assert (await look(asked.dana, asked.action))["co_owners"] == asked.action["co_owners"]


async def test_the_tick_closes_what_was_not_answered_once(world: World) -> None:
    with time_machine.travel(in_madrid("2026-11-02", "09:00"), tick=False) as time:
        asked = await Asked(world).prepare()
        time.move_to(in_madrid("2026-11-17", "00:00"))
        assert await world.database.write(lambda session: service.expire_due(session, clock.now())) == 1
        assert await world.database.write(lambda session: service.expire_due(session, clock.now())) == 0
        assert await stored_states(world) == ["expired"]
        await stay_signed_in(world)
        assert await asked.state() == "expired"


async def test_it_can_be_asked_again_after_its_time_whether_or_not_the_tick_has_run(world: World) -> None:
    with time_machine.travel(in_madrid("2026-11-02", "09:00"), tick=False) as time:
        asked = await Asked(world).prepare()
        twice = await invite(asked.dana, asked.action, asked.asked)
        assert (twice.status_code, code(twice)) == (409, "already_asked")
        time.move_to(in_madrid("2026-11-17", "00:00"))
        await stay_signed_in(world)
        assert (await invite(asked.dana, asked.action, asked.asked)).status_code == 201
        assert sorted(await stored_states(world)) == ["asked", "expired"]


async def stored_states(world: World) -> list[str]:
    def read(session: Session) -> list[str]:
        return [str(state) for state in session.exec(select(ConsentRequest.state))]

    return list(await world.database.read(read))


@pytest.mark.parametrize("answer", ["no", "not_now", "yes"])
async def test_a_refusal_is_forgotten_after_thirty_days_and_a_yes_is_kept(world: World, answer: str) -> None:
    with time_machine.travel(in_madrid("2026-11-02", "09:00"), tick=False) as time:
        asked = await Asked(world).prepare()
        await say(asked.amina, asked.action, answer)

        async def after(days: int) -> int:
            time.move_to(in_madrid("2026-11-02", "09:00") + timedelta(days=days))
            await world.database.write(lambda session: service.expire_due(session, clock.now()))
            return int(await world.database.write(lambda session: service.forget_due(session, clock.now())))

        assert await after(30) == 0
        assert await after(31) == (1 if answer == "no" else 0)
        assert await after(46) == (1 if answer == "not_now" else 0)
        assert await stored_states(world) == (["yes"] if answer == "yes" else [])

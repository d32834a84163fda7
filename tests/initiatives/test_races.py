"""A change of an initiative and the end of what a decision tried, at the same moment: neither waits for the other."""

import time
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from alongside.activity.record import hold_counter
from alongside.initiatives import service
from alongside.initiatives.rules import InitiativeClosed
from alongside.initiatives.schemas import InitiativeText
from alongside.permissions.dependencies import same_version
from tests.actions.scenes import actor_of
from tests.harness.races import at_once, kinds
from tests.initiatives.scenes import look, shared_by_two
from tests.world import World

pytestmark = pytest.mark.anyio
TIMES = 3


@pytest.mark.parametrize("again", range(TIMES))
async def test_a_change_against_the_end_of_the_trial(world: World, monkeypatch: pytest.MonkeyPatch, again: int) -> None:
    coalition = await world.coalition()
    initiative, dana, _ = await shared_by_two(world, coalition)
    actor = await actor_of(world, dana)
    check = same_version

    def slowly(*versions: Any) -> None:
        time.sleep(0.2)
        check(*versions)

    def ends(session: Session) -> None:
        hold_counter(session, coalition.id)
        time.sleep(0.2)
        service.end_trial(session, initiative.decision_id)

    def changes(session: Session) -> None:
        text = InitiativeText(title=f"Other words {again}")
        service.edit(session, UUID(str(initiative.id)), text, initiative.version, actor=actor)

    monkeypatch.setattr(service, "same_version", slowly)
    outcome = await at_once(world, ends, changes)
    assert outcome[0] is None
    assert kinds(outcome) <= {None, InitiativeClosed}
    assert (await look(dana, initiative))["stage"] == "closed"

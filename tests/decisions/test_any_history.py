"""Any history of deciding keeps P1-P5, on both databases."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from alongside.core.database import Database
from tests.decisions.machine import Deciding
from tests.world import World

pytestmark = pytest.mark.anyio
PARTS = 4


def run(database: Database, examples: int, steps: int) -> None:
    class OnThisDatabase(Deciding):
        def __init__(self) -> None:
            super().__init__(database)

    bounds = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(OnThisDatabase, settings=bounds)


@pytest.mark.parametrize("_part", range(PARTS))
async def test_deciding_keeps_its_promises_in_any_history(world: World, _part: int) -> None:
    """200 histories in all, in parts that run side by side."""
    run(world.database, examples=200 // PARTS, steps=30)


@pytest.mark.long
@pytest.mark.parametrize("_part", range(PARTS))
async def test_deciding_keeps_its_promises_in_very_many_histories(world: World, _part: int) -> None:
    run(world.database, examples=2000 // PARTS, steps=50)

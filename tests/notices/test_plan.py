"""What is new is looked for every few seconds: that must not cost more the more was said before (performance.md G5)."""

from typing import Any

import pytest
from sqlalchemy import event

from alongside.core import clock
from alongside.notices import pulling
from tests.world import World

pytestmark = pytest.mark.anyio


# It holds the few addresses whose mailbox is not there.
READ_WHOLE = {"SCAN paused_address"}


async def test_what_is_new_is_found_without_reading_any_table_that_grows(world: World) -> None:
    if not world.database.is_sqlite:
        pytest.skip("PostgreSQL reads small tables whole, and rightly")
    asked: list[tuple[str, Any]] = []
    engine = world.database.engine

    def note(_: Any, __: Any, statement: str, params: Any, *___: Any) -> None:
        asked.append((statement, params))

    event.listen(engine, "before_cursor_execute", note)
    world.database.write_now(lambda session: pulling.pull(session, clock.now()))
    event.remove(engine, "before_cursor_execute", note)
    with engine.connect() as connection:
        steps = [
            row[3]
            for statement, params in asked
            if "check_in_reply" in statement
            for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, params)
        ]
    assert any("ix_check_in_reply_at" in step for step in steps)
    assert {step for step in steps if step.startswith("SCAN") or "AUTOMATIC" in step} == READ_WHOLE

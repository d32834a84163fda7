"""Home finds what concerns its reader by keys: no list of everybody's things is read whole."""

from datetime import timedelta

import pytest

from alongside.core import clock, ids
from alongside.core.hot import Hot
from alongside.today.owed import OWED
from alongside.today.promises import PROMISES
from alongside.today.waiting import WAITED
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("statement", [OWED, PROMISES, WAITED], ids=["owed", "promises", "waited"])
async def test_home_reads_no_table_whole(world: World, statement: Hot) -> None:
    if not world.database.is_sqlite:
        pytest.skip("PostgreSQL reads small tables whole, and rightly")
    ready = statement.on(world.database.engine.dialect)
    now = clock.now()
    given = {"me": ids.private_id(), "now": now, "somewhere_today": (now - timedelta(days=1)).date()}
    with world.database.engine.connect() as connection:
        rows = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + ready.sql, tuple(ready.bind_in_order(given))).all()
    unions = {"SCAN owed", "SCAN waited"}
    whole = [detail for *_, detail in rows if detail.startswith("SCAN") and detail not in unions]
    assert whole == []

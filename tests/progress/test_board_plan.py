"""At a hundred thousand commitments a page of the board still reads one page of its index."""

import pytest
from sqlalchemy import text
from sqlmodel import Session

from alongside.coalitions.models import Coalition, Membership
from alongside.core.database import Database
from alongside.progress.board import BOARD, NEWEST
from tests.commitments.scenes import MISSING
from tests.world import World

pytestmark = pytest.mark.anyio

DIALECTS = {
    "sqlite": {
        "id": "randomblob(16)",
        "at": "strftime('%Y-%m-%d %H:%M:%S.000000', '2026-01-01', '+' || n.i || ' seconds')",
        "ago": "'2026-01-01 00:00:00.000000'",
    },
    "postgresql": {
        "id": "gen_random_uuid()",
        "at": "timestamptz '2026-01-01' + n.i * interval '1 second'",
        "ago": "timestamptz '2026-01-01'",
    },
}
COMMITMENTS = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
INSERT INTO commitment
  (id, coalition_id, sentence, by_when, rhythm, serves, read_by, made_at, updated_at, ended_at, version)
SELECT {id}, coalition.id, 'One of many', '2026-12-01', 'weekly', 'itself', 'coalition', {at}, {at},
       CASE WHEN n.i % 10 = 0 THEN NULL ELSE {at} END, 1
FROM n CROSS JOIN coalition
"""
HOLDINGS = """
INSERT INTO holding (id, commitment_id, coalition_id, membership_id, status, by_when, check_ins_read_by, since)
SELECT {id}, commitment.id, commitment.coalition_id, membership.id, 'active', '2026-12-01', 'partners', {ago}
FROM commitment JOIN membership ON membership.coalition_id = commitment.coalition_id
WHERE commitment.ended_at IS NULL
"""


def fill(session: Session) -> None:
    """Twenty coalitions of five thousand commitments each, of which a tenth is open."""
    assert session.bind is not None
    words = DIALECTS[session.bind.dialect.name]
    session.execute(text(COMMITMENTS.format(**words)))
    session.execute(text(HOLDINGS.format(**words)))
    session.execute(text("ANALYZE"))


def plan(database: Database, coalition: Coalition, seat: Membership) -> str:
    ready = BOARD.on(database.engine.dialect)
    given = {"seat": seat.id, "coalition": coalition.id, "updated_at": NEWEST, "after": MISSING, "rows": 26}
    explain, params = (
        ("EXPLAIN QUERY PLAN ", tuple(ready.bind_in_order(given)))
        if database.is_sqlite
        else ("EXPLAIN ", ready.bind_named(given))
    )
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql(explain + ready.sql, params).all()
    return "\n".join(str(row[-1]) for row in rows)


async def test_the_board_reads_its_index_and_nothing_whole(world: World) -> None:
    coalitions = [await world.coalition(f"Coalition {number}") for number in range(20)]
    seats = [(await world.member(coalition))[0] for coalition in coalitions]
    await world.database.write(fill)

    def count(session: Session) -> int:
        return int(session.execute(text("SELECT count(*) FROM commitment")).scalar_one())

    assert await world.database.read(count) == 100_000
    found = plan(world.database, coalitions[7], seats[7])
    assert "ix_commitment_board" in found
    for whole in ("SCAN commitment", "SCAN holding", "Seq Scan on commitment", "Seq Scan on holding"):
        assert whole not in found

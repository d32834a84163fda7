"""A database of the release before keeps all that people said in it, and goes on by the rules that hold now."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import MetaData, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from alongside.checkins.models import CheckIn
from alongside.checkins.rules import Answer
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.rules import ReadBy, Rhythm
from alongside.core import migrations
from alongside.core.database import Database
from alongside.main import create_app, edged
from alongside.offers.models import Offer
from alongside.offers.rules import OfferKind
from alongside.settings import Settings
from alongside.tables import metadata
from tests.agreements.scenes import agree
from tests.architecture import before
from tests.architecture.test_migrations import empty
from tests.decisions.rounds import RULE, say, seen, tick, told
from tests.initiatives.scenes import begun
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def old(tmp_path: Path) -> Iterator[tuple[Database, before.Before]]:
    """A database as the release before left it, with people's words in it."""
    with empty(tmp_path) as database:
        migrations.upgrade(database.engine, before.REVISION)
        yield database, before.write(database.engine)


@dataclass
class Upgraded:
    """The running app on what was there before."""

    world: World
    before: before.Before

    def browser(self, name: str) -> Browser:
        return Browser(self.world.edge, self.before.secrets[name])

    def proposal(self, name: str) -> dict[str, Any]:
        return {"id": self.before.ids[name], "version": 1}

    def count(self, question: str) -> int:
        return int(self.world.database.read_now(lambda session: session.execute(text(question)).scalar_one()))


@pytest.fixture
async def upgraded(old: tuple[Database, before.Before], tmp_path: Path) -> AsyncIterator[Upgraded]:
    database, written = old
    migrations.upgrade(database.engine)
    assert migrations.drift(database.engine) == []
    url = database.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, data_dir=tmp_path / "data", _env_file=None), ticks=False)
    async with app.router.lifespan_context(app):
        yield Upgraded(World(app, edged(app)), written)


def rows_of(database: Database) -> Rows:
    """Everything in the database, in an order of its own."""
    known = MetaData()
    known.reflect(database.engine)
    with database.engine.connect() as connection:
        return {
            table.name: sorted((dict(row._mapping) for row in connection.execute(table.select())), key=str)
            for table in known.sorted_tables
        }


def without_what_was_rewritten(rows: Rows) -> Rows:
    """That it affects somebody is kept without the answer's own id and time."""
    said = [row if row["answer"] != "affects_me" else row | {"id": 0, "at": 0} for row in rows["response"]]
    return rows | {"response": sorted(said, key=str)}


def test_what_was_there_comes_back_as_it_was(old: tuple[Database, before.Before]) -> None:
    database, _ = old
    written = without_what_was_rewritten(rows_of(database))
    for _ in range(2):
        migrations.upgrade(database.engine)
        assert migrations.drift(database.engine) == []
        migrations.downgrade(database.engine, before.REVISION)
        assert without_what_was_rewritten(rows_of(database)) == written


def test_going_back_leaves_open_the_last_of_several_questions_to_one_person(
    old: tuple[Database, before.Before],
) -> None:
    database, written = old
    migrations.upgrade(database.engine)
    table = metadata.tables["consent_request"]
    with database.engine.begin() as connection:
        first = dict(connection.execute(table.select().where(table.c.id == written.ids["co_own"])).one()._mapping)
        asks = {"id": uuid4(), "from_membership": written.seats["Chi"], "asked_at": first["asked_at"] + timedelta(1)}
        connection.execute(table.insert().values(first | asks))
    migrations.downgrade(database.engine, "5d7f03a91c42")
    with database.engine.connect() as connection:
        states = {row.id: row.state.value for row in connection.execute(table.select())}
    assert (states[first["id"]], states[asks["id"]]) == ("withdrawn", "asked")
    migrations.upgrade(database.engine)
    assert migrations.drift(database.engine) == []


def test_going_back_keeps_what_was_offered_on_a_check_in(old: tuple[Database, before.Before]) -> None:
    database, written = old
    migrations.upgrade(database.engine)
    place, dana, bo = written.coalition, written.seats["Dana"], written.seats["Bo"]
    until = written.soon
    with Session(database.engine) as session:
        held = Commitment(coalition_id=place, sentence="Draft it", by_when=until, rhythm=Rhythm.NONE)
        session.add(held)
        session.flush()
        part = Holding(coalition_id=place, commitment_id=held.id, membership_id=dana, by_when=until)
        session.add(part)
        session.flush()
        said = CheckIn(
            coalition_id=place,
            commitment_id=held.id,
            holding_id=part.id,
            answer=Answer.STUCK,
            read_by=ReadBy.COALITION,
        )
        session.add(said)
        session.flush()
        for on in (said.id, None):
            two: dict[str, Any] = {"coalition_id": place, "from_membership": bo, "to_membership": dana}
            session.add(Offer(**two, kind=OfferKind.PRESENCE, answer_by=until, check_in_id=on))
        session.commit()
    before_it = rows_of(database)["offer"]
    migrations.downgrade(database.engine, "e2a94d07b6c3")
    assert rows_of(database)["offer"] == sorted(
        ({name: value for name, value in row.items() if name != "check_in_id"} for row in before_it), key=str
    )
    migrations.upgrade(database.engine)
    assert migrations.drift(database.engine) == []
    assert rows_of(database)["offer"] == sorted((row | {"check_in_id": None} for row in before_it), key=str)


def test_nothing_is_altered_where_a_row_would_point_nowhere(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'broken.db'}")
    migrations.upgrade(database.engine, before.REVISION)
    before.write(database.engine)
    with database.engine.connect() as connection:
        driver: Any = connection.connection
        driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            connection.execute(text("UPDATE co_ownership SET action_id = x'00'"))
        driver.execute("PRAGMA foreign_keys=ON")
    written = rows_of(database)
    with pytest.raises(migrations.RowsPointNowhere):
        migrations.upgrade(database.engine)
    assert rows_of(database) == written
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    database.dispose()


async def test_a_proposal_that_was_told_is_answered_on(upgraded: Upgraded) -> None:
    walk, bo, chi = upgraded.proposal("Walk"), upgraded.browser("Bo"), upgraded.browser("Chi")
    out = await seen(bo, walk)
    assert (out["status"], out["weight"], out["version"], out["stage"]["name"]) == ("told", "small", 1, "told")
    assert (await seen(upgraded.browser("Dana"), walk))["my_response"]["answer"] == "fine"
    assert out["stage"]["closes_at"] == (upgraded.before.earlier + timedelta(hours=48)).isoformat().replace(
        "+00:00", "Z"
    )
    assert (await say(bo, walk)).status_code == 201
    out = (await say(chi, walk)).json()
    assert (out["status"], out["decision"]["number"]) == ("adopted", 4)


async def test_one_that_turned_for_an_objection_is_reworked_with_its_objector(upgraded: Upgraded) -> None:
    harm, dana, bo = upgraded.proposal("Harm"), upgraded.browser("Dana"), upgraded.browser("Bo")
    out = await seen(dana, harm)
    assert (out["status"], out["weight"], out["reason"]["by"]) == ("integrating", "full", "objection")
    assert [stage["name"] for stage in out["path"]] == ["told", "integrating"]
    (raised,) = out["objections"]
    assert (raised["harm"], raised["state"], raised["by"]["name"]) == (before.HARM, "raised", "Bo")
    text_now = {"title": "Harm", "text": "By day.", "payload": {"name": "Night shifts"}, "change": "substance"}
    answer = await dana.post(f"/proposals/{harm['id']}/versions", text_now, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["status"], answer.json()["version"]) == (201, "questions", 2)
    answer = await bo.post(f"/objections/{raised['id']}/answered")
    assert answer.json()["objections"][0]["state"] == "answered"
    lines = (await dana.get(f"/proposals/{harm['id']}/versions")).json()["items"]
    assert [(line["number"], line["change"]) for line in lines] == [(2, "substance"), (1, "first")]


async def test_who_said_that_it_affects_them_is_never_among_the_answers(upgraded: Upgraded) -> None:
    touch = upgraded.proposal("Touch")
    out = await seen(upgraded.browser("Chi"), touch)
    assert (out["status"], out["affected"]["mine"], out["my_response"]) == ("integrating", True, None)
    assert upgraded.count("SELECT count(*) FROM response WHERE answer = 'affects_me'") == 0
    others = await seen(upgraded.browser("Dana"), touch)
    assert (others["affected"]["mine"], others["objections"]) == (False, [])


async def test_nothing_is_over_at_once_and_what_could_not_be_done_says_so_still(upgraded: Upgraded) -> None:
    assert await tick(upgraded.world) == 0
    out = await seen(upgraded.browser("Dana"), upgraded.proposal("Cannot"))
    assert (out["status"], out["reason"]["by"]) == ("integrating", "not_possible")
    for name, status in (("Room", "adopted"), ("Back", "withdrawn"), ("Follow", "told")):
        out = await seen(upgraded.browser("Dana"), upgraded.proposal(name))
        assert (out["status"], out["weight"], out["path"][0]["name"]) == (status, "small", "told")


async def test_decisions_come_back_on_their_day_and_agreements_hold(upgraded: Upgraded) -> None:
    dana, here = upgraded.browser("Dana"), f"/coalitions/{upgraded.before.coalition}"
    decisions = (await dana.get(f"{here}/decisions")).json()["items"]
    assert sorted(one["number"] for one in decisions) == [1, 2, 3]
    for one in decisions:
        seen_one = (await dana.get(f"/decisions/{one['id']}")).json()
        assert seen_one["review"]["on"] == upgraded.before.soon.isoformat()
    assert upgraded.count("SELECT count(*) FROM review WHERE outcome IS NULL AND came_at IS NULL") == 3
    agreements = (await dana.get(f"{here}/agreements")).json()["items"]
    assert {one["kind"] for one in agreements} >= {"purpose"}


async def test_open_questions_asks_and_told_lines_stay(upgraded: Upgraded) -> None:
    bo, dana, ids = upgraded.browser("Bo"), upgraded.browser("Dana"), upgraded.before.ids
    asked = (await bo.get("/consents")).json()["items"]
    assert {(one["kind"], one["thing_kind"], one["text"], one["state"]) for one in asked} == {
        ("co_own", "action", "Room", "asked"),
        ("co_hold", "commitment", "Room", "no"),
    }
    answer = await bo.post(f"/consents/{ids['co_own']}/answer", {"answer": "yes", "text_hash": "c" * 64})
    assert answer.status_code in {200, 201}, answer.text
    assert upgraded.count("SELECT count(*) FROM consent_request WHERE thing_kind = 'commitment' AND state = 'no'") == 1
    ask = (await dana.get(f"/asks/{ids['ask']}")).json()
    assert (ask["text"], ask["in_name"], ask["state"]) == ("Ten minutes", "own", "open")
    action = (await dana.get(f"/actions/{ids['action']}")).json()
    assert action["told"]["sentence"] == "It moves."


async def test_what_was_written_before_stays_as_it_was(upgraded: Upgraded) -> None:
    await rest(upgraded)
    for table in ("activity", "agreement", "decision", "coalition_state"):
        refused(upgraded, f"UPDATE {table} SET id = id", "append-only")  # noqa: S608 - names of this test
        refused(upgraded, f"DELETE FROM {table}", "append-only")  # noqa: S608 - names of this test
    for change in ("initiative_id = action_id", "action_id = NULL", "sentence = 'Other'"):
        refused(upgraded, f"UPDATE told SET {change}", "stays as it was told")  # noqa: S608 - words of this test
    refused(upgraded, "DELETE FROM told", "stays as it was told")
    with upgraded.world.database.engine.begin() as connection:
        connection.execute(text("UPDATE told SET taken_back_at = '2026-11-27 12:00:00'"))


def refused(upgraded: Upgraded, statement: str, words: str) -> None:
    """The database itself refuses it."""
    with pytest.raises(DatabaseError, match=words), upgraded.world.database.engine.begin() as connection:
        connection.execute(text(statement))


async def rest(upgraded: Upgraded) -> None:
    """The coalition rested once."""
    with upgraded.world.database.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO coalition_state (id, coalition_id, status, decision_id, decision_number, at) "
                "SELECT id, coalition_id, 'resting', id, number, effective_from FROM decision WHERE number = 1"
            )
        )


async def test_going_back_drops_what_has_no_place_and_nothing_else(upgraded: Upgraded) -> None:
    world, coalition = upgraded.world, upgraded.before.coalition
    dana, bo = upgraded.browser("Dana"), upgraded.browser("Bo")
    await agree(world, coalition, "We meet on Mondays.")
    await begun(world, coalition, upgraded.before.seats["Dana"], roles_wanted=["A signature"])
    await told(dana, coalition, **RULE)
    named = {"names": [str(upgraded.before.seats["Chi"])]}
    assert (await told(dana, coalition, **named))["status"] == "asking_first"
    await say(bo, upgraded.proposal("Walk"), "objection", harm="At night?", safe_enough="By day.")
    await rest(upgraded)
    migrations.downgrade(world.database.engine, before.REVISION)
    rows = rows_of(world.database)
    assert {row["status"] for row in rows["proposal"]} == {"told", "turned_full", "adopted", "withdrawn"}
    assert len(rows["proposal"]) == 8
    assert {row["kind"] for row in rows["agreement"]} == {"purpose", "rhythm"}
    assert {row["kind"] for row in rows["decision"]} <= {"founding", "action", "follower", "group"}
    assert sorted(row["state"] for row in rows["consent_request"]) == ["asked", "no"]
    migrations.upgrade(world.database.engine)
    assert migrations.drift(world.database.engine) == []

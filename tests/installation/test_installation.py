"""What a database is: a demo for good, or an installation that one link sets up once."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from alongside.core.database import Database
from alongside.core.security import digest
from alongside.installation import rules, service
from alongside.installation.models import Installation
from alongside.installation.queries import State, state
from alongside.installation.rules import NotADemo, SetupLinkUsed
from alongside.people.models import Person
from alongside.settings import Settings

pytestmark = pytest.mark.anyio


def start(database: Database, *, demo: bool = False) -> service.Opened:
    return database.write_now(lambda session: service.start(session, demo=demo))


def use(database: Database, secret: str) -> None:
    database.write_now(lambda session: service.use_setup(session, secret))


def run(database: Database, statement: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text(statement))


async def test_an_empty_database_has_no_state_and_the_first_start_makes_it_wait_for_someone(
    own_database: Database,
) -> None:
    assert await state(own_database) == State(demo=False, setup_needed=False)
    assert start(own_database).setup_secret
    assert await state(own_database) == State(demo=False, setup_needed=True)
    await own_database.close_loop()


def test_each_start_prints_a_fresh_link_and_only_the_newest_works(own_database: Database) -> None:
    first, second = start(own_database).setup_secret, start(own_database).setup_secret
    assert first
    assert second
    assert first != second
    with pytest.raises(SetupLinkUsed):
        use(own_database, first)
    use(own_database, second)


def test_after_the_set_up_no_start_prints_a_link_again(own_database: Database) -> None:
    secret = start(own_database).setup_secret or ""
    use(own_database, secret)
    assert start(own_database) == service.Opened(None, demo=False)
    with pytest.raises(SetupLinkUsed):
        use(own_database, secret)
    assert own_database.write_now(service.hand_over) is None


def test_a_link_handed_over_by_a_demo_outlives_the_next_starts(own_database: Database) -> None:
    old = own_database.write_now(service.hand_over) or ""
    handed = own_database.write_now(service.hand_over) or ""
    start(own_database)
    with pytest.raises(SetupLinkUsed):
        use(own_database, old)
    use(own_database, handed)
    assert start(own_database).setup_secret is None


def test_only_a_hash_of_the_link_is_kept(own_database: Database) -> None:
    secret = start(own_database).setup_secret or ""
    row = own_database.read_now(lambda session: session.get_one(Installation, 1))
    assert row.setup_secret_hash == digest(secret)


def test_a_demo_has_no_set_up_and_stays_a_demo_however_it_is_started(own_database: Database) -> None:
    assert start(own_database, demo=True) == service.Opened(None, demo=True)
    assert start(own_database) == service.Opened(None, demo=True)
    assert own_database.write_now(service.hand_over) is None
    with pytest.raises(SetupLinkUsed):
        use(own_database, "")


def test_a_real_installation_is_never_served_as_a_demo(own_database: Database) -> None:
    start(own_database)
    with pytest.raises(NotADemo):
        start(own_database, demo=True)


@pytest.mark.parametrize(
    ("demo", "statement"),
    [
        (True, "UPDATE installation SET demo = false"),
        (False, "UPDATE installation SET demo = true"),
        (True, "DELETE FROM installation"),
        (False, "INSERT INTO installation (id, demo, created_at) VALUES (2, false, '2026-11-23 09:00:00')"),
    ],
)
def test_the_database_itself_refuses_to_change_what_it_is(own_database: Database, demo: bool, statement: str) -> None:
    start(own_database, demo=demo)
    with pytest.raises(DatabaseError):
        run(own_database, statement)
    assert start(own_database).demo is demo


def test_a_database_with_real_people_can_not_be_made_a_demo(own_database: Database) -> None:
    start(own_database)
    own_database.write_now(lambda session: session.add(Person(name="Dana", email="dana@example.org")))
    run(own_database, "DELETE FROM installation")
    with pytest.raises(DatabaseError):
        run(own_database, "INSERT INTO installation (id, demo, created_at) VALUES (1, true, '2026-11-23 09:00:00')")


def test_a_demo_is_not_truncated_away(own_database: Database) -> None:
    if own_database.is_sqlite:
        pytest.skip("SQLite has no TRUNCATE")
    start(own_database, demo=True)
    with pytest.raises(DatabaseError):
        run(own_database, "TRUNCATE installation CASCADE")


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("0.0.0.0", "http://localhost:8000"),  # noqa: S104 - the address under test
        ("192.168.1.4", "http://localhost:8000"),
        ("127.0.0.1", "https://alongside.example.org"),
        ("::", "http://localhost:8000"),
    ],
)
def test_a_demo_is_not_started_where_others_could_reach_it(host: str, origin: str) -> None:
    settings = Settings(host=host, public_origin=origin, _env_file=None)
    with pytest.raises(rules.DemoStaysHere):
        rules.may_serve(settings, demo=True)
    rules.may_serve(settings, demo=False)


def test_a_demo_is_started_on_this_machine() -> None:
    for host in ("127.0.0.1", "::1", "localhost"):
        rules.may_serve(Settings(host=host, _env_file=None), demo=True)

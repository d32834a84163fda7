"""What the operator sees of deliveries that were given up, and does about them."""

from datetime import timedelta
from pathlib import Path
from shutil import copytree

import time_machine
from sqlalchemy import select
from sqlmodel import Session

from alongside.core import clock, outbox
from alongside.core.database import Database
from alongside.core.outbox import Delivery
from tests.cli.command import finished


def two(session: Session) -> None:
    """One that waits, and one that was given up."""
    for to in ("waits@example.org", "canary-name@example.org"):
        row = outbox.enqueue(session, "password_changed", to=to, language="en", within=timedelta(days=1))
        row.params = {"canary": "canary-words"}
        session.flush()
    outbox.settle(session, row.id, clock.now(), "recipient", final=True)


def give_all_up(session: Session) -> None:
    for row in session.scalars(select(Delivery)):
        outbox.settle(session, row.id, clock.now(), "refused", final=True)


def test_dead_letters_are_listed_tried_again_and_dropped(migrated: Path, tmp_path: Path) -> None:
    folder = copytree(migrated, tmp_path / "data")
    database = Database(f"sqlite:///{folder / 'alongside.db'}")
    database.write_now(two)
    listed = finished("deliveries", "list", folder=folder).out.splitlines()
    assert ["dead" in line for line in listed] == [False, True]
    assert "canary" not in str(listed)
    assert "c…@example.org" in listed[1]
    dead = listed[1].split()[0]
    assert finished("deliveries", "retry", dead, folder=folder).out == "1 will be tried again.\n"
    again = finished("deliveries", "retry", dead, folder=folder)
    assert (again.code, again.err) == (1, "There is no such delivery among those that were given up.\n")
    database.write_now(give_all_up)
    assert finished("deliveries", "drop", folder=folder).out == "2 dropped.\n"
    assert finished("deliveries", "list", folder=folder).out == ""
    database.dispose()


def test_what_has_lost_its_sense_meanwhile_is_not_said_to_be_tried_again(migrated: Path, tmp_path: Path) -> None:
    folder = copytree(migrated, tmp_path / "data")
    database = Database(f"sqlite:///{folder / 'alongside.db'}")
    with time_machine.travel(clock.now() - timedelta(days=2)):
        database.write_now(two)
    assert finished("deliveries", "retry", folder=folder).out == "0 will be tried again.\n"
    listed = finished("deliveries", "list", folder=folder).out.splitlines()
    assert ["dead" in line for line in listed] == [False, True]
    database.dispose()

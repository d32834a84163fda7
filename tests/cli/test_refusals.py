"""What the operator's command refuses: one plain sentence, a non-zero exit, never a traceback."""

import socket
import sqlite3
from pathlib import Path
from shutil import copytree
from uuid import uuid4

import pytest

from tests.cli.command import Ended, finished, free_port, serving

NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"
# A start costs seconds: `serve` stands for the others, which open the database by the same function.
OTHERS = [
    pytest.param(command, marks=pytest.mark.long, id=command[0])
    for command in (("migrate",), ("seed",), ("sign-in-link", "a@example.org"))
]
each_command = pytest.mark.parametrize("command", [pytest.param(("serve",), id="serve"), *OTHERS])


def plain(ended: Ended, *words: str) -> None:
    """One sentence that a person can act on, and nothing of our insides."""
    assert ended.code not in {0, None}
    assert "Traceback" not in ended.out + ended.err
    assert ended.err.count("\n") == 1, ended.err
    assert ended.err.endswith((".\n", "invite.\n"))
    assert "Something went wrong" not in ended.err
    for word in words:
        assert word in ended.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@each_command
def test_a_file_in_place_of_the_folder(command: tuple[str, ...], folder: Path) -> None:
    folder.write_text("not a folder")
    plain(finished(*command, folder=folder, port=free_port()), str(folder), "can't be written")


@each_command
def test_an_unreachable_postgresql(command: tuple[str, ...], folder: Path) -> None:
    ended = finished(*command, folder=folder, port=free_port(), ALONGSIDE_DATABASE_URL=NOWHERE)
    plain(ended, "can't be reached", "ALONGSIDE_DATABASE_URL")


def test_a_postgresql_that_takes_the_connection_and_says_nothing(folder: Path) -> None:
    """How long it is listened to is what the URL says, else a few seconds."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://nobody@127.0.0.1:{silent.getsockname()[1]}/nothing?connect_timeout=2"
        ended = finished("serve", folder=folder, port=free_port(), ALONGSIDE_DATABASE_URL=url)
    plain(ended, "can't be reached", "ALONGSIDE_DATABASE_URL")


@each_command
def test_a_database_of_a_newer_version(command: tuple[str, ...], folder: Path, migrated: Path) -> None:
    copytree(migrated, folder)
    with sqlite3.connect(folder / "alongside.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'fffffffffffe'")
    database.close()
    plain(finished(*command, folder=folder, port=free_port()), "newer than this version")


def test_a_file_that_is_no_database(folder: Path) -> None:
    folder.mkdir()
    (folder / "alongside.db").write_bytes(b"\x89PNG not a database at all" * 100)
    plain(finished("serve", folder=folder, port=free_port()), "database")


def test_a_taken_port(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        plain(finished("serve", folder=folder, port=port), f"Port {port} is taken", "ALONGSIDE_PORT")
    assert not folder.exists()


@each_command
def test_a_second_process_on_the_same_file(command: tuple[str, ...], folder: Path, migrated: Path) -> None:
    with serving(copytree(migrated, folder)):
        plain(finished(*command, folder=folder, port=free_port()), "Another process", str(folder))


def test_an_unknown_setting(folder: Path) -> None:
    plain(finished("serve", folder=folder, ALONGSIDE_DATABSE_URL="x"), "ALONGSIDE_DATABSE_URL", ".env.example")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ALONGSIDE_PUBLIC_ORIGIN", "http://alongside.example.org", "https"),
        ("ALONGSIDE_PUBLIC_ORIGIN", "alongside.example.org", "https://alongside.example.org"),
        ("ALONGSIDE_DATABASE_URL", "mysql://somewhere/x", "postgresql://"),
        ("ALONGSIDE_SMTP_URL", "mail.example.org", "smtp://"),
        ("ALONGSIDE_PORT", "0", "ALONGSIDE_PORT"),
        ("ALONGSIDE_PORT", "many", "ALONGSIDE_PORT"),
        ("ALONGSIDE_LOG_LEVEL", "loud", "ALONGSIDE_LOG_LEVEL"),
        ("ALONGSIDE_HOST", "no such host", "no such host"),
    ],
)
def test_a_setting_that_can_not_be(folder: Path, name: str, value: str, words: str) -> None:
    environment = {name: value}
    plain(finished("serve", folder=folder, port=None, **environment), words)


@pytest.mark.parametrize(
    "settings",
    [{"ALONGSIDE_HOST": "0.0.0.0"}, {"ALONGSIDE_PUBLIC_ORIGIN": "https://alongside.example.org"}],  # noqa: S104
)
def test_a_demo_for_others(folder: Path, settings: dict[str, str]) -> None:
    ended = finished("serve", "--demo", folder=folder, port=free_port(), **settings)
    plain(ended, "served to this machine alone")
    assert not folder.exists()


@pytest.mark.parametrize("command", [("serve", "--demo"), pytest.param(("seed",), marks=pytest.mark.long)])
def test_a_real_folder_as_a_demo(folder: Path, command: tuple[str, ...], begun: Path) -> None:
    plain(finished(*command, folder=copytree(begun, folder), port=free_port()), "real installation")


def test_a_demo_shown_to_others_later(folder: Path, told: Path) -> None:
    ended = finished("serve", folder=copytree(told, folder), port=free_port(), ALONGSIDE_HOST="0.0.0.0")  # noqa: S104
    plain(ended, "served to this machine alone")


def test_a_roster_that_is_not_there(folder: Path) -> None:
    ended = finished("import-roster", "none.csv", "--coalition", str(uuid4()), folder=folder)
    plain(ended, "none.csv", "can't be read")


def test_a_roster_for_no_coalition(folder: Path, tmp_path: Path, migrated: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("name,email\nEwa,ewa@example.org\n")
    copytree(migrated, folder)
    plain(finished("import-roster", str(roster), "--coalition", str(uuid4()), folder=folder), "nothing here")


def test_a_roster_of_no_text(folder: Path, tmp_path: Path, told: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe" * 50)
    coalition = founded(copytree(told, folder))
    plain(finished("import-roster", str(roster), "--coalition", coalition, folder=folder))


def founded(folder: Path) -> str:
    """A coalition of the demo."""
    with sqlite3.connect(folder / "alongside.db") as database:
        found = database.execute("SELECT id FROM coalition LIMIT 1").fetchone()[0]
    database.close()
    return found.hex() if isinstance(found, bytes) else str(found)


@pytest.mark.parametrize(
    "arguments", [("import-roster", "x.csv", "--coalition", "many"), ("no-such-command",), ("serve", "--prot", "1")]
)
def test_a_slip_of_typing(folder: Path, arguments: tuple[str, ...]) -> None:
    ended = finished(*arguments, folder=folder)
    assert ended.code not in {0, None}
    assert "Traceback" not in ended.out + ended.err


def test_no_person_with_that_address(folder: Path, migrated: Path) -> None:
    plain(finished("sign-in-link", "nobody@example.org", folder=copytree(migrated, folder)))

"""A PostgreSQL server of our own for as long as a test run lasts.

`python -m tests.harness.postgres -- pytest tests` runs a command with `ALONGSIDE_TEST_DATABASE_URL` set.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import psycopg
from psycopg import sql

VARIABLE = "ALONGSIDE_TEST_DATABASE_URL"
SERVER_USER = "postgres"
START_SECONDS = 30
# A crash of the machine may lose a test's data, a crash of the server may not.
FAST = ["-c", "fsync=off", "-c", "full_page_writes=off"]


@contextmanager
def postgres_server(*, durable: bool = False, settings: tuple[str, ...] = ()) -> Iterator[str]:
    """Start a temporary cluster on a private socket and yield its URL; benchmarks need it `durable`."""
    # Not the folder of TMPDIR: a socket's path has at most 107 bytes, and the server's user must reach it.
    with TemporaryDirectory(prefix="alongside-pg-", dir="/tmp") as folder:
        home = Path(folder)
        if os.geteuid() == 0:
            shutil.chown(home, SERVER_USER, SERVER_USER)
        _run(
            "initdb",
            "-D",
            str(home / "data"),
            "-U",
            "postgres",
            "-A",
            "trust",
            *_LOCALE,
            "--no-sync",
            cwd=home,
        )
        tuning = [*([] if durable else FAST), *(part for setting in settings for part in ("-c", setting))]
        socket = ["-c", "listen_addresses=", "-k", str(home), "-c", "max_connections=200"]
        with (home / "log").open("wb") as log:
            command = _as_server_user("postgres", "-D", str(home / "data"), *socket, *tuning)
            server = subprocess.Popen(command, cwd=home, stdout=log, stderr=log)
        try:
            _wait_until_ready(server, home)
            yield f"postgresql+psycopg://postgres@/postgres?host={home}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


@contextmanager
def database(server_url: str, name: str) -> Iterator[str]:
    """Create an empty database on the server and yield its URL; the end drops it, whoever is connected."""
    quoted = sql.Identifier(name)
    with psycopg.connect(server_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(quoted))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(quoted))
        try:
            yield server_url.replace("/postgres?", f"/{name}?")
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(quoted))


_LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8")


def _program(name: str) -> str:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which(name)
    if not found:
        raise SystemExit("PostgreSQL is not installed. On Debian: sudo apt-get install -y postgresql")
    return found


def _as_server_user(name: str, *arguments: str) -> list[str]:
    """The command as an ordinary user, since PostgreSQL refuses root, and ended when this process ends."""
    if not shutil.which("setpriv"):
        return [_program(name), *arguments]
    user = ["--reuid", SERVER_USER, "--regid", SERVER_USER, "--clear-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *user, "--pdeathsig", "INT", _program(name), *arguments]


def _run(name: str, *arguments: str, cwd: Path) -> None:
    done = subprocess.run(_as_server_user(name, *arguments), cwd=cwd, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stdout}{done.stderr}")


def _wait_until_ready(server: subprocess.Popen[bytes], home: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(host=str(home), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"PostgreSQL did not start:\n{(home / 'log').read_text()}")


def _stop(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    signal.signal(signal.SIGTERM, _stop)
    with postgres_server() as url:
        return subprocess.run(command, check=False, env=os.environ | {VARIABLE: url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

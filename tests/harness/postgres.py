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
FAST = ("fsync=off", "full_page_writes=off")


class Cluster:
    """A cluster in a folder, on a private socket there; it can be ended, and killed, and started again."""

    def __init__(self, home: Path, settings: tuple[str, ...]) -> None:
        self.home = home
        self.url = f"postgresql+psycopg://postgres@/postgres?host={home}"
        if os.geteuid() == 0:
            shutil.chown(home, SERVER_USER, SERVER_USER)
        data = str(home / "data")
        _run("initdb", "-D", data, "-U", "postgres", "-A", "trust", *_LOCALE, "--no-sync", cwd=home)
        socket = ("listen_addresses=", "max_connections=200", *settings)
        options = [part for setting in socket for part in ("-c", setting)]
        self._command = _as_server_user("postgres", "-D", data, "-k", str(home), *options)
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return as soon as it answers. One that was killed leaves processes behind, which have to end first."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with (self.home / "log").open("wb") as log:
                self._server = subprocess.Popen(self._command, cwd=self.home, stdout=log, stderr=log)
            if self._answers(deadline):
                return
        raise SystemExit(f"PostgreSQL did not start:\n{(self.home / 'log').read_text()}")

    def end(self, number: signal.Signals = signal.SIGINT) -> None:
        """By default in good order, whoever is connected."""
        if self._server is not None:
            self._server.send_signal(number)
            self._server.wait()
            self._server = None

    def _answers(self, deadline: float) -> bool:
        """Whether it did before it ended."""
        while time.monotonic() < deadline and self._server is not None and self._server.poll() is None:
            try:
                psycopg.connect(host=str(self.home), user="postgres", dbname="postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return True
        return False


@contextmanager
def cluster(*, durable: bool = False, settings: tuple[str, ...] = ()) -> Iterator[Cluster]:
    """A running cluster of one's own; benchmarks need it `durable`."""
    # Not the folder of TMPDIR: a socket's path has at most 107 bytes, and the server's user must reach it.
    with TemporaryDirectory(prefix="alongside-pg-", dir="/tmp") as folder:
        made = Cluster(Path(folder), settings if durable else (*FAST, *settings))
        try:
            made.start()
            yield made
        finally:
            made.end()


@contextmanager
def postgres_server(*, durable: bool = False, settings: tuple[str, ...] = ()) -> Iterator[str]:
    """The URL of a temporary cluster."""
    with cluster(durable=durable, settings=settings) as made:
        yield made.url


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


def _stop(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    signal.signal(signal.SIGTERM, _stop)
    with postgres_server() as url:
        return subprocess.run(command, check=False, env=os.environ | {VARIABLE: url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The `alongside` command as an operator runs it: a process of its own, with an environment of its own."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "alongside")
SECONDS = 60.0


@dataclass
class Ended:
    """How a process ended and what it said."""

    code: int | None
    out: str
    err: str


def environment(folder: Path, port: int | None, **settings: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    own = {"ALONGSIDE_DATA_DIR": str(folder)} | ({"ALONGSIDE_PORT": str(port)} if port else {})
    return inherited | own | settings


def finished(*arguments: str, folder: Path, port: int | None = None, **settings: str) -> Ended:
    """Run a command until it ends by itself."""
    environ = environment(folder, port, **settings)
    done = subprocess.run(
        [COMMAND, *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env=environ,
        cwd=folder.parent,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Serving:
    """A server that is up, and what it says."""

    process: "subprocess.Popen[str]"
    port: int
    lines: list[str] = field(default_factory=list)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> Ended:
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=SECONDS)
        return Ended(self.process.returncode, "\n".join(self.lines) + out, err)


@contextmanager
def serving(folder: Path, *arguments: str, **settings: str) -> Iterator[Serving]:
    """`alongside serve`, from the moment it says where it is."""
    port = free_port()
    process = subprocess.Popen(
        [COMMAND, "serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(folder, port, **settings),
        cwd=folder.parent,
    )
    try:
        yield Serving(process, port, _until_it_says_where(process))
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=SECONDS)


def _until_it_says_where(process: "subprocess.Popen[str]") -> list[str]:
    said: queue.Queue[str] = queue.Queue()
    out = process.stdout
    assert out

    def listen() -> None:
        for line in iter(out.readline, ""):
            said.put(line)
            if "Ctrl+C" in line:
                return

    threading.Thread(target=listen, daemon=True).start()
    lines: list[str] = []
    while not lines or "Ctrl+C" not in lines[-1]:
        lines.append(said.get(timeout=SECONDS).rstrip())
    return lines

"""A coalition on a server that is killed again and again, while its members go on asking each other."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID, uuid4

import httpx
from sqlmodel import Session, col, select

from alongside.core import migrations
from alongside.core.database import Database
from alongside.core.outbox import OVER, Delivery
from alongside.decisions.models import Proposal
from alongside.notices.models import Notice, NoticeChoices
from alongside.notices.rules import Way, What
from tests.cli.command import environment, free_port
from tests.decisions.rounds import ROOM
from tests.mail.post import Post
from tests.notices.scenes import all_ways
from tests.world import World

MEMBERS = 8
SECONDS = 60
# A pause between two questions, so that what is new goes out in more than one mail.
PAUSE = 0.3
DOWN = frozenset({502, 503, 504})


@dataclass
class Asked:
    """The questions that the server said it had taken, and what else it answered on the way."""

    proposals: list[UUID] = field(default_factory=list)
    others: list[tuple[int, str]] = field(default_factory=list)
    longest: float = 0


@dataclass
class House:
    """The whole product as one process. Nobody else has its database open while it is killed."""

    folder: Path
    url: str
    post: Post
    port: int = field(default_factory=free_port)
    coalition_id: UUID | None = None
    secrets: list[str] = field(default_factory=list)
    process: "subprocess.Popen[bytes] | None" = None

    async def people(self) -> None:
        """A coalition whose members want to hear of everything at once."""
        database = Database(self.url)
        migrations.upgrade(database.engine)
        world = World(cast("Any", SimpleNamespace(state=SimpleNamespace(database=database))), cast("Any", None))
        coalition = await world.coalition()
        for number in range(MEMBERS):
            membership, browser = await world.member(coalition, f"Member {number}")
            chosen = NoticeChoices(person_id=membership.person_id, ways=all_ways(Way.AT_ONCE))
            await database.write(lambda session, chosen=chosen: session.add(chosen))  # type: ignore[misc]
            self.secrets.append(str(browser.secret))
        self.coalition_id = coalition.id
        database.dispose()

    def start(self) -> None:
        """Return as soon as it answers."""
        settings = {
            "ALONGSIDE_DATABASE_URL": self.url,
            "ALONGSIDE_SMTP_URL": f"smtp://127.0.0.1:{self.post.port}",
            "ALONGSIDE_LOG_LEVEL": "error",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.mail.served", "serve"],
                env=environment(self.folder / "data", self.port, **settings),
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + SECONDS
        while not self._answers():
            assert time.monotonic() < deadline, (self.folder / "log").read_text()[-3000:]
            assert self.process.poll() is None, (self.folder / "log").read_text()[-3000:]
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            answer = httpx.get(f"http://localhost:{self.port}/api/v1/about", trust_env=False)
        except httpx.TransportError:
            return False
        return answer.status_code == 200

    def kill(self) -> None:
        """As a machine that fails would: nothing of it ends in good order."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def ask(self, asked: Asked, enough: threading.Event) -> None:
        """One question after another, each again until it is said to be taken."""
        number = 0
        while not enough.is_set():
            key, body = uuid4().hex, ROOM | {"title": f"Question {number}"}
            while (taken := self._asked(asked, self.secrets[number % MEMBERS], key, body)) is None:
                time.sleep(0.05)
            asked.proposals.append(taken)
            number += 1
            enough.wait(PAUSE)

    def _asked(self, asked: Asked, secret: str, key: str, body: dict[str, Any]) -> UUID | None:
        here = f"http://localhost:{self.port}"
        headers = {"Origin": here, "Idempotency-Key": key}
        began = time.monotonic()
        try:
            answer = httpx.post(
                f"{here}/api/v1/coalitions/{self.coalition_id}/proposals",
                json=body,
                headers=headers,
                cookies={"s": secret},
                trust_env=False,
                timeout=SECONDS,
            )
        except httpx.TransportError:
            return None
        asked.longest = max(asked.longest, time.monotonic() - began)
        if answer.status_code == 201:
            return UUID(answer.json()["id"])
        asked.others.append((answer.status_code, answer.json()["code"]))
        return None

    @contextmanager
    def asking(self) -> Iterator[Asked]:
        """Members ask for as long as this lasts; at its end the last question is taken."""
        asked, enough = Asked(), threading.Event()
        thread = threading.Thread(target=self.ask, args=(asked, enough), daemon=True)
        thread.start()
        yield asked
        enough.set()
        thread.join(SECONDS)
        assert not thread.is_alive()

    def until_all_is_sent(self, asked: Asked) -> None:
        """Let the server work until nothing waits any more; it is down afterwards."""
        deadline = time.monotonic() + 4 * SECONDS
        while not told(self.url).is_done(len(asked.proposals)) and time.monotonic() < deadline:
            time.sleep(0.5)
        self.kill()


@dataclass
class Told:
    """What the database says in the end."""

    proposals: set[UUID]
    # Who was told of what: each once, by the table's own key. In which mail, if in any.
    voices: dict[tuple[UUID, UUID], UUID | None]
    mails: set[str]
    unsent: list[tuple[str, int, str | None]]

    def is_done(self, proposals: int) -> bool:
        """Whether each was told to all but who asked, by a mail that is sent."""
        in_mails = [mail for mail in self.voices.values() if mail is not None]
        return len(in_mails) == proposals * (MEMBERS - 1) and not self.unsent


def told(url: str) -> Told:
    """Read at the end."""

    def read(session: Session) -> Told:
        voices = session.exec(select(Notice).where(col(Notice.what) == What.VOICE)).all()
        # A newer one says what one that is over, and was never tried, would have said.
        rows = session.exec(select(Delivery)).all()
        mails = [row for row in rows if (row.last_error, row.attempts) != (OVER, 0)]
        return Told(
            set(session.exec(select(Proposal.id))),
            {(one.thing_id, one.person_id): one.delivery_id for one in voices},
            {str(mail.id) for mail in mails},
            [(str(mail.id), mail.attempts, mail.last_error) for mail in mails if mail.sent_at is None],
        )

    database = Database(url)
    try:
        return database.read_now(read)
    finally:
        database.dispose()

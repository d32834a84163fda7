"""The outbox through a real mail server: once in effect, again after failures, given up in the end."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from threading import Barrier
from typing import Any

import pytest
import structlog
import time_machine
from sqlalchemy import select
from sqlmodel import Session
from structlog.testing import capture_logs

from alongside.core import dead_letters, letters, mailer, outbox, paused
from alongside.core.database import Database
from alongside.core.locales import LANGUAGES
from alongside.core.outbox import Delivery
from alongside.installation.mails import deliver_due
from alongside.settings import Settings
from tests.mail.conftest import Mailbox
from tests.world import World

pytestmark = pytest.mark.anyio

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TEMPLATE = "password_changed"


async def write(database: Database, to: str = "dana@example.org", **changes: Any) -> None:
    given: dict[str, Any] = {"language": "en", "within": 30 * DAY} | changes
    await database.write(lambda session: outbox.enqueue(session, TEMPLATE, to=to, **given))


async def rows(database: Database) -> list[Delivery]:
    return await database.read(lambda session: list(session.scalars(select(Delivery).order_by(Delivery.id))))  # type: ignore[arg-type]


def parts(message: EmailMessage) -> tuple[str, str]:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    return plain.get_content(), page.get_content()


async def test_a_sign_in_link_arrives_and_lets_in(world: World, sender: Settings, mailbox: Mailbox) -> None:
    world.app.state.settings = sender
    person, _ = await world.person("Dana")
    await world.anonymous().post("/sign-in/link", {"email": person.email})
    assert await deliver_due(world.database, sender) == 1
    [message] = mailbox.arrived
    plain, page = parts(message)
    assert message["Subject"] == "Your sign-in link"
    assert message["To"] == person.email
    assert message["From"] == "Alongside <alongside@example.org>"
    assert message["Content-Language"] == "en"
    assert mailbox.hello == ["localhost"]
    link = next(line for line in plain.splitlines() if "#" in line)
    assert f'<a href="{link}">' in page
    browser = world.anonymous()
    assert (await browser.post("/sign-in/link/use", {"token": link.partition("#")[2]})).status_code == 200
    assert (await browser.get("/me")).json()["name"] == "Dana"


async def test_nothing_is_sent_twice(database: Database, sender: Settings, mailbox: Mailbox) -> None:
    await write(database)
    assert await asyncio.gather(*(deliver_due(database, sender) for _ in range(4))) in (
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
    )
    assert await deliver_due(database, sender) == 0
    assert mailbox.recipients == ["dana@example.org"]


async def test_a_key_makes_a_doubled_mail_impossible(database: Database) -> None:
    await write(database, key="reminder-1")
    with pytest.raises(Exception, match="already_there"):
        await write(database, key="reminder-1")
    assert len(await rows(database)) == 1


@pytest.mark.parametrize(
    ("answer", "kind"), [("450 mailbox busy", "recipient"), ("451 try again", "refused"), ("421 closing", "refused")]
)
async def test_what_fails_for_now_is_sent_later(
    database: Database, sender: Settings, mailbox: Mailbox, answer: str, kind: str
) -> None:
    (mailbox.to_recipients if kind == "recipient" else mailbox.to_data).append(answer)
    with time_machine.travel(START, tick=False) as clock:
        await write(database)
        assert await deliver_due(database, sender) == 0
        [row] = await rows(database)
        assert (row.attempts, row.last_error, row.due_at) == (1, kind, START + timedelta(minutes=1))
        assert await deliver_due(database, sender) == 0
        clock.shift(timedelta(seconds=61))
        assert await deliver_due(database, sender) == 1
        [row] = await rows(database)
    assert (row.due_at, row.last_error, len(mailbox.arrived)) == (None, None, 1)


async def test_a_mailbox_that_does_not_exist_is_given_up_and_stops_nobody_else(
    database: Database, sender: Settings, mailbox: Mailbox
) -> None:
    mailbox.to_recipients.append("550 no such mailbox")
    with time_machine.travel(START, tick=False) as clock:
        await write(database, "gone@example.org")
        clock.shift(timedelta(seconds=1))
        await write(database, "noor@example.org")
        assert await deliver_due(database, sender) == 1
        clock.shift(DAY)
        assert await deliver_due(database, sender) == 0
    gone, _ = await rows(database)
    assert await database.read(lambda session: paused.paused(session, ["gone@example.org", "noor@example.org"])) == {
        "gone@example.org"
    }
    assert (gone.due_at, gone.sent_at, gone.last_error) == (None, None, "recipient")
    assert mailbox.recipients == ["noor@example.org"]


async def test_two_senders_may_learn_at_once_that_a_mailbox_does_not_exist(database: Database) -> None:
    both = Barrier(1 if database.is_sqlite else 2)

    def learns(session: Session) -> None:
        paused.paused(session, ["gone@example.org"])
        both.wait(timeout=5)
        paused.pause(session, "gone@example.org", START)

    await asyncio.gather(database.write(learns), database.write(learns))
    assert await database.read(lambda session: paused.paused(session, ["gone@example.org"])) == {"gone@example.org"}


async def test_a_mail_that_is_never_taken_gets_more_and_more_time_and_is_given_up_in_the_end(
    database: Database, sender: Settings, mailbox: Mailbox
) -> None:
    tries = 0
    with time_machine.travel(START, tick=False) as clock:
        await write(database)
        waits = []
        while (row := (await rows(database))[0]).due_at is not None:
            waits.append(row.due_at - datetime.now(UTC))
            clock.move_to(row.due_at + timedelta(seconds=1))
            mailbox.to_recipients.append("450 mailbox busy")
            assert await deliver_due(database, sender) == 0
            tries += 1
    assert tries == len(outbox.DELAYS) + 1
    assert waits[1:] == list(outbox.DELAYS)
    assert row.last_error == "recipient"


async def test_while_the_server_is_away_all_waits_and_no_try_is_counted(
    database: Database, sender: Settings, mailbox: Mailbox
) -> None:
    away = sender.model_copy(update={"smtp_url": "smtp://127.0.0.1:1"})
    with time_machine.travel(START, tick=False):
        await write(database)
        for _ in range(2 * len(outbox.DELAYS)):
            assert await deliver_due(database, away) == 0
        [row] = await rows(database)
        assert (row.attempts, row.due_at, row.last_error) == (0, START, None)
        assert await deliver_due(database, sender) == 1


async def test_a_server_that_hangs_is_left_after_a_while_and_only_one_was_tried(
    database: Database, sender: Settings, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailer, "TIMEOUT_SECONDS", 0.3)
    mailbox.hangs = True
    await write(database)
    await write(database, "noor@example.org")
    assert await deliver_due(database, sender) == 0
    assert [(row.attempts, row.last_error) for row in await rows(database)] == [(1, "timeout"), (0, None)]


async def test_a_sender_that_died_loses_nothing(database: Database, sender: Settings, mailbox: Mailbox) -> None:
    """Taken from the outbox, never sent: after its lease the mail is due again."""
    with time_machine.travel(START, tick=False) as clock:
        await write(database)
        await database.write(lambda session: outbox.claim(session, datetime.now(UTC), "http://localhost"))
        assert await deliver_due(database, sender) == 0
        clock.shift(outbox.LEASE)
        assert await deliver_due(database, sender) == 1
    assert len(mailbox.arrived) == 1


async def test_each_try_of_one_mail_carries_the_same_id(database: Database, sender: Settings, mailbox: Mailbox) -> None:
    await write(database)
    [row] = await rows(database)
    await deliver_due(database, sender)
    assert mailbox.arrived[0]["Message-ID"] == f"<{row.id}@example.org>"


async def test_what_has_lost_its_sense_is_not_sent_and_seen_as_over_for_two_days(
    database: Database, sender: Settings, mailbox: Mailbox
) -> None:
    with time_machine.travel(START, tick=False) as clock:
        await write(database, within=timedelta(minutes=15))
        clock.shift(timedelta(minutes=15))
        assert await deliver_due(database, sender) == 0
        [line] = await database.read(lambda session: list(dead_letters.lines(session)))
        assert line.split()[1] == line.split()[-1] == "over"
        # Also when the clock was wrong.
        clock.shift(-DAY)
        assert await database.write(lambda session: dead_letters.retry(session, None)) == 0
        clock.shift(4 * DAY)
        await database.write(lambda session: outbox.forget_old(session, datetime.now(UTC)))
    assert await rows(database) == []
    assert mailbox.arrived == []


async def test_without_a_mail_server_everything_waits_and_lapses(database: Database, settings: Settings) -> None:
    with time_machine.travel(START, tick=False) as clock:
        await write(database, within=DAY)
        assert await deliver_due(database, settings) == 0
        for over in (False, True):
            [row] = await rows(database)
            assert (row.due_at is None, row.last_error == outbox.OVER) == (over, over)
            clock.shift(2 * DAY)
            await database.write(lambda session: outbox.forget_old(session, datetime.now(UTC)))
    assert await rows(database) == []


async def test_who_was_written_to_is_forgotten_after_two_days(
    database: Database, sender: Settings, mailbox: Mailbox
) -> None:
    with time_machine.travel(START, tick=False) as clock:
        await write(database)
        await deliver_due(database, sender)
        for days, left in ((1, 1), (2, 0)):
            clock.move_to(START + days * DAY + timedelta(seconds=1))
            await database.write(lambda session: outbox.forget_old(session, datetime.now(UTC)))
            assert len(await rows(database)) == left


async def test_the_server_is_signed_in_to_as_the_settings_say(
    database: Database, sender: Settings, mailbox: Mailbox
) -> None:
    right, wrong = (
        sender.model_copy(update={"smtp_url": f"smtp://alongside:{word}@127.0.0.1:{mailbox.port}"})
        for word in ("pass%20word%2F1", "other")
    )
    with time_machine.travel(START, tick=False) as clock:
        await write(database)
        assert await deliver_due(database, wrong) == 0
        assert (await rows(database))[0].attempts == 0
        clock.shift(timedelta(minutes=2))
        assert await deliver_due(database, right) == 1


async def test_a_server_without_encryption_is_not_used_where_it_was_demanded(
    database: Database, sender: Settings, mailbox: Mailbox
) -> None:
    demanding = sender.model_copy(update={"smtp_url": f"smtp+starttls://127.0.0.1:{mailbox.port}"})
    await write(database)
    assert await deliver_due(database, demanding) == 0
    assert mailbox.arrived == []
    assert (await rows(database))[0].attempts == 0


@pytest.mark.parametrize(
    "address", ["dana@example.org\r\nBcc: eve@example.org", "dana@example.org, eve@example.org", "x"]
)
async def test_an_address_that_would_write_headers_is_never_sent(
    database: Database, sender: Settings, mailbox: Mailbox, address: str
) -> None:
    """The API takes no such address; should one get into the table all the same, it goes nowhere."""
    await write(database, address)
    assert await deliver_due(database, sender) == 0
    assert mailbox.recipients == []
    assert [(row.due_at, row.last_error) for row in await rows(database)] == [(None, "address")]


@pytest.mark.parametrize(
    ("address", "arrives_at"),
    [
        ("dana@b\u00fccher.example", "dana@xn--bcher-kva.example"),
        ("\u0639\u0627\u0626\u0634\u0629@example.org", "\u0639\u0627\u0626\u0634\u0629@example.org"),
    ],
)
async def test_an_address_in_any_script_is_reached(
    database: Database, sender: Settings, mailbox: Mailbox, address: str, arrives_at: str
) -> None:
    await write(database, address)
    assert await deliver_due(database, sender) == 1
    assert mailbox.recipients == [arrives_at]
    assert mailbox.arrived[0]["To"] == arrives_at


async def test_the_logs_name_neither_the_reader_nor_the_secret(
    world: World, sender: Settings, mailbox: Mailbox
) -> None:
    world.app.state.settings = sender
    mailbox.to_recipients.append("550 5.1.1 <dana> unknown")
    person, _ = await world.person()
    await world.anonymous().post("/sign-in/link", {"email": person.email})
    with capture_logs() as logs:
        mailer.log = structlog.get_logger()
        await deliver_due(world.database, sender)
    assert [entry["event"] for entry in logs] == ["mail.not_sent"]
    assert person.email not in str(logs)
    assert "#" not in str(logs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["sign_in_link", "password_changed"])
async def test_every_mail_reads_in_every_language_in_its_direction(
    database: Database, sender: Settings, mailbox: Mailbox, template: str, language: str
) -> None:
    words = {"link": "https://alongside.example.org/sign-in/link#abc<&", "minutes": "15"}
    letter = outbox.Letter((await _row(database)).id, "dana@example.org", template, language, words)
    message = letters.compose(letter, sender)
    plain, page = parts(message)
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert message["Content-Language"] == language
    assert "{" not in plain + page
    assert "<&" not in page
    assert "http" not in page.replace(words["link"].replace("<&", "&lt;&amp;"), "")
    assert "coalition" not in (plain + message["Subject"]).lower()


async def _row(database: Database) -> Delivery:
    await write(database)
    return (await rows(database))[0]

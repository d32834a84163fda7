"""Sending what waits for the post: by SMTP, one at a time, again after a while when it fails, given up in the end.

| What the server says | What it means |
|---|---|
| it is away, hangs, or refuses at its greeting, TLS or sign-in, whatever the number | nothing was tried: all waits |
| it hung up between two mails | nothing was tried; the rest goes with the next connection |
| no to the sender, whatever the number | tried; again later |
| 4xx to the recipient or to the text; it hangs or hangs up in the middle | tried; again later |
| 5xx to the recipient | given up; nothing is sent there unasked any more |
| 5xx to the text | given up |
"""

from urllib.parse import SplitResult, unquote, urlsplit

import structlog
from aiosmtplib import (
    SMTP,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from alongside.core import clock, outbox, paused
from alongside.core.database import Database
from alongside.core.hot import Hot
from alongside.core.letters import compose
from alongside.core.model import Instant
from alongside.core.outbox import MAIL, Delivery, Letter
from alongside.settings import Settings

log = structlog.get_logger()
TIMEOUT_SECONDS = 20.0
PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
CLOSING = 421
_due_at = col(Delivery.due_at)
_now, _never = bindparam("now", type_=Instant()), bindparam("never", type_=Instant())
DUE = Hot(
    select(col(Delivery.id)).where(col(Delivery.carrier) == MAIL, (_due_at <= _now) | (_due_at > _never)).limit(1)
)

Failure = tuple[str, bool]


async def deliver(database: Database, settings: Settings, *, keep: bool) -> int:
    """Send what is due and say how many went out. With `keep`, nothing leaves the server: it is kept to be read here.

    Without a mail server everything waits, and lapses in its time.
    """
    now = clock.now()
    due = {"now": now, "never": now + outbox.FARTHEST}
    if not (keep or settings.smtp_url) or not await database.hot(DUE, due):
        return 0
    if keep:
        return await database.write(lambda session: _keep(session, settings.public_origin))
    return await _send_all(database, settings)


def _keep(session: Session, origin: str) -> int:
    kept = 0
    while letter := outbox.claim(session, clock.now(), origin):
        outbox.keep_here(session, letter, clock.now())
        session.flush()
        kept += 1
    return kept


async def _send_all(database: Database, settings: Settings) -> int:
    sent = 0
    try:
        async with _client(settings) as client:
            # Asked before each: what can't be tried is not taken, and costs nobody a try.
            while (await client.noop()).code < 500 and (letter := await _claimed(database, settings)):
                sent += await _tried(database, client, letter, settings)
    except (SMTPException, OSError, TimeoutError) as error:
        log.warning("mail.server", kind=_failure(error)[0])
    return sent


async def _claimed(database: Database, settings: Settings) -> Letter | None:
    return await database.write(lambda session: outbox.claim(session, clock.now(), settings.public_origin))


async def _tried(database: Database, client: SMTP, letter: Letter, settings: Settings) -> bool:
    """Whether a mail was taken. Raises what ends the connection, once it is settled what became of the mail."""
    try:
        await client.send_message(compose(letter, settings))
    except (SMTPException, OSError, ValueError) as error:
        await _settle(database, letter, _failure(error))
        if _ends(error):
            raise
        return False
    await _settle(database, letter, None)
    return True


def _ends(error: Exception) -> bool:
    closing = isinstance(error, SMTPResponseException) and error.code == CLOSING
    return closing or isinstance(error, (SMTPServerDisconnected, OSError))


async def _settle(database: Database, letter: Letter, failure: Failure | None) -> None:
    kind, final = failure or (None, False)
    if kind:
        log.warning("mail.not_sent", template=letter.template, kind=kind, final=final)

    def settled(session: Session) -> None:
        outbox.settle(session, letter.id, clock.now(), kind, final=final)
        if kind is None:
            paused.resume(session, letter.recipient)
        elif final and kind == "recipient":
            paused.pause(session, letter.recipient, clock.now())

    await database.write(settled)


def _failure(error: Exception) -> Failure:
    """A word for what happened, and whether trying again is of no use. What the server said would quote addresses."""
    match error:
        case ValueError():
            return "address", True
        case TimeoutError():
            return "timeout", False
        case SMTPRecipientsRefused():
            return "recipient", all(refusal.code >= 500 for refusal in error.recipients)
        case SMTPSenderRefused():
            return "sender", False
        case SMTPResponseException():
            return "refused", error.code >= 500
        case _:
            return "unreachable", False


def _client(settings: Settings) -> SMTP:
    server = urlsplit(settings.smtp_url)
    return SMTP(
        hostname=server.hostname,
        port=server.port or PORTS[server.scheme],
        username=_unquoted(server.username),
        password=_unquoted(server.password),
        use_tls=server.scheme == "smtps",
        start_tls=server.scheme == "smtp+starttls",
        local_hostname=_own_name(urlsplit(settings.public_origin)),
        timeout=TIMEOUT_SECONDS,
    )


def _unquoted(part: str | None) -> str | None:
    return None if part is None else unquote(part)


def _own_name(origin: SplitResult) -> str:
    return origin.hostname or "localhost"

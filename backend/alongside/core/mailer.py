"""Sending what the outbox holds: by SMTP, again after a while when it fails, given up in the end."""

from urllib.parse import SplitResult, unquote, urlsplit

import structlog
from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from alongside.core import clock, outbox
from alongside.core.database import Database
from alongside.core.hot import Hot
from alongside.core.letters import compose
from alongside.core.model import Instant
from alongside.core.outbox import Letter, MailOut
from alongside.settings import Settings

log = structlog.get_logger()
TIMEOUT_SECONDS = 20.0
PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
DUE = Hot(select(col(MailOut.id)).where(col(MailOut.due_at) <= bindparam("now", type_=Instant())).limit(1))

Failure = tuple[str, bool]


async def deliver(database: Database, settings: Settings, *, keep: bool) -> int:
    """Send what is due and say how many went out. With `keep`, nothing leaves the server: it is kept to be read here.

    Without a mail server everything waits, and lapses in its time.
    """
    now = clock.now()
    if not (keep or settings.smtp_url) or not await database.hot(DUE, {"now": now}):
        return 0
    if keep:
        return await database.write(lambda session: _keep(session, settings.public_origin))
    letters = await database.write(lambda session: outbox.claim(session, now, settings.public_origin))
    return await _send_all(database, settings, letters)


def _keep(session: Session, origin: str) -> int:
    letters = outbox.claim(session, clock.now(), origin)
    for letter in letters:
        outbox.keep_here(session, letter, clock.now())
    return len(letters)


async def _send_all(database: Database, settings: Settings, letters: list[Letter]) -> int:
    waiting = list(letters)
    sent = 0
    try:
        async with _client(settings) as client:
            while waiting:
                failure = await _send(client, waiting[0], settings)
                await _settle(database, waiting.pop(0), failure)
                sent += failure is None
    except (SMTPException, OSError, TimeoutError) as error:
        for letter in waiting:
            await _settle(database, letter, _failure(error))
    return sent


async def _send(client: SMTP, letter: Letter, settings: Settings) -> Failure | None:
    """Raises what ends the connection; anything else concerns this one mail."""
    try:
        await client.send_message(compose(letter, settings))
    except (SMTPServerDisconnected, TimeoutError):
        raise
    except (SMTPException, ValueError) as error:
        return _failure(error)
    return None


async def _settle(database: Database, letter: Letter, failure: Failure | None) -> None:
    kind, final = failure or (None, False)
    if kind:
        log.warning("mail.not_sent", template=letter.template, kind=kind, final=final)
    await database.write(lambda session: outbox.settle(session, letter.id, clock.now(), kind, final=final))


def _failure(error: Exception) -> Failure:
    """A word for what happened, and whether trying again is of no use. What the server said would quote addresses."""
    match error:
        case ValueError():
            return "address", True
        case TimeoutError():
            return "timeout", False
        case SMTPRecipientsRefused():
            return "recipient", all(refusal.code >= 500 for refusal in error.recipients)
        case SMTPAuthenticationError() | SMTPSenderRefused():
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

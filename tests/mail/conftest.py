"""A real mail server on this machine, which can be told to refuse, to hang, or to be away."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

import pytest
from aiosmtpd import smtp
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from alongside.core.database import Database
from alongside.settings import Settings


@dataclass
class Mailbox:
    """What arrived, and how the server behaves: each answer is taken once, in turn."""

    port: int = 0
    arrived: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    hello: list[str] = field(default_factory=list)
    to_recipients: list[str] = field(default_factory=list)
    to_data: list[str] = field(default_factory=list)
    hangs: bool = False

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, _server: smtp.SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.hello.append(hostname)
        return responses

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name and arguments
        self, _server: smtp.SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        refusal = self.to_recipients.pop(0) if self.to_recipients else ""
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: smtp.SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.hangs:
            await asyncio.sleep(60)
        refusal = self.to_data.pop(0) if self.to_data else ""
        if refusal:
            return refusal
        content = envelope.content
        assert isinstance(content, bytes)
        message = BytesParser(policy=default).parsebytes(content)
        assert isinstance(message, EmailMessage)
        self.arrived.append(message)
        self.recipients.extend(envelope.rcpt_tos)
        return "250 taken"


def _sign_in(_server: smtp.SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object) -> AuthResult:
    assert isinstance(given, LoginPassword)
    return AuthResult(success=(given.login, given.password) == (b"alongside", b"pass word/1"), handled=False)


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    """The server, listening on a port of its own."""
    box = Mailbox()

    def protocol() -> smtp.SMTP:
        return smtp.SMTP(box, authenticator=_sign_in, auth_require_tls=False, enable_SMTPUTF8=True)

    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
    box.port = server.sockets[0].getsockname()[1]
    yield box
    server.close()


@pytest.fixture
async def sender(settings: Settings, mailbox: Mailbox) -> Settings:
    """Settings that send through it."""
    changes = {"smtp_url": f"smtp://127.0.0.1:{mailbox.port}", "mail_from": "alongside@example.org"}
    return settings.model_copy(update=changes)


@pytest.fixture
async def database(world: object) -> Database:
    """The database of the running app."""
    found = world.database  # type: ignore[attr-defined]
    assert isinstance(found, Database)
    return found

"""A push service of our own, over TLS, for tests: it answers as told and keeps what it was sent."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from alongside.core import clock
from alongside.core.egress import Egress

NAME = "push.example"


@dataclass
class PushService:
    """`answers` are given in turn, the last one again and again; an empty one is never given."""

    origin: str
    egress: Egress
    answers: list[bytes] = field(default_factory=lambda: [b"HTTP/1.1 201 Created\r\n\r\n"])
    requests: list[bytes] = field(default_factory=list)
    named: list[str | None] = field(default_factory=list)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self.requests.append(await reader.readuntil(b"\r\n\r\n"))
            found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            if not found:
                await asyncio.sleep(60)
            writer.write(found)
            await writer.drain()
        except ConnectionError:
            pass  # whoever asked has read enough, and is gone
        finally:
            writer.close()


@asynccontextmanager
async def push_service() -> AsyncIterator[PushService]:
    """It answers under its name, which leads to this machine."""
    with TemporaryDirectory() as folder:
        certificate = _certificate(Path(folder))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        known = ssl.create_default_context(cafile=str(certificate))

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    service = PushService("", Egress(resolve=resolve, allowed=lambda _: True, context=known))
    context.sni_callback = lambda _socket, name, _context: service.named.append(name)
    server = await asyncio.start_server(service.answer, "127.0.0.1", 0, ssl=context)
    service.origin = f"https://{NAME}:{server.sockets[0].getsockname()[1]}"
    try:
        yield service
    finally:
        server.close()


def _certificate(folder: Path) -> Path:
    """A certificate that vouches for itself, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = clock.now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "both.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file

"""The one way out to addresses that somebody gave us (trust.md 5.7): a request can't be led to what only we can reach.

https alone; the name is resolved once, every address of it has to be a public one, and the connection goes to one of
those that were looked at, under the name. No redirect is followed, and nothing that comes back is shown to anyone.
"""

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import SOCK_STREAM, gaierror
from urllib.parse import urlsplit

SECONDS = 5.0
MOST_READ = 64 * 1024
PORT = 443
PLAIN = re.compile(r"[!-~]{1,2000}")
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})[ \r]")
UNICAST = IPv6Network("2000::/3")
# Of the protocols themselves; which of it is "global" differs from one Python to the next.
PROTOCOLS = IPv4Network("192.0.0.0/24")
# Addresses of the sixth version that lead to one of the fourth: NAT64, 6to4, Teredo.
TUNNELS = (
    IPv6Network("64:ff9b::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("2002::/16"),
    IPv6Network("2001::/32"),
)

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]


class EgressRefused(Exception):
    """An address that we do not go to."""


class NoAnswer(Exception):
    """What came back was no HTTP, or too much."""


def is_public(address: str) -> bool:
    """Whether an address is a global unicast one, and not one of ours in another form."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return _is_public(found.ipv4_mapped)
        return found in UNICAST and not any(found in tunnel for tunnel in TUNNELS) and _is_public(found)
    return _is_public(found)


def _is_public(found: IPv4Address | IPv6Address) -> bool:
    special = found.is_multicast or found.is_reserved or found.is_unspecified or found in PROTOCOLS
    return found.is_global and not special


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Every address that the system knows of a name."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


@dataclass(frozen=True, slots=True)
class Egress:
    """Sends requests out. Tests give it other names, addresses and certificates."""

    resolve: Resolver = system_resolver
    allowed: Callable[[str], bool] = is_public
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    async def post(self, url: str, headers: Mapping[str, str]) -> int:
        """Send a request without a body and give its status. Raises EgressRefused, NoAnswer, OSError, TimeoutError."""
        async with asyncio.timeout(SECONDS):
            host, port, target = _parts(url)
            address = await self._checked(host, port)
            reader, writer = await asyncio.open_connection(
                address, port, ssl=self.context, server_hostname=host, limit=MOST_READ
            )
            try:
                writer.write(_request(host, port, target, headers))
                await writer.drain()
                return _status(await _first_line(reader))
            finally:
                writer.transport.abort()

    async def _checked(self, host: str, port: int) -> str:
        try:
            addresses = await self.resolve(host, port)
        except (gaierror, UnicodeError) as error:
            raise EgressRefused from error
        if not addresses or not all(self.allowed(address) for address in addresses):
            raise EgressRefused
        return addresses[0]


def _parts(url: str) -> tuple[str, int, str]:
    """Host, port and the rest of an address. Raises EgressRefused."""
    if not PLAIN.fullmatch(url):
        raise EgressRefused
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or PORT
    except ValueError as error:
        raise EgressRefused from error
    if parts.scheme != "https" or not host or parts.username is not None or parts.password is not None:
        raise EgressRefused
    return host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _request(host: str, port: int, target: str, headers: Mapping[str, str]) -> bytes:
    name = f"[{host}]" if ":" in host else host
    told = {"Host": name if port == PORT else f"{name}:{port}", "Connection": "close", "Content-Length": "0"}
    lines = [f"POST {target} HTTP/1.1", *(f"{key}: {value}" for key, value in {**told, **headers}.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


async def _first_line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readline()
    except ValueError as error:  # longer than we read
        raise NoAnswer from error


def _status(line: bytes) -> int:
    found = STATUS.match(line)
    if found is None:
        raise NoAnswer
    return int(found[1])

"""Nobody leads a request to what only the server can reach (trust.md T9)."""

import asyncio
from collections.abc import Sequence
from socket import gaierror

import pytest

from alongside.core import egress
from alongside.core.egress import Egress, EgressRefused, NoAnswer, is_public
from tests.pushes.service import NAME, push_service

pytestmark = pytest.mark.anyio

NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::a00:1",
    "64:ff9b:1::a00:1",
    "2001::1",
    "2001:db8::1",
    "2002:a00:1::",
    "fc00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
)
PUBLIC = ("9.9.9.9", "::ffff:9.9.9.9", "2620:fe::fe")


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public(address: str) -> None:
    assert is_public(address)


def leading_to(*addresses: str) -> Egress:
    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return addresses

    return Egress(resolve=resolve)


@pytest.mark.parametrize("addresses", [(), ("127.0.0.1",), ("9.9.9.9", "10.0.0.1"), ("2620:fe::fe", "::1")])
async def test_one_address_that_is_not_public_is_enough(addresses: tuple[str, ...]) -> None:
    with pytest.raises(EgressRefused):
        await leading_to(*addresses).post("https://push.example/a", {})


async def test_a_name_that_nobody_knows_is_refused() -> None:
    async def resolve(_host: str, _port: int) -> Sequence[str]:
        raise gaierror

    with pytest.raises(EgressRefused):
        await Egress(resolve=resolve).post("https://push.example/a", {})


@pytest.mark.parametrize(
    "url",
    [
        "http://push.example/a",
        "https://somebody@push.example/a",
        "https://push.example:99999/a",
        "https:///a",
        "https://push.example/a b",
        "https://push.example/a\r\nHost: other",
        "https://pusħ.example/a",
        "ftp://push.example/a",
        "https://[::1]/a",
        "https://127.0.0.1/a",
        "https://2130706433/a",
        "https://0x7f.1/a",
        "https://localhost/a",
        "https://push.example/" + "a" * 2000,
    ],
)
async def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(EgressRefused):
        await (leading_to("9.9.9.9") if "push.example/a b" in url else Egress()).post(url, {})


async def test_the_address_that_was_looked_at_is_gone_to_under_the_name() -> None:
    async with push_service() as service:
        assert await service.egress.post(f"{service.origin}/a?b=c", {"TTL": "1"}) == 201
    assert service.named == [NAME]
    [request] = service.requests
    assert request.startswith(b"POST /a?b=c HTTP/1.1\r\n")
    assert f"Host: {service.origin.removeprefix('https://')}\r\n".encode() in request
    assert b"TTL: 1\r\n" in request


async def test_a_redirect_is_an_answer_and_not_followed() -> None:
    async with push_service() as service:
        service.answers = [b"HTTP/1.1 307 Temporary Redirect\r\nLocation: https://127.0.0.1/\r\n\r\n"]
        assert await service.egress.post(service.origin, {}) == 307
    assert len(service.requests) == 1


@pytest.mark.parametrize("answer", [b"SMTP ready\r\n", b"x" * 200_000, b"HTTP/1.1 2\r\n\r\n"])
async def test_what_is_no_answer(answer: bytes) -> None:
    async with push_service() as service:
        service.answers = [answer]
        with pytest.raises(NoAnswer):
            await service.egress.post(service.origin, {})


async def test_nobody_is_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(egress, "SECONDS", 0.3)
    async with push_service() as service:
        service.answers = [b""]
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(service.egress.post(service.origin, {}), 5)

"""A demo answers its own machine under the name localhost, and nothing else."""

import pytest
from httpx import ASGITransport, AsyncClient

from alongside.installation.demo_guard import DemoGuard
from alongside.main import edged
from tests.world import ORIGIN, World

pytestmark = pytest.mark.anyio


async def status(demo: World, host: str, client: str = "127.0.0.1", path: str = "/api/v1/about") -> int:
    guarded = edged(demo.app)
    guarded.app = DemoGuard(demo.app)
    transport = ASGITransport(guarded, client=(client, 40000))
    async with AsyncClient(transport=transport, base_url=ORIGIN) as http:
        answer = await http.get(path, headers={"Host": host, "Accept-Language": "fr"})
    if answer.status_code == 421:
        assert answer.json()["code"] == "demo_is_local"
        assert answer.headers["content-language"] == "fr"
        assert answer.headers["x-content-type-options"] == "nosniff"
    return answer.status_code


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "LOCALHOST:80"])
async def test_localhost_is_answered(demo: World, host: str) -> None:
    assert await status(demo, host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "alongside.example.org",
        "localhost.evil.example",
        "evil.example:8000",
        "127.0.0.1:8000",
        "[::1]:8000",
        "localhost:8000@evil.example",
        "localhost:",
        "localhost.",
        "",
        "192.168.1.4",
    ],
)
async def test_any_other_name_is_refused_on_every_page(demo: World, host: str) -> None:
    assert await status(demo, host) == 421
    assert await status(demo, host, path="/demo") == 421


@pytest.mark.parametrize("client", ["192.168.1.7", "2001:db8::7", "not an address"])
async def test_another_machine_is_refused_even_by_the_right_name(demo: World, client: str) -> None:
    assert await status(demo, "localhost:8000", client) == 421


async def test_its_health_can_be_asked_by_any_name(demo: World) -> None:
    assert await status(demo, "127.0.0.1:8000", path="/healthz") == 200

"""A device is told that something is new: once, without a word, as long as its session lasts."""

import json
from base64 import urlsafe_b64decode
from typing import Any
from uuid import UUID

import pytest
import time_machine
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from sqlmodel import Session, select

from alongside.core import clock
from alongside.people.models import SignInSession
from alongside.pushes import carrier, service, vapid
from alongside.pushes.models import PushSubscription
from tests.commitments.scenes import code, fields
from tests.decisions.rounds import say, told
from tests.notices.scenes import all_ways, at, choose, see, tick, waiting
from tests.pushes.service import PushService, push_service
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
ENDPOINT = "https://push.example/send/abc"
MONDAY = at("2026-11-23T10:00:00+01:00")


@pytest.fixture
async def dana(world: World) -> Browser:
    await world.database.write(lambda session: service.have_key(session, clock.now()))
    return (await world.person("Dana"))[1]


async def subscriptions(world: World) -> list[str]:
    return await world.database.read(lambda session: list(session.exec(select(PushSubscription.endpoint))))


async def on(browser: Browser) -> bool:
    return bool((await browser.get("/me/push")).json()["on"])


async def test_it_is_off_until_one_turns_it_on(world: World, dana: Browser) -> None:
    assert not await on(dana)
    assert (await dana.put("/me/push", {"endpoint": ENDPOINT})).json()["on"]
    await dana.put("/me/push", {"endpoint": f"{ENDPOINT}d"})
    assert await subscriptions(world) == [f"{ENDPOINT}d"]
    assert (await dana.delete("/me/push")).status_code == 204
    assert (await on(dana), await subscriptions(world)) == (False, [])


async def test_it_ends_with_its_session(world: World, dana: Browser) -> None:
    await dana.put("/me/push", {"endpoint": ENDPOINT})
    await dana.delete("/session")
    assert await subscriptions(world) == []


async def test_a_browser_tells_the_one_who_is_signed_in_there_now(world: World, dana: Browser) -> None:
    bo = (await world.person("Bo"))[1]
    await dana.put("/me/push", {"endpoint": ENDPOINT})
    await bo.put("/me/push", {"endpoint": ENDPOINT})
    assert (await on(dana), await on(bo), await subscriptions(world)) == (False, True, [ENDPOINT])


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/a",
        "https://push.example:8443/a",
        "https://a@push.example/a",
        "https://push.example/a b",
        "https://push.example:port/",
        "push.example",
    ],
)
async def test_other_addresses_are_not_taken(dana: Browser, endpoint: str) -> None:
    answer = await dana.put("/me/push", {"endpoint": endpoint})
    assert (answer.status_code, fields(answer)) == (422, [("/endpoint", "push_address")])


async def test_without_a_key_nothing_is_offered(world: World) -> None:
    bo = (await world.person("Bo"))[1]
    assert (await bo.get("/me/push")).json() == {"key": None, "on": False}
    assert code(await bo.put("/me/push", {"endpoint": ENDPOINT})) == (409, "push_not_here")


async def test_the_key_stays(world: World, dana: Browser) -> None:
    key = (await dana.get("/me/push")).json()["key"]
    await world.database.write(lambda session: service.have_key(session, clock.now()))
    assert (await dana.get("/me/push")).json()["key"] == key


async def something_new(world: World, push: PushService) -> Browser:
    """Bo, whose device is told, and whose voice is needed."""
    await world.database.write(lambda session: service.have_key(session, clock.now()))
    coalition = await world.coalition("CANARY room")
    dana, bo = (await world.member(coalition, "Dana"))[1], (await world.member(coalition, "Bo"))[1]
    await choose(bo, ways=all_ways("at_once"))
    session_id = UUID((await bo.get("/me/sessions")).json()["items"][0]["id"])

    def subscribe(session: Session) -> None:
        assert session.get(SignInSession, session_id)
        session.add(PushSubscription(session_id=session_id, endpoint=f"{push.origin}/send/abc"))

    await world.database.write(subscribe)
    await told(dana, coalition.id)
    await tick(world)
    return bo


async def sent(world: World, push: PushService) -> int:
    return await carrier.deliver_due(world.database, world.app.state.settings, push.egress)


def claims_of(request: bytes) -> tuple[dict[str, Any], dict[str, str]]:
    """What the signed word says, once its signature is proved with the key beside it (RFC 8292), and the headers."""
    headers = dict(line.split(": ", 1) for line in request.decode().strip().split("\r\n")[1:])
    token, key = (part.split("=", 1)[1] for part in headers["Authorization"].removeprefix("vapid ").split(", "))
    signed, signature = token.rsplit(".", 1)
    raw = decoded(signature)
    known = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(key))
    both = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    known.verify(both, signed.encode(), ec.ECDSA(SHA256()))
    return json.loads(decoded(signed.split(".")[1])), headers


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


async def test_a_device_is_told_once_and_nothing_of_what_is_new(world: World) -> None:
    async with push_service() as push:
        await something_new(world, push)
        assert (await sent(world, push), await sent(world, push)) == (1, 0)
        await tick(world)
        assert await sent(world, push) == 0
    [request] = push.requests
    claims, headers = claims_of(request)
    assert claims["aud"] == push.origin
    assert 0 < claims["exp"] - clock.now().timestamp() <= 24 * 3600
    assert claims["sub"].startswith("mailto:")
    assert headers["Content-Length"] == "0"
    assert set(headers) == {"Host", "Connection", "Content-Length", "Authorization", "TTL", "Topic", "Urgency"}
    assert "CANARY" not in request.decode()


def test_another_key_does_not_prove_it() -> None:
    word = vapid.authorization(vapid.new_private(), ENDPOINT, "mailto:a@example.org", clock.now())
    other = vapid.public(vapid.new_private())
    forged = f"POST / HTTP/1.1\r\nAuthorization: {word.split(', k=')[0]}, k={other}".encode()
    with pytest.raises(InvalidSignature):
        claims_of(forged)


@pytest.mark.parametrize("status", [b"404 Not Found", b"410 Gone"])
async def test_a_device_that_is_gone_is_told_no_more(world: World, status: bytes) -> None:
    async with push_service() as push:
        push.answers = [b"HTTP/1.1 " + status + b"\r\n\r\n"]
        bo = await something_new(world, push)
        assert await sent(world, push) == 0
        assert (await on(bo), await subscriptions(world)) == (False, [])
        assert await sent(world, push) == 0
    assert len(push.requests) == 1


@pytest.mark.parametrize("status", [b"429 Too Many Requests", b"503 Service Unavailable"])
async def test_what_did_not_go_goes_later(world: World, status: bytes) -> None:
    async with push_service() as push:
        push.answers = [b"HTTP/1.1 " + status + b"\r\n\r\n", b"HTTP/1.1 201 Created\r\n\r\n"]
        with time_machine.travel(MONDAY, tick=False) as time:
            await something_new(world, push)
            assert (await sent(world, push), await sent(world, push)) == (0, 0)
            time.shift(120)
            assert await sent(world, push) == 1


async def test_what_was_seen_and_who_signed_out_is_not_told_of(world: World) -> None:
    async with push_service() as push:
        bo = await something_new(world, push)
        await see(bo, (await bo.get("/me/notices")).json())
        assert await sent(world, push) == 0
    assert push.requests == []


@pytest.mark.parametrize("meanwhile", ["answered", "turned off", "muted", "left"])
async def test_what_is_not_new_any_more_or_not_wanted_is_not_told_of(world: World, meanwhile: str) -> None:
    async with push_service() as push:
        bo = await something_new(world, push)
        [seat] = (await bo.get("/me")).json()["seats"]
        match meanwhile:
            case "answered":
                page_id = (await bo.get("/me/notices")).json()["items"][0]["page_id"]
                assert (await say(bo, {"id": page_id, "version": 1})).status_code == 201
            case "turned off":
                await choose(bo, ways=all_ways("here"))
            case "muted":
                await choose(bo, places=[{"coalition_id": seat["coalition_id"], "muted": True}])
            case _:
                assert (await bo.post(f"/coalitions/{seat['coalition_id']}/leave")).status_code < 300
        assert await sent(world, push) == 0
    assert push.requests == []


async def test_quiet_hours_are_quiet_here_too(world: World) -> None:
    async with push_service() as push:
        with time_machine.travel(MONDAY, tick=False) as time:
            bo = await something_new(world, push)
            await choose(bo, ways=all_ways("at_once"), quiet={"since": "09:00", "until": "12:00"})
            assert await sent(world, push) == 0
            time.move_to(at("2026-11-23T14:00:00+01:00"))
            assert await sent(world, push) == 1


async def test_an_address_that_leads_inside_is_given_up(world: World) -> None:
    async with push_service() as push:
        await something_new(world, push)
        assert await carrier.deliver_due(world.database, world.app.state.settings) == 0
        assert [row.last_error for row in await waiting(world) if row.carrier == carrier.PUSH] == ["address"]
    assert push.requests == []

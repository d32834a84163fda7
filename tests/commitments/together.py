"""Short sentences for tests about walking along, handing over and taking up beside."""

from typing import Any

from httpx import Response

from alongside.coalitions.models import Membership
from tests.commitments.scenes import Thing, do, look
from tests.world import Browser


async def ask_along(browser: Browser, commitment: Thing, other: Membership) -> Response:
    return await do(browser, commitment, "companions", membership_id=str(other.id))


async def offer_along(browser: Browser, commitment: Thing, holder: Membership, **given: Any) -> Response:
    return await do(browser, commitment, "companion-offers", membership_id=str(holder.id), **given)


async def offer_part(browser: Browser, commitment: Thing, other: Membership) -> Response:
    return await do(browser, commitment, "hand-over", membership_id=str(other.id))


async def asked_of(browser: Browser) -> list[Thing]:
    """The open questions about parts that one was asked."""
    box = (await browser.get("/consents")).json()["items"]
    return [one for one in box if one["thing_kind"] == "part" and one["state"] == "asked"]


async def answer(browser: Browser, says: str) -> Response:
    """Answer the one open question about a part."""
    (asked,) = await asked_of(browser)
    return await browser.post(f"/consents/{asked['id']}/answer", {"answer": says, "text_hash": asked["text_hash"]})


async def walks(holder: Browser, commitment: Thing, seat: Membership, browser: Browser) -> str:
    """Somebody walks along by their yes; the id of it."""
    assert (await ask_along(holder, commitment, seat)).status_code == 201
    assert (await answer(browser, "yes")).status_code == 200
    mine = [one for one in (await look(browser, commitment))["companions"] if one["is_me"]]
    return str(mine[0]["id"])

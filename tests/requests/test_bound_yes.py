"""A yes is to the words as they are, and holds until it is used: nothing else goes out by it (product.md P3, S3)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from sqlmodel import Session

from alongside.coalitions.models import Membership
from alongside.consents import asking
from alongside.consents.rules import Audience, ConsentKind, ThingKind
from alongside.core import clock
from tests.actions.scenes import code, stay_signed_in
from tests.consents.gates import TEXT, Named, Thing, propose
from tests.decisions.rounds import later
from tests.world import World

pytestmark = pytest.mark.anyio

OTHER = "Amina carries all of it, she says."


@pytest.fixture
async def named(world: World) -> Named:
    return await Named(world).prepare()


async def both(named: Named, **fields: Any) -> Thing:
    made = await propose(named.dana, named.coalition, names=[named.asked, named.third], title="Second", **fields)
    assert made.status_code == 201, made.text
    return dict(made.json())


async def rewritten(named: Named, made: Thing, text: str, *people: Membership) -> Response:
    words = {"title": "Second", "text": text, "payload": {}, "names": [str(one.id) for one in people]}
    return await named.dana.put(f"/proposals/{made['id']}/draft", words, version=0)


async def test_who_took_a_yes_back_can_give_it_to_the_new_words_alone(named: Named) -> None:
    made = await both(named)
    said = (await named.say(named.amina, "yes")).json()
    assert (await named.amina.post(f"/consents/{said['id']}/revoke")).status_code == 200
    assert (await rewritten(named, made, OTHER, named.asked, named.third)).status_code == 200
    assert (await named.say(named.ruth, "yes")).status_code == 200
    now = await named.question(named.amina)
    assert (now["state"], now["text"], now["answers"]) == ("revoked", OTHER, ["yes"])
    path = f"/consents/{said['id']}/answer"
    stale = await named.amina.post(path, {"answer": "yes", "text_hash": said["text_hash"]})
    assert (stale.status_code, code(stale)) == (409, "consent_text_changed")
    assert (await named.jun.get(f"/proposals/{made['id']}")).status_code == 404
    assert (await named.amina.post(path, {"answer": "yes", "text_hash": now["text_hash"]})).status_code == 200
    assert (await named.jun.get(f"/proposals/{made['id']}")).json()["text"] == OTHER


async def test_who_is_no_longer_named_has_nothing_to_say_yes_to(named: Named) -> None:
    made = await both(named)
    said = (await named.say(named.amina, "yes")).json()
    await named.amina.post(f"/consents/{said['id']}/revoke")
    assert (await rewritten(named, made, "Ruth measures.", named.third)).status_code == 200
    now = await named.question(named.amina)
    assert (now["state"], now["answers"], now["abilities"]["answer"]) == ("revoked", [], False)
    late = await named.amina.post(f"/consents/{said['id']}/answer", {"answer": "yes", "text_hash": said["text_hash"]})
    assert (late.status_code, code(late)) == (409, "consent_withdrawn")


async def test_a_change_of_what_else_it_would_do_asks_again(named: Named) -> None:
    thing = UUID((await named.question(named.amina))["thing_id"])
    await named.amina.get("/consents")

    def asked(session: Session, extra: str | None) -> bool:
        wanted = asking.Wanted(
            coalition_id=named.coalition.id,
            thing_kind=ThingKind.PROPOSAL_VERSION,
            thing_id=thing,
            title="Measure the light",
            text=TEXT,
            from_=named.asker.id,
            asked={named.asked.id: ConsentKind.NAMED},
            audience=Audience.COALITION,
            extra=extra,
        )
        return asking.ask_first(session, wanted)

    database = named.world.database
    await database.write(lambda session: asked(session, '{"about": "a"}'))
    await named.say(named.amina, "yes")
    assert await database.write(lambda session: asked(session, '{"about": "a"}')) is True
    assert await database.write(lambda session: asked(session, '{"about": "b"}')) is False
    assert (await named.question(named.amina))["state"] == "asked"


async def test_a_yes_that_was_not_used_ends_with_who_gave_it(named: Named) -> None:
    made = await both(named)
    said = (await named.say(named.amina, "yes")).json()
    left = await named.amina.post(f"/coalitions/{named.coalition.id}/leave")
    assert left.status_code in {200, 204}, left.text
    mine = (await named.dana.get("/consents", params={"box": "from_me"})).json()["items"]
    assert next(one["state"] for one in mine if one["id"] == said["id"]) == "expired"
    assert (await named.say(named.ruth, "yes")).status_code == 200
    assert (await named.jun.get(f"/proposals/{made['id']}")).status_code == 404


async def test_nothing_new_goes_out_by_a_mandate_that_is_over(named: Named) -> None:
    until = (clock.now().date() + timedelta(days=1)).isoformat()
    given = {"to": str(named.asker.id), "topic": "light", "forum": "coalition", "until": until}
    mandate = (await named.amina.post(f"/coalitions/{named.coalition.id}/mandates", given)).json()
    made = await both(named, mandates={str(named.asked.id): mandate["id"]})
    with later(days=5):
        await stay_signed_in(named.world)
        assert (await named.say(named.ruth, "yes")).status_code == 200
        assert (await named.jun.get(f"/proposals/{made['id']}")).status_code == 404
        now = await named.question(named.amina)
        assert (now["state"], now["mandate_id"], now["by_mandate"]) == ("asked", None, None)
        assert (await named.say(named.amina, "yes")).status_code == 200
        assert (await named.jun.get(f"/proposals/{made['id']}")).status_code == 200


async def test_who_did_not_answer_in_time_is_asked_again_with_the_same_words(named: Named) -> None:
    with later(days=20):
        await stay_signed_in(named.world)
        assert (await named.question(named.amina))["state"] == "expired"
        made = named.proposal
        words = {"title": made["title"], "text": made["text"], "payload": {}, "names": [str(named.asked.id)]}
        assert (await named.dana.put(f"/proposals/{made['id']}/draft", words, version=0)).status_code == 200
        assert (await named.question(named.amina))["state"] == "asked"

"""What a coalition asks of its followers, how they answer, and who says that it arrived."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from sqlmodel import Session, select

from alongside.activity.models import Activity, ActivityActor
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import Visibility
from alongside.following.models import Following
from tests.followers import admitted, in_days, seated
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BADGES = "Say yes or no to changing the night badges on floor 3, or tell us who can"


def draft(following: Following, **more: Any) -> dict[str, Any]:
    return {"following_id": str(following.id), "kind": "barrier", "text": BADGES} | more


async def asked(browser: Browser, coalition: Coalition, following: Following, **more: Any) -> dict[str, Any]:
    """An ask that a member made."""
    answer = await browser.post(f"/coalitions/{coalition.id}/asks", draft(following, **more))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def waits_for(browser: Browser) -> list[tuple[str, str, str]]:
    """What stands on a person's home as waited for, and from whom."""
    rows = (await browser.get("/today")).json()["waiting"]
    return [(row["kind"], row["id"], row["who"]) for row in rows]


async def facts(world: World, coalition: Coalition) -> list[tuple[str, UUID | None]]:
    """What the coalition's record says happened, and which membership did it."""

    def read(session: Session) -> list[tuple[str, UUID | None]]:
        rows = (
            select(Activity.kind, ActivityActor.membership_id)
            .outerjoin(ActivityActor, ActivityActor.activity_id == Activity.id)  # type: ignore[arg-type]
            .where(Activity.coalition_id == coalition.id)
            .order_by(Activity.sequence)  # type: ignore[arg-type]
        )
        return list(session.exec(rows))

    return await world.database.read(read)


async def test_a_member_asks_in_their_own_name_and_the_coalition_reads_it(world: World) -> None:
    coalition = await world.coalition()
    dana_seat, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    following, _ = await world.follower(coalition)
    ask = await asked(dana, coalition, following, wanted_by=in_days(10).isoformat())
    nothing_yet = dict.fromkeys(
        ("answered_at", "days_to_answer", "answer_words", "reason", "advice_sought", "delivered_at")
    )
    assert ask == nothing_yet | {
        "id": ask["id"],
        "coalition_id": str(coalition.id),
        "kind": "barrier",
        "text": BADGES,
        "wanted_by": in_days(10).isoformat(),
        "state": "open",
        "asked_by": {"id": str(dana_seat.id), "name": "Dana"},
        "asked_of": {"id": str(following.id), "name": "Ingrid"},
        "action": None,
        "opened_at": ask["opened_at"],
        "age_days": 0,
        "in_name": "own",
        "with_people": [],
        "waiting_for_yes": False,
        "abilities": {
            "accept": False,
            "refuse": False,
            "delivered": False,
            "withdraw": True,
            "drop": False,
            "edit_draft": False,
        },
    }
    seen = (await sam.get(f"/asks/{ask['id']}")).json()
    assert seen == ask | {"abilities": dict.fromkeys(ask["abilities"], False)}
    assert (await sam.get(f"/coalitions/{coalition.id}/asks")).json() == {"items": [seen], "next": None}
    assert await facts(world, coalition) == [("ask_made", dana_seat.id)]


async def test_the_follower_reads_the_text_and_the_name_that_signed_it_and_no_more(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, ingrid = await world.follower(coalition)
    action = (await dana.post(f"/coalitions/{coalition.id}/actions", {"title": "Night badges"})).json()
    ask = await asked(dana, coalition, following, action_id=action["id"])
    assert ask["action"] == {"id": action["id"], "title": "Night badges"}
    read = (await ingrid.get(f"/asks/{ask['id']}")).json()
    assert read["asked_by"] == {"id": None, "name": "Dana"}
    assert read["action"] is None
    assert [verb for verb, can in read["abilities"].items() if can] == ["accept", "refuse"]
    assert (await ingrid.get(f"/following/{coalition.id}")).json()["asks"] == [read]


async def test_a_yes_with_words_and_whose_advice_was_sought(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        dana_seat, dana = await world.member(coalition)
        following, ingrid = await world.follower(coalition)
        ask = await asked(dana, coalition, following)
        clock.shift(timedelta(days=3))
        assert (await dana.get(f"/asks/{ask['id']}")).json()["age_days"] == 3
        body = {"words": "From Monday on.", "advice_sought": "The night shift and the works council"}
        yes = await ingrid.post(f"/asks/{ask['id']}/accept", body)
        assert yes.status_code == 200
        seen = (await dana.get(f"/asks/{ask['id']}")).json()
        assert (seen["state"], seen["age_days"], seen["days_to_answer"]) == ("accepted", None, 3)
        assert (seen["answer_words"], seen["advice_sought"]) == (body["words"], body["advice_sought"])
        assert seen["answered_at"] == "2026-11-26T12:00:00Z"
        assert [verb for verb, can in seen["abilities"].items() if can] == ["delivered"]
        assert await facts(world, coalition) == [("ask_made", dana_seat.id), ("ask_accepted", None)]


async def test_days_are_counted_where_the_coalition_lives(world: World) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 22, 30, tzinfo=UTC), tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        following, ingrid = await world.follower(coalition)
        ask = await asked(dana, coalition, following)
        clock.shift(timedelta(hours=1))
        assert (await dana.get(f"/asks/{ask['id']}")).json()["age_days"] == 1
        await ingrid.post(f"/asks/{ask['id']}/accept", {})
        assert (await dana.get(f"/asks/{ask['id']}")).json()["days_to_answer"] == 1


async def test_a_no_needs_a_reason_which_members_read(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, ingrid = await world.follower(coalition)
    ask = await asked(dana, coalition, following)
    for body in ({}, {"reason": ""}, {"reason": "  "}, {"reason": None}):
        refused = await ingrid.post(f"/asks/{ask['id']}/refuse", body)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/reason")
    no = await ingrid.post(f"/asks/{ask['id']}/refuse", {"reason": "The budget is spent until March."})
    assert no.status_code == 200
    seen = (await dana.get(f"/asks/{ask['id']}")).json()
    assert (seen["state"], seen["reason"]) == ("refused", "The budget is spent until March.")
    assert [kind for kind, _ in await facts(world, coalition)] == ["ask_made", "ask_refused"]


async def test_only_who_asked_says_that_it_arrived(world: World) -> None:
    coalition = await world.coalition()
    dana_seat, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    following, ingrid = await world.follower(coalition)
    ask = await asked(dana, coalition, following)
    assert await waits_for(dana) == [("ask", ask["id"], "Ingrid")]
    assert await waits_for(sam) == await waits_for(ingrid) == []
    early = await dana.post(f"/asks/{ask['id']}/delivered")
    assert (early.status_code, early.json()["code"]) == (409, "ask_still_open")
    await ingrid.post(f"/asks/{ask['id']}/accept", {})
    assert await waits_for(dana) == [("ask_accepted", ask["id"], "Ingrid")]
    for browser in (ingrid, sam):
        answer = await browser.post(f"/asks/{ask['id']}/delivered")
        assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    done = await dana.post(f"/asks/{ask['id']}/delivered")
    assert (done.json()["state"], done.json()["abilities"]["delivered"]) == ("delivered", False)
    assert await waits_for(dana) == []
    again = await dana.post(f"/asks/{ask['id']}/delivered")
    assert (again.status_code, again.json()["code"]) == (409, "ask_already_delivered")
    assert (await facts(world, coalition))[-1] == ("ask_delivered", dana_seat.id)


async def test_terms_of_employment_are_asked_about_only_where_counsel_turned_it_on(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, _ = await world.follower(coalition)
    asks = draft(following, kind="employment", text="The same night allowance for everyone")
    path = f"/coalitions/{coalition.id}/asks"
    assert (await dana.get("/about")).json()["asks_about_employment"] is False
    refused = await dana.post(path, asks)
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [("/kind", "employment_is_off")]
    # Nor by writing anew what waits for a yes.
    amina, _ = await world.member(coalition, "Amina")
    waiting = await asked(dana, coalition, following, names=[str(amina.id)])
    refused = await dana.put(f"/asks/{waiting['id']}/draft", asks | {"names": [str(amina.id)]})
    assert [(one["pointer"], one["code"]) for one in refused.json()["errors"]] == [("/kind", "employment_is_off")]
    turned_on = world.app.state.settings.model_copy(update={"asks_about_employment": True})
    world.app.state.settings = turned_on
    assert (await dana.get("/about")).json()["asks_about_employment"] is True
    made = (await dana.post(path, asks)).json()
    assert made["kind"] == "employment"
    # Turned off again, what was asked stays as it is.
    world.app.state.settings = turned_on.model_copy(update={"asks_about_employment": False})
    assert (await dana.get(f"/asks/{made['id']}")).json()["kind"] == "employment"
    assert (await dana.post(path, asks)).status_code == 422


async def test_a_leaders_yes_stays_on_their_home_until_it_arrived(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    following, ingrid = await world.follower(coalition)
    arrives, stays = [await asked(dana, coalition, following) for _ in range(2)]
    left = await asked(sam, coalition, following)
    for ask in (arrives, stays, left):
        assert (await ingrid.post(f"/asks/{ask['id']}/accept", {})).status_code == 200

    async def owed(browser: Browser) -> list[tuple[str, str, str]]:
        rows = (await browser.get("/today")).json()["asked"]
        return sorted((row["kind"], row["id"], row["who"]) for row in rows)

    promised = sorted([("ask_promised", arrives["id"], "Dana"), ("ask_promised", stays["id"], "Dana")])
    assert await owed(ingrid) == sorted([*promised, ("ask_promised", left["id"], "Sam")])
    assert await owed(dana) == await owed(sam) == []
    # Nobody is left who could say that it arrived.
    assert (await sam.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    assert await owed(ingrid) == promised
    await dana.post(f"/asks/{arrives['id']}/delivered")
    assert await owed(ingrid) == [("ask_promised", stays["id"], "Dana")]
    asks = await asked(dana, coalition, following)
    assert len(await owed(ingrid)) == 2

    def ends(session: Session) -> None:
        row = session.get_one(Following, following.id)
        row.until = in_days(-2 if row.until > in_days(0) else 30)

    # A term ends by itself with its day, before anything has said so.
    await world.database.write(ends)
    assert await owed(ingrid) == []
    await world.database.write(ends)
    assert await owed(ingrid) == sorted([("ask", asks["id"], "Dana"), ("ask_promised", stays["id"], "Dana")])
    assert (await ingrid.post(f"/following/{coalition.id}/step-back")).status_code in {200, 204}
    assert await owed(ingrid) == []


async def test_nobody_answers_for_the_one_who_was_asked(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.BY_INVITATION)
    _, dana = await world.member(coalition)
    following, _ = await world.follower(coalition)
    _, other_follower = await world.follower(coalition, "Olu")
    ask = await asked(dana, coalition, following)
    outside = [
        other_follower,
        (await world.newcomer(coalition))[1],
        (await world.former_member(coalition))[1],
        (await world.follower(await world.coalition("Elsewhere")))[1],
        (await world.person())[1],
    ]
    for verb, body in (("accept", {}), ("refuse", {"reason": "No."}), ("withdraw", {}), ("delivered", {})):
        for browser in outside:
            answer = await browser.post(f"/asks/{ask['id']}/{verb}", body)
            missing = await browser.post(f"/asks/{uuid4()}/{verb}", body)
            assert (answer.status_code, answer.content) == (404, missing.content)
        assert (await world.anonymous().post(f"/asks/{ask['id']}/{verb}", body)).status_code == 401
    for verb, body in (("accept", {}), ("refuse", {"reason": "No."})):
        assert (await dana.post(f"/asks/{ask['id']}/{verb}", body)).status_code == 403
    for browser in outside:
        assert (await browser.get(f"/asks/{ask['id']}")).status_code == 404
    assert (await dana.get(f"/asks/{ask['id']}")).json()["state"] == "open"


async def test_who_asked_takes_it_back_before_an_answer_and_it_leaves_the_page(world: World) -> None:
    coalition = await world.coalition()
    dana_seat, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    following, ingrid = await world.follower(coalition)
    ask = await asked(dana, coalition, following)
    for browser in (sam, ingrid):
        assert (await browser.post(f"/asks/{ask['id']}/withdraw")).status_code == 403
    assert (await dana.post(f"/asks/{ask['id']}/withdraw")).json()["state"] == "withdrawn"
    assert (await ingrid.get(f"/following/{coalition.id}")).json()["asks"] == []
    late = await ingrid.post(f"/asks/{ask['id']}/accept", {})
    assert (late.status_code, late.json()["code"]) == (409, "ask_already_withdrawn")
    assert (await facts(world, coalition))[-1] == ("ask_withdrawn", dana_seat.id)


async def test_an_answer_is_given_once_and_not_taken_back_by_the_asker(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, ingrid = await world.follower(coalition)
    yes, no = [await asked(dana, coalition, following) for _ in range(2)]
    await ingrid.post(f"/asks/{yes['id']}/accept", {})
    await ingrid.post(f"/asks/{no['id']}/refuse", {"reason": "Not mine to give."})
    for ask, code in ((yes, "ask_already_accepted"), (no, "ask_already_refused")):
        for verb, body in (("accept", {}), ("refuse", {"reason": "No."})):
            answer = await ingrid.post(f"/asks/{ask['id']}/{verb}", body)
            assert (answer.status_code, answer.json()["code"]) == (409, code)
        assert (await dana.post(f"/asks/{ask['id']}/withdraw")).json()["code"] == code
    assert (await dana.post(f"/asks/{no['id']}/delivered")).json()["code"] == "ask_already_refused"


async def test_who_has_not_come_yet_or_is_gone_can_not_be_asked(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        never_came = await admitted(world, coalition, until=in_days(2))
        over = await admitted(world, coalition, until=in_days(2))
        await seated(world, over, dana, "Olu")
        invited = await admitted(world, coalition)
        gone, ingrid = await world.follower(coalition)
        await ingrid.post(f"/following/{coalition.id}/step-back")
        clock.shift(timedelta(days=3))
        for following, code in (
            (gone, "following_ended"),
            (over, "following_ended"),
            (never_came, "following_ended"),
            (invited, "follower_not_here_yet"),
        ):
            answer = await dana.post(f"/coalitions/{coalition.id}/asks", draft(following))
            assert (answer.status_code, answer.json()["code"]) == (409, code)


async def test_an_answer_can_not_come_after_the_term(world: World) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        coalition = await world.coalition()
        _, dana = await world.member(coalition)
        following = await admitted(world, coalition, until=in_days(2))
        _, ingrid = await seated(world, following, dana)
        ask = await asked(dana, coalition, following)
        clock.shift(timedelta(days=3))
        assert (await ingrid.post(f"/asks/{ask['id']}/accept", {})).status_code == 404
        assert (await dana.get(f"/asks/{ask['id']}")).json()["age_days"] == 3


async def test_that_somebody_left_is_for_members_to_see_and_not_for_followers(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    _, sam = await world.member(coalition, "Sam")
    following, ingrid = await world.follower(coalition)
    ask = await asked(dana, coalition, following)
    before = (await ingrid.get(f"/following/{coalition.id}")).json()
    await dana.post(f"/coalitions/{coalition.id}/leave")
    assert (await ingrid.get(f"/following/{coalition.id}")).json() == before
    assert (await sam.get(f"/asks/{ask['id']}")).json()["asked_by"] == {"id": ask["asked_by"]["id"], "name": None}


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"text": ""}, "/text", "too_short"),
        ({"text": "x" * 1001}, "/text", "too_long"),
        ({"text": "hid\u200bden"}, "/text", "hidden_characters"),
        ({"kind": "employment"}, "/kind", "employment_is_off"),
        ({"wanted_by": "2020-01-01"}, "/wanted_by", "wanted_by_is_past"),
        ({"wanted_by": "soon"}, "/wanted_by", "not_a_date"),
        ({"following_id": "nobody"}, "/following_id", "wrong_form"),
        ({"from": "us all"}, "/from", "field_unknown"),
    ],
)
async def test_an_ask_that_does_not_fit_is_refused_by_field(
    world: World, change: dict[str, Any], pointer: str, code: str
) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, _ = await world.follower(coalition)
    answer = await dana.post(f"/coalitions/{coalition.id}/asks", draft(following, **change))
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]


async def test_followers_and_actions_of_other_coalitions_are_not_there(world: World) -> None:
    here, there = await world.coalition("Here"), await world.coalition("There")
    _, dana = await world.member(here)
    _, sam = await world.member(there)
    ours, _ = await world.follower(here)
    theirs, _ = await world.follower(there)
    action = (await sam.post(f"/coalitions/{there.id}/actions", {"title": "Theirs"})).json()
    for body in (draft(theirs), draft(ours, following_id=str(uuid4())), draft(ours, action_id=action["id"])):
        assert (await dana.post(f"/coalitions/{here.id}/asks", body)).status_code == 404


async def test_only_members_ask_and_list(world: World) -> None:
    coalition = await world.coalition(visibility=Visibility.HIDDEN)
    following, ingrid = await world.follower(coalition)
    others = [(await world.newcomer(coalition))[1], (await world.former_member(coalition))[1], ingrid]
    for browser in [*others, (await world.person())[1]]:
        assert (await browser.post(f"/coalitions/{coalition.id}/asks", draft(following))).status_code == 404
        assert (await browser.get(f"/coalitions/{coalition.id}/asks")).status_code == 404
    nobody = world.anonymous()
    assert (await nobody.post(f"/coalitions/{coalition.id}/asks", draft(following))).status_code == 401


async def test_a_retry_asks_once(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, _ = await world.follower(coalition)
    first = await dana.post(f"/coalitions/{coalition.id}/asks", draft(following), key="once")
    again = await dana.post(f"/coalitions/{coalition.id}/asks", draft(following), key="once")
    assert again.content == first.content
    assert len((await dana.get(f"/coalitions/{coalition.id}/asks")).json()["items"]) == 1
    other = await dana.post(f"/coalitions/{coalition.id}/asks", draft(following, kind="time"), key="once")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_asks_are_listed_newest_first_in_pages(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition)
    following, _ = await world.follower(coalition)
    made = [(await asked(dana, coalition, following, text=f"Ask {number}"))["id"] for number in range(5)]
    read: list[str] = []
    after: str | None = ""
    while after is not None:
        page = (await dana.get(f"/coalitions/{coalition.id}/asks?limit=2{after and '&after=' + after}")).json()
        read += [row["id"] for row in page["items"]]
        after = page["next"]
    assert read == made[::-1]

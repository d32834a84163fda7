"""Who holds what: the board says of each commitment what its reader may know, in one statement."""

import random
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from pydantic import TypeAdapter
from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from alongside.actions import queries as actions
from alongside.checkins import queries as checkins
from alongside.checkins.models import CheckIn
from alongside.coalitions.models import Coalition, Membership
from alongside.commitments import queries as commitments
from alongside.commitments.models import Commitment
from alongside.commitments.rules import OPEN, HoldingStatus
from alongside.core.hot import Hot
from alongside.core.model import Id
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may
from alongside.permissions.vocabulary import Permission
from alongside.progress.board import BoardPage, decode, encode
from tests.actions.scenes import actor_of, begin, step_back
from tests.actions.scenes import say as say_to_action
from tests.commitments.scenes import (
    MISSING,
    Thing,
    board,
    check_in,
    checked_in,
    code,
    do,
    in_days,
    look,
    make,
    say,
    shared,
)
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_the_board_says_who_holds_what_by_when_and_how_it_stands(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    action = await begin(dana, coalition)
    both = await shared(dana, coalition, amina, action_id=action["id"])
    await do(amina[1], both, "renegotiate", by_when=in_days(3))
    said = await checked_in(dana, both, "slower")
    now = await look(dana, both)
    answer = await dana.get(f"/coalitions/{coalition.id}/board")
    TypeAdapter(BoardPage).validate_json(answer.content)
    assert answer.json() == {
        "next": None,
        "items": [
            {
                "id": both["id"],
                "sentence": both["sentence"],
                "by_when": in_days(3),
                "rhythm": "none",
                "read_by": "coalition",
                "updated_at": now["updated_at"],
                "action": {"id": action["id"], "title": action["title"]},
                "holders": [
                    {
                        "membership_id": str(amina[0].id),
                        "name": "Amina",
                        "is_me": False,
                        "status": "active",
                        "by_when": in_days(3),
                    },
                    {
                        "membership_id": str(dana_is.id),
                        "name": "Dana",
                        "is_me": True,
                        "status": "active",
                        "by_when": in_days(20),
                    },
                ],
                "last_check_in": {"answer": "slower", "at": said["at"]},
            }
        ],
    }


async def test_a_word_for_partners_neither_shows_nor_hides_the_last_one_for_everyone(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition, "Dana")
    _, reader = await world.member(coalition, "Reader")
    made = await make(dana, coalition, check_ins_read_by="coalition")
    await checked_in(dana, made, "moving")
    for_everyone = await board(reader, coalition)
    await do(dana, made, "audience", check_ins_read_by="partners")
    await checked_in(dana, made, "stuck")
    assert await board(reader, coalition) == for_everyone
    assert for_everyone[0]["last_check_in"]["answer"] == "moving"
    assert (await board(dana, coalition))[0]["last_check_in"]["answer"] == "stuck"


async def test_what_is_over_or_narrow_is_not_there(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    _, reader = await world.member(coalition, "Reader")
    narrow = await shared(dana, coalition, amina, read_by="partners")
    both, kept = await shared(dana, coalition, amina), await make(dana, coalition)
    await do(dana, kept, "keep")
    await do(amina[1], both, "release")
    assert [row["id"] for row in await board(reader, coalition)] == [both["id"]]
    assert [holder["name"] for holder in (await board(reader, coalition))[0]["holders"]] == ["Dana"]
    assert {row["id"] for row in await board(amina[1], coalition)} == {both["id"], narrow["id"]}


async def test_who_is_no_partner_any_more_reads_what_everyone_reads(world: World, coalition: Coalition) -> None:
    _, ruth = await world.member(coalition, "Ruth")
    _, dana = await world.member(coalition, "Dana")
    amina, jun = await world.member(coalition, "Amina"), await world.member(coalition, "Jun")
    action = await begin(ruth, coalition, jun[0])
    await say_to_action(jun[1], action, "yes")
    made = await shared(dana, coalition, amina, action_id=action["id"])
    await checked_in(dana, made, "stuck")
    for partner in (amina[1], ruth):
        assert (await board(partner, coalition))[0]["last_check_in"]["answer"] == "stuck"
    await do(amina[1], made, "release")
    await step_back(ruth, action)
    for reader in (amina[1], ruth):
        assert (await board(reader, coalition))[0]["last_check_in"] is None


async def test_who_left_is_not_on_the_board_whatever_they_kept(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    made = await shared(dana, coalition, amina)
    await do(amina[1], made, "keep")
    assert [holder["status"] for holder in (await board(dana, coalition))[0]["holders"]] == ["kept", "active"]
    await amina[1].post(f"/coalitions/{coalition.id}/leave")
    assert [holder["name"] for holder in (await board(dana, coalition))[0]["holders"]] == ["Dana"]


async def test_who_reads_the_board(world: World, coalition: Coalition) -> None:
    path = f"/coalitions/{coalition.id}/board"
    _, noor = await world.newcomer(coalition)
    _, follower = await world.follower(coalition)
    _, former = await world.former_member(coalition)
    _, outsider = await world.person()
    for stranger in (noor, former, outsider):
        assert code(await stranger.get(path)) == (403, "not_permitted")
    assert code(await follower.get(path)) == (404, "not_found")
    assert code(await outsider.get(f"/coalitions/{MISSING}/board")) == (404, "not_found")
    assert code(await world.anonymous().get(path)) == (401, "sign_in_needed")


async def test_a_long_board_comes_in_pages_what_moved_last_first(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    made = [(await make(dana, coalition))["id"] for _ in range(4)]
    made.append((await shared(dana, coalition, amina))["id"])
    await do(dana, {"id": made[0]}, "renegotiate", by_when=in_days(2))
    expected = [made[0], *made[:0:-1]]
    path = f"/coalitions/{coalition.id}/board?limit=2"
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        page = (await dana.get(path + (f"&after={after}" if after else ""))).json()
        assert len(page["items"]) <= 2
        found += [row["id"] for row in page["items"]]
        after = page["next"]
    assert found == expected
    for nonsense in ("nonsense", "A" * 33, "_" * 32, "%00"):
        assert code(await dana.get(path + f"&after={nonsense}")) == (400, "cursor_unreadable")


def test_a_cursor_is_read_as_it_was_written() -> None:
    place = (datetime(2026, 11, 27, 9, 0, 0, 123457, tzinfo=UTC), MISSING)
    assert decode(encode(*place)) == place


# ---- hot = ORM: the same board, once as the statement says it and once from the rules, row by row


def expected_row(session: Session, row: Commitment, seat: UUID) -> Thing:
    parts = [part for part in commitments.holdings(session, row.id) if part.status is not HoldingStatus.RELEASED]
    members = {part.membership_id: session.get_one(Membership, part.membership_id) for part in parts}
    partner = seat in commitments.partners(session, row)
    said = [
        word
        for word in session.exec(select(CheckIn).where(CheckIn.commitment_id == row.id).order_by(col(CheckIn.id)))
        if partner or word.read_by == "coalition"
    ]
    action = actions.action(session, row.action_id) if row.action_id else None
    holders = [
        {
            "membership_id": str(part.membership_id),
            "name": members[part.membership_id].name,
            "is_me": part.membership_id == seat,
            "status": part.status.value,
            "by_when": part.by_when.isoformat(),
        }
        for part in parts
        if members[part.membership_id].left_at is None
    ]
    return {
        "id": str(row.id),
        "sentence": row.sentence,
        "by_when": min(part.by_when for part in parts if part.status in OPEN).isoformat(),
        "rhythm": row.rhythm.value,
        "read_by": row.read_by.value,
        "updated_at": row.updated_at.isoformat().replace("+00:00", "Z"),
        "action": {"id": str(action.id), "title": action.title} if action else None,
        "holders": sorted(holders, key=lambda holder: (str(holder["name"]).casefold(), str(holder["membership_id"]))),
        "last_check_in": {"answer": said[-1].answer.value, "at": said[-1].at.isoformat().replace("+00:00", "Z")}
        if said
        else None,
    }


def expected_board(session: Session, coalition_id: UUID, actor: Actor) -> list[Thing]:
    """Every commitment of the coalition, asked one by one: does the law let them, and what may they read of it."""
    seat = actor.seat_id(coalition_id)
    assert seat is not None
    rows = session.exec(select(Commitment).where(Commitment.coalition_id == coalition_id)).all()
    known = [row for row in rows if may(actor, Permission.COMMITMENT_READ, commitments.subject(session, row))]
    shown = [row for row in known if commitments.has_open_part(session, row.id)]
    shown.sort(key=lambda row: (row.updated_at, row.id), reverse=True)
    return [expected_row(session, row, seat) for row in shown]


def visible_by_sql(session: Session, coalition_id: UUID, seat: UUID) -> set[UUID]:
    own = bindparam("seat", seat, type_=Id())
    rows = select(Commitment.id).where(Commitment.coalition_id == coalition_id, commitments.visible_to(own))
    return set(session.exec(rows))


def visible_by_law(session: Session, coalition_id: UUID, actor: Actor) -> set[UUID]:
    rows = session.exec(select(Commitment).where(Commitment.coalition_id == coalition_id))
    return {row.id for row in rows if may(actor, Permission.COMMITMENT_READ, commitments.subject(session, row))}


async def random_world(world: World, coalition: Coalition, chance: random.Random) -> list[Browser]:
    """A few members and whatever they did in forty steps."""
    people = [await world.member(coalition, name) for name in ("Dana", "Amina", "Jun", "Sofía")]
    action = await begin(people[0][1], coalition, people[1][0])
    await say_to_action(people[1][1], action, chance.choice(("yes", "no")))
    made: list[Thing] = []
    for _ in range(40):
        who = chance.choice(people)[1]
        if len(made) < 3 or chance.random() < 0.15:
            asked = [one for one, browser in people if browser is not who and chance.random() < 0.5]
            given: dict[str, Any] = {"read_by": chance.choice(("coalition", "partners"))}
            if given["read_by"] == "coalition":
                given["check_ins_read_by"] = chance.choice(("coalition", "partners"))
            given["action_id"] = chance.choice((None, action["id"]))
            given["rhythm"] = chance.choice(("none", "weekly", "monthly"))
            made.append(await make(who, coalition, *asked, **given))
            continue
        await random_step(chance, who, chance.choice(made))
    if chance.random() < 0.5:
        await people[-1][1].post(f"/coalitions/{coalition.id}/leave")
    return [browser for _, browser in people]


async def random_step(chance: random.Random, who: Browser, commitment: Thing) -> None:
    step = chance.choice(("answer", "answer", "check_in", "check_in", "audience", "change", "end", "rest"))
    if step == "answer":
        await say(who, commitment, chance.choice(("yes", "yes", "no")))
    elif step == "check_in":
        await check_in(who, commitment, chance.choice(("moving", "slower", "stuck", "change", "done")))
    elif step == "audience":
        await do(who, commitment, "audience", check_ins_read_by=chance.choice(("coalition", "partners")))
    elif step == "change":
        await do(who, commitment, "renegotiate", by_when=in_days(chance.randint(0, 99)))
    elif step == "end":
        await do(who, commitment, chance.choice(("keep", "release")))
    else:
        await do(who, commitment, chance.choice(("pause", "resume")))


@pytest.mark.parametrize("seed", range(6))
async def test_the_hot_read_is_what_the_rules_say_for_every_persona(world: World, seed: int) -> None:
    coalition = await world.coalition()
    browsers = await random_world(world, coalition, random.Random(seed))
    _, reader = await world.member(coalition, "Reader")
    for browser in (*browsers, reader):
        actor = await actor_of(world, browser)
        seat = actor.seat_id(coalition.id)
        if seat is None:
            assert (await browser.get(f"/coalitions/{coalition.id}/board")).status_code == 403
            continue
        expected = await world.database.read(partial(expected_board, coalition_id=coalition.id, actor=actor))
        assert await board(browser, coalition) == expected
        by_law = await world.database.read(partial(visible_by_law, coalition_id=coalition.id, actor=actor))
        by_sql = await world.database.read(partial(visible_by_sql, coalition_id=coalition.id, seat=seat))
        assert by_sql == by_law


def readable_by_law(session: Session, actor: Actor) -> set[str]:
    said = session.exec(select(CheckIn)).all()
    return {str(one.id) for one in said if may(actor, Permission.CHECK_IN_READ, checkins.subject(session, one))}


@pytest.mark.parametrize("seed", range(6, 9))
async def test_sql_and_law_agree_on_each_check_in(world: World, seed: int) -> None:
    coalition = await world.coalition()
    browsers = await random_world(world, coalition, random.Random(seed))
    _, reader = await world.member(coalition, "Reader")
    commitment_ids = await world.database.read(lambda session: session.exec(select(Commitment.id)).all())
    for browser in (*browsers, reader):
        actor = await actor_of(world, browser)
        found: set[str] = set()
        for commitment_id in commitment_ids:
            answer = await browser.get(f"/commitments/{commitment_id}/check-ins?limit=100")
            found |= {one["id"] for one in answer.json().get("items", ())}
        assert found == await world.database.read(partial(readable_by_law, actor=actor))


async def test_a_page_is_one_statement_however_long(
    world: World, coalition: Coalition, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina, _ = await world.member(coalition, "Amina")
    ran: list[Hot] = []
    hot = world.database.hot

    async def counting(statement: Hot, params: Any) -> Any:
        ran.append(statement)
        return await hot(statement, params)

    monkeypatch.setattr(world.database, "hot", counting)
    monkeypatch.setattr(world.database, "read", None)
    for _ in range(3):
        await make(dana, coalition, amina)
        ran.clear()
        await board(dana, coalition)
        assert len(ran) == 2  # who asks, and the board

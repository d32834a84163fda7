"""The hot read against the rules: random worlds, and the board of every persona row by row."""

import random
from functools import partial
from typing import Any
from uuid import UUID

import pytest
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
from tests.actions.scenes import actor_of, begin
from tests.actions.scenes import say as say_to_action
from tests.commitments.scenes import (
    Thing,
    board,
    check_in,
    do,
    in_days,
    make,
    say,
)
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
TOGETHER = ("companions", "companions", "companion-offers", "hand-over")


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


# ---- hot = ORM: the same board, once as the statement says it and once from the rules, row by row


def expected_row(session: Session, row: Commitment, seat: UUID, actor: Actor) -> Thing:
    parts = [part for part in commitments.holdings(session, row.id) if part.status is not HoldingStatus.RELEASED]
    members = {part.membership_id: session.get_one(Membership, part.membership_id) for part in parts}
    said = [
        word
        for word in session.exec(select(CheckIn).where(CheckIn.commitment_id == row.id).order_by(col(CheckIn.id)))
        if may(actor, Permission.CHECK_IN_READ, checkins.subject(session, word))
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
    return [expected_row(session, row, seat, actor) for row in shown]


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
        await random_step(chance, who, chance.choice(made), chance.choice(people)[0])
    if chance.random() < 0.5:
        await people[-1][1].post(f"/coalitions/{coalition.id}/leave")
    return [browser for _, browser in people]


async def random_step(chance: random.Random, who: Browser, commitment: Thing, other: Membership) -> None:
    step = chance.choice(("answer", "answer", "check_in", "check_in", "audience", "change", "end", "rest", *TOGETHER))
    if step in TOGETHER:
        await do(who, commitment, step, membership_id=str(other.id))
        await walk(who, chance.choice(("yes", "yes", "no")), chance.random() < 0.2)
    elif step == "answer":
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


async def walk(who: Browser, says: str, ends: bool) -> None:
    """Whatever one is asked about somebody's part is answered; now and then walking along ends."""
    for asked in (await who.get("/consents")).json().get("items", ()):
        if asked["thing_kind"] == "part" and asked["answers"]:
            await who.post(f"/consents/{asked['id']}/answer", {"answer": says, "text_hash": asked["text_hash"]})
    for row in (await who.get("/today")).json()["promises"] if ends else ():
        for one in (await who.get(f"/commitments/{row['id']}")).json()["companions"]:
            await who.post(f"/companions/{one['id']}/end")


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

"""Walking along: by mutual yes, from then on, with one holder's part alone, until either ends it."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session

from alongside.coalitions.models import Coalition, Membership
from alongside.commitments import companions
from alongside.core import clock
from tests.actions.scenes import begin, stay_signed_in
from tests.commitments.scenes import (
    Thing,
    at,
    board,
    check_ins,
    checked_in,
    code,
    do,
    happened,
    look,
    make,
    reply,
    shared,
    version_of,
)
from tests.commitments.together import answer, ask_along, asked_of, offer_along, offer_part, walks
from tests.world import Browser, World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def read(browser: Browser, commitment: Thing) -> list[str]:
    return [said["id"] for said in await check_ins(browser, commitment)]


async def test_from_their_own_yes_on_a_companion_reads_one_holders_words_and_replies(
    world: World, coalition: Coalition
) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    jun_is, jun = await world.member(coalition, "Jun")
    made = await shared(dana, coalition, amina)
    before = await checked_in(dana, made)
    version, record = await version_of(world, coalition), await happened(world, coalition)
    assert (await ask_along(dana, made, jun_is)).status_code == 201
    assert await read(jun, made) == []
    assert (await look(jun, made))["companions"] == []
    assert (await answer(jun, "yes")).status_code == 200
    assert await read(jun, made) == [], "what was said before was said to those of then"
    mine, others = await checked_in(dana, made, "stuck"), await checked_in(amina[1], made)
    assert await read(jun, made) == [mine["id"]], "of a fellow holder they read nothing"
    assert (await reply(jun, mine, "with_you")).status_code == 201
    assert (await reply(jun, others, "seen")).status_code == 404
    assert (await reply(jun, before, "seen")).status_code == 404
    assert (await look(dana, made))["mine"]["check_ins_read_by_names"] == ["Amina", "Jun"]
    assert (await look(amina[1], made))["mine"]["check_ins_read_by_names"] == ["Dana"]
    assert (await look(amina[1], made))["companions"] == []
    (walking,) = (await look(dana, made))["companions"]
    assert (walking["name"], walking["with_id"]) == ("Jun", str(dana_is.id))
    last = {row["id"]: row["last_check_in"] for row in await board(jun, coalition)}
    assert last[made["id"]]["answer"] == "stuck"
    assert (await version_of(world, coalition), await happened(world, coalition)) == (version, record)
    assert dana_is.id != jun_is.id


async def test_whoever_is_named_reads_what_a_holder_says_at_the_end_and_nobody_else(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    jun_is, jun = await world.member(coalition, "Jun")
    made = await shared(dana, coalition, amina, read_by="partners")
    await walks(dana, made, jun_is, jun)

    async def named(browser: Browser) -> tuple[list[str], list[str]]:
        mine = (await look(browser, made))["mine"]
        return mine["words_read_by_names"], mine["steps_read_by_names"]

    async def last_words(browser: Browser) -> list[str | None]:
        return [one["last_words"] for one in (await look(browser, made))["holders"] if one["name"] == "Amina"]

    assert await named(dana) == (["Amina", "Jun"], ["Amina", "Jun"])
    assert await named(amina[1]) == (["Dana"], ["Dana", "Jun"])
    await do(amina[1], made, "release", words="It was good with you.")
    assert [await last_words(one) for one in (dana, jun)] == [["It was good with you."], [None]]
    assert await named(dana) == (["Jun"], ["Amina", "Jun"]), "who let go reads of it still, but no more words"
    wide = await make(dana, coalition)
    assert [wide["mine"][f"{what}_read_by_names"] for what in ("words", "steps")] == [[], []]


async def test_either_ends_it_without_a_word_and_a_pause_does_not(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    _, reader = await world.member(coalition, "Reader")
    made = await make(dana, coalition, read_by="partners")
    for ends in (dana, jun):
        companion = await walks(dana, made, jun_is, jun)
        await do(dana, made, "pause")
        await do(dana, made, "resume")
        said = await checked_in(dana, made)
        assert said["id"] in await read(jun, made)
        assert (await reader.post(f"/companions/{companion}/end")).status_code == 404
        assert (await ends.post(f"/companions/{companion}/end")).status_code == 204
        assert code(await jun.get(f"/commitments/{made['id']}")) == (404, "not_found")
        again = await ends.post(f"/companions/{companion}/end")
        assert code(again) == (409, "companion_ended")


async def test_a_no_stays_between_the_two_and_is_not_asked_again(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    _, reader = await world.member(coalition, "Reader")
    made = await make(dana, coalition)
    before = await look(reader, made), await version_of(world, coalition)
    assert code(await ask_along(dana, made, dana_is)) == (409, "asking_oneself")
    assert (await ask_along(dana, made, jun_is)).status_code == 201
    assert code(await ask_along(dana, made, jun_is)) == (409, "already_asked")
    assert code(await offer_along(jun, made, dana_is)) == (409, "already_asked")
    assert (await answer(jun, "no")).status_code == 200
    assert code(await ask_along(dana, made, jun_is)) == (409, "already_answered")
    assert (await look(reader, made), await version_of(world, coalition)) == before
    # Who said no can still offer it by themselves.
    assert (await offer_along(jun, made, dana_is)).status_code == 201
    assert (await answer(dana, "yes")).status_code == 200
    assert (await look(jun, made))["abilities"]["offer_companion"] is False
    assert code(await ask_along(dana, made, jun_is)) == (409, "already_companion")


async def test_no_question_tells_that_two_names_are_one_person(world: World, coalition: Coalition) -> None:
    person, jun = await world.person("Jun")
    _, dana = await world.member(coalition, "Dana")
    made = await make(dana, coalition)
    shown: list[str] = []
    for name in ("Jun", "Sparrow"):
        seat = await world.join(person, coalition)

        def rename(session: Session, seat_id: UUID = seat.id, name: str = name) -> None:
            session.get_one(Membership, seat_id).name = name

        await world.database.write(rename)
        assert (await ask_along(dana, made, seat)).status_code == 201
        (waiting,) = (await dana.get("/today")).json()["waiting"]
        (asked,) = await asked_of(jun)
        assert [waiting["thing_id"], asked["thing_id"]] == [asked["id"]] * 2
        shown += [one["thing_id"] for one in (await jun.get("/today")).json()["asked"]]
        assert (await jun.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    mine = (await dana.get("/consents", params={"box": "from_me"})).json()["items"]
    assert len({one["thing_id"] for one in mine}) == len(mine) == len(set(shown)) == 2


async def test_leaving_and_coming_back_is_no_way_around_a_no(world: World, coalition: Coalition) -> None:
    person, jun = await world.person("Jun")
    first = await world.join(person, coalition)
    _, dana = await world.member(coalition, "Dana")
    made = await make(dana, coalition)
    await ask_along(dana, made, first)
    await answer(jun, "no")
    await jun.post(f"/coalitions/{coalition.id}/leave")
    second = await world.join(person, coalition)
    assert code(await ask_along(dana, made, second)) == (409, "already_answered")


async def test_nobody_learns_that_another_asked_or_offered_too(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    amina = await world.member(coalition, "Amina")
    jun_is, jun = await world.member(coalition, "Jun")
    _, kim = await world.member(coalition, "Kim")
    made = await shared(dana, coalition, amina)
    for browser in (dana, amina[1]):
        assert (await ask_along(browser, made, jun_is)).status_code == 201
    assert len(await asked_of(jun)) == 2
    assert (await offer_along(kim, made, dana_is)).status_code == 201
    assert [asked["kind"] for asked in (await look(kim, made))["requests"]] == ["companion_offer"]
    assert [asked["to_name"] for asked in (await look(amina[1], made))["requests"]] == ["Jun"]


async def test_a_pair_is_one_yes_and_two_walk_along(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    _, jun = await world.member(coalition, "Jun")
    danas = await make(dana, coalition, sentence="Draft the request")
    juns = await make(jun, coalition, sentence="Count the rooms")
    not_mine = await offer_along(jun, danas, dana_is, pair=danas["id"])
    assert not_mine.status_code == 422
    assert (await offer_along(jun, danas, dana_is, pair=juns["id"])).status_code == 201
    (asked,) = await asked_of(dana)
    assert (asked["kind"], "Draft" in asked["text"], "Count" in asked["text"]) == ("pair", True, True)
    await do(jun, juns, "renegotiate", sentence="Count the empty rooms")
    (again,) = await asked_of(dana)
    assert "Count the empty rooms" in again["text"]
    old = {"answer": "yes", "text_hash": asked["text_hash"]}
    assert code(await dana.post(f"/consents/{asked['id']}/answer", old)) == (409, "consent_text_changed")
    assert (await answer(dana, "yes")).status_code == 200
    for holder, companion, commitment in ((dana, jun, danas), (jun, dana, juns)):
        said = await checked_in(holder, commitment)
        assert await read(companion, commitment) == [said["id"]]
    await do(jun, juns, "keep")
    assert (await look(dana, juns))["companions"] == []
    assert len((await look(dana, danas))["companions"]) == 1


async def test_the_end_of_a_part_ends_what_is_asked_about_it(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    kim_is, kim = await world.member(coalition, "Kim")
    made = await make(dana, coalition)
    await ask_along(dana, made, jun_is)
    await offer_along(kim, made, dana_is)
    await do(dana, made, "release")
    assert (await asked_of(jun), await asked_of(dana)) == ([], [])
    assert code(await ask_along(dana, made, jun_is)) == (409, "holding_is_released")
    assert code(await offer_along(kim, made, dana_is)) == (409, "not_holding")
    assert kim_is.id != jun_is.id


async def test_who_leaves_walks_along_no_longer_and_finds_nothing_of_it_on_coming_back(
    world: World, coalition: Coalition
) -> None:
    _, dana = await world.member(coalition, "Dana")
    person, jun = await world.person("Jun")
    seat = await world.join(person, coalition)
    made = await make(dana, coalition)
    await walks(dana, made, seat, jun)
    said = await checked_in(dana, made)
    assert await read(jun, made) == [said["id"]]
    assert (await jun.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    assert (await look(dana, made))["companions"] == []
    await world.join(person, coalition)
    assert await read(jun, made) == []


async def test_holders_and_co_owners_read_from_their_own_yes_on(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    action = await begin(dana, coalition)
    made = await make(dana, coalition, amina_is, action_id=action["id"])
    before = await checked_in(dana, made, words="To nobody yet.")
    await do(dana, made, "renegotiate", by_when=made["by_when"].replace("20", "20"), sentence="Other words", words="W")
    (asked,) = (await look(amina, made))["requests"]
    await amina.post(f"/consents/{asked['id']}/answer", {"answer": "yes", "text_hash": asked["text_hash"]})
    after = await checked_in(dana, made)
    assert await read(amina, made) == [after["id"]]
    assert await read(dana, made) == [after["id"], before["id"]]
    assert [change["words"] for change in (await look(amina, made))["changes"]] == [None]


async def test_a_newcomer_who_walks_along_reads_it_and_replies(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    noor_is, noor = await world.newcomer(coalition)
    made = await make(dana, coalition)
    await walks(dana, made, noor_is, noor)
    said = await checked_in(dana, made)
    assert await read(noor, made) == [said["id"]]
    assert (await reply(noor, said, "seen")).status_code == 201


async def test_who_is_not_there_is_not_there_however_their_seat_is_named(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    elsewhere, _ = await world.member(await world.coalition("Another"), "Ada")
    former, _ = await world.former_member(coalition)
    made = await make(dana, coalition)
    for seat in (elsewhere.id, former.id, uuid4()):
        for question in ("companions", "hand-over", "holders"):
            refused = await do(dana, made, question, membership_id=str(seat))
            assert code(refused) == (404, "not_in_coalition"), question


@pytest.mark.parametrize("ends", ["keep", "release"])
async def test_two_weeks_after_the_last_words_nobody_walks_along(world: World, coalition: Coalition, ends: str) -> None:
    amina = await world.member(coalition, "Amina")
    _, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    with at(date(2026, 11, 2)) as time:
        told = await shared(dana, coalition, amina)
        made = await shared(dana, coalition, amina, read_by="partners")
        for one in (told, made):
            await walks(dana, one, jun_is, jun)
            await checked_in(dana, one)
            assert (await do(dana, one, ends, words="You were a help.")).status_code == 200
        time.shift(timedelta(days=13, hours=23))
        await due(world)
        for one in (told, made):
            assert "You were a help." in (await jun.get(f"/commitments/{one['id']}")).text
            assert len(await read(jun, one)) == 1
        time.shift(timedelta(hours=1))
        await stay_signed_in(world)
        assert (await due(world), await due(world)) == (2, 0)
        assert code(await jun.get(f"/commitments/{made['id']}")) == (404, "not_found")
        # What members read they read on, and no more.
        assert "You were a help." not in (await jun.get(f"/commitments/{told['id']}")).text
        assert await read(jun, told) == []
        assert "You were a help." in (await amina[1].get(f"/commitments/{made['id']}")).text


async def test_both_hear_when_time_ends_it(world: World, coalition: Coalition) -> None:
    dana_is, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    with at(date(2026, 11, 2)) as time:
        made = await make(dana, coalition)
        await walks(dana, made, jun_is, jun)
        assert (await do(dana, made, "keep")).status_code == 200
        time.shift(timedelta(days=14))

        def woken(session: Session) -> set[UUID]:
            assert companions.end_due(session, clock.now()) == 1
            return set(session.info["touched"])

        assert await world.database.write(woken) == {dana_is.person_id, jun_is.person_id}


async def test_who_walked_along_does_not_go_over_with_the_part(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    jun_is, jun = await world.member(coalition, "Jun")
    kim_is, kim = await world.member(coalition, "Kim")
    made = await make(dana, coalition, read_by="partners")
    await walks(dana, made, jun_is, jun)
    assert (await offer_part(dana, made, kim_is)).status_code == 201
    assert (await answer(kim, "yes")).status_code == 200
    assert code(await jun.get(f"/commitments/{made['id']}")) == (404, "not_found")
    assert (await look(kim, made))["companions"] == []


async def due(world: World) -> int:
    return int(await world.database.write(lambda session: companions.end_due(session, clock.now())))

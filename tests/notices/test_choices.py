"""Every choice, turned both ways, shows in what is sent. Times are those of the account's zone."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from sqlmodel import delete

from alongside.coalitions.models import Coalition
from alongside.core import clock, outbox, paused
from alongside.core.outbox import Delivery
from alongside.people.models import Person
from tests.decisions.rounds import WALK, say, told
from tests.notices.scenes import KINDS, all_ways, at, choose, mailed, new, see, tick, ticked, waiting
from tests.world import ORIGIN, Browser, World

pytestmark = pytest.mark.anyio

# Before the digest of the day, in Madrid.
MONDAY = at("2026-11-23T08:00:00+01:00")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Scene:
    """Dana proposes; Bo, who lives in Madrid, is told. The clock stands still until it is moved."""

    def __init__(
        self, world: World, time: Any, coalition: Coalition, dana: Browser, bo: Browser, person: Person
    ) -> None:
        self.world, self.time, self.coalition = world, time, coalition
        self.dana, self.bo, self.person = dana, bo, person

    async def propose(self, coalition: Coalition | None = None, /, **more: Any) -> dict[str, Any]:
        return await told(self.dana, (coalition or self.coalition).id, **more)

    async def sent_at(self, moment: str) -> int:
        """How many mails go out at a moment."""
        self.time.move_to(at(moment))
        return len(await ticked(self.world))


@pytest.fixture
async def scene(world: World) -> AsyncIterator[Scene]:
    with time_machine.travel(MONDAY, tick=False) as time:
        coalition = await world.coalition()
        dana_person, dana = await world.person("Dana")
        bo_person, bo = await world.person("Bo", zone="Europe/Madrid")
        for person in (dana_person, bo_person):
            await world.join(person, coalition)
        await choose(dana, ways=all_ways("here"))
        yield Scene(world, time, coalition, dana, bo, bo_person)


async def test_at_once_in_the_digest_or_here_alone(scene: Scene) -> None:
    for way, mails in (("at_once", [1, 0]), ("digest", [0, 1]), ("here", [0, 0])):
        scene.time.move_to(MONDAY)
        await choose(scene.bo, ways={"voice": way})
        await scene.propose(title=way)
        sent = [await scene.sent_at("2026-11-23T08:00:05+01:00"), await scene.sent_at("2026-11-23T09:00:00+01:00")]
        assert sent == mails, way
        await _see_all(scene.bo)
        # The next one is on another day: there is one digest a day.
        scene.time.move_to(MONDAY + DAY)
        await scene.world.database.write(lambda session: session.exec(delete(Delivery)))
    assert len(await new(scene.bo)) == 3


async def _see_all(browser: Browser) -> None:
    await see(browser, (await browser.get("/me/notices")).json())


@pytest.mark.parametrize("kind", ["voice", "decision", "welcome"])
async def test_a_choice_for_one_kind_is_none_for_another(scene: Scene, kind: str) -> None:
    await choose(scene.bo, ways=all_ways("here") | {kind: "at_once"})
    assert await _one_of_each(scene) == [kind]
    await choose(scene.bo, ways=all_ways("at_once") | {kind: "here"})
    assert await _one_of_each(scene) == sorted({"voice", "decision", "welcome"} - {kind})


async def _one_of_each(scene: Scene) -> list[str]:
    """The kinds that are mailed of a voice, a decision and a newcomer, each at a moment of its own."""
    kinds = []
    subjects = {
        "Your voice is needed": "voice",
        "Something was decided": "decision",
        "Someone new waits for a welcome": "welcome",
    }
    proposal = await scene.propose(**WALK)
    for happens in (None, say(scene.bo, proposal), scene.world.newcomer(scene.coalition)):
        if happens is not None:
            await happens
        kinds += [subjects[letter.params["subject"]] for letter in await ticked(scene.world)]
        scene.time.shift(timedelta(seconds=30))
    return sorted(kinds)


async def test_what_is_chosen_for_a_coalition_goes_before_what_is_chosen_for_all(scene: Scene) -> None:
    other = await scene.world.coalition("Another")
    for browser in (scene.dana, scene.bo):
        person = (await browser.get("/me")).json()["id"]
        await scene.world.join(await _person(scene, person), other)
    for everywhere, there, mails in (("here", "at_once", 1), ("at_once", "here", 0), ("at_once", "at_once", 1)):
        place = {"coalition_id": str(other.id), "ways": {"voice": there}}
        await choose(scene.bo, ways={"voice": everywhere}, places=[place])
        await scene.propose(other, title=f"{everywhere} {there}")
        assert len(await ticked(scene.world)) == mails
        scene.time.shift(HOUR / 60)
        await scene.propose(title=f"elsewhere {everywhere} {there}")
        assert len(await ticked(scene.world)) == (everywhere == "at_once")
        scene.time.shift(HOUR / 60)


async def _person(scene: Scene, person_id: str) -> Person:
    return await scene.world.database.read(lambda session: session.get_one(Person, UUID(person_id)))


async def test_of_a_muted_coalition_nothing_is_mailed_until_it_is_told_of_again(scene: Scene) -> None:
    muted = [{"coalition_id": str(scene.coalition.id), "muted": True}]
    await choose(scene.bo, ways=all_ways("at_once"), places=muted)
    await scene.propose()
    assert await ticked(scene.world) == []
    assert await new(scene.bo) == []
    await choose(scene.bo, ways=all_ways("at_once"))
    scene.time.shift(HOUR)
    await scene.propose(title="Later")
    assert len(await ticked(scene.world)) == 1


async def test_quiet_hours_hold_mails_until_their_end_and_without_them_nothing_waits(scene: Scene) -> None:
    await choose(scene.bo, ways=all_ways("at_once"), quiet={"since": "20:00", "until": "08:30"})
    await scene.propose()
    assert await ticked(scene.world) == []
    assert await scene.sent_at("2026-11-23T08:29:59+01:00") == 0
    assert await scene.sent_at("2026-11-23T08:30:00+01:00") == 1
    scene.time.move_to(at("2026-11-23T20:00:00+01:00"))
    await scene.propose(title="Late")
    assert await ticked(scene.world) == []
    # Choosing to have none is a choice that stays.
    await choose(scene.bo, ways=all_ways("at_once"), quiet=None)
    assert (await scene.bo.get("/me/notice-choices")).json()["quiet"] is None
    assert len(await ticked(scene.world)) == 1


async def test_what_was_held_up_is_not_sent_in_quiet_hours_either(scene: Scene) -> None:
    """Put into a mail before they began, sent only when the server is back."""
    await choose(scene.bo, ways=all_ways("at_once"), quiet={"since": "20:00", "until": "07:00"})
    scene.time.move_to(at("2026-11-23T19:59:00+01:00"))
    await scene.propose()
    await tick(scene.world)
    scene.time.move_to(at("2026-11-23T22:00:00+01:00"))
    assert await mailed(scene.world) == []
    scene.time.move_to(at("2026-11-24T07:00:00+01:00"))
    assert len(await mailed(scene.world)) == 1


async def test_the_digest_comes_on_its_days_at_its_time_once_with_all_there_is(scene: Scene) -> None:
    await choose(scene.bo, ways=all_ways("digest"), digest_days=[1, 4], digest_at="17:30")
    await scene.propose(title="One")
    await scene.propose(title="Two")
    mails = {
        moment: await scene.sent_at(moment)
        for moment in (
            "2026-11-23T17:30:00+01:00",
            "2026-11-24T17:29:50+01:00",
            "2026-11-24T17:30:00+01:00",
            "2026-11-24T17:30:10+01:00",
            "2026-11-25T07:30:00+01:00",
        )
    }
    assert [(moment, count) for moment, count in mails.items() if count] == [("2026-11-24T17:30:00+01:00", 1)]
    scene.time.move_to(at("2026-11-27T12:00:00+01:00"))
    await choose(scene.bo, ways=all_ways("digest"), digest_days=[5], digest_at="06:00")
    await scene.propose(title="Three")
    assert await scene.sent_at("2026-11-28T05:59:59+01:00") == 0
    assert await scene.sent_at("2026-11-28T06:00:00+01:00") == 1


async def test_times_are_those_of_the_accounts_zone_also_after_it_moved(scene: Scene) -> None:
    await choose(scene.bo, ways=all_ways("digest"), digest_days=[0, 1, 2, 3, 4, 5, 6], digest_at="12:00")
    await scene.propose()
    assert await scene.sent_at("2026-11-23T11:59:00+01:00") == 0
    await _move(scene.bo, "Asia/Tokyo")
    choices = (await scene.bo.get("/me/notice-choices")).json()
    assert (choices["zone"], choices["digest_at"], choices["next_digest"]) == (
        "Asia/Tokyo",
        "12:00",
        "2026-11-24T03:00:00Z",
    )


async def test_who_moves_has_the_next_digest_by_the_new_clock_and_one_a_day(scene: Scene) -> None:
    """It waited by the old clock, by which it would have come eight hours late."""
    await choose(scene.bo, ways=all_ways("digest"), digest_at="12:00")
    await scene.propose(title="One")
    assert await scene.sent_at("2026-11-23T12:00:00+01:00") == 1
    await scene.propose(title="Two")
    assert await scene.sent_at("2026-11-23T12:30:00+01:00") == 0
    await _move(scene.bo, "Asia/Tokyo")
    sent = [await scene.sent_at(f"2026-11-24T{moment}+09:00") for moment in ("11:59:59", "12:00:00")]
    assert sent == [0, 1]
    # Back where it is four in the morning: twelve there comes eight hours after the last one.
    await _move(scene.bo, "Europe/Madrid")
    await scene.propose(title="Three")
    assert await scene.sent_at("2026-11-24T12:00:00+01:00") == 0
    assert await scene.sent_at("2026-11-25T12:00:00+01:00") == 1


async def _move(browser: Browser, zone: str) -> None:
    me = (await browser.get("/me")).json()
    await browser.patch("/me", {"zone": zone}, version=me["version"])


async def test_what_goes_at_once_and_the_digest_of_the_same_moment_are_one_mail(scene: Scene) -> None:
    await choose(scene.bo, ways={"voice": "digest", "welcome": "at_once"})
    await scene.propose()
    scene.time.move_to(at("2026-11-23T09:00:00+01:00"))
    await scene.world.newcomer(scene.coalition)
    [letter] = await ticked(scene.world)
    assert letter.params["lines"].count("\n") == 1
    assert letter.params["links"] == f"{ORIGIN}/notices"
    assert await scene.sent_at("2026-11-23T09:00:10+01:00") == 0


async def test_what_was_seen_is_never_mailed_also_when_its_mail_was_made(scene: Scene) -> None:
    await choose(scene.bo, ways=all_ways("at_once"))
    proposal = await scene.propose()
    await tick(scene.world)
    assert len(await waiting(scene.world)) == 1
    await scene.bo.post("/me/notices/seen", {"page_id": proposal["id"]})
    assert await mailed(scene.world) == []
    assert await waiting(scene.world) == []


async def test_what_was_answered_muted_or_turned_off_meanwhile_is_not_mailed(scene: Scene) -> None:
    muted = [{"coalition_id": str(scene.coalition.id), "muted": True}]
    for change in ("answer", "mute", "turn off", "leave"):
        await choose(scene.bo, ways=all_ways("at_once"))
        proposal = await scene.propose(title=change)
        await tick(scene.world)
        if change == "answer":
            await say(scene.bo, proposal)
        elif change == "leave":
            await scene.bo.post(f"/coalitions/{scene.coalition.id}/leave")
        else:
            await choose(scene.bo, ways=all_ways("here" if change == "turn off" else "at_once"), places=muted)
        letters = await mailed(scene.world)
        assert letters == [], change


async def test_an_address_that_is_not_there_rests_and_its_person_is_told_here(scene: Scene) -> None:
    database = scene.world.database
    await choose(scene.bo, ways=all_ways("at_once"))
    await database.write(lambda session: paused.pause(session, scene.person.email, clock.now()))
    await scene.propose()
    assert await ticked(scene.world) == []
    assert sorted(await new(scene.bo)) == ["address", "voice"]
    assert (await scene.bo.get("/me/notice-choices")).json()["paused"] is True
    answer = await scene.bo.post("/me/notice-choices/address")
    assert (answer.status_code, answer.json()["paused"]) == (200, False)
    assert len(await ticked(scene.world)) == 1
    assert await new(scene.bo) == ["voice"]


async def test_an_address_does_not_rest_for_ever(scene: Scene) -> None:
    """What is new then is mailed, and if the server still refuses it is told of once more."""
    database = scene.world.database
    await choose(scene.bo, ways=all_ways("at_once"))
    for moment in (MONDAY, MONDAY + 5000 * DAY):
        await database.write(lambda session, moment=moment: paused.pause(session, scene.person.email, moment))  # type: ignore[misc]
        scene.time.move_to(MONDAY + 30 * DAY - HOUR if moment == MONDAY else MONDAY)
        await database.write(lambda session: paused.forget_old(session, clock.now()))
        left = await database.read(lambda session: paused.paused(session, [scene.person.email]))
        assert bool(left) is (moment == MONDAY)
        scene.time.move_to(MONDAY + 30 * DAY)
        await database.write(lambda session: paused.forget_old(session, clock.now()))
        assert not await database.read(lambda session: paused.paused(session, [scene.person.email]))


async def test_a_sign_in_by_a_mailed_link_shows_that_the_address_is_there(scene: Scene) -> None:
    world, email = scene.world, scene.person.email
    world.app.state.settings = world.app.state.settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:1"})
    await world.database.write(lambda session: paused.pause(session, email, clock.now()))
    await world.anonymous().post("/sign-in/link", {"email": email})
    letter = await world.database.write(lambda session: outbox.claim(session, clock.now(), ORIGIN))
    assert letter is not None
    await world.anonymous().post("/sign-in/link/use", {"token": letter.params["link"].partition("#")[2]})
    assert await world.database.read(lambda session: paused.paused(session, [email])) == frozenset()


async def test_choices_are_read_as_they_were_made_and_never_silently_overwritten(scene: Scene) -> None:
    usual = (await scene.bo.get("/me/notice-choices")).json()
    assert usual["ways"] == dict.fromkeys(KINDS, "digest") | {"closing": "at_once", "word": "at_once"}
    assert (usual["quiet"], usual["digest_days"], usual["digest_at"]) == (None, [0, 1, 2, 3, 4], "09:00")
    place = {"coalition_id": str(scene.coalition.id), "muted": False, "ways": {"voice": "here"}}
    wish = {
        "ways": all_ways("digest"),
        "places": [place],
        "digest_days": [6, 0, 6],
        "digest_at": "23:59",
        "quiet": {"since": "00:00", "until": "23:58"},
    }
    await choose(scene.bo, **wish)
    read = (await scene.bo.get("/me/notice-choices")).json()
    assert read["places"] == [place | {"coalition": scene.coalition.name}]
    assert (read["digest_days"], read["digest_at"], read["quiet"]) == ([0, 6], "23:59", wish["quiet"])
    late = await scene.bo.put("/me/notice-choices", wish, version=usual["version"])
    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"digest_days": []}, "/digest_days"),
        ({"digest_days": [7]}, "/digest_days/0"),
        ({"digest_at": "24:00"}, "/digest_at"),
        ({"quiet": {"since": "20:00", "until": "20:00"}}, "/quiet/until"),
        ({"ways": {"address": "at_once"}}, "/ways/address/[key]"),
        ({"ways": {"voice": "sometimes"}}, "/ways/voice"),
    ],
)
async def test_what_can_not_be_chosen(scene: Scene, changes: dict[str, Any], pointer: str) -> None:
    wish = {"digest_days": [0], "digest_at": "09:00"} | changes
    answer = await scene.bo.put("/me/notice-choices", wish, version=0)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]

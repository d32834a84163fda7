"""A coalition's history told step by step through the API, with a model of what its followers may read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from httpx import Response

from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import Visibility
from alongside.core import clock
from tests.world import Browser, World


@dataclass
class Person:
    """A member or a follower with their browser."""

    seat: str
    name: str
    browser: Browser


@dataclass
class Action:
    """An action as the model knows it now."""

    id: str
    title: str
    stage: str
    co_owners: set[str]


@dataclass
class Line:
    """A line as it was told."""

    id: str
    action: Action
    shown: tuple[str, str, str]
    taken_back: bool = False


@dataclass
class Ask:
    """An ask signed by one member to one follower."""

    id: str
    by: Person
    to: Person
    text: str
    state: str = "open"


@dataclass
class Story:
    """One coalition, everything said in it, and what of that is for followers."""

    world: World
    coalition: Coalition
    members: list[Person] = field(default_factory=list)
    left: list[Person] = field(default_factory=list)
    followers: list[Person] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    commitments: list[tuple[Person, str]] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    def say(self, what: str) -> str:
        """Words that occur nowhere else in the world."""
        words = f"{what} {uuid4().hex}"
        self.said.add(words)
        return words

    def told(self) -> list[tuple[str, str, str]]:
        """What every follower reads now: of each action the newest line that stands, newest first."""
        standing = [line for line in self.lines if not line.taken_back]
        newest = {line.action.id: line for line in standing}
        return [line.shown for line in reversed(standing) if newest[line.action.id] is line]

    def asked_of(self, follower: Person) -> list[Ask]:
        """What is on the page of one follower."""
        return [ask for ask in self.asks if ask.to is follower and ask.state != "withdrawn"]

    def for_follower(self, follower: Person) -> set[str]:
        """All words that this follower may come across anywhere."""
        told = {part for line in self.told() for part in line}
        signed = {part for ask in self.asks if ask.to is follower for part in (ask.text, ask.by.name)}
        return told | signed | {follower.name}


async def begin(world: World, visibility: Visibility) -> Story:
    """A coalition of three members and two followers."""
    story = Story(world, await world.coalition(f"Room {uuid4().hex}", visibility))
    for _ in range(3):
        await join(story)
    for _ in range(2):
        following, browser = await world.follower(story.coalition, story.say("Leader"))
        story.followers.append(_person(following, browser))
    return story


def _person(seat: Any, browser: Browser) -> Person:
    return Person(str(seat.id), seat.name, browser)


async def join(story: Story) -> None:
    membership, browser = await story.world.member(story.coalition, story.say("Member"))
    story.members.append(_person(membership, browser))


async def leave(story: Story, member: Person) -> None:
    answer = await member.browser.post(f"/coalitions/{story.coalition.id}/leave")
    assert answer.status_code == 204, answer.text
    story.members.remove(member)
    story.left.append(member)
    for action in story.actions:
        action.co_owners.discard(member.seat)


async def start(story: Story, member: Person, *, underway: bool) -> None:
    draft = {"title": story.say("Title"), "about": story.say("About"), "brought_along": underway}
    answer = await member.browser.post(f"/coalitions/{story.coalition.id}/actions", draft)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    story.actions.append(Action(made["id"], made["title"], made["status"], {member.seat}))


async def tell(story: Story, member: Person, action: Action) -> None:
    sentence = story.say("Told")
    answer = await member.browser.post(f"/actions/{action.id}/told", {"sentence": sentence})
    assert answer.is_success == (member.seat in action.co_owners), answer.text
    if answer.is_success:
        line = answer.json()["told"]["id"]
        story.lines.append(Line(line, action, (action.title, action.stage, sentence)))


async def take_back(story: Story, member: Person, line: Line) -> None:
    answer = await member.browser.post(f"/told/{line.id}/take-back")
    possible = member.seat in line.action.co_owners and not line.taken_back
    assert answer.is_success == possible, answer.text
    line.taken_back = line.taken_back or possible


async def edit(story: Story, member: Person, action: Action) -> None:
    text = {"title": story.say("Title"), "about": story.say("About")}
    version = (await member.browser.get(f"/actions/{action.id}")).json()["version"]
    if (await member.browser.put(f"/actions/{action.id}", text, version=version)).is_success:
        action.title = text["title"]


async def move(story: Story, member: Person, action: Action, stage: str) -> None:
    answer = await member.browser.post(f"/actions/{action.id}/stage", {"stage": stage})
    if answer.is_success:
        action.stage = stage


async def hand_over(story: Story, member: Person, action: Action) -> None:
    answer = await member.browser.post(f"/actions/{action.id}/step-back", {"note": story.say("Note")})
    if answer.is_success:
        action.co_owners.discard(member.seat)


async def commit(story: Story, member: Person, action: Action | None) -> None:
    draft = {
        "sentence": story.say("Promise"),
        "by_when": (clock.now().date() + timedelta(days=20)).isoformat(),
        "rhythm": "weekly",
        "serves": {"kind": "action", "id": str(action.id)} if action else {"kind": "itself"},
    }
    answer = await member.browser.post(f"/coalitions/{story.coalition.id}/commitments", draft)
    assert answer.status_code == 201, answer.text
    story.commitments.append((member, answer.json()["id"]))


async def check_in(story: Story, member: Person, commitment: str) -> None:
    said = {"answer": "stuck", "words": story.say("Word"), "ask": story.say("Help")}
    await member.browser.post(f"/commitments/{commitment}/check-ins", said)


async def object_to(story: Story, member: Person, other: Person) -> None:
    draft = {"kind": "action", "title": story.say("Idea"), "text": story.say("Why"), "payload": {}}
    made = await member.browser.post(f"/coalitions/{story.coalition.id}/proposals", draft)
    assert made.status_code == 201, made.text
    harm = {"answer": "objection", "harm": story.say("Harm"), "safe_enough": story.say("Safer"), "version": 1}
    await other.browser.post(f"/proposals/{made.json()['id']}/responses", harm)


async def ask(story: Story, member: Person, follower: Person, action: Action | None) -> None:
    text = story.say("Ask")
    body = {
        "following_id": follower.seat,
        "kind": "information",
        "text": text,
        "action_id": action.id if action else None,
    }
    answer = await member.browser.post(f"/coalitions/{story.coalition.id}/asks", body)
    assert answer.status_code == 201, answer.text
    story.asks.append(Ask(answer.json()["id"], member, follower, text))


async def answer(story: Story, one: Ask) -> None:
    said: Response = await one.to.browser.post(f"/asks/{one.id}/accept", {})
    assert said.is_success == (one.state == "open")
    one.state = "accepted" if said.is_success else one.state


async def withdraw(story: Story, one: Ask) -> None:
    said: Response = await one.by.browser.post(f"/asks/{one.id}/withdraw")
    assert said.is_success == (one.state == "open" and one.by in story.members)
    one.state = "withdrawn" if said.is_success else one.state


def pick(things: Sequence[Any], number: int) -> Any:
    """One of the things, by any number; nothing when there are none."""
    return things[number % len(things)] if things else None

"""One coalition by invitation with one of everything in it, and one browser for each persona."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from httpx import Response
from sqlmodel import Session

from alongside.coalitions.rules import Visibility
from alongside.core import clock
from alongside.decisions.models import Decision
from alongside.decisions.rules import Kind, Method
from alongside.following.models import Following
from tests.agreements.scenes import agree
from tests.harness.kept import Kept
from tests.initiatives.scenes import begun
from tests.safety.scenes import looked_at_by
from tests.world import Browser, World

PERSONAS = ("anonymous", "newcomer", "member", "co_owner", "holder", "follower", "outsider", "former_member")


@dataclass
class Stage:
    """Ids of what there is, under the names that paths give them, and the browsers."""

    browsers: dict[str, Browser]
    ids: dict[str, Any] = field(default_factory=dict)

    def path(self, template: str) -> str:
        return template.format(**self.ids)

    def again(self, world: World) -> "Stage":
        return Stage({who: one.again(world.edge) for who, one in self.browsers.items()}, dict(self.ids))


def soon(days: int = 30) -> str:
    return (clock.now() + timedelta(days=days)).date().isoformat()


async def made(answer: Response) -> Any:
    assert answer.status_code in {200, 201}, answer.text
    return answer.json()


async def set_up(world: World) -> Stage:
    return await STAGE.set_up(world)


async def _made_through_the_api(world: World) -> Stage:
    """Everything is made by the people whose it is."""
    coalition = await world.coalition(visibility=Visibility.BY_INVITATION)
    newcomer, newcomers = await world.newcomer(coalition)
    member, members = await world.member(coalition, "Mina")
    owner, owners = await world.member(coalition, "Owen")
    holder, holders = await world.member(coalition, "Hana")
    following, followers = await world.follower(coalition)
    _, outsiders = await world.person("Ola")
    _, formers = await world.former_member(coalition)
    browsers = (world.anonymous(), newcomers, members, owners, holders, followers, outsiders, formers)
    stage = Stage(dict(zip(PERSONAS, browsers, strict=True)))
    here = f"/coalitions/{coalition.id}"
    invited = await _invited_follower(world, following)
    action = await made(await owners.post(f"{here}/actions", {"title": "A quiet room", "brought_along": True}))
    told = await made(await owners.post(f"/actions/{action['id']}/told", {"sentence": "It moves."}))
    waits = await made(
        await owners.post(f"/actions/{action['id']}/told", {"sentence": "Mina helps.", "names": [str(member.id)]})
    )
    asked = await made(await owners.post(f"/actions/{action['id']}/co-owners", {"membership_id": str(member.id)}))
    commitment = await made(await holders.post(f"{here}/commitments", {"sentence": "Measure it", "by_when": soon()}))
    said = await made(await holders.post(f"/commitments/{commitment['id']}/check-ins", {"answer": "moving"}))
    companion = await _walks_along(holders, members, commitment, member.id)
    proposal = await made(
        await owners.post(f"{here}/proposals", {"kind": "action", "title": "T", "text": "T", "payload": {}})
    )
    objection, note = await _object_to(members, owners, proposal["id"], str(member.id))
    ask = await made(
        await owners.post(f"{here}/asks", {"following_id": str(following.id), "kind": "time", "text": "Ten minutes"})
    )
    request, offer = await _support(owners, members, here, str(member.id))
    invitation = await made(await members.post(f"{here}/invitations", {}))
    agreement = await agree(world, coalition.id, "We meet on Mondays.")
    mandate = await made(
        await members.post(
            f"{here}/mandates", {"to": str(holder.id), "topic": "The room", "forum": "coalition", "until": soon()}
        )
    )
    initiative = await begun(world, coalition.id, owner.id, roles_wanted=["A signature, not a speaker"])
    role = (await owners.get(f"/initiatives/{initiative.id}")).json()["roles_wanted"][0]
    stage.ids = {
        "coalition_id": coalition.id,
        "membership_id": newcomer.id,
        "action_id": action["id"],
        "told_id": told["told"]["id"],
        "draft_id": waits["told_drafts"][0]["id"],
        "consent_id": asked["id"],
        "commitment_id": commitment["id"],
        "check_in_id": said["id"],
        "companion_id": companion,
        "proposal_id": proposal["id"],
        "objection_id": objection,
        "note_id": note,
        "number": 1,
        "ask_id": ask["id"],
        "request_id": request,
        "offer_id": offer,
        "invitation_id": invitation["id"],
        "invitation_token": invitation["url"].partition("#")[2],
        "agreement_id": agreement.id,
        "initiative_id": initiative.id,
        "role_id": role["id"],
        "decision_id": (await owners.get(f"{here}/decisions")).json()["items"][0]["id"],
        "following_id": invited,
        "leader_id": following.id,
        "member_id": member.id,
        "holder_id": holder.id,
        "owner_id": owner.id,
        "mandate_id": mandate["id"],
        "giver_id": newcomer.id,
        "session_id": (await members.get("/me/sessions")).json()["items"][0]["id"],
        "token": "x" * 43,
        "secret": "x" * 43,
        "text_kind": "action",
        "text_id": action["id"],
        "report_id": await looked_at_by(world, member, UUID(commitment["id"])),
    }
    return stage


STAGE = Kept(_made_through_the_api)


async def _walks_along(holders: Browser, members: Browser, commitment: Any, seat: UUID) -> str:
    """Mina said yes to walking along with Hana's part."""
    path = f"/commitments/{commitment['id']}"
    asked = (await made(await holders.post(f"{path}/companions", {"membership_id": str(seat)})))["requests"][0]
    yes = {"answer": "yes", "text_hash": asked["text_hash"]}
    await made(await members.post(f"/consents/{asked['id']}/answer", yes))
    return str((await made(await holders.get(path)))["companions"][0]["id"])


async def _object_to(members: Browser, owners: Browser, proposal_id: str, named: str) -> tuple[str, str]:
    """Mina objects; Owen has written a next version and a question, which wait for her yes to being named in them."""
    path = f"/proposals/{proposal_id}"
    objection = {"answer": "objection", "version": 1, "harm": "Floor 3 locks at 20:00."}
    out = await made(await members.post(f"{path}/responses", objection))
    text = {"title": "T", "text": "With Mina.", "payload": {}, "change": "substance", "names": [named]}
    await made(await owners.post(f"{path}/versions", text, headers={"If-Match": '"1"'}))
    question = {"kind": "question", "text": "Does Mina agree?", "names": [named]}
    note = await made(await owners.post(f"{path}/notes", question))
    return str(out["objections"][0]["id"]), str(note["id"])


async def _support(owners: Browser, members: Browser, here: str, to: str) -> tuple[str, str]:
    """Owen asks Mina alone, who offers."""
    wanted = {"kind": "skill", "text": "Read it with me", "to": to}
    request = await made(await owners.post(f"{here}/support-requests", wanted))
    offer = await made(await members.post(f"/support-requests/{request['id']}/offers", {"kind": "skill"}))
    return str(request["id"]), str(offer["id"])


async def _invited_follower(world: World, like: Following) -> UUID:
    def make(session: Session) -> UUID:
        decision = Decision(
            coalition_id=like.coalition_id,
            number=1001,
            kind=Kind.FOLLOWER,
            method=Method.SMALL,
            title="Second follows us",
            text="Until next summer.",
            asked=1,
            answered=1,
            review_on=like.until,
        )
        session.add(decision)
        session.flush()
        row = Following(
            coalition_id=like.coalition_id,
            decision_id=decision.id,
            decision_number=decision.number,
            name="Second",
            until=like.until,
        )
        session.add(row)
        return row.id

    return await world.database.write(make)

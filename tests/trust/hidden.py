"""What is written for few, or for nobody yet, each with a word of its own that can be looked for elsewhere."""

from uuid import UUID

from alongside.coalitions.models import Membership
from alongside.folds.rules import ThingKind
from tests.decisions.rounds import at_consent
from tests.permissions.stage import Stage, made, soon
from tests.safety.scenes import looked_at_by
from tests.world import World


async def wait_with_a_note(stage: Stage) -> None:
    """Owen talks on an objection and names Mina, who has not said yes."""
    note = {"kind": "talk", "text": "canary-no-note", "objection_id": stage.ids["objection_id"]}
    named = note | {"names": [str(stage.ids["member_id"])]}
    await made(await stage.browsers["co_owner"].post(stage.path("/proposals/{proposal_id}/notes"), named))


async def ask_in_vain(stage: Stage) -> None:
    """Everything that can name somebody, each with a word of its own, and a no from the one who was asked."""
    owner, member = stage.browsers["co_owner"], stage.browsers["member"]
    here, names = stage.path("/coalitions/{coalition_id}"), {"names": [str(stage.ids["member_id"])]}
    word = "canary-no-proposal"
    idea = {"kind": "action", "title": word, "text": word, "payload": {}}
    proposal = await made(await owner.post(f"{here}/proposals", idea | names))
    to_leader = {"following_id": str(stage.ids["leader_id"]), "kind": "time"}
    ask = await made(await owner.post(f"{here}/asks", to_leader | {"text": "canary-no-leader"} | names))
    told = {"sentence": "canary-no-told"}
    await made(await owner.post(stage.path("/actions/{action_id}/told"), told | names))
    action = await made(await owner.post(f"{here}/actions", {"title": "canary-no-action"} | names))
    for asked in (await member.get("/consents")).json()["items"]:
        if "canary-no" in asked["text"]:
            assert (await member.post(f"/consents/{asked['id']}/answer", {"answer": "no"})).status_code == 200
    await made(await owner.post(f"{here}/asks", to_leader | {"text": "Ten minutes with Mina"} | names))
    (asked,) = [one for one in (await member.get("/consents")).json()["items"] if one["text"].endswith("with Mina")]
    other = {"answer": "yes_with_changes", "text": "canary-other-words", "text_hash": asked["text_hash"]}
    assert (await member.post(f"/consents/{asked['id']}/answer", other)).status_code == 200
    at = f"/api/v1/proposals/{proposal['id']}"
    stage.ids["more"] = [
        *(at, f"{at}/versions", f"{at}/versions/1", f"{at}/voices", f"{at}/notes"),
        *(f"/api/v1/asks/{ask['id']}", f"/api/v1/actions/{action['id']}"),
        *("/api/v1/consents?box=from_me", f"/api/v1/consents/{asked['id']}"),
    ]


async def say_what_is_hidden(world: World, stage: Stage) -> None:
    """A voice that the others read after their own, a mandate, a wish, and words to those who look at a report."""
    owner, holder, member = (stage.browsers[name] for name in ("co_owner", "holder", "member"))
    coalition_id = UUID(str(stage.ids["coalition_id"]))
    heard = await at_consent(coalition_id, owner, member, holder)
    concern = {"answer": "concern", "words": "canary-hidden-voice", "version": heard["version"]}
    await made(await member.post(f"/proposals/{heard['id']}/responses", concern))
    lent = {"to": str(stage.ids["holder_id"]), "topic": "canary-topic", "forum": "coalition", "until": soon()}
    await made(await member.post(f"/coalitions/{coalition_id}/mandates", lent))
    wish = {"choice": "own_name", "words": "canary-wish"}
    assert (await member.put(f"/coalitions/{coalition_id}/my-preference", wish)).status_code == 200
    drawn = await world.database.read(lambda session: session.get_one(Membership, stage.ids["member_id"]))
    await looked_at_by(world, drawn, UUID(stage.ids["action_id"]), kind=ThingKind.ACTION, words="canary-report")
    await _ask_and_offer(stage)
    await _help_on_a_word(stage)
    at = f"/api/v1/proposals/{heard['id']}"
    stage.ids["more"] += [at, f"{at}/voices", f"{at}/versions", f"{at}/notes"]


async def _ask_and_offer(stage: Stage) -> None:
    """Hana asks Mina alone, and Mina offers; what Mina offers to Hana unasked is declined. What Mina brings is hers."""
    holder, member = stage.browsers["holder"], stage.browsers["member"]
    here = stage.path("/coalitions/{coalition_id}")
    wanted = {"kind": "skill", "text": "canary-wanted", "to": str(stage.ids["member_id"])}
    request = await made(await holder.post(f"{here}/support-requests", wanted))
    help_with = {"kind": "skill", "text": "canary-offer"}
    offer = await made(await member.post(f"/support-requests/{request['id']}/offers", help_with))
    differently = {"answer": "accepted_differently", "how": "canary-how"}
    assert (await holder.post(f"/offers/{offer['id']}/answer", differently)).status_code == 200
    unasked = {"kind": "time", "text": "canary-unasked", "to": str(stage.ids["holder_id"])}
    declined = await made(await member.post(f"{here}/offers", unasked))
    assert (await holder.post(f"/offers/{declined['id']}/answer", {"answer": "declined"})).status_code == 200
    brings = {"strengths": "canary-brings", "shown_to": "oneself"}
    assert (await member.put(f"{here}/what-i-bring", brings)).status_code == 200
    stage.ids["more"] += [
        *(f"/api/v1/support-requests/{request['id']}", f"/api/v1/offers/{offer['id']}"),
        *("/api/v1/support-requests?box=mine", "/api/v1/support-requests?box=to_all"),
        *("/api/v1/offers?box=mine", "/api/v1/offers?box=to_all", f"/api/v1/offers/{declined['id']}"),
    ]


async def _help_on_a_word(stage: Stage) -> None:
    """Every member reads Hana's check-in, and Owen says "I can help" to her alone."""
    holder, owner = stage.browsers["holder"], stage.browsers["co_owner"]
    wide = {"sentence": "A word to all", "by_when": soon(), "check_ins_read_by": "coalition"}
    held = await made(await holder.post(stage.path("/coalitions/{coalition_id}/commitments"), wide))
    said = await made(await holder.post(f"/commitments/{held['id']}/check-ins", {"answer": "stuck"}))
    help_with = {"kind": "can_help", "words": "canary-can-help"}
    offer = await made(await owner.post(f"/check-ins/{said['id']}/replies", help_with))
    stage.ids["more"] += [f"/api/v1/commitments/{held['id']}/check-ins", f"/api/v1/offers/{offer['id']}"]

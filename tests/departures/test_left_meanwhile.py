"""A request read its seats, then waited while its person left: it does nothing any more."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from alongside.checkins import service as checkins
from alongside.checkins.rules import ReplyKind
from alongside.checkins.schemas import ReplyDraft
from alongside.coalitions import service as coalitions
from alongside.coalitions.models import Coalition
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.decisions import proposing, responding
from alongside.decisions.drafts import ProposalDraft, ResponseDraft
from alongside.decisions.rules import Answer
from alongside.following import service as following
from alongside.support import service as support
from alongside.support.rules import AskKind
from alongside.support.schemas import AskDraft
from tests.actions.scenes import actor_of, happened
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
Work = Callable[[Session], Any]
PROPOSAL = {"kind": "action", "title": "A quiet room", "text": "Floor 3.", "payload": {}}


async def made(browser: Browser, path: str, body: dict[str, Any]) -> UUID:
    answer = await browser.post(path, body)
    assert answer.status_code == 201, answer.text
    return UUID(answer.json()["id"])


async def late_works(world: World, coalition: Coalition, sam: Browser) -> dict[str, Work]:
    """What Sam was about to do."""
    here = f"/coalitions/{coalition.id}"
    _, dana = await world.member(coalition)
    actor = await actor_of(world, sam)
    newcomer, _ = await world.newcomer(coalition)
    followed, _ = await world.follower(coalition)
    proposal = await made(dana, f"{here}/proposals", PROPOSAL)
    by_when = (clock.now() + timedelta(days=9)).date().isoformat()
    promise = {"sentence": "I count the empty hours.", "by_when": by_when, "rhythm": "none"}
    shared = {"read_by": "coalition", "check_ins_read_by": "coalition"}
    commitment = await made(dana, f"{here}/commitments", promise | shared)
    word = await made(dana, f"/commitments/{commitment}/check-ins", {"answer": "moving"})
    ask = AskDraft(following_id=followed.id, kind=AskKind.TIME, text="Half an hour of yours.")
    return {
        "propose": partial(
            proposing.propose, coalition_id=coalition.id, draft=ProposalDraft.model_validate(PROPOSAL), actor=actor
        ),
        "answer": partial(
            responding.respond, proposal_id=proposal, draft=ResponseDraft(answer=Answer.FINE, version=1), actor=actor
        ),
        "reply": partial(checkins.reply, check_in_id=word, draft=ReplyDraft(kind=ReplyKind.SEEN), actor=actor),
        "ask": partial(support.make, coalition_id=coalition.id, draft=ask, actor=actor),
        "welcome": partial(coalitions.welcome, coalition_id=coalition.id, membership_id=newcomer.id, actor=actor),
    }


@pytest.mark.parametrize("what", ["propose", "answer", "reply", "ask", "welcome"])
async def test_who_left_meanwhile_does_nothing_any_more(world: World, what: str) -> None:
    coalition = await world.coalition()
    _, sam = await world.member(coalition, "Sam")
    work = (await late_works(world, coalition, sam))[what]
    assert (await sam.post(f"/coalitions/{coalition.id}/leave")).status_code == 204
    before = await happened(world, coalition)
    with pytest.raises(NotFound):
        await world.database.write(work)
    assert await happened(world, coalition) == before


async def test_a_followers_seat_is_given_back_once(world: World) -> None:
    coalition = await world.coalition()
    _, ingrid = await world.follower(coalition)
    back = partial(following.step_back, coalition_id=coalition.id, actor=await actor_of(world, ingrid))
    await world.database.write(back)
    before = await happened(world, coalition)
    with pytest.raises(NotFound):
        await world.database.write(back)
    assert await happened(world, coalition) == before

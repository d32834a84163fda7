"""Two at once, on real threads and real connections: nobody's part is changed twice, and nothing hangs in the air."""

from datetime import date, datetime
from uuid import UUID

import pytest

from alongside.checkins import service as checkins
from alongside.checkins.rules import AlreadyCheckedIn, Answer
from alongside.checkins.schemas import CheckInDraft
from alongside.coalitions.models import Coalition
from alongside.commitments import service
from alongside.commitments.rules import HoldingIsKept, HoldingIsReleased
from alongside.commitments.schemas import CommitmentDraft, LastWords, Renegotiated
from alongside.consents.rules import AlreadyAnswered, ConsentAnswer, ConsentTextChanged, ConsentWithdrawn
from alongside.consents.schemas import InvitationAnswer
from alongside.core.errors import NotFound
from alongside.departures import service as departures
from tests.actions.scenes import actor_of
from tests.commitments.scenes import MADRID, at, board, check_ins, draft, in_days, look, make, parts, shared
from tests.harness.races import at_once, kinds
from tests.world import World

pytestmark = pytest.mark.anyio
TIMES = 8
YES = InvitationAnswer(answer=ConsentAnswer.YES)
NOTHING = LastWords()


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_keeping_against_letting_go(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    actor = await actor_of(world, dana)
    for _ in range(TIMES):
        made = await make(dana, coalition)
        id_ = UUID(made["id"])
        outcome = await at_once(
            world,
            lambda session: service.keep(session, id_, NOTHING, actor=actor),  # noqa: B023
            lambda session: service.release(session, id_, NOTHING, actor=actor),  # noqa: B023
        )
        stands = parts(await look(dana, made))["Dana"]
        assert kinds(outcome) == {None, HoldingIsKept if stands == "kept" else HoldingIsReleased}


async def test_joining_against_the_last_holders_end(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    asker, addressee = await actor_of(world, dana), await actor_of(world, amina)
    for _ in range(TIMES):
        made = await make(dana, coalition, amina_is)
        id_ = UUID(made["id"])
        outcome = await at_once(
            world,
            lambda session: service.release(session, id_, NOTHING, actor=asker),  # noqa: B023
            lambda session: service.answer_invitation(session, id_, YES, actor=addressee),  # noqa: B023
        )
        now = await look(dana, made)
        if "Amina" in parts(now):
            assert (kinds(outcome), now["ended_at"]) == ({None}, None)
        else:
            assert kinds(outcome) == {None, ConsentWithdrawn}
            assert now["ended_at"] is not None


async def test_a_yes_against_other_words(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    amina_is, amina = await world.member(coalition, "Amina")
    asker, addressee = await actor_of(world, dana), await actor_of(world, amina)
    for _ in range(TIMES):
        made = await make(dana, coalition, amina_is)
        id_, read = UUID(made["id"]), made["requests"][0]["text_hash"]
        to_this = InvitationAnswer(answer=ConsentAnswer.YES, text_hash=read)
        outcome = await at_once(
            world,
            lambda session: service.renegotiate(session, id_, Renegotiated(sentence="Other words"), actor=asker),  # noqa: B023
            lambda session: service.answer_invitation(session, id_, to_this, actor=addressee),  # noqa: B023
        )
        now = await look(dana, made)
        if "Amina" in parts(now):
            assert now["sentence"] == made["sentence"]
        else:
            assert (kinds(outcome), now["sentence"]) == ({None, ConsentTextChanged}, "Other words")


async def test_two_words_for_one_due_day(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    actor = await actor_of(world, dana)
    said = CheckInDraft(answer=Answer.MOVING)
    with at(date(2026, 11, 2)) as time:
        made = [await make(dana, coalition, rhythm="weekly") for _ in range(TIMES)]
        time.move_to(datetime(2026, 11, 6, 9, tzinfo=MADRID))
        for one in made:
            id_ = UUID(one["id"])
            outcome = await at_once(
                world,
                lambda session: checkins.check_in(session, id_, said, actor=actor),  # noqa: B023
                lambda session: checkins.check_in(session, id_, said, actor=actor),  # noqa: B023
            )
            assert kinds(outcome) == {None, AlreadyCheckedIn}
            assert [word["due_on"] for word in await check_ins(dana, one)] == ["2026-11-06"]


async def test_leaving_against_everything_one_holds(world: World) -> None:
    coalition = await world.coalition()
    _, dana = await world.member(coalition, "Dana")
    asker = await actor_of(world, dana)
    for _ in range(TIMES):
        amina_is, amina = await world.member(coalition, "Amina")
        jun_is, jun = await world.member(coalition, "Jun")
        hers = await actor_of(world, amina)
        both = await shared(amina, coalition, (jun_is, jun), by_when=in_days(3))
        asked = await make(dana, coalition, amina_is)
        both_id, asked_id = UUID(both["id"]), UUID(asked["id"])
        another = CommitmentDraft.model_validate(draft())
        outcome = await at_once(
            world,
            lambda session: departures.leave(session, coalition.id, actor=hers),  # noqa: B023
            lambda session: service.keep(session, both_id, NOTHING, actor=hers),  # noqa: B023
            lambda session: service.answer_invitation(session, asked_id, YES, actor=hers),  # noqa: B023
            lambda session: service.make(session, coalition.id, another, actor=hers),  # noqa: B023
            lambda session: service.release(session, asked_id, NOTHING, actor=asker),  # noqa: B023
        )
        assert kinds(outcome) <= {None, HoldingIsReleased, NotFound, ConsentWithdrawn, AlreadyAnswered}
        assert outcome[0] is None
        held = [holder["name"] for row in await board(dana, coalition) for holder in row["holders"]]
        assert "Amina" not in held
        assert all(row["holders"] for row in await board(dana, coalition))


async def test_a_yes_against_the_askers_leaving(world: World, coalition: Coalition) -> None:
    amina_is, amina = await world.member(coalition, "Amina")
    addressee = await actor_of(world, amina)
    for _ in range(TIMES):
        _, dana = await world.member(coalition, "Dana")
        asker = await actor_of(world, dana)
        made = await make(dana, coalition, amina_is)
        id_ = UUID(made["id"])
        outcome = await at_once(
            world,
            lambda session: departures.leave(session, coalition.id, actor=asker),  # noqa: B023
            lambda session: service.answer_invitation(session, id_, YES, actor=addressee),  # noqa: B023
        )
        now = await look(amina, made)
        if parts(now) == {"Amina": "active"}:
            assert (kinds(outcome), now["ended_at"]) == ({None}, None)
        else:
            assert (kinds(outcome), parts(now)) == ({None, ConsentWithdrawn}, {})
            assert now["ended_at"] is not None

"""What was said in a round is forgotten two years after it ended, and what was never told after thirty days."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, SQLModel, col, func, select

from alongside.consents.models import ConsentMissing, ConsentRequest
from alongside.core import clock
from alongside.core.live import Hub
from alongside.decisions import forgetting
from alongside.decisions.models import Affected, Note, Objection, Proposal, ProposalVersion, Response
from alongside.decisions.outcomes import Choice, LotPart
from alongside.rounds.models import Turn
from alongside.worker import DUTIES, tick
from tests.decisions.choosing import ROOMS, choose, decided, decision, people
from tests.decisions.rounds import HARM, RULE, affected, at_consent, later, say, seen, told, yes
from tests.decisions.scenes import amend, three
from tests.world import Browser, World

pytestmark = pytest.mark.anyio
SAID: tuple[type[SQLModel], ...] = (Note, Response, Turn, Choice, LotPart, Affected, Objection)
OTHERS: tuple[type[SQLModel], ...] = (ConsentRequest, ConsentMissing, ProposalVersion, Proposal)


async def count(world: World, *tables: type[SQLModel]) -> dict[str, int]:
    """How many rows there are, of those tables that have any."""

    def rows(session: Session) -> dict[str, int]:
        return {table.__name__: session.exec(select(func.count()).select_from(table)).one() for table in tables or SAID}

    found: dict[str, int] = await world.database.read(rows)
    return {name: number for name, number in found.items() if number}


async def forget(world: World, **after: float) -> int:
    """What the server does by itself, so much later."""
    now = clock.now() + timedelta(**after)
    done: int = await world.database.write(lambda session: forgetting.forget_due(session, now))
    return done


async def heard(world: World) -> tuple[Browser, dict[str, Any]]:
    """Chi objects, a version answers it, and it is agreed with a concern; there was a question, too."""
    coalition, dana, bo, chi = await three(world)
    proposal = await told(dana, coalition.id, **RULE)
    question = {"kind": "question", "text": "Canary question?"}
    asked = await bo.post(f"/proposals/{proposal['id']}/notes", question)
    reply = {"kind": "answer", "text": "Canary reply.", "to": asked.json()["id"]}
    assert (await dana.post(f"/proposals/{proposal['id']}/notes", reply)).status_code == 201
    for one in (chi, dana, bo, chi):
        await one.post(f"/proposals/{proposal['id']}/pass")
    now = await seen(dana, proposal)
    assert now["status"] == "consent", now["status"]
    await say(chi, now, **HARM)
    for one in (dana, bo):
        await say(one, now, "consent")
    assert (await amend(dana, proposal, text="Anew.")).status_code == 201
    now = await seen(dana, proposal)
    await say(dana, now, "concern", words="Canary concern.")
    for one in (bo, chi):
        await say(one, now, "consent")
    now = await seen(dana, proposal)
    assert (now["status"], now["objections"][0]["state"]) == ("adopted", "answered")
    return dana, now


async def test_two_years_after_the_outcome_alone_is_left_and_each_page_says_so(world: World) -> None:
    dana, proposal = await heard(world)
    before = await decision(dana, proposal["decision"]["id"])
    long_before = clock.now() - timedelta(days=40)

    def age(session: Any) -> None:
        session.get_one(Proposal, UUID(proposal["id"])).opened_at = long_before

    await world.database.write(age)
    assert await forget(world, days=729) == 0, "it was decided since, however early it was proposed"
    proposal = await seen(dana, proposal)
    assert (await count(world)).keys() == {"Note", "Response", "Turn", "Objection"}
    assert await forget(world, days=731) == 1
    assert await count(world) == {}
    at = f"/proposals/{proposal['id']}"
    pages = [at, f"{at}/voices", f"{at}/notes", f"{at}/versions", f"/decisions/{before['id']}"]
    answers = [await dana.get(page) for page in pages]
    answers += [await dana.get(f"/decisions/{before['id']}/record?format={form}") for form in ("md", "json")]
    assert [one.status_code for one in answers] == [200] * 7
    assert not any("canary" in one.text.lower() or HARM["harm"] in one.text for one in answers)
    told_of = [answers[0], *answers[4:]]
    assert all("was forgotten two years after" in one.text for one in told_of)
    after = await decision(dana, before["id"])
    gone = {"concerns": [], "objections": [], "said_forgotten": after["said_forgotten"]}
    assert after == before | gone
    shown = await seen(dana, proposal)
    kept = ("title", "text", "version", "status", "all_answered", "quorum_reached", "path", "decision")
    assert [shown[name] for name in kept] == [proposal[name] for name in kept]


async def test_an_objection_that_stands_outlives_what_was_said_with_it(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    proposal = await at_consent(coalition.id, dana, bo, chi, trial_days=30)
    for base in (1, 2, 3):
        now = await seen(dana, proposal)
        await say(chi, now, **HARM)
        await say(dana, now, "consent")
        await say(bo, now, "concern", words="Canary concern.")
        if (await seen(dana, proposal))["status"] != "integrating":
            break
        assert (await amend(dana, proposal, base, text=f"Version {base + 1}.", trial_days=30)).status_code == 201
    now = await seen(dana, proposal)
    assert (now["status"], len(now["objections"])) == ("adopted", 1)
    assert await forget(world, days=731) == 1
    assert await count(world) == {"Objection": 1}
    record = await dana.get(f"/decisions/{now['decision']['id']}/record?format=md")
    assert HARM["harm"] in record.text
    assert "Canary" not in record.text


async def test_what_ended_without_a_decision_is_forgotten_too_and_what_goes_on_is_not(world: World) -> None:
    coalition, dana, bo, chi = await three(world)
    ended = await told(dana, coalition.id, **RULE | {"title": "Ended"})
    await bo.post(f"/proposals/{ended['id']}/notes", {"kind": "question", "text": "Why?"})
    await affected(chi, ended)
    await dana.post(f"/proposals/{ended['id']}/withdraw")
    going_on = await told(dana, coalition.id, **RULE)
    await bo.post(f"/proposals/{going_on['id']}/notes", {"kind": "question", "text": "Why?"})
    await affected(chi, going_on)
    assert await forget(world, days=731) == 1
    assert await count(world, Note, Affected) == {"Note": 1, "Affected": 1}
    shown = await seen(dana, ended)
    assert (shown["text"], shown["affected"]["some"]) == (RULE["text"], False)
    assert shown["said_forgotten"]


async def test_who_chose_what_is_forgotten_and_what_was_chosen_is_not(world: World) -> None:
    coalition, browsers = await people(world)
    proposal = await told(browsers[0], coalition.id, **ROOMS)
    await browsers[0].post(f"/proposals/{proposal['id']}/lot", {"word": "canary"})
    for one in browsers:
        await choose(one, proposal, 1)
    now = await seen(browsers[0], proposal)
    before = await decision(browsers[0], now["decision"]["id"])
    assert await forget(world, days=731) == 1
    assert await count(world) == {}
    assert (await decision(browsers[0], before["id"]))["chosen"] == before["chosen"]
    assert (await seen(browsers[0], proposal))["choosing"]["mine"] is None


async def test_however_late_and_often_the_server_wakes_it_does_so_once_and_in_parts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "AT_A_TICK", 2)
    coalition, browsers = await people(world)
    for title in "abc":
        await decided(browsers, coalition.id, **RULE | {"title": title})
    assert forgetting.forget_due in DUTIES
    with later(days=5000):
        await tick(world.database, Hub())
        assert (await count(world, Response))["Response"] > 0
        await tick(world.database, Hub())
        assert await count(world) == {}
        assert await forget(world) == 0


async def draft_naming(bo: Browser, chi: Browser, bo_id: UUID, coalition_id: UUID) -> dict[str, Any]:
    """Chi's next version of a proposal of Bo's, which waits for Bo's yes."""
    proposal = await told(bo, coalition_id, **RULE)
    assert (await amend(chi, proposal, text="Bo hosts.", names=[str(bo_id)])).json()["draft"]
    return proposal


async def test_a_next_version_that_was_not_told_in_thirty_days_goes_with_its_questions(world: World) -> None:
    coalition = await world.coalition()
    bo_seat, bo = await world.member(coalition, "Bo")
    chi_seat, chi = await world.member(coalition, "Chi")
    proposal = await draft_naming(bo, chi, bo_seat.id, coalition.id)
    assert await forget(world, days=29) == 0
    touched: set[UUID] = set()

    def work(session: Any) -> int:
        done = forgetting.forget_due(session, clock.now() + timedelta(days=31))
        touched.update(session.info["touched"])
        return done

    assert await world.database.write(work) == 1
    assert touched == {chi_seat.person_id}, "its writer alone is told"
    assert await count(world, *OTHERS) == {"ProposalVersion": 1, "Proposal": 1}
    assert (await bo.get("/consents")).json()["items"] == []
    assert (await seen(chi, proposal))["draft"] is None
    assert (await seen(bo, proposal))["text"] == RULE["text"]


async def test_a_note_that_waits_or_was_taken_back_goes_thirty_days_after_the_last_word_about_it(world: World) -> None:
    coalition = await world.coalition()
    bo_seat, bo = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(bo, coalition.id, **RULE)
    body = {"kind": "question", "text": "Does Bo agree?", "names": [str(bo_seat.id)]}
    note = (await chi.post(f"/proposals/{proposal['id']}/notes", body)).json()
    asked = (await bo.get("/consents")).json()["items"][0]
    await yes(bo, asked)
    reply = {"kind": "answer", "text": "I do.", "to": note["id"]}
    assert (await bo.post(f"/proposals/{proposal['id']}/notes", reply)).status_code == 201
    assert await forget(world, days=31) == 0, "it is read by all"
    assert (await bo.post(f"/consents/{asked['id']}/revoke")).status_code == 200
    long_ago = clock.now() - timedelta(days=40)

    def age(session: Any) -> None:
        session.get_one(Note, UUID(note["id"])).at = long_ago

    await world.database.write(age)
    assert await forget(world) == 0, "the yes was taken back a moment ago"
    assert await forget(world, days=31) == 1
    left = select(col(Note.text), col(Note.to_id))
    assert await world.database.read(lambda session: list(session.exec(left).all())) == [("I do.", None)]
    assert await count(world, ConsentRequest, ConsentMissing) == {}


async def test_what_nobody_but_its_proposer_read_is_forgotten_after_thirty_days(world: World) -> None:
    coalition = await world.coalition()
    bo_seat, _ = await world.member(coalition, "Bo")
    _, chi = await world.member(coalition, "Chi")
    proposal = await told(chi, coalition.id, **RULE | {"text": "Bo hosts.", "names": [str(bo_seat.id)]})
    assert (await forget(world, days=29), await forget(world, days=31)) == (0, 1)
    assert (await chi.get(f"/proposals/{proposal['id']}")).status_code == 404
    assert await count(world, *OTHERS) == {}

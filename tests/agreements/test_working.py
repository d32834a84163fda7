"""Working agreements: their versions, their end, and trials that end by themselves."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from alongside.agreements import service
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind, AgreementRetired
from alongside.coalitions.models import Coalition
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.permissions.authority import Authority
from tests.agreements.scenes import agree, end_trial, in_force, look, retire, terms
from tests.decided import by_decision
from tests.world import World

pytestmark = pytest.mark.anyio


@pytest.fixture
async def coalition(world: World) -> Coalition:
    return await world.coalition()


async def test_a_working_agreement_has_versions_each_with_its_decision(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    first = await agree(world, coalition.id, "On Mondays.")
    other = await agree(world, coalition.id, "Cameras can be off.")
    second = await agree(world, coalition.id, "On Tuesdays.", first.subject_id)
    assert sorted(await in_force(dana, coalition.id)) == ["Cameras can be off.", "On Tuesdays."]
    now = await look(dana, second)
    assert (now["in_force"], now["retired"], now["version"], now["decision_number"]) == (True, False, 2, 4)
    assert [(one["version"], one["decision_number"]) for one in now["versions"]] == [(2, 4), (1, 2)]
    then = await look(dana, first)
    assert (then["text"], then["in_force"], then["version"]) == ("On Mondays.", False, 1)
    assert other.subject_id != first.subject_id
    assert (await dana.get(f"/agreements/{second.id}")).headers["ETag"] == '"2"'


async def test_a_retired_agreement_stays_to_be_read(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    row = await agree(world, coalition.id, "On Mondays.")
    end = await retire(world, coalition.id, row.subject_id)
    assert await in_force(dana, coalition.id) == []
    now = await look(dana, row)
    assert (now["in_force"], now["retired"], now["abilities"]) == (False, True, {"acknowledge": False})
    assert [(one["version"], one["retired"]) for one in now["versions"]] == [(2, True), (1, False)]
    assert (await look(dana, end))["text"] == "On Mondays."
    with pytest.raises(AgreementRetired):
        await retire(world, coalition.id, row.subject_id)
    with pytest.raises(AgreementRetired):
        await agree(world, coalition.id, "On Sundays.", row.subject_id)


async def test_only_its_own_coalition_changes_or_retires_an_agreement(world: World, coalition: Coalition) -> None:
    other = await world.coalition("Other")
    row = await agree(world, coalition.id, "On Mondays.")
    for foreign in (row.subject_id, uuid4()):
        with pytest.raises(NotFound):
            await agree(world, other.id, "Ours.", foreign)
        with pytest.raises(NotFound):
            await retire(world, other.id, foreign)


@pytest.mark.parametrize("kind", [AgreementKind.PURPOSE, AgreementKind.RHYTHM])
async def test_the_purpose_and_the_rhythm_are_never_retired(
    world: World, coalition: Coalition, kind: AgreementKind
) -> None:
    asked = service.Terms(kind, "Why", "So that.", terms("").review_on, data={"weekday": 2})
    await by_decision(world, coalition.id, lambda session, by: service.adopt(session, asked, by=by))
    with pytest.raises(NotFound):
        await by_decision(world, coalition.id, lambda session, by: service.retire(session, coalition.id, by=by))


async def test_when_a_trial_ends_what_stood_before_stands_again(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    first = await agree(world, coalition.id, "On Mondays.")
    tried = await agree(world, coalition.id, "On Tuesdays.", first.subject_id)
    for _ in range(2):
        await end_trial(world, tried.decision_id)
        assert await in_force(dana, coalition.id) == ["On Mondays."]
    listed = (await look(dana, tried))["versions"]
    assert [(one["version"], one["restores"]) for one in listed] == [(3, 1), (2, None), (1, None)]
    assert listed[0]["decision_id"] == str(tried.decision_id)


async def test_a_trial_of_something_new_ends_with_nothing(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    tried = await agree(world, coalition.id, "On Tuesdays.")
    await end_trial(world, tried.decision_id)
    assert await in_force(dana, coalition.id) == []
    assert (await look(dana, tried))["retired"] is True
    await end_trial(world, tried.decision_id)
    assert len((await look(dana, tried))["versions"]) == 2


async def test_a_retirement_that_was_tried_ends_too(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    row = await agree(world, coalition.id, "On Mondays.")
    tried = await retire(world, coalition.id, row.subject_id)
    await end_trial(world, tried.decision_id)
    assert await in_force(dana, coalition.id) == ["On Mondays."]


async def test_what_was_agreed_since_goes_before_the_end_of_a_trial(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition)
    first = await agree(world, coalition.id, "On Mondays.")
    tried = await agree(world, coalition.id, "On Tuesdays.", first.subject_id)
    await agree(world, coalition.id, "On Fridays.", first.subject_id)
    await end_trial(world, tried.decision_id)
    await end_trial(world, uuid4())
    assert await in_force(dana, coalition.id) == ["On Fridays."]


async def test_a_rhythm_is_said_as_it_was_agreed(world: World) -> None:
    _, dana = await world.person(language="es")
    made = await dana.post("/coalitions", {"name": "Sala", "purpose": "Para todas.", "visibility": "open"})
    coalition_id = made.json()["id"]

    async def rhythm() -> tuple[str, int]:
        items = (await dana.get(f"/coalitions/{coalition_id}/agreements")).json()["items"]
        found = next(one for one in items if one["kind"] == "rhythm")
        page = (await dana.get(f"/coalitions/{coalition_id}")).json()["agreements"]
        assert {"Para todas.", found["text"]} == {one["text"] for one in page}
        return found["text"], found["weekday"]

    as_founded = await rhythm()
    asked = service.Terms(AgreementKind.RHYTHM, "Ritmo", "Los martes.", terms("").review_on, data={"weekday": 1})
    seats = await world.database.read(lambda session: list(session.exec(select(Agreement.coalition_id))))
    tried = await by_decision(world, seats[0], lambda session, by: service.adopt(session, asked, by=by))
    assert await rhythm() == ("Los martes.", 1)
    await end_trial(world, tried.decision_id)
    assert await rhythm() == as_founded


def adopted(wanted: service.Terms, session: Session, by: Authority) -> Agreement:
    return service.adopt(session, wanted, by=by)


async def test_what_stands_is_listed_page_by_page_by_title(world: World, coalition: Coalition) -> None:
    _, dana = await world.member(coalition, "Dana")
    elsewhere = await world.coalition("Elsewhere")
    await agree(world, elsewhere.id, "Not ours.")
    day = clock.now().date() + timedelta(days=200)
    for title in ("B", "a", "C", "a", "É"):
        wanted = service.Terms(AgreementKind.WORKING, title, "Words.", day)
        await by_decision(world, coalition.id, partial(adopted, wanted))
    path = f"/coalitions/{coalition.id}/agreements"
    whole = (await dana.get(path)).json()
    assert whole["next"] is None
    found: list[str] = []
    after = ""
    while True:
        page = (await dana.get(f"{path}?limit=2{after}")).json()
        assert len(page["items"]) <= 2
        found += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert found == [one["id"] for one in whole["items"]]
    assert len(found) == len(set(found)) >= 5

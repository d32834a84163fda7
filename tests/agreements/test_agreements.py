"""Agreements: each version by a decision, the latest in force, and none ever changed."""

import inspect
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from alongside.agreements import queries, service
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind, Rhythm, Weekday
from alongside.core import clock
from alongside.core.errors import NotFound
from tests.decided import by_decision
from tests.world import World

pytestmark = pytest.mark.anyio


async def founded(world: World, purpose: str = "So that nobody has to ask.") -> UUID:
    _, dana = await world.person()
    draft = {"name": "Room for everyone", "purpose": purpose, "visibility": "open"}
    return UUID((await dana.post("/coalitions", draft)).json()["id"])


async def agree(world: World, coalition_id: UUID, kind: AgreementKind, text: str, **data: int) -> Agreement:
    """The next version of an agreement, as a later decision will adopt it."""
    day = clock.now().date() + timedelta(days=200)
    terms = service.Terms(kind=kind, title=text, text=text, review_on=day, data=data)
    return await by_decision(world, coalition_id, lambda session, by: service.adopt(session, terms, by=by))


async def test_purpose_and_rhythm_stand_from_the_first_day(world: World) -> None:
    coalition_id = await founded(world)

    def read(session: Session) -> None:
        standing = queries.standing(session, coalition_id)
        assert [(row.kind, row.title, row.decision_number, row.version) for row in standing] == [
            (AgreementKind.PURPOSE, "Why we are here", 1, 1),
            (AgreementKind.RHYTHM, "Our rhythm", 1, 1),
        ]
        assert {row.review_on for row in standing} == {clock.now().date() + timedelta(days=365)}
        assert queries.rhythm(session, coalition_id) == Rhythm(Weekday.FRIDAY)

    await world.database.read(read)


async def test_a_later_version_takes_the_place_of_the_one_before_which_stays_as_it_was(world: World) -> None:
    coalition_id, other = await founded(world, "First."), await founded(world, "Elsewhere.")
    await agree(world, coalition_id, AgreementKind.PURPOSE, "Second.")
    await agree(world, coalition_id, AgreementKind.RHYTHM, "On Tuesdays.", weekday=1)

    def read(session: Session) -> None:
        assert queries.purpose(session, coalition_id) == "Second."
        assert queries.rhythm(session, coalition_id).weekday == Weekday.TUESDAY
        assert [(row.text, row.decision_number) for row in queries.standing(session, coalition_id)] == [
            ("Second.", 2),
            ("On Tuesdays.", 3),
        ]
        assert queries.purposes(session, [coalition_id, other]) == {coalition_id: "Second.", other: "Elsewhere."}
        versions = select(Agreement.text).where(
            col(Agreement.coalition_id) == coalition_id, col(Agreement.kind) == AgreementKind.PURPOSE
        )
        assert list(session.exec(versions.order_by(col(Agreement.version)))) == ["First.", "Second."]

    await world.database.read(read)


async def test_a_coalition_that_was_never_founded_has_no_purpose(world: World) -> None:
    coalition = await world.coalition()

    def read(session: Session) -> None:
        assert queries.standing(session, coalition.id) == []
        assert queries.purposes(session, [coalition.id]) == {}
        with pytest.raises(NotFound):
            queries.purpose(session, coalition.id)

    await world.database.read(read)


@pytest.mark.parametrize("weekday", [-1, 7])
def test_a_rhythm_is_a_day_of_the_week(weekday: int) -> None:
    with pytest.raises(ValueError, match="not a valid Weekday"):
        Rhythm(weekday)


def test_no_code_changes_or_removes_an_agreement() -> None:
    """Rows are only added: the service has no other verbs."""
    verbs = [name for name, thing in vars(service).items() if getattr(thing, "__module__", "") == service.__name__]
    public = sorted(verb for verb in verbs if not verb.startswith("_"))
    assert public == ["Terms", "acknowledge", "adopt", "end_trial", "retire"]
    assert "delete" not in inspect.getsource(service)

"""P4: the coalition changes only by its own decision. The database demands it, and no code goes around it."""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

import alongside
from alongside.actions import service as actions
from alongside.actions.models import Action
from alongside.actions.rules import ActionStanding, ActionStatus
from alongside.agreements import service as agreements
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.api import all_routes
from alongside.coalitions import groups, state
from alongside.coalitions.models import CoalitionGroup, CoalitionState
from alongside.coalitions.rules import CoalitionStatus
from alongside.core import clock
from alongside.decisions import adopting
from alongside.decisions.effects import EFFECTS, MAKES
from alongside.decisions.models import Decision
from alongside.decisions.rules import Kind
from alongside.following import service as following
from alongside.following.models import Following
from alongside.groups.models import Group
from alongside.initiatives import service as initiatives
from alongside.initiatives.models import Initiative
from alongside.permissions.authority import Authority
from tests.world import World

pytestmark = pytest.mark.anyio
Values = dict[str, Any]
GROUP = UUID(int=7)
DECISION = "decision_id"
STATUS = "coalition.status"
SUBJECT = UUID(int=8)
# These change what another decision made, or hold what was chosen beside the decision itself.
NOTHING_NEW = {Kind.RENEWAL, Kind.RETIREMENT, Kind.CHOICE, Kind.LOT}
AGREED: Values = {
    "subject_id": SUBJECT,
    "title": "Ours",
    "text": "Ours",
    "data": {},
    "version": 1,
    "decision_number": 1,
}


@dataclass(frozen=True)
class Row:
    """A row that only a decision may bring about, but for its decision; `beside` goes with a decision only."""

    table: type[SQLModel]
    values: Values
    beside: Values = field(default_factory=dict)

    def of(self, coalition_id: UUID, decision_id: UUID | None) -> SQLModel:
        """The whole row."""
        beside = self.beside if decision_id else {}
        return self.table(coalition_id=coalition_id, decision_id=decision_id, **self.values, **beside)


def rows() -> dict[str, Row]:
    """One row for each thing that P4 names."""
    day = clock.now().date() + timedelta(days=30)
    agreed = AGREED | {"review_on": day, "subject_id": SUBJECT}
    coalitions_action = {
        "title": "Ours",
        "status": ActionStatus.AGREED,
        "standing": ActionStanding.COALITION,
    }
    return {
        "purpose": Row(Agreement, agreed | {"kind": AgreementKind.PURPOSE}),
        "rhythm": Row(Agreement, agreed | {"kind": AgreementKind.RHYTHM}),
        "working agreement": Row(Agreement, agreed | {"kind": AgreementKind.WORKING}),
        "resting": Row(CoalitionState, {"status": CoalitionStatus.RESTING, "decision_number": 1}),
        "closing": Row(CoalitionState, {"status": CoalitionStatus.CLOSED, "decision_number": 1}),
        "follower": Row(Following, {"name": "Ingrid", "until": day, "decision_number": 1}),
        "initiative": Row(Initiative, {"title": "Ours", "decision_number": 1}),
        "group": Row(CoalitionGroup, {"group_id": GROUP}),
        "action of the coalition": Row(Action, coalitions_action, {"decision_number": 1}),
    }


@pytest.fixture(params=sorted(rows()))
def row(request: pytest.FixtureRequest) -> Row:
    """What only a decision changes."""
    return rows()[request.param]


async def insert(world: World, made: SQLModel) -> None:
    """Straight into the table, past every rule in the code."""

    def write(session: Session) -> None:
        if session.get(Group, GROUP) is None:
            session.add(Group(id=GROUP, name="Night shifts"))
            session.flush()
        session.add(made)
        session.flush()

    try:
        await world.database.write(write)
    except Exception as error:
        raise error.__cause__ or error from None


async def decision_of(world: World, coalition_id: UUID) -> UUID:
    def read(session: Session) -> UUID:
        return session.exec(select(Decision.id).where(col(Decision.coalition_id) == coalition_id)).one()

    found: UUID = await world.database.read(read)
    return found


async def test_a_row_with_its_own_coalitions_decision_is_taken(world: World, row: Row) -> None:
    coalition = await world.coalition()
    await insert(world, row.of(coalition.id, await decision_of(world, coalition.id)))


async def test_the_database_refuses_a_row_without_a_decision(world: World, row: Row) -> None:
    coalition = await world.coalition()
    with pytest.raises(IntegrityError):
        await insert(world, row.of(coalition.id, None))


async def test_the_database_refuses_a_row_with_a_decision_that_is_not_there(world: World, row: Row) -> None:
    coalition = await world.coalition()
    with pytest.raises(IntegrityError):
        await insert(world, row.of(coalition.id, uuid4()))


async def test_the_database_refuses_a_row_with_another_coalitions_decision(world: World, row: Row) -> None:
    coalition, other = await world.coalition(), await world.coalition("Other")
    with pytest.raises(IntegrityError):
        await insert(world, row.of(coalition.id, await decision_of(world, other.id)))


async def test_the_database_refuses_to_take_a_decision_away_from_what_it_made(world: World, row: Row) -> None:
    coalition, other = await world.coalition(), await world.coalition("Other")
    made = row.of(coalition.id, await decision_of(world, coalition.id))
    await insert(world, made)
    theirs = await decision_of(world, other.id)
    for instead in (None, theirs):

        def change(session: Session, instead: UUID | None = instead) -> None:
            setattr(session.merge(made), DECISION, instead)
            session.flush()

        with pytest.raises(Exception) as refused:  # noqa: PT011 - the lane wraps it
            await world.database.write(change)
        assert isinstance(refused.value.__cause__, IntegrityError)


# ---- no code goes around it

SOURCE = Path(alongside.__file__).parent
# What changes the coalition, and the files that may call it.
CHANGES: dict[Callable[..., Any], set[str]] = {
    agreements.adopt: {"decisions/founding.py", "decisions/effects.py"},
    agreements.retire: {"decisions/retiring.py"},
    initiatives.start: {"decisions/effects.py"},
    initiatives.close_by: {"decisions/retiring.py"},
    state.rest: {"decisions/effects.py"},
    state.wake: {"decisions/effects.py"},
    state.close: {"decisions/effects.py"},
    actions.agree: {"decisions/effects.py"},
    following.admit: {"decisions/effects.py"},
    groups.join: {"decisions/effects.py"},
}
# Tables that hold such rows, and the one file that may make one.
MADE_IN: dict[str, str] = {
    "Authority": "decisions/adopting.py",
    "Agreement": "agreements/service.py",
    "Following": "following/service.py",
    "Initiative": "initiatives/service.py",
    "CoalitionState": "coalitions/state.py",
    "CoalitionGroup": "coalitions/groups.py",
    "Action": "actions/service.py",
}


def code() -> Iterator[tuple[str, list[ast.AST]]]:
    """Each file of the package and everything in it; to read them all takes a second, so a test does it once."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), list(ast.walk(ast.parse(path.read_text("utf-8"))))


def calls() -> Iterator[tuple[str, str, str]]:
    """Every call in the package: file, what stands before the dot as imported, and the name."""
    for file, written in code():
        origin = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in written
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        for node in written:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield file, origin.get(node.value.id, ""), node.attr
            elif isinstance(node, ast.Name):
                module, _, name = origin.get(node.id, "").rpartition(".")
                yield file, module, name


def test_what_a_coalition_does_by_decision_is_called_from_no_route() -> None:
    """A status is written in one file beside the second person's coming."""
    writers = {
        file
        for file, written in code()
        for node in written
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node) == STATUS
    }
    assert writers == {"coalitions/service.py", "coalitions/state.py"}


def test_only_decisions_decide_and_call_what_changes_the_coalition() -> None:
    called = set(calls())
    for change, allowed in {**CHANGES, adopting.decide: {"decisions/founding.py"}}.items():
        callers = {file for file, module, name in called if (module, name) == (change.__module__, change.__name__)}
        assert callers == allowed, change


def test_whatever_changes_the_coalition_demands_an_authority() -> None:
    for change in CHANGES:
        by = inspect.signature(change, eval_str=True).parameters["by"]
        assert by.annotation is Authority
        assert by.default is inspect.Parameter.empty


def test_only_one_file_makes_each_of_its_rows_and_only_decisions_make_an_authority() -> None:
    made = {(_called(node), file) for file, written in code() for node in written if isinstance(node, ast.Call)}
    for table, file in MADE_IN.items():
        assert {maker for what, maker in made if what == table} == {file}, table


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def test_every_kind_of_decision_has_its_row_in_the_table_of_effects() -> None:
    assert set(EFFECTS) == set(Kind) - {Kind.FOUNDING}
    assert set(Kind) - set(MAKES) == NOTHING_NEW


def test_no_route_takes_a_decision_from_the_one_who_asks() -> None:
    for route in all_routes():
        for model in [route.body_field.field_info.annotation] if route.body_field else []:
            fields = getattr(model, "model_fields", {})
            assert not {"decision_id", "decision", "authority"} & set(fields), route.path

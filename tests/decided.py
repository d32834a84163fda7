"""A decision that a coalition has made, for tests of what decisions bring about."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, col, func, select

from alongside.core import clock
from alongside.decisions.models import Decision
from alongside.decisions.rules import Kind, Method
from alongside.permissions.authority import Authority
from tests.world import World

Made = TypeVar("Made")


def decided(session: Session, coalition_id: UUID) -> Authority:
    """The coalition's next decision, and what it permits."""
    wanted = select(func.max(Decision.number)).where(col(Decision.coalition_id) == coalition_id)
    row = Decision(
        coalition_id=coalition_id,
        number=(session.exec(wanted).one() or 0) + 1,
        kind=Kind.ACTION,
        method=Method.SMALL,
        title="As we decided",
        text="As we decided.",
        asked=2,
        answered=2,
        review_on=clock.now().date() + timedelta(days=365),
    )
    session.add(row)
    session.flush()
    return Authority(row.id, coalition_id, row.kind.value, row.number)


async def by_decision(world: World, coalition_id: UUID, change: Callable[[Session, Authority], Made]) -> Made:
    """What a decision of the coalition brings about, in its transaction."""
    made: Made = await world.database.write(lambda session: change(session, decided(session, coalition_id)))
    return made

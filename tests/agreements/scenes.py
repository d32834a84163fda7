"""Short sentences for tests about working agreements."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.agreements import service
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.core import clock
from alongside.permissions.authority import Authority
from tests.decided import by_decision
from tests.world import Browser, World


def terms(text: str, subject_id: UUID | None = None, title: str = "How we meet") -> service.Terms:
    day = clock.now().date() + timedelta(days=200)
    return service.Terms(AgreementKind.WORKING, title, text, day, subject_id=subject_id)


async def agree(world: World, coalition_id: UUID, text: str, subject_id: UUID | None = None) -> Agreement:
    """A working agreement, or its next version."""

    def adopt(session: Session, by: Authority) -> Agreement:
        return service.adopt(session, terms(text, subject_id), by=by)

    return await by_decision(world, coalition_id, adopt)


async def retire(world: World, coalition_id: UUID, subject_id: UUID) -> Agreement:
    return await by_decision(world, coalition_id, lambda session, by: service.retire(session, subject_id, by=by))


async def end_trial(world: World, decision_id: UUID) -> None:
    await world.database.write(lambda session: service.end_trial(session, decision_id, over={decision_id}))


async def look(browser: Browser, row: Agreement) -> dict[str, Any]:
    answer = await browser.get(f"/agreements/{row.id}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def in_force(browser: Browser, coalition_id: UUID) -> list[str]:
    """What is agreed now, in its words."""
    answer = await browser.get(f"/coalitions/{coalition_id}/agreements")
    assert answer.status_code == 200, answer.text
    return [one["text"] for one in answer.json()["items"]]

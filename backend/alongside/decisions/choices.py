"""A proposal's options as its reader sees them: part of its page."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.decisions import picking
from alongside.decisions.models import Proposal
from alongside.decisions.outcome_schemas import ChoosingOut, OptionOut
from alongside.decisions.outcomes import Choice, Chosen, LotPart
from alongside.decisions.rules import CHOSEN
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName


def of(
    session: Session, found: Proposal, path: list[Stage], me: UUID | None, decision_id: UUID | None
) -> ChoosingOut | None:
    """What is chosen among; empty for what is decided in another way. Costs nothing there."""
    if found.kind not in CHOSEN:
        return None
    stage = path[-1] if path and path[-1].name is StageName.CHOOSING else None
    mine = session.get(Choice, (stage.id, me)) if stage and me else None
    part = session.get(LotPart, (stage.id, me)) if stage and me else None
    came = session.get(Chosen, decision_id) if decision_id else None
    lines = came.lines if came else [{"text": one, "approvals": None} for one in picking.lines(found.payload)]
    return ChoosingOut(
        options=[option(line, came.picked if came else [], are_times="times" in found.payload) for line in lines],
        mine=mine.options if mine else None,
        among=found.payload.get("among"),
        draw=found.payload.get("draw"),
        in_lot=part is not None and part.is_in,
        my_word=part.word if part else None,
        by_lot=came.by_lot if came else None,
    )


def option(line: dict[str, Any], picked: list[str], *, are_times: bool) -> OptionOut:
    """One line of the list."""
    text = str(line["text"])
    time = datetime.fromisoformat(text) if are_times else None
    return OptionOut(text=None if time else text, time=time, approvals=line["approvals"], picked=text in picked)

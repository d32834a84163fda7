"""Deciding among options by approval, or by a lot that anyone can draw again (product.md S4, docs/lot.md)."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.coalitions import queries as coalitions
from alongside.core import clock
from alongside.core.errors import wrong_field
from alongside.decisions.models import Proposal
from alongside.decisions.outcomes import Choice, Chosen, LotDraw, LotPart
from alongside.decisions.payloads import Among, ChoicePayload, LotPayload
from alongside.decisions.rules import Kind, Method, Turned
from alongside.permissions.authority import Authority
from alongside.rounds import lot
from alongside.rounds import queries as rounds
from alongside.rounds.models import Stage

METHODS = {Kind.CHOICE: Method.APPROVAL, Kind.LOT: Method.LOT}
OPTIONS_AT_LEAST = 2


def lines(payload: dict[str, Any]) -> list[str]:
    """The options as they stand in the list, times as instants; empty where members put themselves in."""
    return [str(one) for one in payload.get("options") or payload.get("times") or []]


def distinct(options: Sequence[str]) -> bool:
    """Whether no two read the same, whatever their case and spaces."""
    seen = {" ".join(unicodedata.normalize("NFKC", one).split()).casefold() for one in options}
    return len(seen) == len(options)


def well_formed(payload: ChoicePayload, _today: date) -> None:
    """Two or more options, or times, that differ. Raises InvalidInput."""
    if (payload.options is None) == (payload.times is None):
        raise wrong_field("/options", "options_or_times")
    pointer, given = ("/options", payload.options) if payload.options is not None else ("/times", payload.times)
    written = [str(one) for one in given or []]
    if len(written) < OPTIONS_AT_LEAST:
        raise wrong_field(pointer, "options_too_few")
    if not distinct(written):
        raise wrong_field(pointer, "options_alike")


def still_to_come(payload: ChoicePayload) -> None:
    """Nobody can meet at a time that is past. Raises InvalidInput."""
    for place, one in enumerate(payload.times or []):
        if one <= clock.now():
            raise wrong_field(f"/times/{place}", "time_is_past")


def drawable(payload: LotPayload, _today: date) -> None:
    """A list that something can be drawn from. Raises InvalidInput."""
    if payload.among is Among.MEMBERS:
        if payload.options is not None:
            raise wrong_field("/options", "lot_of_members")
        return
    options = payload.options or []
    if not options:
        raise wrong_field("/options", "lot_empty")
    if not distinct(options):
        raise wrong_field("/options", "options_alike")
    if payload.draw >= len(options):
        raise wrong_field("/draw", "lot_draws_all")


def open_lot(session: Session, proposal: Proposal, stage: Stage) -> None:
    """The stage opens: its secret number is chosen before anybody has said anything."""
    places = int(proposal.payload.get("draw", 1))
    session.add(LotDraw(stage_id=stage.id, proposal_id=proposal.id, nonce=lot.nonce(), places=places))
    session.flush()


def draw_of(session: Session, stage_id: UUID) -> LotDraw:
    """The lot of a stage."""
    return session.get_one(LotDraw, stage_id)


def approvals(session: Session, proposal: Proposal, stage: Stage) -> list[int]:
    """How many approve of each option. Shown to members when the stage has ended, and not before."""
    counts = [0] * len(lines(proposal.payload))
    for options in session.exec(select(Choice.options).where(col(Choice.stage_id) == stage.id)):
        for place in options:
            counts[place] += 1
    return counts


def parts(session: Session, stage_id: UUID) -> list[LotPart]:
    """What members added to a lot, in the order it came."""
    wanted = select(LotPart).where(col(LotPart.stage_id) == stage_id)
    return list(session.exec(wanted.order_by(col(LotPart.at), col(LotPart.membership_id))))


def put_in(session: Session, stage_id: UUID) -> list[str]:
    """The memberships that put themselves in and are still here, in an order that says nothing."""
    inside = [one.membership_id for one in parts(session, stage_id) if one.is_in]
    here = coalitions.names_of_those_here(session, inside)
    return sorted(str(one) for one in inside if one in here)


def nothing_to_decide(session: Session, proposal: Proposal, stage: Stage) -> Turned | None:
    """Why no outcome can come of what was said, if none can."""
    if proposal.kind is Kind.CHOICE:
        return None if any(approvals(session, proposal, stage)) else Turned.NOTHING_CHOSEN
    if proposal.payload["among"] == Among.OPTIONS:
        return None
    inside = len(put_in(session, stage.id))
    if inside == 0:
        return Turned.NOBODY_IN_LOT
    return Turned.TOO_FEW_IN_LOT if inside < int(proposal.payload["draw"]) else None


def pick(session: Session, proposal: Proposal, by: Authority) -> Chosen:
    """What approval, or the lot, decides: kept beside its decision. Raises InvalidInput for a time that is past."""
    stage = rounds.open_stage(session, proposal.id)
    assert stage is not None
    if proposal.kind is Kind.CHOICE:
        chosen = _approved(session, proposal, stage, by)
    else:
        options = lines(proposal.payload)
        picked = _draw(session, stage, options or put_in(session, stage.id))
        shown = [{"text": one, "approvals": None} for one in options]
        chosen = Chosen(decision_id=by.decision_id, stage_id=stage.id, lines=shown, picked=picked, by_lot=True)
    session.add(chosen)
    session.flush()
    return chosen


def _approved(session: Session, proposal: Proposal, stage: Stage, by: Authority) -> Chosen:
    counts = approvals(session, proposal, stage)
    options = lines(proposal.payload)
    most = [option for option, count in zip(options, counts, strict=True) if count == max(counts)]
    picked = _draw(session, stage, most) if len(most) > 1 else most
    if proposal.payload.get("times") and datetime.fromisoformat(picked[0]) <= clock.now():
        raise wrong_field("/times", "time_is_past")
    shown = [{"text": option, "approvals": count} for option, count in zip(options, counts, strict=True)]
    return Chosen(decision_id=by.decision_id, stage_id=stage.id, lines=shown, picked=picked, by_lot=len(most) > 1)


def _draw(session: Session, stage: Stage, entries: list[str]) -> list[str]:
    """Raises LotEmpty, LotTooMany."""
    one = draw_of(session, stage.id)
    one.words = [part.word for part in parts(session, stage.id) if part.word]
    one.entries = entries
    one.drawn = lot.draw(lot.seed(one.nonce, one.words), entries, one.places)
    one.drawn_at = clock.now()
    session.add(one)
    session.flush()
    return one.drawn

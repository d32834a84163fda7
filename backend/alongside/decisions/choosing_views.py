"""How options and lots are shown: what one approves of to oneself, what came of it to all, who chose what to nobody."""

from uuid import UUID

from pydantic import BaseModel
from sqlmodel import Session

from alongside.core.errors import NotFound
from alongside.decisions import names, picking, queries
from alongside.decisions.choices import option
from alongside.decisions.decision_schemas import ChosenOut
from alongside.decisions.models import Decision
from alongside.decisions.outcomes import Chosen
from alongside.decisions.payloads import Among
from alongside.decisions.reading import readable
from alongside.decisions.schemas import MemberName
from alongside.permissions.actor import Actor, Standing
from alongside.rounds import lot
from alongside.rounds import queries as rounds
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName


class LotOut(BaseModel):
    """A lot such that it can be drawn again (docs/lot.md). `entries` are options, or memberships of `people`.

    The number in `nonce` and the words are shown once it is drawn.
    """

    commitment: str
    nonce: str | None
    words: list[str]
    entries: list[str]
    places: int
    drawn: list[str] | None
    people: list[MemberName]


def lot_of(session: Session, proposal_id: UUID, *, actor: Actor | None) -> LotOut:
    """The lot of a proposal, in its last stage. Raises NotFound, also for a newcomer."""
    found = readable(session, proposal_id, actor)
    stage = _last(rounds.stages(session, found.id))
    if stage is None or actor is None or actor.standing(found.coalition_id) is not Standing.MEMBER:
        raise NotFound
    one = picking.draw_of(session, stage.id)
    drawn = one.drawn_at is not None
    of_members = found.payload.get("among") == Among.MEMBERS
    entries = one.entries
    if not drawn:
        entries = picking.put_in(session, stage.id) if of_members else picking.lines(found.payload)
    return LotOut(
        commitment=lot.commitment(one.nonce),
        nonce=one.nonce if drawn else None,
        words=one.words if drawn else [],
        entries=entries,
        places=one.places,
        drawn=one.drawn if drawn else None,
        people=_people(session, entries) if of_members else [],
    )


def _last(path: list[Stage]) -> Stage | None:
    return next((one for one in reversed(path) if one.name is StageName.CHOOSING), None)


def _people(session: Session, entries: list[str]) -> list[MemberName]:
    ids = [UUID(one) for one in entries]
    called = names.Names(session, ids)
    return [called(one) for one in ids]


def chosen(session: Session, decision: Decision) -> ChosenOut | None:
    """What a decision picked, with the exact totals."""
    found = session.get(Chosen, decision.id)
    if found is None:
        return None
    of_members = not found.lines
    return ChosenOut(
        options=[option(line, found.picked, are_times=_are_times(session, decision)) for line in found.lines],
        picked=found.picked,
        people=_people(session, found.picked) if of_members else [],
        by_lot=found.by_lot,
    )


def _are_times(session: Session, decision: Decision) -> bool:
    return decision.proposal_id is not None and "times" in queries.proposal(session, decision.proposal_id).payload

"""The record of a decision, to keep and to cite outside: what its page says, and not more (product.md P9, P10).

Participation is in words, never in numbers; who left goes without a name.
"""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import BaseModel
from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.core.diff import words_diff
from alongside.decisions import decision_queries, queries, titles, views
from alongside.decisions.decision_schemas import ChosenOut, DecisionOut
from alongside.decisions.models import Decision, ProposalVersion
from alongside.decisions.objections import ObjectionState
from alongside.decisions.outcome_schemas import ReviewState
from alongside.decisions.rules import Change, Kind, Method
from alongside.permissions.actor import Actor


class RecordedVersion(BaseModel):
    """A text on the way to the decision. `changes` is how many stretches of its text are new."""

    number: int
    day: date
    change: Change
    note: str | None
    changes: int


class RecordedConcern(BaseModel):
    """A concern that goes with the decision."""

    by: str | None
    words: str


class RecordedObjection(BaseModel):
    """An objection, in its objector's words."""

    by: str | None
    harm: str
    safe_enough: str | None
    state: ObjectionState


class DecisionRecord(BaseModel):
    """All that is on record of a decision. `said_forgotten`: what was said on the way to it is no longer kept."""

    citation: str
    coalition: str
    number: int
    kind: Kind
    method: Method
    title: str
    text: str
    effective_from: date
    path: str
    quorum_reached: bool
    all_answered: bool
    chosen: ChosenOut | None
    versions: list[RecordedVersion]
    concerns: list[RecordedConcern]
    objections: list[RecordedObjection]
    review: ReviewState | None
    trial_ends: date | None
    said_forgotten: str | None


def of_decision(session: Session, decision_id: UUID, *, origin: str, actor: Actor | None) -> DecisionRecord:
    """What is on record of a decision, cited at `origin`. Raises NotFound."""
    shown: DecisionOut = views.decision_by_id(session, decision_id, origin=origin, actor=actor)
    found = decision_queries.decision(session, decision_id)
    coalition = coalitions.coalition(session, found.coalition_id)
    zone = ZoneInfo(coalition.zone)
    return DecisionRecord(
        **shown.model_dump(include={"citation", "number", "kind", "method", "title", "text"}),
        **shown.model_dump(include={"quorum_reached", "all_answered"}),
        coalition=coalition.name,
        effective_from=_day(found.effective_from, zone),
        path=titles.path_of(found),
        chosen=shown.chosen,
        versions=_versions(session, found, zone),
        concerns=[RecordedConcern(by=one.by.name, words=one.words) for one in shown.concerns],
        objections=[
            RecordedObjection(by=one.by.name, harm=one.harm, safe_enough=one.safe_enough, state=one.state)
            for one in shown.objections
        ],
        review=shown.review,
        trial_ends=found.ends_on,
        said_forgotten=shown.said_forgotten,
    )


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()


def _versions(session: Session, found: Decision, zone: ZoneInfo) -> list[RecordedVersion]:
    """The first comes first. Of a text whose yes was taken back, there is its number and its day alone."""
    if found.proposal_id is None:
        return []
    before: ProposalVersion | None = None
    recorded: list[RecordedVersion] = []
    for one in reversed(queries.versions(session, found.proposal_id)):
        withheld = one.withheld_at is not None
        recorded.append(
            RecordedVersion(
                number=one.number or 0,
                day=_day(one.published_at or one.written_at, zone),
                change=one.change,
                note=None if withheld else one.note,
                changes=0 if withheld or before is None else _changes(before, one),
            )
        )
        before = None if withheld else one
    return recorded


def _changes(before: ProposalVersion, after: ProposalVersion) -> int:
    pieces = [*words_diff(before.title, after.title), *words_diff(before.text, after.text)]
    return sum(piece.op == "in" for piece in pieces) or sum(piece.op == "out" for piece in pieces)

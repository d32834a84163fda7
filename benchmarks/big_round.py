"""A round as large as they get: 500 members, ten versions, a stage of consent for each, 2,000 comments."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session

from alongside.core import clock, ids
from alongside.decisions.models import Note, Objection, Proposal, ProposalVersion, Response
from alongside.decisions.notes import NoteKind
from alongside.decisions.objections import ObjectionState
from alongside.decisions.rules import Answer, Change, Kind, ProposalStatus, Weight
from alongside.rounds.models import Elector, Stage, Turn
from alongside.rounds.rules import StageName

VERSIONS = 10
COMMENTS = 2000
WORDS = "Each meeting ends ten minutes before the hour, and whoever calls it says so when they invite. "


def big_round(session: Session, coalition_id: UUID, seats: list[UUID]) -> UUID:
    """A proposal in its last stage of consent, in which everyone but the first member has spoken."""
    review_on = clock.now().date() + timedelta(days=300)
    proposal = Proposal(
        coalition_id=coalition_id, kind=Kind.AGREEMENT, weight=Weight.FULL, title="Meetings end early",
        text=_text(VERSIONS), payload={}, review_on=review_on, version=VERSIONS, proposed_by=seats[1],
        status=ProposalStatus.CONSENT,
    )  # fmt: skip
    session.add(proposal)
    session.flush()
    session.execute(insert(Elector), [{"proposal_id": proposal.id, "membership_id": seat} for seat in seats])
    stages = [_version(session, proposal, number, seats) for number in range(1, VERSIONS + 1)]
    _objections(session, proposal, stages, seats)
    _comments(session, proposal, stages, seats)
    return proposal.id


def _text(number: int) -> str:
    return WORDS * 40 + f"This is version {number}. " + WORDS * number


def _version(session: Session, proposal: Proposal, number: int, seats: list[UUID]) -> Stage:
    opened = clock.now() - timedelta(days=8 * (VERSIONS - number))
    session.add(
        ProposalVersion(
            proposal_id=proposal.id, number=number, base=number - 1, title=proposal.title, text=_text(number),
            payload={}, review_on=proposal.review_on, change=Change.SUBSTANCE if number > 1 else Change.FIRST,
            by_membership=seats[number], published_at=opened,
        )
    )  # fmt: skip
    last = number == VERSIONS
    stage = Stage(
        proposal_id=proposal.id, name=StageName.CONSENT, number=number, version=number, opened_at=opened,
        closes_at=opened + timedelta(days=5), ended_at=None if last else opened + timedelta(days=5),
    )  # fmt: skip
    session.add(stage)
    session.flush()
    spoke = seats[1:] if last else seats
    turns: list[dict[str, Any]] = [
        {"stage_id": stage.id, "membership_id": seat, "proposal_id": proposal.id, "passed": False} for seat in spoke
    ]
    session.execute(insert(Turn), turns)
    answers = [
        Response(proposal_id=proposal.id, stage_id=stage.id, membership_id=seat, answer=Answer.CONSENT).model_dump()
        for seat in spoke
    ]
    session.execute(insert(Response), answers)
    return stage


def _objections(session: Session, proposal: Proposal, stages: list[Stage], seats: list[UUID]) -> None:
    for number, stage in enumerate(stages[:-1]):
        session.add(
            Objection(
                proposal_id=proposal.id, membership_id=seats[number + 20], stage_id=stage.id, version=stage.version,
                harm="The night shift has no hour.", state=ObjectionState.ANSWERED, ended_at=clock.now(),
            )
        )  # fmt: skip
    session.flush()


def _comments(session: Session, proposal: Proposal, stages: list[Stage], seats: list[UUID]) -> None:
    rows = [
        Note(
            id=ids.shared_id(), proposal_id=proposal.id, stage_id=stages[number % VERSIONS].id, kind=NoteKind.COMMENT,
            by_membership=seats[number % len(seats)], text=f"{WORDS} ({number})", version=number % VERSIONS + 1,
            published_at=clock.now(),
        ).model_dump()
        for number in range(COMMENTS)
    ]  # fmt: skip
    session.execute(insert(Note), rows)

"""What a proposal's page needs to know of its round, in one statement however many were asked (performance.md G2)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, bindparam, exists, or_, select
from sqlmodel import Session, col, func

from alongside.actions.models import ActionPause
from alongside.coalitions.models import Membership
from alongside.core.hot import Hot
from alongside.core.model import Id
from alongside.decisions.models import Affected, Decision, Note, ProposalVersion, Response
from alongside.decisions.notes import NoteKind
from alongside.rounds.models import Elector, Turn
from alongside.rounds.rules import QUORUM_AT_MOST, QUORUM_LOOKS_AT, quorum

NOBODY = UUID(int=0)


def _up_to(most: int, rows: Select[UUID]) -> ScalarSelect[int]:
    """How many there are, without looking for more than would matter."""
    return select(func.count()).select_from(rows.limit(most).subquery()).scalar_subquery()


_proposal, _stage, _me = (bindparam(name, type_=Id()) for name in ("proposal", "stage", "me"))
_asked_in_it = col(Elector.proposal_id) == _proposal
_here = exists().where(col(Membership.id) == col(Elector.membership_id), col(Membership.left_at).is_(None))
_spoke = exists().where(col(Turn.stage_id) == _stage, col(Turn.membership_id) == col(Elector.membership_id))
_asked = _up_to(QUORUM_LOOKS_AT, select(col(Elector.membership_id)).where(_asked_in_it, or_(_here, _spoke)))
_spoken = _up_to(QUORUM_AT_MOST, select(col(Turn.membership_id)).where(col(Turn.stage_id) == _stage))
_own_turn = (
    select(col(Turn.passed)).where(col(Turn.stage_id) == _stage, col(Turn.membership_id) == _me).scalar_subquery()
)
_decided = select(col(Decision.id)).where(col(Decision.proposal_id) == _proposal).scalar_subquery()
_number = select(col(Decision.number)).where(col(Decision.proposal_id) == _proposal).scalar_subquery()
_touched = select(func.count()).select_from(Affected).where(col(Affected.proposal_id) == _proposal).scalar_subquery()

FACTS = Hot(
    select(
        exists().where(_asked_in_it, col(Elector.membership_id) == _me),
        _own_turn,
        exists().where(_asked_in_it, _here, ~_spoke),
        _asked,
        _spoken,
        exists().where(col(Response.stage_id) == _stage, col(Response.carried).is_(True)),
        exists().where(
            col(Note.stage_id) == _stage, col(Note.by_membership) == _me, col(Note.kind) == NoteKind.COMMENT
        ),
        exists().where(col(Affected.proposal_id) == _proposal, col(Affected.membership_id) == _me),
        _touched,
        _decided,
        _number,
        exists().where(
            col(ProposalVersion.proposal_id) == _proposal,
            col(ProposalVersion.by_membership) == _me,
            col(ProposalVersion.number).is_(None),
        ),
        exists().where(col(ActionPause.proposal_id) == _proposal),
    )
)


@dataclass(frozen=True, slots=True)
class Facts:
    """A round as one reader finds it. Numbers of people are for rules and thresholds, never shown as they are.

    `asked` and `spoken` are counted no further than a quorum looks.
    """

    asked_me: bool
    my_turn_passed: bool | None
    someone_is_waited_for: bool
    asked: int
    spoken: int
    anything_carried: bool
    commented: bool
    affects_me: bool
    affected: int
    decision_id: UUID | None
    decision_number: int | None
    drafting: bool
    by_rule: bool

    @property
    def enough(self) -> bool:
        """Whether as many have answered as a decision needs."""
        return self.spoken >= quorum(self.asked)

    @property
    def spoke(self) -> bool:
        """Whether the reader has had their turn in this stage."""
        return self.my_turn_passed is not None


def of(session: Session, proposal_id: UUID, stage_id: UUID | None, me: UUID | None) -> Facts:
    """The facts of a proposal in one of its stages, for one membership."""
    asked_about = {"proposal": proposal_id, "stage": stage_id or NOBODY, "me": me or NOBODY}
    (found,) = FACTS.within(session, asked_about)
    return Facts(*found)

"""What a proposal's page needs to know of its round, in one statement however many were asked (performance.md G2)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, exists, or_, select
from sqlmodel import Session, col, func

from alongside.coalitions.models import Membership
from alongside.core.model import Id
from alongside.decisions.models import Affected, Decision, Note, Response
from alongside.decisions.notes import NoteKind
from alongside.rounds.models import Elector, Turn
from alongside.rounds.rules import quorum

NOBODY = UUID(int=0)
_proposal, _stage, _me = (bindparam(name, type_=Id()) for name in ("proposal", "stage", "me"))
_here = exists().where(col(Membership.id) == col(Elector.membership_id), col(Membership.left_at).is_(None))
_spoke = exists().where(col(Turn.stage_id) == _stage, col(Turn.membership_id) == col(Elector.membership_id))
_asked = (
    select(func.count()).select_from(Elector).where(col(Elector.proposal_id) == _proposal, or_(_here, _spoke))
).scalar_subquery()
_spoken = (select(func.count()).select_from(Turn).where(col(Turn.stage_id) == _stage)).scalar_subquery()
_own_turn = (
    select(col(Turn.passed)).where(col(Turn.stage_id) == _stage, col(Turn.membership_id) == _me).scalar_subquery()
)
_decided = select(col(Decision.id)).where(col(Decision.proposal_id) == _proposal).scalar_subquery()
_number = select(col(Decision.number)).where(col(Decision.proposal_id) == _proposal).scalar_subquery()
_touched = select(func.count()).select_from(Affected).where(col(Affected.proposal_id) == _proposal).scalar_subquery()

FACTS = select(
    exists().where(col(Elector.proposal_id) == _proposal, col(Elector.membership_id) == _me),
    _own_turn,
    exists().where(col(Elector.proposal_id) == _proposal, _here, ~_spoke),
    _asked,
    _spoken,
    exists().where(col(Response.stage_id) == _stage, col(Response.carried).is_(True)),
    exists().where(col(Note.stage_id) == _stage, col(Note.by_membership) == _me, col(Note.kind) == NoteKind.COMMENT),
    exists().where(col(Affected.proposal_id) == _proposal, col(Affected.membership_id) == _me),
    _touched,
    _decided,
    _number,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """A round as one reader finds it. Numbers of people are for rules and thresholds, never shown as they are."""

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
    return Facts(*session.execute(FACTS, asked_about).one())

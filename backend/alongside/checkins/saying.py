"""What a check-in reads and writes, in ready-made statements: it is what members do every week (performance.md G4).

The commitment's row is held first, and read before its parts: whoever waited for it then reads what the other left.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import Session, col

from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.agreements.rules import Rhythm as Agreed
from alongside.checkins.models import CheckIn
from alongside.checkins.rules import Answer
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import CoalitionStatus
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.queries import started
from alongside.commitments.recurrence import Recurrence
from alongside.commitments.rhythm import recurrence
from alongside.commitments.rules import HoldingStatus, ReadBy, Rhythm
from alongside.core.errors import NotFound
from alongside.core.hot import Hot
from alongside.core.model import Id, Instant

_commitment, _seat = bindparam("commitment", type_=Id()), bindparam("seat", type_=Id())

COMMITMENT = Hot(
    select(col(Commitment.coalition_id), col(Commitment.rhythm), col(Commitment.own_rhythm))
    .where(col(Commitment.id) == _commitment)
    .with_for_update(key_share=True)
)
_agreed = (
    select(col(Agreement.data))
    .where(
        col(Agreement.coalition_id) == col(Coalition.id),
        col(Agreement.subject_id) == col(Coalition.id),
        col(Agreement.kind) == AgreementKind.RHYTHM,
    )
    .order_by(col(Agreement.version).desc())
    .limit(1)
    .scalar_subquery()
)
# The open one, else the last one there was.
PART = Hot(
    select(
        col(Holding.id),
        col(Holding.status),
        col(Holding.check_ins_read_by),
        col(Holding.since),
        col(Holding.resumed_at),
        col(Holding.word_at),
        col(Holding.answered_due_on),
        col(Membership.name),
        col(Membership.left_at),
        col(Coalition.status),
        col(Coalition.zone),
        col(Coalition.woken_at),
        _agreed.label("agreed"),
    )
    .join(Coalition, col(Coalition.id) == col(Holding.coalition_id))
    .join(Membership, col(Membership.id) == col(Holding.membership_id))
    .where(col(Holding.commitment_id) == _commitment, col(Holding.membership_id) == _seat)
    .order_by(col(Holding.ended_at).is_(None).desc(), col(Holding.since).desc())
    .limit(1)
)
ADDED = Hot(insert(CheckIn))
ANSWERED = Hot(
    update(Holding)
    .where(col(Holding.id) == bindparam("part", type_=Id()))
    .values(answered_due_on=bindparam("day"), word_at=bindparam("now", type_=Instant()))
)
_last = update(Commitment).where(col(Commitment.id) == _commitment)
SAID = Hot(_last.values(last_check_in_id=bindparam("said", type_=Id())))
SAID_TO_ALL = Hot(
    _last.values(
        last_check_in_id=bindparam("said", type_=Id()),
        last_shared_check_in_id=bindparam("said", type_=Id()),
        updated_at=bindparam("now", type_=Instant()),
        version=col(Commitment.version) + 1,
    )
)


@dataclass(frozen=True, slots=True)
class Part:
    """One's own part in a commitment, and what is agreed where it lives."""

    id: UUID
    status: HoldingStatus
    read_by: ReadBy
    since: datetime
    resumed_at: datetime | None
    word_at: datetime | None
    answered_due_on: date | None
    name: str
    left_at: datetime | None
    lives: CoalitionStatus
    zone: str
    woken_at: datetime | None
    agreed: dict[str, Any] | None

    def day(self, moment: datetime) -> date:
        """The local day of a moment."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    @property
    def start(self) -> date:
        """The local day from which words count."""
        return self.day(started(self.since, self.resumed_at, self.woken_at))

    def rule(self, rhythm: Rhythm, own: dict[str, Any] | None) -> Recurrence | None:
        """On which days its word is due."""
        return recurrence(rhythm, Agreed(**(self.agreed or {})).weekday, own)


@dataclass(frozen=True, slots=True)
class Said:
    """A check-in that was just made."""

    id: UUID
    coalition_id: UUID
    commitment_id: UUID
    holding_id: UUID
    due_on: date | None
    answer: Answer
    words: str | None
    ask: str | None
    read_by: ReadBy
    at: datetime


COLUMNS = tuple(field.name for field in fields(Said))


def held(session: Session, commitment_id: UUID) -> tuple[UUID, Rhythm, dict[str, Any] | None]:
    """The coalition and the rhythm of a commitment, whose row is held from now on. Raises NotFound."""
    found = COMMITMENT.within(session, {"commitment": commitment_id})
    if not found:
        raise NotFound
    coalition_id, rhythm, own = found[0]
    return coalition_id, rhythm, own


def part_of(session: Session, commitment_id: UUID, seat: UUID) -> Part | None:
    """The seat's own part."""
    found = PART.within(session, {"commitment": commitment_id, "seat": seat})
    return Part(*found[0]) if found else None


def keep(session: Session, said: Said, part: Part) -> None:
    """Write it down, and in the holding and the commitment that it is the last. Of a narrow word no version moves."""
    ADDED.do(session, {name: getattr(said, name) for name in COLUMNS})
    day = said.due_on or part.answered_due_on
    ANSWERED.do(session, {"part": part.id, "day": day, "now": said.at})
    last = SAID_TO_ALL if said.read_by is ReadBy.COALITION else SAID
    last.do(session, {"commitment": said.commitment_id, "said": said.id, "now": said.at})

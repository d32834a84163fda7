"""Reads of check-ins and replies, scoped to what their reader may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from alongside.checkins.models import CheckIn, CheckInReply
from alongside.checkins.rules import ReplyKind
from alongside.commitments import queries as commitments
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.queries import Circle
from alongside.commitments.rules import ReadBy
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.offers import readers as support_readers
from alongside.permissions.vocabulary import Subject

FORGET_AT_ONCE = 100


def check_in(session: Session, check_in_id: UUID, *, lock: bool = False) -> CheckIn:
    """One check-in; `lock` holds its row where two replies can race. Raises NotFound."""
    held = {"key_share": True} if lock else None
    found = session.get(CheckIn, check_in_id, with_for_update=held, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def reply(session: Session, reply_id: UUID) -> CheckInReply:
    """One reply. Raises NotFound."""
    found = session.get(CheckInReply, reply_id)
    if found is None:
        raise NotFound
    return found


def writer(session: Session, said: CheckIn) -> UUID:
    """The membership whose word it is."""
    return session.get_one(Holding, said.holding_id).membership_id


def readers(session: Session, said: CheckIn) -> frozenset[UUID]:
    """Who reads it when it is meant for partners: they, and its writer."""
    commitment = commitments.commitment(session, said.commitment_id)
    return commitments.partners(session, commitment) | {writer(session, said)}


def subject(session: Session, said: CheckIn) -> Subject:
    """A check-in as the law sees it. A fellow holder who let go reads on only what the whole coalition reads."""
    circle = commitments.circle(session, commitments.commitment(session, said.commitment_id))
    return _subject(said, circle, writer(session, said))


@support_readers.of_check_ins
def readers_of(session: Session, check_in_id: UUID) -> Subject:
    """Who reads a check-in, and with it what was asked in it."""
    return subject(session, check_in(session, check_in_id))


def subjects(session: Session, said: Collection[CheckIn]) -> dict[UUID, Subject]:
    """As `subject`, of each of these in a few reads."""
    served = select(Commitment).where(col(Commitment.id).in_({one.commitment_id for one in said}))
    circles = commitments.circles(session, session.exec(served).all())
    return {one.id: _subject(one, circles[one.commitment_id], _writer(one, circles)) for one in said}


def _writer(said: CheckIn, circles: dict[UUID, Circle]) -> UUID:
    return next(part.membership_id for part in circles[said.commitment_id].parts if part.id == said.holding_id)


def _subject(said: CheckIn, circle: Circle, author: UUID) -> Subject:
    holders = circle.holders | {author}
    narrow = circle.subject.narrow if said.read_by is ReadBy.COALITION else holders | circle.co_owners
    return Subject(
        said.coalition_id, co_owners=circle.co_owners, holders=holders, authors=frozenset({author}), narrow=narrow
    )


def visible_to(seat: UUID | None, *, partner: bool) -> ColumnElement[bool]:
    """Which check-ins of a commitment that one may read are for one's eyes."""
    if partner:
        return col(CheckIn.id).is_not(None)
    return or_(col(CheckIn.read_by) == ReadBy.COALITION, col(Holding.membership_id) == seat)


def page_of(
    session: Session, commitment_id: UUID, wanted: Window, seat: UUID | None, *, partner: bool
) -> list[tuple[CheckIn, UUID]]:
    """Check-ins with their writers, newest first; one row more than wanted, to see whether it goes on."""
    rows = (
        select(CheckIn, Holding.membership_id)
        .join(Holding, col(Holding.id) == col(CheckIn.holding_id))
        .where(col(CheckIn.commitment_id) == commitment_id, visible_to(seat, partner=partner))
    )
    if wanted.after is not None:
        rows = rows.where(col(CheckIn.id) < wanted.after)
    return list(session.exec(rows.order_by(col(CheckIn.id).desc()).limit(wanted.limit + 1)))


def replies(session: Session, check_in_ids: Iterable[UUID]) -> dict[UUID, list[CheckInReply]]:
    """The replies to these check-ins, oldest first."""
    rows = select(CheckInReply).where(col(CheckInReply.check_in_id).in_(set(check_in_ids)))
    found: dict[UUID, list[CheckInReply]] = defaultdict(list)
    for reply in session.exec(rows.order_by(col(CheckInReply.at), col(CheckInReply.id))):
        found[reply.check_in_id].append(reply)
    return found


def replied(session: Session, check_in_id: UUID, seat: UUID, kind: ReplyKind) -> bool:
    """Whether this seat said that already."""
    rows = select(CheckInReply.id).where(
        col(CheckInReply.check_in_id) == check_in_id,
        col(CheckInReply.membership_id) == seat,
        col(CheckInReply.kind) == kind,
    )
    return session.exec(rows.limit(1)).first() is not None


def said_at(session: Session, holding_id: UUID, due_on: date) -> datetime | None:
    """When the word for a due day was given."""
    rows = select(CheckIn.at).where(col(CheckIn.holding_id) == holding_id, col(CheckIn.due_on) == due_on)
    return session.exec(rows).first()


def to_forget(session: Session, before: datetime) -> list[Commitment]:
    """Some commitments that ended before a moment and whose check-ins are still there."""
    rows = select(Commitment).where(col(Commitment.ended_at) < before, col(Commitment.last_check_in_id).is_not(None))
    return list(session.exec(rows.order_by(col(Commitment.ended_at)).limit(FORGET_AT_ONCE)))

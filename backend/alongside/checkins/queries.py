"""Reads of check-ins and replies, scoped to what their reader may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from alongside.actions.models import CoOwnership
from alongside.checkins.models import CheckIn, CheckInReply
from alongside.checkins.rules import ReplyKind
from alongside.commitments import queries as commitments
from alongside.commitments.circle import Circle, circle, circles
from alongside.commitments.models import Commitment, Companion, Holding
from alongside.commitments.rules import HoldingStatus, ReadBy
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.offers import readers as support_readers
from alongside.offers.readers import Word
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
    """Who reads it when it is meant for partners: those who were there then, and its writer."""
    return _readers(said, circle(session, commitments.commitment(session, said.commitment_id)))


def subject(session: Session, said: CheckIn) -> Subject:
    """A check-in as the law sees it. A fellow holder who let go reads on only what the whole coalition reads."""
    return _subject(said, circle(session, commitments.commitment(session, said.commitment_id)))


@support_readers.of_check_ins
def readers_of(session: Session, check_in_ids: Collection[UUID]) -> dict[UUID, Word]:
    """Who reads check-ins, and with them what was asked and offered in them."""
    said = session.exec(select(CheckIn).where(col(CheckIn.id).in_(check_in_ids))).all()
    found = circles(session, _served(session, said))
    return {one.id: _word(one, found[one.commitment_id]) for one in said}


def subjects(session: Session, said: Collection[CheckIn]) -> dict[UUID, Subject]:
    """As `subject`, of each of these in a few reads."""
    found = circles(session, _served(session, said))
    return {one.id: _subject(one, found[one.commitment_id]) for one in said}


def _served(session: Session, said: Collection[CheckIn]) -> Sequence[Commitment]:
    return session.exec(select(Commitment).where(col(Commitment.id).in_({one.commitment_id for one in said}))).all()


def _word(said: CheckIn, around: Circle) -> Word:
    return Word(_subject(said, around), said.commitment_id, around.commitment.sentence)


def _part(said: CheckIn, around: Circle) -> Holding:
    return next(part for part in around.parts if part.id == said.holding_id)


def _readers(said: CheckIn, around: Circle) -> frozenset[UUID]:
    return around.readers(_part(said, around), said.at)


def _subject(said: CheckIn, around: Circle) -> Subject:
    author, whole = frozenset({_part(said, around).membership_id}), around.subject
    if said.read_by is ReadBy.COALITION:
        return replace(whole, holders=around.holders | author, authors=author)
    read = _readers(said, around)
    return Subject(
        said.coalition_id,
        co_owners=whole.co_owners & read,
        holders=around.holders & read | author,
        companions=whole.companions & read,
        authors=author,
        narrow=read,
    )


def visible_to(seat: UUID | None, reads_from: Mapping[UUID, datetime]) -> ColumnElement[bool]:
    """Which check-ins of a commitment that one may read are for one's eyes; `reads_from` is the circle's, by parts."""
    said_to_me = (and_(col(CheckIn.holding_id) == part, col(CheckIn.at) >= since) for part, since in reads_from.items())
    return or_(col(CheckIn.read_by) == ReadBy.COALITION, col(Holding.membership_id) == seat, *said_to_me)


def page_of(
    session: Session, commitment_id: UUID, wanted: Window, seat: UUID | None, reads_from: Mapping[UUID, datetime]
) -> list[tuple[CheckIn, UUID]]:
    """Check-ins with their writers, newest first; one row more than wanted, to see whether it goes on."""
    rows = (
        select(CheckIn, Holding.membership_id)
        .join(Holding, col(Holding.id) == col(CheckIn.holding_id))
        .where(col(CheckIn.commitment_id) == commitment_id, visible_to(seat, reads_from))
    )
    if wanted.after is not None:
        rows = rows.where(col(CheckIn.id) < wanted.after)
    return list(session.exec(rows.order_by(col(CheckIn.id).desc()).limit(wanted.limit + 1)))


def last_read_by(seat: ColumnElement[UUID]) -> ColumnElement[UUID]:
    """The last check-in of a commitment's row that a seat reads: `visible_to`, where no circle is at hand."""
    said = aliased(CheckIn)
    to_all = col(said.read_by) == ReadBy.COALITION
    return (
        select(said.id)
        .where(
            col(said.commitment_id) == col(Commitment.id),
            or_(to_all, *_said_to(seat, said, col(Commitment.action_id))),
        )
        .order_by(col(said.id).desc())
        .limit(1)
        .correlate(Commitment)
        .scalar_subquery()
    )


def unread_by(seat: ColumnElement[UUID], check_in_id: Any) -> ColumnElement[bool]:
    """Whether there is such a check-in and a seat does not read it: what `subject` says, as a condition on any row."""
    said, about = aliased(CheckIn), aliased(Commitment)
    part, reader, walked = aliased(Holding), aliased(Companion), aliased(Holding)
    ever_held = _there(part, col(part.commitment_id) == col(about.id), col(part.membership_id) == seat)
    walks = _there(
        (reader, walked),
        col(reader.holding_id) == col(walked.id),
        col(walked.commitment_id) == col(about.id),
        col(reader.membership_id) == seat,
        col(reader.ended_at).is_(None),
    )
    action_id = col(about.action_id)
    to_seat = or_(col(about.read_by) == ReadBy.COALITION, ever_held, _carries(seat, action_id), walks)
    reads = or_(and_(col(said.read_by) == ReadBy.COALITION, to_seat), *_said_to(seat, said, action_id))
    return _there((said, about), col(said.id) == check_in_id, col(about.id) == col(said.commitment_id), ~reads)


def _said_to(seat: ColumnElement[UUID], said: type[CheckIn], action_id: Any) -> tuple[ColumnElement[bool], ...]:
    """That it was said to partners and the seat was one by then, or that it is the seat's own word."""
    own, part, reader = aliased(Holding), aliased(Holding), aliased(Companion)
    held = _there(
        part,
        col(part.commitment_id) == col(said.commitment_id),
        col(part.membership_id) == seat,
        col(part.status) != HoldingStatus.RELEASED,
        col(part.since) <= col(said.at),
    )
    walked = _there(
        reader,
        col(reader.holding_id) == col(said.holding_id),
        col(reader.membership_id) == seat,
        col(reader.ended_at).is_(None),
        col(reader.since) <= col(said.at),
    )
    mine = _there(own, col(own.id) == col(said.holding_id), col(own.membership_id) == seat)
    return mine, held, _carries(seat, action_id, by=col(said.at)), walked


def _carries(seat: ColumnElement[UUID], action_id: Any, by: Any = None) -> ColumnElement[bool]:
    carrying = aliased(CoOwnership)
    in_time = [] if by is None else [col(carrying.since) <= by]
    return _there(
        carrying,
        col(carrying.action_id) == action_id,
        col(carrying.membership_id) == seat,
        col(carrying.ended_at).is_(None),
        *in_time,
    )


def _there(tables: Any, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether there is such a row; all else that is named stands in what this is asked in, however far out."""
    return exists().where(*which).correlate_except(*(tables if isinstance(tables, tuple) else (tables,)))


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


def to_forget(session: Session, before: datetime) -> list[Commitment]:
    """Some commitments that ended before a moment and whose check-ins are still there."""
    rows = select(Commitment).where(col(Commitment.ended_at) < before, col(Commitment.last_check_in_id).is_not(None))
    return list(session.exec(rows.order_by(col(Commitment.ended_at)).limit(FORGET_AT_ONCE)))

"""Representations of check-ins and replies."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlmodel import Session

from alongside.checkins import queries
from alongside.checkins.models import CheckIn, CheckInReply
from alongside.checkins.rules import ReplyKind
from alongside.checkins.schemas import CheckInOut, ReplyOut
from alongside.checkins.service import NewWord
from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.commitments import queries as commitments
from alongside.commitments.circle import circle
from alongside.core.pagination import Page, Window, page
from alongside.offers import queries as support
from alongside.offers.asked_in import AskedIn, asked_in
from alongside.offers.models import Offer
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def page_of(session: Session, commitment_id: UUID, wanted: Window, *, actor: Actor | None) -> Page[CheckInOut]:
    """A commitment's check-ins for its reader's eyes, newest first."""
    commitment = commitments.commitment(session, commitment_id)
    around = circle(session, commitment)
    require(actor, Permission.CHECK_IN_READ, around.subject)
    seat = actor.seat_id(commitment.coalition_id) if actor else None
    found = queries.page_of(session, commitment_id, wanted, seat, around.reads_from(seat))
    replies = queries.replies(session, [said.id for said, _ in found])
    coalition = coalitions.coalition(session, commitment.coalition_id)
    asked = asked_in(session, [said.id for said, _ in found], coalition, seat)
    member = actor is not None and actor.standing(commitment.coalition_id) is Standing.MEMBER
    speaks = member and coalition.status is not CoalitionStatus.CLOSED
    writers = {writer for _, writer in found} | {one.membership_id for some in replies.values() for one in some}
    names = coalitions.names_of_those_here(session, writers)
    return page(
        found,
        wanted,
        key=lambda row: row[0].id,
        make=lambda row: _check_in(
            row[0], row[1], names, replies.get(row[0].id, ()), asked[row[0].id], seat, speaks=speaks
        ),
    )


def check_in(session: Session, new: NewWord, actor: Actor | None) -> CheckInOut:
    """A check-in that the reader has just made, and nobody can have replied to."""
    said = new.said
    requests = support.asked_in(session, [said.id]) if said.ask else {}
    return CheckInOut(
        id=said.id,
        commitment_id=said.commitment_id,
        membership_id=new.membership_id,
        name=new.name,
        is_me=True,
        due_on=said.due_on,
        answer=said.answer,
        words=said.words,
        ask=said.ask,
        read_by=said.read_by,
        at=said.at,
        request_id=requests.get(said.id),
        offer=None,
        replies=[],
        abilities={"reply": False, "help": False},
    )


def reply(session: Session, made: CheckInReply | Offer, actor: Actor | None) -> ReplyOut:
    """One reply, or the offer that it became."""
    if isinstance(made, Offer):
        return _offered(made, coalitions.names_of_those_here(session, [made.from_membership]))
    return _reply(made, coalitions.names_of_those_here(session, [made.membership_id]), made.membership_id)


def _check_in(
    said: CheckIn,
    writer: UUID,
    names: Mapping[UUID, str],
    replies: Sequence[CheckInReply],
    asked: AskedIn,
    seat: UUID | None,
    *,
    speaks: bool,
) -> CheckInOut:
    can_reply = speaks and writer != seat
    # There is nobody to help where its writer has left.
    can_help = can_reply and writer in names
    said_so = any(one.membership_id == seat and one.kind is ReplyKind.CAN_HELP for one in replies)
    return CheckInOut(
        **said.model_dump(exclude={"coalition_id", "holding_id"}),
        membership_id=writer,
        name=names.get(writer),
        is_me=writer == seat,
        request_id=asked.request_id,
        offer=asked.offer,
        replies=[_reply(one, names, seat) for one in replies],
        abilities={"reply": can_reply, "help": can_help and asked.takes_mine and not said_so},
    )


def _reply(made: CheckInReply, names: Mapping[UUID, str], seat: UUID | None) -> ReplyOut:
    return ReplyOut(
        **made.model_dump(exclude={"check_in_id"}),
        name=names.get(made.membership_id),
        is_me=made.membership_id == seat,
    )


def _offered(made: Offer, names: Mapping[UUID, str]) -> ReplyOut:
    return ReplyOut(
        id=made.id,
        membership_id=made.from_membership,
        name=names.get(made.from_membership),
        is_me=True,
        kind=ReplyKind.CAN_HELP,
        words=made.text or None,
        at=made.offered_at,
        offer_id=made.id,
    )

"""What a thing needs before it goes out: whose yes, and whether it has it."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from alongside.coalitions.models import Membership
from alongside.consents import queries
from alongside.consents.models import ConsentMissing, ConsentRequest
from alongside.consents.rules import GATES, STANDS, UNANSWERED, ConsentKind, ConsentState


def needed(session: Session, thing_id: UUID) -> list[ConsentRequest]:
    """The questions whose yes a thing needs before it goes out, held in an order that can't deadlock."""
    this = col(ConsentRequest.thing_id) == thing_id
    return queries.held(session, this, col(ConsentRequest.kind).in_(GATES), col(ConsentRequest.dropped_at).is_(None))


def uncleared(session: Session, thing_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these things wait for a yes, or had one refused or taken back: which of these is nobody's to know."""
    return _lacking(session, thing_ids, col(ConsentRequest.state) != ConsentState.YES)


def in_vain(session: Session, thing_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these things lack a yes that is not waited for any more: refused, taken back, or never answered."""
    return _lacking(session, thing_ids, col(ConsentRequest.state).in_(STANDS | UNANSWERED))


def _lacking(session: Session, thing_ids: Iterable[UUID], so: ColumnElement[bool]) -> frozenset[UUID]:
    """Which of these things have a question that stands so, or still speak of someone who did not say yes."""
    wanted = set(thing_ids)
    asked = session.exec(
        select(ConsentRequest.thing_id).where(
            col(ConsentRequest.thing_id).in_(wanted),
            col(ConsentRequest.kind).in_(GATES),
            col(ConsentRequest.dropped_at).is_(None),
            so,
        )
    )
    missing = session.exec(select(ConsentMissing.thing_id).where(col(ConsentMissing.thing_id).in_(wanted)))
    return frozenset(asked) | frozenset(missing)


def waits(thing_id: Mapped[UUID]) -> ColumnElement[bool]:
    """Whether a thing still lacks a yes: for lists that leave it out."""
    lacking = select(ConsentRequest.id).where(
        col(ConsentRequest.thing_id) == thing_id,
        col(ConsentRequest.kind).in_(GATES),
        col(ConsentRequest.dropped_at).is_(None),
        col(ConsentRequest.state) != ConsentState.YES,
    )
    missing = select(ConsentMissing.thing_id).where(col(ConsentMissing.thing_id) == thing_id)
    return or_(lacking.exists(), missing.exists())


def stands(kind: ConsentKind) -> ColumnElement[bool]:
    """A yes of a kind that holds for what went out by it."""
    return (
        (col(ConsentRequest.kind) == kind)
        & (col(ConsentRequest.state) == ConsentState.YES)
        & col(ConsentRequest.dropped_at).is_(None)
        & col(ConsentRequest.out_at).is_not(None)
    )


def said_yes(session: Session, thing_ids: Collection[UUID], kind: ConsentKind) -> dict[UUID, list[str]]:
    """By name, who said yes to a thing that is out, in the order of the alphabet."""
    if not thing_ids:
        return {}
    rows = session.exec(
        select(ConsentRequest.thing_id, Membership.name)
        .join(Membership, col(Membership.id) == col(ConsentRequest.to_membership))
        .where(col(ConsentRequest.thing_id).in_(thing_ids), stands(kind))
    )
    named: dict[UUID, list[str]] = {}
    for thing_id, name in rows:
        named.setdefault(thing_id, []).append(name)
    return {thing_id: sorted(names, key=str.casefold) for thing_id, names in named.items()}


def yes_of(session: Session, thing_id: UUID) -> set[UUID]:
    """Whose yes to a thing stands."""
    wanted = select(ConsentRequest.to_membership).where(
        col(ConsentRequest.thing_id) == thing_id,
        col(ConsentRequest.kind).in_(GATES),
        col(ConsentRequest.dropped_at).is_(None),
        col(ConsentRequest.state) == ConsentState.YES,
    )
    return set(session.exec(wanted))


def by_standing_yes(session: Session, thing_id: UUID) -> bool:
    """Whether somebody in whose name a thing is said gave their yes beforehand: they have not seen its words."""
    wanted = select(ConsentRequest.id).where(
        col(ConsentRequest.thing_id) == thing_id,
        col(ConsentRequest.kind) == ConsentKind.ON_BEHALF,
        col(ConsentRequest.dropped_at).is_(None),
        col(ConsentRequest.state) == ConsentState.YES,
        col(ConsentRequest.mandate_id).is_not(None),
    )
    return session.exec(wanted.limit(1)).first() is not None


def refused(session: Session, thing_id: UUID) -> bool:
    """Whether somebody said no to it, or took a yes back. For the eyes of its author alone."""
    return any(asked.state in STANDS for asked in needed(session, thing_id))


def keep_waiting(session: Session, which: ColumnElement[bool]) -> None:
    """Before questions are forgotten: what they were about still lacks a yes, without saying whose."""
    gone = select(ConsentRequest.thing_id).where(
        which, col(ConsentRequest.kind).in_(GATES), col(ConsentRequest.dropped_at).is_(None)
    )
    for thing_id in sorted(set(session.exec(gone))):
        if session.get(ConsentMissing, thing_id) is None:
            session.add(ConsentMissing(thing_id=thing_id))
    session.flush()

"""The seat that acts: known from the request, and held, since its person may have left since that was read."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions.models import Membership
from alongside.core.errors import NotFound
from alongside.permissions.actor import Actor
from alongside.permissions.policy import SignInNeeded


def seat_in(actor: Actor | None, coalition_id: UUID) -> UUID:
    """The actor's own seat there; its right has been asked for. Raises SignInNeeded, NotFound."""
    if actor is None:
        raise SignInNeeded
    seat = actor.seat_id(coalition_id)
    if seat is None:
        raise NotFound
    return seat


def acting(session: Session, actor: Actor | None, coalition_id: UUID) -> UUID:
    """The membership that acts, held, so that nobody acts while leaving. Raises SignInNeeded, NotFound."""
    seat = seat_in(actor, coalition_id)
    hold_present(session, seat, me=seat)
    return seat


def hold_present(session: Session, *seats: UUID, me: UUID | None) -> None:
    """Hold memberships, so that nobody leaves meanwhile. Raises NotFound when one has left since one was signed in."""
    for seat in sorted(set(seats)):
        membership = session.get(Membership, seat, with_for_update={"read": True}, populate_existing=True)
        if seat == me and membership is not None and membership.left_at is not None:
            raise NotFound

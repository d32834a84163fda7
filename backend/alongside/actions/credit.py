"""Credits: everyone who held a part, but for those who would rather not be named (product.md S6)."""

from collections.abc import Callable
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.actions import queries, rules
from alongside.actions.held import hold
from alongside.actions.models import Action, CoOwnership, Uncredited
from alongside.actions.rules import ActionStatus
from alongside.actions.schemas import CreditOrder, OwnCredit
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.core.errors import wrong_field
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.vocabulary import Permission

Parts = Callable[[Session, UUID], set[UUID]]
_others: list[Parts] = []


def also_by(parts: Parts) -> Parts:
    """Register who else holds a part of an action: what serves it stands above it."""
    _others[:] = [parts]
    return parts


def parts(session: Session, action_id: UUID) -> set[UUID]:
    """Every seat that carries or carried it, or held what served it for all to see."""
    carried = select(CoOwnership.membership_id).where(col(CoOwnership.action_id) == action_id)
    return {*session.exec(carried), *(seat for more in _others for seat in more(session, action_id))}


def credited(session: Session, action: Action) -> list[tuple[UUID, str]]:
    """Who is named, in order. Who left is named no more, nor is who said so."""
    out = uncredited(session, action.id)
    names = coalitions.names_of_those_here(session, parts(session, action.id) - out)
    return rules.in_credits(names.items(), action.credit_order)


def uncredited(session: Session, action_id: UUID) -> set[UUID]:
    """Who said that they stay out of it."""
    return set(session.exec(select(Uncredited.membership_id).where(col(Uncredited.action_id) == action_id)))


def choose_order(session: Session, action_id: UUID, chosen: CreditOrder, *, actor: Actor | None) -> Action:
    """Choose in which order the credits stand, as any co-owner can; without one it is the alphabet's.

    Raises CreditsComeLater before it is done, InvalidInput for a seat that held no part.
    """
    action = hold(session, action_id, Permission.ACTION_EDIT, actor)
    if action.status is not ActionStatus.DONE:
        raise rules.CreditsComeLater
    order = list(dict.fromkeys(chosen.order or ()))
    if set(order) - parts(session, action.id):
        raise wrong_field("/order", "no_part_in_it")
    action.credit_order = [str(seat) for seat in order] or None
    _wake(session, action)
    return action


def choose_own(session: Session, action_id: UUID, own: OwnCredit, *, actor: Actor | None) -> Action:
    """Be named in the credits, or not: alone, at any time, and also when it is done. Raises NoPartInIt."""
    action = hold(session, action_id, Permission.ACTION_CREDIT, actor)
    me = seat_in(actor, action.coalition_id)
    if me not in parts(session, action.id):
        raise rules.NoPartInIt
    row = session.get(Uncredited, (action.id, me))
    if own.credited and row is not None:
        session.delete(row)
    elif not own.credited and row is None:
        session.add(Uncredited(action_id=action.id, membership_id=me))
    _wake(session, action)
    return action


def _wake(session: Session, action: Action) -> None:
    session.add(action)
    session.flush()
    if queries.subject(session, action).narrow is None:
        touch(session.info, action.coalition_id)

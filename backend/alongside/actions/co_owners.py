"""Use cases of carrying an action. All co-owners are equal, and none of these takes anybody's part away."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries, rules
from alongside.actions.events import CoOwnerJoined, PartnersWanted
from alongside.actions.held import held, hold
from alongside.actions.models import Action, CoOwnership
from alongside.actions.schemas import CoOwnerWanted, SteppingBack
from alongside.actions.telling import tell
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.coalitions.rules import not_closed
from alongside.consents import between, needs
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentKind, ConsentState
from alongside.consents.schemas import InvitationAnswer
from alongside.core import clock
from alongside.core.errors import Conflict
from alongside.core.live import touch
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def invite(session: Session, action_id: UUID, wanted: CoOwnerWanted, *, actor: Actor) -> ConsentRequest:
    """Ask one person to carry it too. Raises AlreadyCoOwner, AskingOneself, NotInCoalition, AlreadyAsked."""
    action = hold(session, action_id, Permission.ACTION_INVITE, actor, wanted.membership_id)
    rules.still_open(action.status)
    return _ask(session, action, wanted.membership_id, actor)


def invite_each(session: Session, action: Action, wanted: Iterable[UUID], actor: Actor) -> None:
    """Ask several people to carry what is being made; each answers for themselves."""
    for membership_id in dict.fromkeys(wanted):
        _ask(session, action, membership_id, actor)


def answer(session: Session, action_id: UUID, given: InvitationAnswer, *, actor: Actor | None) -> ConsentRequest:
    """Answer the invitation to carry it. A yes is seen by all; of anything else only the two people know."""
    action = held(session, action_id, actor)
    given_to = between.answer(
        session,
        kind=ConsentKind.CO_OWN,
        thing_id=action.id,
        answer=given.answer,
        text_hash=given.text_hash,
        actor=actor,
    )
    if given_to.state is ConsentState.YES:
        _joined(session, action, given_to.to_membership)
    return given_to


def take_up(session: Session, action_id: UUID, *, actor: Actor | None) -> Action:
    """Carry on what nobody carries; where somebody does, joining is by their invitation.

    Raises AlreadyCoOwner, AskTheCoOwner.
    """
    action = hold(session, action_id, Permission.ACTION_TAKE_UP, actor)
    rules.still_open(action.status)
    me, carrying = seat_in(actor, action.coalition_id), queries.co_owners(session, action.id)
    if carrying:
        raise rules.AlreadyCoOwner if me in carrying else rules.AskTheCoOwner
    _joined(session, action, me)
    return action


def wanted_by(session: Session, action_id: UUID, *, actor: Actor | None, lock: bool = False) -> tuple[Action, UUID]:
    """The one co-owner of an action that looks for partners, to be asked whether one may join.

    Raises NoPartnersWanted where two or more carry it, TakeItUp where nobody does; AlreadyCoOwner.
    """
    action = queries.action(session, action_id, lock=lock)
    require(actor, Permission.ACTION_TAKE_UP, queries.subject(session, action))
    not_closed(coalitions.coalition(session, action.coalition_id).status)
    rules.still_open(action.status)
    me, carrying = seat_in(actor, action.coalition_id), queries.co_owners(session, action.id)
    if me in carrying:
        raise rules.AlreadyCoOwner
    if len(carrying) != 1:
        raise rules.NoPartnersWanted if carrying else rules.TakeItUp
    return action, next(iter(carrying))


def let_in(session: Session, action_id: UUID, membership_id: UUID, *, by: UUID) -> None:
    """A co-owner said yes to somebody who asked to join; who carries it no more lets nobody in.

    Raises ActionDone, ActionLetGo, AlreadyCoOwner, AskTheCoOwner, TakeItUp.
    """
    action = queries.action(session, action_id, lock=True)
    rules.can_let_in(action.status, queries.co_owners(session, action.id), membership_id, by)
    _joined(session, action, membership_id)


def lets_in(session: Session, action_id: UUID, membership_id: UUID, *, by: UUID) -> bool:
    """Whether a yes to somebody who asked to join would let them in now."""
    try:
        action = queries.action(session, action_id)
        rules.can_let_in(action.status, queries.co_owners(session, action_id), membership_id, by)
    except Conflict:
        return False
    return True


def step_back(session: Session, action_id: UUID, back: SteppingBack, *, actor: Actor | None) -> Action:
    """Stop carrying it, like any other co-owner and with no reason asked; the note stays with the thing."""
    action = hold(session, action_id, Permission.ACTION_STEP_BACK, actor)
    end(session, action, seat_in(actor, action.coalition_id))
    action.handover_note = rules.with_note(action.handover_note, back.note)
    if looks_for_partners(session, action):
        tell(session, action, PartnersWanted)
    if not needs.uncleared(session, [action.id]):
        touch(session.info, action.coalition_id)
    return action


def join(session: Session, action: Action, membership_id: UUID) -> None:
    """Let somebody carry it who said so, and who is asked no more whether they would. Unique by index."""
    session.add(CoOwnership(coalition_id=action.coalition_id, action_id=action.id, membership_id=membership_id))
    session.flush()
    between.carried(session, thing_ids=[action.id], by=membership_id)


def _joined(session: Session, action: Action, membership_id: UUID) -> None:
    join(session, action, membership_id)
    tell(session, action, CoOwnerJoined, by=membership_id)


def _ask(session: Session, action: Action, membership_id: UUID, actor: Actor) -> ConsentRequest:
    me = seat_in(actor, action.coalition_id)
    if membership_id != me and membership_id in queries.co_owners(session, action.id):
        raise rules.AlreadyCoOwner
    return between.ask(
        session,
        coalition_id=action.coalition_id,
        kind=ConsentKind.CO_OWN,
        from_=me,
        to=membership_id,
        thing_id=action.id,
        text=rules.wording(action.title, action.about),
        actor=actor,
    )


def end(session: Session, action: Action, membership_id: UUID) -> None:
    """Close one's own part, and take back what one has asked for it."""
    queries.co_ownership(session, action.id, membership_id).ended_at = clock.now()
    between.take_back(session, thing_id=action.id, from_=membership_id)
    session.flush()


def looks_for_partners(session: Session, action: Action) -> bool:
    """Whether fewer than two carry it now."""
    return rules.looking_for_partners(action.status, len(queries.co_owners(session, action.id)))

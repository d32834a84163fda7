"""Use cases of actions, and what time and departures do to them. Who carries them is in `co_owners.py`."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from alongside.actions import naming, queries, rules
from alongside.actions.co_owners import end, invite_each, join, looks_for_partners
from alongside.actions.events import (
    ActionAgreed,
    ActionEdited,
    ActionMoved,
    PartnersWanted,
)
from alongside.actions.held import hold
from alongside.actions.models import Action
from alongside.actions.pauses import paused
from alongside.actions.rules import ActionStanding, ActionStatus
from alongside.actions.schemas import ActionDraft, ActionPayload, ActionStage, ActionWords
from alongside.actions.telling import begun
from alongside.actions.telling import tell as tell_of
from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import hold_present, seat_in
from alongside.coalitions.rules import not_closed
from alongside.consents import between, needs
from alongside.consents import queries as asked
from alongside.consents import service as consents
from alongside.consents.asking import cleared as all_said_yes
from alongside.core import clock
from alongside.core.live import touch
from alongside.following import queries as told
from alongside.following import service as following
from alongside.following import telling
from alongside.following.models import Told
from alongside.following.rules import ToldThing
from alongside.following.schemas import ToldSentence
from alongside.following.telling import AsOfNow
from alongside.initiatives import queries as within
from alongside.initiatives import service as initiatives
from alongside.permissions.actor import Actor
from alongside.permissions.authority import Authority
from alongside.permissions.dependencies import same_version
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def make(session: Session, coalition_id: UUID, draft: ActionDraft, *, actor: Actor) -> Action:
    """Begin an action of those who say yes to it, or write down one that is underway."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.ACTION_MAKE, coalitions.subject(coalition))
    not_closed(coalition.status)
    _check_initiative(session, coalition_id, draft.initiative_id)
    me = seat_in(actor, coalition_id)
    hold_present(session, *draft.ask, me, me=me)
    action = Action(
        coalition_id=coalition_id,
        title=draft.title,
        about=draft.about or "",
        status=ActionStatus.UNDERWAY if draft.brought_along else ActionStatus.AGREED,
        standing=ActionStanding.OWN,
        brought_along=draft.brought_along,
        initiative_id=draft.initiative_id,
    )
    session.add(action)
    session.flush()
    join(session, action, me)
    invite_each(session, action, draft.ask, actor)
    if not naming.ask_first(session, action, me, draft.names, draft.mandates):
        action.status = ActionStatus.AGREED
    begun(session, action, me)
    return action


def agree(session: Session, payload: ActionPayload, *, by: Authority, proposer: UUID | None) -> Action:
    """Bring an action of the coalition into being, as decided. Who proposed it carries it first, if still there.

    Raises NotFound for another coalition's initiative, InitiativeClosed.
    """
    _check_initiative(session, by.coalition_id, payload.initiative_id)
    action = Action(
        coalition_id=by.coalition_id,
        title=payload.title,
        about=payload.about or "",
        status=ActionStatus.AGREED,
        standing=ActionStanding.COALITION,
        decision_id=by.decision_id,
        decision_number=by.number,
        initiative_id=payload.initiative_id,
    )
    session.add(action)
    session.flush()
    if proposer is not None and coalitions.membership(session, proposer).left_at is None:
        join(session, action, proposer)
    record(session, ActionAgreed(coalition_id=by.coalition_id, thing_id=action.id))
    return action


def _check_initiative(session: Session, coalition_id: UUID, initiative_id: UUID | None) -> None:
    if initiative_id is not None:
        within.open_in(session, coalition_id, initiative_id)


def edit(session: Session, action_id: UUID, text: ActionWords, expected: int, *, actor: Actor | None) -> Action:
    """Change the words, as any co-owner can. Whoever was asked is asked about the new ones; those named, also again."""
    action = hold(session, action_id, Permission.ACTION_EDIT, actor)
    rules.still_open(action.status)
    same_version(action.version, expected)
    wording, me = (text.title, text.about or ""), seat_in(actor, action.coalition_id)
    before = naming.named(session, action.id)
    names = before if text.names is None else text.names
    same = wording == (action.title, action.about) and set(names) == set(before)
    if same and not naming.unanswered(session, action):
        return action
    action.title, action.about = wording
    action.version += 1
    action.updated_at = clock.now()
    between.reword(session, thing_id=action.id, text=rules.wording(*wording))
    if not needs.uncleared(session, [action.id]):
        touch(session.info, action.coalition_id)
    naming.ask_first(session, action, me, [one for one in names if one != me or text.names], text.mandates)
    if not begun(session, action, me):
        tell_of(session, action, ActionEdited, by=me)
    return action


def move(session: Session, action_id: UUID, to: ActionStage, *, actor: Actor | None) -> Action:
    """Say where it stands. What waits for a yes does not start; what ended asks nobody any more."""
    action = hold(session, action_id, Permission.ACTION_STAGE, actor)
    waiting = not all_said_yes(session, action.id) or bool(asked.pending_for(session, action.id))
    pausing = bool(paused(session, [action.id]))
    action.status = rules.advance(action.status, ActionStatus(to.stage.value), waiting=waiting, paused=pausing)
    action.updated_at = clock.now()
    if rules.ended(action.status):
        between.take_back(session, thing_id=action.id)
    tell_of(session, action, ActionMoved, by=seat_in(actor, action.coalition_id))
    return action


def tell(session: Session, action_id: UUID, told: ToldSentence, *, actor: Actor | None) -> Action:
    """Show followers the action as it is, in one sentence: at once, or with the last yes of those who are asked first.

    Raises InvalidInput, AskingOneself, NotInCoalition.
    """
    action = hold(session, action_id, Permission.ACTION_TELL, actor)
    telling.say(session, ToldThing.ACTION, action.id, told, by=seat_in(actor, action.coalition_id))
    return action


@telling.told_of(ToldThing.ACTION)
def as_of_now(session: Session, action_id: UUID, *, lock: bool) -> AsOfNow:
    """An action as followers can be told of it now."""
    action = queries.action(session, action_id, lock=lock)
    return AsOfNow(action.coalition_id, action.title, action.status.value, queries.co_owners(session, action.id))


def take_back(session: Session, told_id: UUID, *, actor: Actor | None) -> Told:
    """Stop showing followers a line, as any co-owner of its action or partner of its initiative can."""
    line = told.told(session, told_id)
    if line.initiative_id is not None:
        return initiatives.take_back(session, line, line.initiative_id, actor=actor)
    assert line.action_id is not None
    action = hold(session, line.action_id, Permission.ACTION_TELL, actor)
    session.refresh(line)
    return following.take_back(session, told_id, by=seat_in(actor, action.coalition_id))


def lapse(session: Session, membership_id: UUID) -> None:
    """A membership ended. What it carried goes on with the rest at once; that partners are wanted is said tomorrow."""
    for action_id in queries.carried_by(session, membership_id):
        action = queries.action(session, action_id, lock=True)
        end(session, action, membership_id)
        if looks_for_partners(session, action):
            coalition = coalitions.coalition(session, action.coalition_id)
            action.wanted_on = coalitions.today(coalition) + timedelta(days=1)
    consents.lapse(session, membership_id)


def call_for_partners_due(session: Session, now: datetime) -> int:
    """The daily batch: say what looks for partners since somebody left, about the thing and without a name."""
    said = 0
    for action in queries.wanted_by(session, now.date() + timedelta(days=1)):
        coalition = coalitions.coalition(session, action.coalition_id)
        if action.wanted_on and action.wanted_on > now.astimezone(ZoneInfo(coalition.zone)).date():
            continue
        action.wanted_on = None
        if looks_for_partners(session, action):
            tell_of(session, action, PartnersWanted)
            said += 1
    return said

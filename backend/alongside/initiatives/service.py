"""Use cases of initiatives: what decisions begin and end, and what partners write. Who they are: `taking_part.py`."""

from uuid import UUID

from sqlmodel import Session

from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.following import service as following
from alongside.following import telling
from alongside.following.models import Told
from alongside.following.rules import ToldThing
from alongside.following.schemas import ToldSentence
from alongside.following.telling import AsOfNow
from alongside.initiatives import queries, rules
from alongside.initiatives.events import InitiativeEdited, InitiativeEnded, InitiativeMoved, InitiativeStarted
from alongside.initiatives.held import hold
from alongside.initiatives.models import Initiative, RoleWanted
from alongside.initiatives.rules import InitiativeStage, Stance
from alongside.initiatives.schemas import InitiativePayload, InitiativeText, RoleText, StageReached
from alongside.initiatives.taking_part import join
from alongside.permissions.actor import Actor
from alongside.permissions.authority import Authority
from alongside.permissions.dependencies import same_version
from alongside.permissions.vocabulary import Permission


def start(
    session: Session, payload: InitiativePayload, *, title: str, by: Authority, proposer: UUID | None
) -> Initiative:
    """Begin an initiative, as decided. Who proposed it takes part first, if still there, as equal as any who follow."""
    initiative = Initiative(
        coalition_id=by.coalition_id,
        title=title,
        about=payload.about or "",
        decision_id=by.decision_id,
        decision_number=by.number,
    )
    session.add(initiative)
    session.flush()
    for wanted in dict.fromkeys(payload.roles_wanted):
        session.add(RoleWanted(initiative_id=initiative.id, text=wanted))
    if proposer is not None and coalitions.membership(session, proposer).left_at is None:
        join(session, initiative, proposer, Stance.BESIDE)
    record(session, InitiativeStarted(coalition_id=by.coalition_id, thing_id=initiative.id))
    return initiative


def close_by(session: Session, initiative_id: UUID, *, by: Authority) -> Initiative:
    """Close an initiative, as its coalition decided. Raises NotFound, also for another's, and InitiativeClosed."""
    initiative = queries.initiative(session, initiative_id, lock=True)
    if initiative.coalition_id != by.coalition_id:
        raise NotFound
    initiative.closed_by, initiative.closed_by_number = by.decision_id, by.number
    return _close(session, initiative)


def end_trial(session: Session, decision_id: UUID) -> None:
    """What a decision began for a time ends by itself. What is closed already stays so: twice is like once."""
    initiative = queries.by_decision(session, decision_id, lock=True)
    if initiative is not None and initiative.stage is not InitiativeStage.CLOSED:
        _close(session, initiative)


def edit(session: Session, initiative_id: UUID, text: InitiativeText, expected: int, *, actor: Actor) -> Initiative:
    """Change the words, as any partner can. Raises InitiativeClosed, ChangedMeanwhile."""
    initiative = _held_open(session, initiative_id, actor)
    same_version(initiative.version, expected)
    wording = (text.title, text.about or "")
    if wording != (initiative.title, initiative.about):
        initiative.title, initiative.about = wording
        initiative.version += 1
        _edited(session, initiative, actor)
    return initiative


def move(session: Session, initiative_id: UUID, to: StageReached, *, actor: Actor) -> Initiative:
    """Say where it stands. Raises InitiativeForming, InitiativeActing, InitiativeClosed."""
    initiative = hold(session, initiative_id, Permission.INITIATIVE_STAGE, actor)
    initiative.stage = rules.advance(initiative.stage, to.stage)
    initiative.updated_at = clock.now()
    event = InitiativeMoved(coalition_id=initiative.coalition_id, thing_id=initiative.id)
    record(session, event, by=seat_in(actor, initiative.coalition_id))
    return initiative


def want_role(session: Session, initiative_id: UUID, wanted: RoleText, *, actor: Actor) -> Initiative:
    """Write down a role that is wanted. Raises InitiativeClosed, EnoughRolesWanted."""
    initiative = _held_open(session, initiative_id, actor)
    rules.room_for_a_role(len(queries.roles_wanted(session, [initiative.id])[initiative.id]))
    session.add(RoleWanted(initiative_id=initiative.id, text=wanted.text))
    session.flush()
    _edited(session, initiative, actor)
    return initiative


def end_role(session: Session, initiative_id: UUID, role_id: UUID, *, actor: Actor) -> Initiative:
    """Take a role from the list. Raises NotFound, InitiativeClosed, RoleNoLongerWanted."""
    initiative = _held_open(session, initiative_id, actor)
    role = queries.role(session, initiative.id, role_id)
    if role.ended_at is not None:
        raise rules.RoleNoLongerWanted
    role.ended_at = clock.now()
    session.add(role)
    _edited(session, initiative, actor)
    return initiative


def tell(session: Session, initiative_id: UUID, told: ToldSentence, *, actor: Actor) -> Initiative:
    """Show followers the initiative as it is, in one sentence: at once, or with the last yes of those asked first.

    Raises InvalidInput, AskingOneself, NotInCoalition.
    """
    initiative = hold(session, initiative_id, Permission.INITIATIVE_TELL, actor)
    telling.say(session, ToldThing.INITIATIVE, initiative.id, told, by=seat_in(actor, initiative.coalition_id))
    return initiative


@telling.told_of(ToldThing.INITIATIVE)
def as_of_now(session: Session, initiative_id: UUID, *, lock: bool) -> AsOfNow:
    """An initiative as followers can be told of it now."""
    found = queries.initiative(session, initiative_id, lock=lock)
    return AsOfNow(found.coalition_id, found.title, found.stage.value, queries.partners(session, found.id))


def take_back(session: Session, line: Told, initiative_id: UUID, *, actor: Actor | None) -> Told:
    """Stop showing followers a line about an initiative, as any of its partners can."""
    initiative = hold(session, initiative_id, Permission.INITIATIVE_TELL, actor)
    session.refresh(line)
    return following.take_back(session, line.id, by=seat_in(actor, initiative.coalition_id))


def _held_open(session: Session, initiative_id: UUID, actor: Actor) -> Initiative:
    initiative = hold(session, initiative_id, Permission.INITIATIVE_EDIT, actor)
    rules.still_open(initiative.stage)
    return initiative


def _edited(session: Session, initiative: Initiative, actor: Actor) -> None:
    initiative.updated_at = clock.now()
    event = InitiativeEdited(coalition_id=initiative.coalition_id, thing_id=initiative.id)
    record(session, event, by=seat_in(actor, initiative.coalition_id))


def _close(session: Session, initiative: Initiative) -> Initiative:
    initiative.stage = rules.advance(initiative.stage, InitiativeStage.CLOSED)
    initiative.updated_at = clock.now()
    session.add(initiative)
    session.flush()
    record(session, InitiativeEnded(coalition_id=initiative.coalition_id, thing_id=initiative.id))
    return initiative

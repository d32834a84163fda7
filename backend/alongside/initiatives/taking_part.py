"""Use cases of taking part. All partners are equal, and none of these takes anybody's part away."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.core import clock
from alongside.core.live import touch
from alongside.initiatives import queries, rules
from alongside.initiatives.events import InitiativeWantsPartners, PartnerJoined
from alongside.initiatives.held import hold
from alongside.initiatives.models import Initiative, Partner
from alongside.initiatives.rules import Stance
from alongside.initiatives.schemas import PartnerSteppingBack, StanceTaken
from alongside.permissions.actor import Actor
from alongside.permissions.vocabulary import Permission


def take_stance(session: Session, initiative_id: UUID, taken: StanceTaken, *, actor: Actor | None) -> Initiative:
    """Take part by one's own word, or change how one does. Raises InitiativeClosed."""
    initiative = hold(session, initiative_id, Permission.INITIATIVE_TAKE_PART, actor)
    rules.still_open(initiative.stage)
    me = seat_in(actor, initiative.coalition_id)
    mine = queries.partnership(session, initiative.id, me)
    if mine is None:
        join(session, initiative, me, taken.stance)
        event = PartnerJoined(coalition_id=initiative.coalition_id, thing_id=initiative.id)
        record(session, event, by=me)
    elif mine.stance is not taken.stance:
        mine.stance = taken.stance
        touch(session.info, initiative.coalition_id)
    return initiative


def step_back(session: Session, initiative_id: UUID, back: PartnerSteppingBack, *, actor: Actor | None) -> Initiative:
    """Stop taking part, with no reason asked; the note stays with the thing."""
    initiative = hold(session, initiative_id, Permission.INITIATIVE_STEP_BACK, actor)
    _end(session, initiative, seat_in(actor, initiative.coalition_id))
    initiative.handover_note = rules.with_note(initiative.handover_note, back.note)
    if looks_for_partners(session, initiative):
        record(session, InitiativeWantsPartners(coalition_id=initiative.coalition_id, thing_id=initiative.id))
    touch(session.info, initiative.coalition_id)
    return initiative


def join(session: Session, initiative: Initiative, membership_id: UUID, stance: Stance) -> None:
    """Let somebody take part who said so. Unique by index."""
    session.add(
        Partner(
            coalition_id=initiative.coalition_id,
            initiative_id=initiative.id,
            membership_id=membership_id,
            stance=stance,
        )
    )
    session.flush()


def lapse(session: Session, membership_id: UUID) -> None:
    """A membership ended. What it shared goes on with the rest at once; that partners are wanted is said tomorrow."""
    for initiative_id in queries.shared_by(session, membership_id):
        initiative = queries.initiative(session, initiative_id, lock=True)
        _end(session, initiative, membership_id)
        if looks_for_partners(session, initiative):
            coalition = coalitions.coalition(session, initiative.coalition_id)
            initiative.wanted_on = coalitions.today(coalition) + timedelta(days=1)


def call_for_partners_due(session: Session, now: datetime) -> int:
    """The daily batch: say what looks for partners since somebody left, about the thing and without a name."""
    said = 0
    for initiative in queries.wanted_by(session, now.date() + timedelta(days=1)):
        coalition = coalitions.coalition(session, initiative.coalition_id)
        if initiative.wanted_on and initiative.wanted_on > now.astimezone(ZoneInfo(coalition.zone)).date():
            continue
        initiative.wanted_on = None
        if looks_for_partners(session, initiative):
            record(session, InitiativeWantsPartners(coalition_id=initiative.coalition_id, thing_id=initiative.id))
            said += 1
    return said


def looks_for_partners(session: Session, initiative: Initiative) -> bool:
    """Whether fewer than two take part now."""
    return rules.looking_for_partners(initiative.stage, len(queries.partners(session, initiative.id)))


def _end(session: Session, initiative: Initiative, membership_id: UUID) -> None:
    mine = queries.partnership(session, initiative.id, membership_id)
    if mine is not None:
        mine.ended_at = clock.now()
        session.flush()

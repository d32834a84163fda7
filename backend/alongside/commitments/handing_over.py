"""Handing one's part over to somebody, by their own yes; and taking up the work beside a part that went silent.

Neither changes anything for another: a part is handed over by its holder and its new one, and what is taken up beside
is a commitment of one's own.
"""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting, hold_present, seat_in
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import not_closed, owes
from alongside.commitments import companions, queries, questions, rules
from alongside.commitments.circle import Circle, circle
from alongside.commitments.events import CommitmentMade, HoldingHandedOver
from alongside.commitments.models import Commitment, Holding
from alongside.commitments.rules import HoldingStatus, Step
from alongside.commitments.schemas import BesideDraft, PartnerWanted
from alongside.commitments.service import begin, join, mine, tell
from alongside.consents import between
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentKind, ConsentState
from alongside.consents.schemas import InvitationAnswer
from alongside.consents.wording import canonical
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def ask(session: Session, commitment_id: UUID, wanted: PartnerWanted, *, actor: Actor) -> Commitment:
    """Ask one member to take one's own part over. Until their yes nothing has changed.

    Raises AskingOneself, NotInCoalition, AlreadyHolding, HandingOverAsked, AlreadyAnswered.
    """
    me = seat_in(actor, queries.commitment(session, commitment_id).coalition_id)
    hold_present(session, me, wanted.membership_id, me=me)
    commitment, part = mine(session, commitment_id, actor)
    rules.after(part.status, Step.HAND_OVER)
    if wanted.membership_id != me:
        queries.not_holding(session, commitment, wanted.membership_id)
    if asked_now(session, commitment, part):
        raise rules.HandingOverAsked
    between.take_back(session, thing_id=part.id)
    extra = canonical(commitment_id=commitment.id, holding_id=part.id)
    questions.put(session, ConsentKind.HAND_OVER, from_=me, to=wanted.membership_id, thing_id=part.id, extra=extra)
    return commitment


def asked_now(session: Session, commitment: Commitment, part: Holding) -> bool:
    """Whether somebody is asked to take the part over, and can answer."""
    pending = questions.pending(session, commitment, part.membership_id)
    return any(asked.kind is ConsentKind.HAND_OVER and asked.thing_id == part.id for asked in pending)


def answer(session: Session, holding_id: UUID, given: InvitationAnswer, *, actor: Actor | None) -> ConsentRequest:
    """Answer whether one takes a part over. A yes makes it one's own from now on, and owes nothing backwards."""
    part = session.get(Holding, holding_id)
    if part is None:
        raise NotFound
    me = seat_in(actor, part.coalition_id)
    hold_present(session, me, part.membership_id, me=me)
    commitment = queries.commitment(session, part.commitment_id, lock=True)
    session.refresh(part)
    asked = between.answer(
        session,
        kind=ConsentKind.HAND_OVER,
        thing_id=part.id,
        answer=given.answer,
        text_hash=given.text_hash,
        actor=actor,
    )
    if asked.state is ConsentState.YES:
        part.status, part.ended_at = rules.after(part.status, Step.HAND_OVER), clock.now()
        part.handed_to = join(session, commitment, me, by_when=part.by_when).id
        questions.let_go(session, part)
        companions.end_with(session, part)
        between.take_back(session, thing_id=commitment.id, from_=part.membership_id)
        tell(session, commitment, HoldingHandedOver, me)
    return asked


def take_up_beside(session: Session, commitment_id: UUID, draft: BesideDraft, *, actor: Actor) -> Commitment:
    """Take up the work beside a part that went silent, as a commitment of one's own. That part stays as it is.

    Raises NotSilentYet, InvalidInput.
    """
    beside = queries.commitment(session, commitment_id)
    around = circle(session, beside)
    require(actor, Permission.WORK_BESIDE, around.subject)
    coalition = coalitions.coalition(session, beside.coalition_id)
    not_closed(coalition.status)
    me = acting(session, actor, coalition.id)
    if not silent(session, around, coalition, me):
        raise rules.NotSilentYet
    rules.check_date(draft.by_when, coalitions.today(coalition))
    copied = beside.model_dump(include={"coalition_id", "serves", "action_id", "rhythm", "own_rhythm", "read_by"})
    made = Commitment(**copied, beside_id=beside.id, sentence=draft.sentence or beside.sentence, by_when=draft.by_when)
    session.add(made)
    session.flush()
    begin(session, made, me)
    tell(session, made, CommitmentMade, me)
    return made


def silent(session: Session, around: Circle, coalition: Coalition, me: UUID | None) -> bool:
    """Whether of a part that somebody else goes on with nothing was heard for three weeks.

    A pause is no silence, and neither is that the coalition rests: nobody is asked for a word then.
    """
    if not owes(coalition.status):
        return False
    others = [part for part in around.parts if part.status is HoldingStatus.ACTIVE and part.membership_id != me]
    changed = queries.last_changed(session, [part.id for part in others])
    now = clock.now()
    return any(rules.silent(_heard(part, changed.get(part.id), coalition), now) for part in others)


def _heard(part: Holding, changed: datetime | None, coalition: Coalition) -> datetime:
    return queries.started(part.since, part.resumed_at, part.word_at, changed, coalition.woken_at)

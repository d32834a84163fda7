"""Answering, taking an answer back, and what follows for the thing. Held in one order: people, things, questions."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.consents import queries as consents
from alongside.consents import rules, wording
from alongside.consents import service as asking
from alongside.consents.asking import cleared as all_said_yes
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import GATES, ConsentState, ThingKind
from alongside.consents.schemas import InvitationAnswer
from alongside.core import clock
from alongside.core.live import touch
from alongside.mandates import queries as mandates
from alongside.mandates.models import Mandate
from alongside.mandates.rules import MandateOver
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.requests.things import CARRYING, THINGS


def answer(session: Session, request_id: UUID, given: InvitationAnswer, *, actor: Actor | None) -> ConsentRequest:
    """Answer what oneself was asked. Who was not asked gets what a missing question gets.

    Raises NotFound, CoalitionClosed, AlreadyAnswered, ConsentWithdrawn, ConsentExpired, ConsentTextChanged,
    AnswerNotOffered, InvalidInput, and what stands in the way of the thing itself.
    """
    asked = consents.request(session, request_id)
    require(actor, Permission.CONSENT_ANSWER, consents.subject(asked))
    if given.answer not in rules.NO_YES:
        not_closed(coalitions.coalition(session, asked.coalition_id).status)
    if asked.kind not in GATES:
        return _carry(session, asked, given, actor)
    me = acting(session, actor, asked.coalition_id)
    thing = THINGS[asked.thing_kind]
    thing.hold(session, asked.thing_id)
    asked = asking.answer_for_oneself(session, request_id, given)
    if asked.state is ConsentState.YES and all_said_yes(session, asked.thing_id):
        thing.cleared(session, asked.thing_id)
    if asked.state is ConsentState.MYSELF:
        thing.take_over(session, asked.thing_id, me)
    return asked


def revoke(session: Session, request_id: UUID, *, actor: Actor | None) -> ConsentRequest:
    """Take one's own yes back: what it was for halts at once. Raises NotFound, StepBackInstead, NoYesToTakeBack."""
    asked = consents.request(session, request_id)
    require(actor, Permission.CONSENT_REVOKE, consents.subject(asked))
    acting(session, actor, asked.coalition_id)
    if asked.kind in GATES:
        THINGS[asked.thing_kind].hold(session, asked.thing_id)
    before = consents.request(session, request_id, lock=True).state
    asked = asking.revoke(session, request_id)
    if before is ConsentState.YES:
        session.flush()
        THINGS[asked.thing_kind].halted(session, asked.thing_id)
    return asked


def take_changes(session: Session, request_id: UUID, *, actor: Actor | None) -> ConsentRequest:
    """Take the wording of a yes with changes. Everybody else is asked again.

    Raises NotFound, CoalitionClosed, NoChangesToTake.
    """
    asked = consents.request(session, request_id)
    require(actor, Permission.CONSENT_TAKE_CHANGES, consents.subject(asked))
    not_closed(coalitions.coalition(session, asked.coalition_id).status)
    acting(session, actor, asked.coalition_id)
    if asked.kind not in GATES:
        raise rules.NoChangesToTake
    thing = THINGS[asked.thing_kind]
    thing.hold(session, asked.thing_id)
    text = asking.take_changes(session, request_id)
    title, text = thing.reworded(session, asked.thing_id, text)
    if asking.ask_again(session, asked.thing_id, title, text):
        thing.cleared(session, asked.thing_id)
    return asked


def revoke_mandate(session: Session, mandate_id: UUID, *, actor: Actor | None) -> Mandate:
    """Take a mandate back in one step. What was prepared by it is asked after all; what is out by it halts.

    Raises NotFound, MandateOver.
    """
    given = mandates.mandate(session, mandate_id)
    require(actor, Permission.MANDATE_REVOKE, mandates.subject(given))
    acting(session, actor, given.coalition_id)
    used = {(use.thing_kind, use.thing_id) for use in consents.by_mandate(session, [mandate_id])}
    for kind, thing_id in sorted(used, key=lambda one: (one[0] in HOLD_THE_COUNTER, one)):
        THINGS[kind].hold(session, thing_id)
    given = mandates.mandate(session, mandate_id, lock=True)
    if given.revoked_at is not None:
        raise MandateOver
    given.revoked_at = clock.now()
    for use in consents.by_mandate(session, [mandate_id], lock=True):
        if use.state is ConsentState.YES:
            asking.mandate_ended(session, use)
            session.flush()
            THINGS[use.thing_kind].halted(session, use.thing_id)
    seats = (given.from_membership, given.to_membership)
    touch(session.info, *(coalitions.membership(session, seat).person_id for seat in seats))
    return given


# Held last: with them the coalition's counter is held, which others hold after their things.
HOLD_THE_COUNTER = frozenset({ThingKind.ACTION, ThingKind.TOLD})


def _carry(session: Session, asked: ConsentRequest, given: InvitationAnswer, actor: Actor | None) -> ConsentRequest:
    """Whoever was asked by several about the same thing answers them all; one that has ended takes no answer."""
    if given.answer not in rules.offered(asked.kind, asked.thing_kind):
        raise rules.AnswerNotOffered
    wording.same_text(given.text_hash or "", given.answer, given.text_hash)
    wording.changed(given.answer, asked.text, given.text)
    today = coalitions.today(coalitions.coalition(session, asked.coalition_id))
    state = rules.state_on(asked.state, asked.answer_by, today)
    if state not in rules.LIVE:
        rules.answered(asked.kind, asked.thing_kind, state, given.answer, out=asked.out_at is not None)
    CARRYING[asked.kind](session, asked.thing_id, given, actor=actor)
    return asked

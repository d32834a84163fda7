"""Giving a mandate. Taking it back is in `requests`, since it halts what was said by it."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import hold_present, seat_in
from alongside.coalitions.rules import not_closed
from alongside.core.errors import NotFound, wrong_field
from alongside.core.live import touch
from alongside.mandates import rules
from alongside.mandates.models import Mandate
from alongside.mandates.schemas import MandateDraft
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


def give(session: Session, coalition_id: UUID, draft: MandateDraft, *, actor: Actor) -> Mandate:
    """Let another member speak in one's name, until a day. Raises MandateToOneself, HolderNotHere, InvalidInput."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.MANDATE_GIVE, coalitions.subject(coalition))
    not_closed(coalition.status)
    me = seat_in(actor, coalition_id)
    if draft.to == me:
        raise rules.MandateToOneself
    hold_present(session, draft.to, me, me=me)
    try:
        holder = coalitions.present(session, coalition_id, draft.to)
    except NotFound as error:
        raise rules.HolderNotHere from error
    if draft.until is None:
        raise wrong_field("/until", "mandate_without_end")
    rules.until_within(draft.until, coalitions.today(coalition))
    given = Mandate(
        coalition_id=coalition_id,
        from_membership=me,
        to_membership=holder.id,
        topic=draft.topic,
        forum=draft.forum,
        until=draft.until,
    )
    session.add(given)
    session.flush()
    touch(session.info, actor.person_id, holder.person_id)
    return given

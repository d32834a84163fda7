"""Saying what one wishes for."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.core import clock
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.preferences.models import SupportPreference
from alongside.preferences.schemas import PreferenceChosen


def choose(session: Session, coalition_id: UUID, chosen: PreferenceChosen, *, actor: Actor | None) -> SupportPreference:
    """Say, or say again, what one wishes for in one coalition. The 90 days begin anew.

    Raises CoalitionClosed.
    """
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.PREFERENCE_SET, coalitions.subject(coalition))
    not_closed(coalition.status)
    me = acting(session, actor, coalition_id)
    row = session.get(SupportPreference, me) or SupportPreference(membership_id=me, choice=chosen.choice)
    row.choice, row.words, row.set_at = chosen.choice, chosen.words, clock.now()
    session.add(row)
    session.flush()
    return row

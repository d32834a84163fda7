"""Representations of support preferences: what was said too long ago reads like nothing said."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject
from alongside.preferences import rules
from alongside.preferences.models import SupportPreference
from alongside.preferences.rules import Choice
from alongside.preferences.schemas import PreferenceOut


def mine(session: Session, coalition_id: UUID, *, actor: Actor | None) -> PreferenceOut:
    """What one wished for oneself. Raises NotFound."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.PREFERENCE_SET, coalitions.subject(coalition))
    return _of(session, seat_in(actor, coalition_id))


def of_member(session: Session, membership_id: UUID, *, actor: Actor | None) -> PreferenceOut:
    """What another one in the same coalition wishes for. Raises NotFound, also of one who left."""
    found = coalitions.membership(session, membership_id)
    require(actor, Permission.PREFERENCE_READ, Subject(coalition_id=found.coalition_id))
    if found.left_at is not None:
        raise NotFound
    return _of(session, membership_id)


def chosen(session: Session, row: SupportPreference, actor: Actor | None) -> PreferenceOut:
    """What was just said."""
    return _of(session, row.membership_id)


def _of(session: Session, membership_id: UUID) -> PreferenceOut:
    row = session.get(SupportPreference, membership_id)
    if row is None or not rules.stands(row.set_at, clock.now()):
        return PreferenceOut(membership_id=membership_id, choice=Choice.ASK_FIRST, words=None, stands_until=None)
    until = row.set_at + rules.STANDS_FOR
    return PreferenceOut(membership_id=membership_id, choice=row.choice, words=row.words, stands_until=until)

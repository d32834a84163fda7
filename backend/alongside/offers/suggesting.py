"""Where what one brings may be wanted: read by oneself alone, and written down nowhere (product.md S8)."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col

from alongside.actions import queries as actions
from alongside.actions.models import Action
from alongside.actions.rules import wording
from alongside.bringing import queries as bringing
from alongside.bringing.meeting import met, vocabulary
from alongside.bringing.models import Bringing
from alongside.bringing.rules import pauses
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.core import clock
from alongside.core.pagination import Window
from alongside.folds.queries import folded
from alongside.initiatives import queries as initiatives
from alongside.offers import queries
from alongside.offers.models import SupportRequest
from alongside.offers.schemas import WantedKind, WantedOut, WhereWanted
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission

# Of each kind the newest are looked through: what is older was there before, and a list that never ends is no help.
LOOKED_THROUGH = 100
SHOWN_AT_MOST = 20
# What an action is about can be long; what is wanted stands at its beginning.
READ_OF_EACH = 1000


class _Open(NamedTuple):
    since: datetime
    kind: WantedKind
    id: UUID
    title: str
    text: str


def where_wanted(session: Session, coalition_id: UUID, *, actor: Actor | None) -> WhereWanted:
    """What is open to all in which a word of one's own strengths stands, newest first; nothing once one's limit is met.

    Nobody else learns that there is something, or that there is not: nothing is written, counted or told.
    """
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.BRINGING_SAY, coalitions.subject(coalition))
    me = seat_in(actor, coalition_id)
    ever = bringing.seats_of(session, me)
    said = session.get(Bringing, me)
    mine = vocabulary(said.strengths or "") if said else {}
    resting = _resting(session, me, ever)
    if actor is None or not mine or resting or coalition.status is CoalitionStatus.CLOSED:
        return WhereWanted(said=bool(mine), resting=resting, items=[])
    found = [(one, met(mine, one.text[:READ_OF_EACH])) for one in _open(session, coalition, me, ever, actor)]
    found = sorted((one for one in found if one[1]), key=lambda one: (one[0].since, one[0].id), reverse=True)
    closed = folded(session, (one.id for one, _ in found), clock.now())
    items = [
        WantedOut(kind=one.kind, id=one.id, title=one.title, words=words)
        for one, words in found
        if one.id not in closed
    ]
    return WhereWanted(said=True, resting=False, items=items[:SHOWN_AT_MOST])


def _resting(session: Session, me: UUID, ever: list[UUID]) -> bool:
    limit = bringing.limit(session, me)
    return limit is not None and pauses(limit.at_most, queries.going_on_with(session, ever))


def _open(session: Session, coalition: Coalition, me: UUID, ever: list[UUID], actor: Actor) -> Iterator[_Open]:
    newest = Window(limit=LOOKED_THROUGH, after=None)
    which = queries.wanted_of(coalition.id, me, ever, coalitions.today(coalition))
    for ask in queries.page_of(session, SupportRequest, which, newest)[:LOOKED_THROUGH]:
        yield _Open(ask.asked_at, WantedKind.REQUEST, ask.id, ask.text.partition("\n")[0], ask.text)
    unasked = ~queries.has_asked_to_join(col(Action.id), ever)
    for action in actions.looking(session, coalition.id, actor, unasked, limit=LOOKED_THROUGH):
        text = wording(action.title, action.about)
        yield _Open(action.created_at, WantedKind.ACTION, action.id, action.title, text)
    for role in initiatives.newest_roles(session, coalition.id, me, LOOKED_THROUGH):
        yield _Open(role.since, WantedKind.INITIATIVE, role.initiative_id, role.text, role.text)

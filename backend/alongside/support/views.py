"""How asks are shown: to members in full, to the follower as what was signed to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.consents import needs
from alongside.consents.rules import ConsentKind
from alongside.core.pagination import Page, Window, page
from alongside.following import queries as followings
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import Permission
from alongside.support import queries
from alongside.support.models import Ask
from alongside.support.rules import AskState, possible
from alongside.support.schemas import AskedBy, AskedFor, AskedOf, AskOut

VERBS = {
    "accept": (Permission.ASK_ANSWER, AskState.ACCEPTED),
    "refuse": (Permission.ASK_ANSWER, AskState.REFUSED),
    "delivered": (Permission.ASK_DELIVERED, AskState.DELIVERED),
    "withdraw": (Permission.ASK_WITHDRAW, AskState.WITHDRAWN),
    "drop": (Permission.ASK_WITHDRAW, AskState.UNSAID),
}


def ask(session: Session, row: Ask, actor: Actor | None) -> AskOut:
    """One ask for one reader."""
    return shown(session, coalitions.coalition(session, row.coalition_id), [row], actor)[0]


def by_id(session: Session, ask_id: UUID, *, actor: Actor | None) -> AskOut:
    """One ask, for members and for the one who was asked. Raises NotFound."""
    row = queries.ask(session, ask_id)
    require(actor, Permission.ASK_READ, queries.subject(row))
    return ask(session, row, actor)


def of_coalition(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor | None) -> Page[AskOut]:
    """Everything that was asked of followers, newest first, for members."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.ASK_READ, coalitions.subject(coalition))
    rows = queries.of_coalition(session, coalition_id, wanted, actor.seat_id(coalition_id) if actor else None)
    readable = {out.id: out for out in shown(session, coalition, rows, actor)}
    return page(rows, wanted, lambda row: row.id, lambda row: readable[row.id])


def shown(session: Session, coalition: Coalition, rows: Sequence[Ask], actor: Actor | None) -> list[AskOut]:
    """Asks of one coalition as this reader may see them.

    Members no longer read the name of who left; a follower reads it as before, since its going would tell them.
    """
    inside = actor is not None and actor.standing(coalition.id) is Standing.MEMBER
    named = coalitions.names_of_those_here if inside else coalitions.names
    facts = _Facts(
        alive=coalition.status is not CoalitionStatus.CLOSED,
        zone=ZoneInfo(coalition.zone),
        today=coalitions.today(coalition),
        askers=named(session, [row.asked_by for row in rows]),
        followers=followings.names(session, [row.following_id for row in rows]),
        together=needs.said_yes(session, [row.id for row in rows], ConsentKind.ON_BEHALF),
        actions=queries.titles_of_actions(session, [row.action_id for row in rows if inside and row.action_id]),
    )
    return [_out(row, facts, actor, inside=inside) for row in rows]


@dataclass(frozen=True, slots=True)
class _Facts:
    alive: bool
    zone: ZoneInfo
    today: date
    askers: dict[UUID, str]
    followers: dict[UUID, str]
    actions: dict[UUID, str]
    together: dict[UUID, list[str]]

    def day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()


def _out(row: Ask, facts: _Facts, actor: Actor | None, *, inside: bool) -> AskOut:
    asked_on = facts.day(row.opened_at)
    title = facts.actions.get(row.action_id) if row.action_id else None
    return AskOut(
        asked_by=AskedBy(id=row.asked_by if inside else None, name=facts.askers.get(row.asked_by)),
        asked_of=AskedOf(id=row.following_id, name=facts.followers[row.following_id]),
        action=AskedFor(id=row.action_id, title=title) if row.action_id and title is not None else None,
        age_days=(facts.today - asked_on).days if row.state is AskState.OPEN else None,
        days_to_answer=(facts.day(row.answered_at) - asked_on).days if row.answered_at else None,
        with_people=facts.together.get(row.id, []),
        waiting_for_yes=row.state is AskState.ASKING_FIRST,
        abilities=_abilities(row, actor) if facts.alive else dict.fromkeys((*VERBS, "edit_draft"), False),
        **row.model_dump(exclude={"following_id", "action_id", "asked_by", "beside"}),
    )


def _abilities(row: Ask, actor: Actor | None) -> dict[str, bool]:
    subject = queries.subject(row)
    can = {
        verb: possible(row.state, state) and may(actor, permission, subject)
        for verb, (permission, state) in VERBS.items()
    }
    return can | {"edit_draft": can["drop"]}

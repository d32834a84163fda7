"""Representations of actions."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session

from alongside.actions import credit, pauses, queries, rules
from alongside.actions.models import Action, ActionPause
from alongside.actions.rules import ActionStanding, ActionStatus
from alongside.actions.schemas import ActionOut, ActionSummary, CoOwnerOut, CreditsOut, PauseOut
from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.consents import needs
from alongside.consents import queries as consents
from alongside.consents import views as consent_views
from alongside.consents.models import ConsentRequest
from alongside.core.pagination import Page, Window, page
from alongside.following import queries as following
from alongside.following import views as following_views
from alongside.following.models import Told
from alongside.following.schemas import ToldLine
from alongside.initiatives import views as initiatives
from alongside.initiatives.schemas import InitiativeActionOut
from alongside.permissions.actor import Actor
from alongside.permissions.policy import abilities, require
from alongside.permissions.vocabulary import Permission


def by_id(session: Session, action_id: UUID, *, actor: Actor | None) -> ActionOut:
    """One action, for members and for those who carry it. Raises NotFound."""
    found = queries.action(session, action_id)
    require(actor, Permission.ACTION_READ, queries.subject(session, found))
    return action(session, found, actor)


def of_coalition(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor) -> Page[ActionSummary]:
    """The coalition's actions; a newcomer reads those they carry."""
    coalition = coalitions.coalition(session, coalition_id)
    seat = actor.seat_id(coalition_id)
    carrying = frozenset({seat} if seat and queries.carried_by(session, seat) else ())
    require(actor, Permission.ACTION_READ, replace(coalitions.subject(coalition), co_owners=carrying))
    found = queries.listed(session, coalition_id, wanted, actor)
    shown = {row.id: row for row in summaries(session, found)}
    return page(found, wanted, lambda row: row.id, lambda row: shown[row.id])


@initiatives.work_within
def within(session: Session, initiative_id: UUID, actor: Actor) -> list[InitiativeActionOut]:
    """The actions within an initiative that a reader may read, the newest first."""
    found = queries.within(session, initiative_id, actor)
    return [InitiativeActionOut(id=row.id, title=row.title, status=row.status.value) for row in found]


def summaries(session: Session, actions: Sequence[Action]) -> list[ActionSummary]:
    """Actions as lists show them, in three reads however many there are."""
    ids = [row.id for row in actions]
    named = queries.named_co_owners(session, ids)
    waiting = consents.waiting(session, ids) | needs.uncleared(session, ids)
    return [_summary(row, named.get(row.id, []), row.id in waiting) for row in actions]


def action(session: Session, found: Action, actor: Actor | None) -> ActionOut:
    """The action with what its reader can do about it now."""
    pending = consents.pending_for(session, found.id)
    named = queries.named_co_owners(session, [found.id]).get(found.id, [])
    told = following.told_for_action(session, found.id)
    waiting = bool(pending) or bool(needs.uncleared(session, [found.id]))
    pause = pauses.paused(session, [found.id]).get(found.id)
    mine = _mine(pending, actor, found.coalition_id)
    requests = [consent_views.consent(session, asked, actor) for asked in mine]
    return ActionOut(
        **_summary(found, named, waiting).model_dump(),
        about=found.about,
        version=found.version,
        updated_at=found.updated_at,
        decision_id=found.decision_id,
        decision_number=found.decision_number,
        initiative_id=found.initiative_id,
        handover_note=found.handover_note,
        next_stages=rules.next_stages(found.status, waiting=waiting, paused=pause is not None),
        requests=requests,
        paused=_pause(pause, actor),
        credits=_credits(session, found, actor),
        told=following_views.line(session, told) if told else None,
        told_drafts=following_views.drafts(session, found.id, found.coalition_id, actor),
        abilities=_abilities(session, found, actor, pause)
        | {"answer_invitation": any(not own.asked_by_me for own in requests)},
    )


def _summary(found: Action, named: list[tuple[UUID, str]], waiting: bool) -> ActionSummary:
    return ActionSummary(
        id=found.id,
        coalition_id=found.coalition_id,
        title=found.title,
        status=found.status,
        standing=found.standing,
        brought_along=found.brought_along,
        co_owners=[CoOwnerOut(membership_id=membership_id, name=name) for membership_id, name in named],
        looking_for_partners=rules.looking_for_partners(found.status, len(named)),
        waiting_for_a_yes=waiting,
        created_at=found.created_at,
    )


def _pause(pause: ActionPause | None, actor: Actor | None) -> PauseOut | None:
    if pause is None:
        return None
    seat = actor.seat_id(pause.coalition_id) if actor else None
    return PauseOut(until=pause.until, words=pause.words, proposal_id=pause.proposal_id, mine=pause.paused_by == seat)


def _credits(session: Session, found: Action, actor: Actor | None) -> CreditsOut:
    seat = actor.seat_id(found.coalition_id) if actor else None
    held_a_part = seat in credit.parts(session, found.id)
    # While it goes on, who stepped back is named nowhere; once it is done, everyone who held a part is.
    named = credit.credited(session, found) if found.status is ActionStatus.DONE else []
    return CreditsOut(
        people=[CoOwnerOut(membership_id=one, name=name) for one, name in named],
        chosen_order=found.credit_order is not None,
        mine=seat not in credit.uncredited(session, found.id) if held_a_part else None,
    )


def _mine(pending: list[ConsentRequest], actor: Actor | None, coalition_id: UUID) -> list[ConsentRequest]:
    seat = actor.seat_id(coalition_id) if actor else None
    return [asked for asked in pending if seat in {asked.from_membership, asked.to_membership}]


def _abilities(session: Session, found: Action, actor: Actor | None, pause: ActionPause | None) -> dict[str, bool]:
    subject = queries.subject(session, found)
    allowed = abilities(
        actor,
        subject,
        edit=Permission.ACTION_EDIT,
        invite=Permission.ACTION_INVITE,
        stage=Permission.ACTION_STAGE,
        take_up=Permission.ACTION_TAKE_UP,
        ask_to_join=Permission.ACTION_TAKE_UP,
        pause=Permission.ACTION_AFFECTS_ME,
        go_on=Permission.ACTION_AFFECTS_ME,
    )
    going_on = not rules.ended(found.status)
    seat = actor.seat_id(found.coalition_id) if actor else None
    alone = len(subject.co_owners) == 1 and seat not in subject.co_owners
    of_all = found.standing is ActionStanding.COALITION and not needs.uncleared(session, [found.id])
    pausing = going_on and of_all and pause is None and not pauses.paused_before(session, found.id, seat)
    moment = {
        "take_up": going_on and not subject.co_owners,
        "ask_to_join": going_on and alone,
        "pause": pausing,
        "go_on": pause is not None and pause.paused_by == seat,
    }
    still = {verb: may and moment.get(verb, going_on) for verb, may in allowed.items()}
    always = abilities(actor, subject, step_back=Permission.ACTION_STEP_BACK, tell=Permission.ACTION_TELL)
    always["order_credits"] = allowed["edit"] and found.status is ActionStatus.DONE
    alive = coalitions.coalition(session, found.coalition_id).status is not CoalitionStatus.CLOSED
    return {verb: can and alive for verb, can in (still | always).items()}


def taken_back(session: Session, told: Told, actor: Actor | None) -> ToldLine:
    """The line that followers no longer read."""
    return following_views.line(session, told)

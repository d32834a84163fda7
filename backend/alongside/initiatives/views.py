"""Representations of initiatives."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.rules import CoalitionStatus
from alongside.core.pagination import Page, Window, page
from alongside.following import queries as following
from alongside.following import views as following_views
from alongside.initiatives import queries, rules
from alongside.initiatives.models import Initiative, RoleWanted
from alongside.initiatives.rules import InitiativeStage, Stance
from alongside.initiatives.schemas import (
    InitiativeActionOut,
    InitiativeOut,
    InitiativeSummary,
    PartnerOut,
    RoleOut,
)
from alongside.permissions.actor import Actor
from alongside.permissions.policy import abilities, require
from alongside.permissions.vocabulary import Permission

Work = Callable[[Session, UUID, Actor], list[InitiativeActionOut]]
_work: list[Work] = []


def work_within(found: Work) -> Work:
    """Register what finds the work within an initiative that a reader may read: actions stand above initiatives."""
    _work.append(found)
    return found


def by_id(session: Session, initiative_id: UUID, *, actor: Actor) -> InitiativeOut:
    """One initiative, for members and for those who take part in it. Raises NotFound."""
    found = queries.initiative(session, initiative_id)
    require(actor, Permission.INITIATIVE_READ, queries.subject(session, found))
    return initiative(session, found, actor)


def of_coalition(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor) -> Page[InitiativeSummary]:
    """The coalition's initiatives; a newcomer reads those they take part in."""
    coalition = coalitions.coalition(session, coalition_id)
    seat = actor.seat_id(coalition_id)
    sharing = frozenset({seat} if seat and queries.shared_by(session, seat) else ())
    require(actor, Permission.INITIATIVE_READ, replace(coalitions.subject(coalition), partners=sharing))
    found = queries.listed(session, coalition_id, wanted, actor)
    shown = {row.id: row for row in summaries(session, found)}
    return page(found, wanted, lambda row: row.id, lambda row: shown[row.id])


def summaries(session: Session, rows: Sequence[Initiative]) -> list[InitiativeSummary]:
    """Initiatives as lists show them, in two reads however many there are."""
    ids = [row.id for row in rows]
    named, roles = queries.named_partners(session, ids), queries.roles_wanted(session, ids)
    return [_summary(row, named.get(row.id, []), roles.get(row.id, [])) for row in rows]


def initiative(session: Session, found: Initiative, actor: Actor) -> InitiativeOut:
    """The initiative with what its reader can do about it now."""
    told = following.told_for_initiative(session, found.id)
    mine = queries.partnership(session, found.id, actor.seat_id(found.coalition_id))
    return InitiativeOut(
        **summaries(session, [found])[0].model_dump(),
        about=found.about,
        version=found.version,
        updated_at=found.updated_at,
        closed_by=found.closed_by,
        closed_by_number=found.closed_by_number,
        handover_note=found.handover_note,
        next_stages=rules.next_stages(found.stage),
        my_stance=mine.stance if mine else None,
        actions=[one for work in _work for one in work(session, found.id, actor)],
        told=following_views.line(session, told) if told else None,
        told_drafts=following_views.drafts(session, found.id, found.coalition_id, actor),
        abilities=_abilities(session, found, actor),
    )


def _summary(
    found: Initiative, named: list[tuple[UUID, str, Stance]], roles: Sequence[RoleWanted]
) -> InitiativeSummary:
    return InitiativeSummary(
        id=found.id,
        coalition_id=found.coalition_id,
        title=found.title,
        stage=found.stage,
        partners=[PartnerOut(membership_id=seat, name=name, stance=stance) for seat, name, stance in named],
        looking_for_partners=rules.looking_for_partners(found.stage, len(named)),
        roles_wanted=[RoleOut(id=role.id, text=role.text) for role in roles],
        decision_id=found.decision_id,
        decision_number=found.decision_number,
        created_at=found.created_at,
    )


def _abilities(session: Session, found: Initiative, actor: Actor) -> dict[str, bool]:
    subject = queries.subject(session, found)
    while_open = abilities(
        actor,
        subject,
        edit=Permission.INITIATIVE_EDIT,
        take_part=Permission.INITIATIVE_TAKE_PART,
        stage=Permission.INITIATIVE_STAGE,
    )
    always = abilities(actor, subject, step_back=Permission.INITIATIVE_STEP_BACK, tell=Permission.INITIATIVE_TELL)
    going_on = found.stage is not InitiativeStage.CLOSED
    alive = coalitions.coalition(session, found.coalition_id).status is not CoalitionStatus.CLOSED
    still = {verb: allowed and going_on for verb, allowed in while_open.items()}
    return {verb: allowed and alive for verb, allowed in (still | always).items()}

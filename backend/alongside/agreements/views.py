"""Representations of agreements."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlmodel import Session

from alongside.agreements import queries, reviewed
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.agreements.schemas import AgreementOut, AgreementVersion, AgreementWithVersions
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.core.locales import say
from alongside.core.pagination import Page, Window, page
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may, require
from alongside.permissions.vocabulary import Permission

LISTED = set(AgreementVersion.model_fields) - {"title"}
COPIED = LISTED - {"retired"} | {"coalition_id", "kind", "subject_id"}


def of_coalition(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor) -> Page[AgreementOut]:
    """What is in force, for members."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.AGREEMENT_READ, coalitions.subject(coalition))
    rows = queries.standing(session, coalition_id, wanted)
    read = queries.acknowledged(session, actor.seat_id(coalition_id), [row.id for row in rows])
    on = days(session, rows)
    return page(rows, wanted, lambda row: row.id, lambda row: _shown(row, row, coalition, actor, read, on))


def by_id(session: Session, agreement_id: UUID, *, actor: Actor) -> AgreementWithVersions:
    """One version and all others of its agreement. Raises NotFound."""
    row = queries.by_id(session, agreement_id)
    coalition = coalitions.coalition(session, row.coalition_id)
    require(actor, Permission.AGREEMENT_READ, coalitions.subject(coalition))
    return agreement(session, row, actor)


def agreement(session: Session, row: Agreement, actor: Actor) -> AgreementWithVersions:
    """One version, as this member reads it."""
    coalition = coalitions.coalition(session, row.coalition_id)
    versions = queries.versions(session, row)
    read = queries.acknowledged(session, actor.seat_id(row.coalition_id), [row.id])
    shown = _shown(row, versions[0], coalition, actor, read, days(session, [row]))
    return AgreementWithVersions(**shown.model_dump(), versions=[_version(one, actor.language) for one in versions])


def days(session: Session, rows: Collection[Agreement]) -> dict[UUID, date]:
    """When each is looked at again: on the day of the review that waits, which a renewal moves."""
    by = queries.standing_by(session, rows)
    on = reviewed.days(session, set(by.values()))
    return {row.id: on.get(by[row.id], row.review_on) for row in rows}


def title(row: Agreement, language: str) -> str:
    """What every coalition has from its first day is named in the reader's language; all else is people's words."""
    return row.title if row.kind is AgreementKind.WORKING else say(language, f"{row.kind.value}_title")


def text(row: Agreement, language: str) -> str:
    """The rhythm that coalitions begin with is said in the reader's language, until they agree on another."""
    as_founded = row.kind is AgreementKind.RHYTHM and (row.restores or row.version) == 1
    return say(language, "rhythm_text") if as_founded else row.text


def _shown(
    row: Agreement,
    last: Agreement,
    coalition: Coalition,
    actor: Actor,
    read: frozenset[UUID],
    on: dict[UUID, date],
) -> AgreementOut:
    in_force = row.id == last.id and not row.retired
    allowed = may(actor, Permission.AGREEMENT_ACKNOWLEDGE, coalitions.subject(coalition))
    possible = in_force and row.id not in read and coalition.status is not CoalitionStatus.CLOSED
    return AgreementOut(
        **row.model_dump(include=COPIED),
        title=title(row, actor.language),
        text=text(row, actor.language),
        review_on=on[row.id],
        weekday=row.data.get("weekday"),
        in_force=in_force,
        retired=last.retired,
        acknowledged_by_me=row.id in read,
        abilities={"acknowledge": allowed and possible},
    )


def _version(row: Agreement, language: str) -> AgreementVersion:
    return AgreementVersion(**row.model_dump(include=LISTED), title=title(row, language))

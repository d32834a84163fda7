"""Adopting, retiring and trying agreements: only ever by a decision. And acknowledging, each for themselves."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from alongside.agreements import queries, rules
from alongside.agreements.models import Acknowledgement, Agreement
from alongside.agreements.rules import AgreementKind
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.core import ids
from alongside.core.errors import NotFound
from alongside.permissions.actor import Actor
from alongside.permissions.authority import Authority
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement says, and when it is looked at again.

    `subject_id` names the working agreement that gets a next version; without one, a new agreement begins.
    """

    kind: AgreementKind
    title: str
    text: str
    review_on: date
    data: dict[str, Any] = field(default_factory=dict)
    subject_id: UUID | None = None


def adopt(session: Session, terms: Terms, *, by: Authority) -> Agreement:
    """Put an agreement, or its next version, in force by a decision of its coalition.

    Raises NotFound for a working agreement that this coalition never had, AgreementRetired.
    """
    if terms.kind is AgreementKind.WORKING and terms.subject_id is None:
        return _add(session, terms, by, subject_id=ids.shared_id(), version=1)
    subject_id = terms.subject_id if terms.kind is AgreementKind.WORKING else None
    before = queries.latest(session, by.coalition_id, terms.kind, subject_id or by.coalition_id)
    if before is None and subject_id is not None:
        raise NotFound
    if before is not None and before.retired:
        raise rules.AgreementRetired
    version = before.version + 1 if before else 1
    return _add(session, terms, by, subject_id=subject_id or by.coalition_id, version=version)


def retire(session: Session, subject_id: UUID, *, by: Authority) -> Agreement:
    """End a working agreement by a decision of its coalition. Raises NotFound, AgreementRetired."""
    standing = queries.latest(session, by.coalition_id, AgreementKind.WORKING, subject_id)
    if standing is None:
        raise NotFound
    if standing.retired:
        raise rules.AgreementRetired
    return _next(session, standing, by.decision_id, by.number, says=standing, retired=True)


def end_trial(session: Session, decision_id: UUID, *, over: Collection[UUID]) -> None:
    """A trial is over: by rule, what stood before it stands again, or nothing where nothing did.

    `over` are the decisions whose trials have ended: none of them comes back, whichever of several ended first. What
    a later decision put in its place stays, and twice is like once.
    """
    adopted = queries.by_decision(session, decision_id)
    if not adopted:
        return
    last, *_ = versions = queries.versions(session, adopted[0])
    ended = last.retired and last.id != adopted[0].id
    if ended or queries.said_first(versions, last).decision_id != decision_id:
        return
    earlier = (queries.said_first(versions, one) for one in versions if one.version < adopted[0].version)
    before = next((one for one in earlier if one.decision_id not in over), None)
    if before is None:
        _next(session, last, adopted[0].decision_id, adopted[0].decision_number, says=last, retired=True)
        return
    _next(
        session,
        last,
        adopted[0].decision_id,
        adopted[0].decision_number,
        says=before,
        restores=before.version,
    )


def acknowledge(session: Session, agreement_id: UUID, *, actor: Actor | None) -> Agreement:
    """Say to oneself that one has read the version in force. Twice is like once, and nobody is told.

    Raises NotFound, CoalitionClosed, AgreementReplaced, AgreementRetired.
    """
    row = queries.by_id(session, agreement_id)
    coalition = coalitions.coalition(session, row.coalition_id)
    require(actor, Permission.AGREEMENT_ACKNOWLEDGE, coalitions.subject(coalition))
    not_closed(coalition.status)
    seat = acting(session, actor, row.coalition_id)
    last = queries.versions(session, row)[0]
    if last.retired:
        raise rules.AgreementRetired
    if last.id != row.id:
        raise rules.AgreementReplaced
    if session.get(Acknowledgement, (row.id, seat)) is None:
        _keep(session, Acknowledgement(agreement_id=row.id, membership_id=seat))
    return row


def _keep(session: Session, said: Acknowledgement) -> None:
    try:
        with session.begin_nested():
            session.add(said)
    except IntegrityError:
        return


def _add(session: Session, terms: Terms, by: Authority, *, subject_id: UUID, version: int) -> Agreement:
    row = Agreement(
        coalition_id=by.coalition_id,
        decision_id=by.decision_id,
        decision_number=by.number,
        kind=terms.kind,
        subject_id=subject_id,
        title=terms.title,
        text=terms.text,
        data=terms.data,
        review_on=terms.review_on,
        version=version,
    )
    session.add(row)
    session.flush()
    return row


def _next(
    session: Session,
    last: Agreement,
    decision_id: UUID,
    decision_number: int,
    *,
    says: Agreement,
    retired: bool = False,
    restores: int | None = None,
) -> Agreement:
    """One more version after the last one, in the words of an earlier one."""
    row = Agreement(
        **says.model_dump(include={"coalition_id", "kind", "subject_id", "title", "text", "data", "review_on"}),
        decision_id=decision_id,
        decision_number=decision_number,
        version=last.version + 1,
        retired=retired,
        restores=restores,
    )
    session.add(row)
    session.flush()
    return row

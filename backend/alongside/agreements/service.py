"""Adopting agreements: only ever by a decision."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session

from alongside.agreements import queries
from alongside.agreements.models import Agreement
from alongside.agreements.rules import AgreementKind
from alongside.permissions.authority import Authority


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement says, and when it is looked at again."""

    kind: AgreementKind
    title: str
    text: str
    review_on: date
    data: dict[str, Any] = field(default_factory=dict)


def adopt(session: Session, terms: Terms, *, by: Authority) -> Agreement:
    """Put an agreement, or its next version, in force by a decision of its coalition."""
    before = queries.in_force(session, by.coalition_id, terms.kind)
    row = Agreement(
        coalition_id=by.coalition_id,
        decision_id=by.decision_id,
        decision_number=by.number,
        kind=terms.kind,
        title=terms.title,
        text=terms.text,
        data=terms.data,
        review_on=terms.review_on,
        version=before.version + 1 if before else 1,
    )
    session.add(row)
    session.flush()
    return row

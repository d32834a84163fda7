"""Forgetting the questions about what is forgotten itself."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, col, delete

from alongside.consents.models import ConsentMissing, ConsentRequest


def forget_about(session: Session, thing_ids: Collection[UUID]) -> None:
    """Drop every question about these things, with its words and its answer. It wakes nobody."""
    if thing_ids:
        session.exec(delete(ConsentRequest).where(col(ConsentRequest.thing_id).in_(thing_ids)))
        session.exec(delete(ConsentMissing).where(col(ConsentMissing.thing_id).in_(thing_ids)))

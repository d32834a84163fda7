"""Shapes of mandates."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from alongside.core.days import Day
from alongside.core.text import Body, Sentence
from alongside.mandates.rules import Forum


class MandateDraft(Body):
    """Who may speak in one's name: about what, before whom, and until which day. Without an end there is none."""

    to: UUID
    topic: Sentence
    forum: Forum
    until: Day | None = None


class MandateUse(BaseModel):
    """One time that the holder used it: what was said, and when. `out` once others read it."""

    consent_id: UUID
    thing_kind: str
    thing_id: UUID
    title: str
    text: str
    used_at: datetime
    out: bool
    state: str


class MandateOut(BaseModel):
    """A mandate as its giver and its holder see it."""

    id: UUID
    coalition_id: UUID
    given_by_me: bool
    from_id: UUID
    from_name: str
    to_id: UUID
    to_name: str
    topic: str
    forum: Forum
    until: date
    given_at: datetime
    revoked_at: datetime | None
    live: bool
    uses: list[MandateUse]
    abilities: dict[str, bool]

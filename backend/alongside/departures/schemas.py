"""Shapes of departures."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel


class Followed(BaseModel):
    """One's new seat as a follower, until its date."""

    coalition_id: UUID
    following_id: UUID
    until: date

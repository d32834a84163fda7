"""What one reads of oneself."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from alongside.people.schemas import Profile
from alongside.permissions.actor import Standing


class SeatOut(BaseModel):
    """One's place in one coalition. `id` is the membership's, or the following's of a follower until a day."""

    id: UUID
    coalition_id: UUID
    coalition: str
    standing: Standing
    until: date | None


class Me(Profile):
    """One's own account and all of one's seats."""

    seats: list[SeatOut]
    abilities: dict[str, bool]

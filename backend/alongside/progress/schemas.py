"""Shapes of what a follower reads. No field here may hold a person but the name under a text signed to this reader."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from alongside.following.schemas import ToldLine
from alongside.support.schemas import AskOut


class FollowedCoalition(BaseModel):
    """A coalition that the reader follows."""

    coalition_id: UUID
    coalition_name: str
    until: date
    decision_number: int
    open_asks: int


class FollowerPage(BaseModel):
    """All that a coalition shows to one follower: their asks, open ones first, and what was told, newest first."""

    coalition_id: UUID
    coalition_name: str
    until: date
    decision_number: int
    asks: list[AskOut]
    told: list[ToldLine]
    looked_on: list[date]
    abilities: dict[str, bool]

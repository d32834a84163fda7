"""Shapes of coalitions as a whole: the list, the overview, and what an invited person reads before coming in."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from alongside.agreements.rules import AgreementKind
from alongside.coalitions.rules import CoalitionStatus, Listing, Visibility
from alongside.core.pagination import Page
from alongside.following.schemas import ToldLine
from alongside.permissions.actor import Standing


class CoalitionRow(BaseModel):
    """A coalition that can be known of before being in it."""

    id: UUID
    name: str
    purpose: str
    visibility: Visibility
    abilities: dict[str, bool]


class OwnCoalitionRow(CoalitionRow):
    """A coalition that the reader is in."""

    status: CoalitionStatus
    standing: Standing


class CoalitionsOut(Page[CoalitionRow]):
    """`mine` is whole on every page, by name; `items` are the others that are open or listed, newest first."""

    mine: list[OwnCoalitionRow]


class OwnSeat(BaseModel):
    """The reader's own membership, and the name it is shown under."""

    id: UUID
    name: str
    listing: Listing


class AgreementRow(BaseModel):
    """What stands agreed, with the decision behind it and the day it is looked at again."""

    kind: AgreementKind
    title: str
    text: str
    decision_id: UUID
    decision_number: int
    review_on: date


class FollowerRow(BaseModel):
    """A leader whom the coalition lets follow, and until when."""

    id: UUID
    name: str
    until: date


class Overview(BaseModel):
    """A coalition. `agreements` and `followers` are for members; `told` is what a newcomer reads until a welcome."""

    id: UUID
    name: str
    purpose: str
    visibility: Visibility
    groups: list[str]
    status: CoalitionStatus | None = None
    zone: str | None = None
    standing: Standing
    mine: OwnSeat | None = None
    agreements: list[AgreementRow] = []
    followers: list[FollowerRow] = []
    told: list[ToldLine] = []
    abilities: dict[str, bool]


class InvitationLook(BaseModel):
    """What an invitation leads to. `purpose` is empty for a hidden coalition, until one is in it.

    `bound` means one address alone can use it, `for_another` that it is not the reader's. `seat` is the reader's own.
    """

    coalition_id: UUID
    name: str
    purpose: str | None
    visibility: Visibility
    standing: Listing
    ends_on: date
    bound: bool
    for_another: bool
    seat: Standing

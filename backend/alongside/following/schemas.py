"""Shapes of followings and of what is told."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from alongside.consents.rules import InName
from alongside.consents.schemas import InWhoseName
from alongside.core.days import Day
from alongside.core.text import Body, Name, Sentence, Token
from alongside.following.rules import FollowingStatus, ToldThing


class FollowerAdmission(Body):
    """What a proposal to let a follower in says: who, as the coalition calls them, and until which day."""

    name: Name
    until: Day


class LinkSecret(Body):
    """The secret of a follower's link, from the part of its address after `#`."""

    token: Token


class FollowerOut(BaseModel):
    """A follower as every member sees them. `looked_on` are the days on which they opened their page."""

    id: UUID
    name: str
    status: FollowingStatus
    until: date
    decision_id: UUID
    decision_number: int
    looked_on: list[date]
    abilities: dict[str, bool]


class FollowLinkOut(BaseModel):
    """A new link for the invited person alone. It is shown once; making another ends this one."""

    url: str
    qr_svg: str
    ends_at: datetime


class FollowInvitationOut(BaseModel):
    """What the invited person reads before accepting. `ends_membership` is true only for a member of the coalition."""

    coalition_name: str
    name: str
    until: date
    ends_membership: bool


class ToldSentence(InWhoseName):
    """What followers read of an action or an initiative, beside its title and stage of the moment in which it is told.

    It is told when everybody whom it names, or speaks for, has said yes to exactly this; ours is of all who carry it.
    """

    sentence: Sentence


class ToldDraftOut(BaseModel):
    """One's own sentence that waits for a yes. Nobody else reads it but those who are asked, each by their question."""

    id: UUID
    thing: ToldThing
    thing_id: UUID
    sentence: str
    in_name: InName
    names: list[UUID]
    with_people: list[UUID]
    abilities: dict[str, bool]


class ToldLine(BaseModel):
    """One line as it was told. Followers and members read the same.

    `with_people` are those who said yes to its being on their behalf and are still in the coalition.
    """

    id: UUID
    thing: ToldThing
    title: str
    stage: str
    sentence: str
    in_name: InName
    with_people: list[str]
    told_at: datetime

"""Shapes of support requests and offers."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel

from alongside.core.days import Day
from alongside.core.text import Body, Words
from alongside.offers.rules import Ending, HelpKind, OfferAnswer, OfferKind, OfferState, RequestState


class RequestDraft(Body):
    """What would help. With `to`, it is asked of this one person; else of the coalition."""

    kind: HelpKind
    text: Words
    to: UUID | None = None
    wanted_by: Day | None = None


class OnRequest(Body):
    """An offer to whoever asked: a question, how they would like it done. "I can help" needs no words."""

    kind: OfferKind
    text: Words | None = None
    until: Day | None = None
    no_strings: bool = False
    named: bool = False


class OfferDraft(OnRequest):
    """An offer that answers no request: to one person, or open to all who are in the coalition."""

    text: Words
    to: UUID | None = None


class Joining(Body):
    """That one would like to carry an action too, with words if one likes."""

    words: Words | None = None


class Answered(Body):
    """One's own answer to an offer; "yes, differently" says how."""

    answer: OfferAnswer
    how: Words | None = None


class TakenUp(Body):
    """That one takes up an offer that is open to all; with `how`, differently."""

    how: Words | None = None


class Who(BaseModel):
    """A member, without the name of someone who left."""

    id: UUID
    name: str | None


class WantedKind(StrEnum):
    """Where what one brings may be wanted."""

    REQUEST = "request"
    ACTION = "action"
    INITIATIVE = "initiative"


class WantedOut(BaseModel):
    """Something open to all in whose words one's own stand: which ones, and no reason else."""

    kind: WantedKind
    id: UUID
    title: str
    words: list[str]


class WhereWanted(BaseModel):
    """For one's own eyes. `said`: one has said what one likes to do; `resting`: one takes no more on now."""

    said: bool
    resting: bool
    items: list[WantedOut]


class OfferOut(BaseModel):
    """An offer, for its two people; one that is open to all, for the coalition until somebody takes it up.

    `about` is what it answers in words: what was asked, or the commitment of a check-in, which `commitment_id` then
    leads to. Both are null for whoever may read that no longer.
    """

    id: UUID
    coalition_id: UUID
    coalition: str
    request_id: UUID | None
    action_id: UUID | None
    commitment_id: UUID | None
    about: str | None
    from_member: Who
    to_member: Who | None
    is_mine: bool
    kind: OfferKind
    text: str
    until: date | None
    named: bool
    state: OfferState
    how: str | None
    answer_by: date
    offered_at: datetime
    answered_at: datetime | None
    delivered_at: datetime | None
    answers: list[OfferAnswer]
    abilities: dict[str, bool]


class RequestOut(BaseModel):
    """A support request. `to_member` is set where it was asked of one person, for the two; `ending` is its asker's.

    `helped_by` names who helped and wished to be named, once it has arrived. `offers` are those that the reader made,
    or that wait for their answer.
    """

    id: UUID
    coalition_id: UUID
    coalition: str
    asked_by: Who
    to_member: Who | None
    commitment_id: UUID | None
    is_mine: bool
    kind: HelpKind
    text: str
    wanted_by: date | None
    last_day: date
    state: RequestState
    ending: Ending | None
    helped_by: list[str]
    asked_at: datetime
    ended_at: datetime | None
    offers: list[OfferOut]
    abilities: dict[str, bool]

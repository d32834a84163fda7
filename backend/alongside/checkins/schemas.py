"""Shapes of check-ins and replies."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from alongside.checkins.rules import Answer, ReplyKind
from alongside.commitments.rules import ReadBy
from alongside.core.days import Day
from alongside.core.text import Body, Words
from alongside.offers.rules import OfferState

SHORT = 280


def _short(value: str) -> str:
    if len(value) > SHORT:
        raise PydanticCustomError("string_too_long", "refused", {"max_length": SHORT})
    return value


ShortWords = Annotated[Words, AfterValidator(_short), Field(json_schema_extra={"maxLength": SHORT})]


class CheckInDraft(Body):
    """Where one's part stands, in one of five answers; words and an ask for company are optional.

    `written_for` is for words that are sent later than they were written: the due day that waited then, or null when
    none did. They answer no other day. Left out, they answer the day that waits now. `read_by` is who was said to read
    them then: whatever was widened since, nobody else does.
    """

    answer: Answer
    words: ShortWords | None = None
    ask: ShortWords | None = None
    written_for: Day | None = None
    read_by: ReadBy | None = None

    @property
    def for_no_day(self) -> bool:
        """Whether they were written when no due day waited."""
        return "written_for" in self.model_fields_set and self.written_for is None


class ReplyDraft(Body):
    """A peer's reply. A question comes with words."""

    kind: ReplyKind
    words: ShortWords | None = None


class ReplyOut(BaseModel):
    """A reply. `name` is null for someone who left; `offer_id` is set for "I can help", which became an offer.

    That one is between the two, and in no list of replies.
    """

    id: UUID
    membership_id: UUID
    name: str | None
    is_me: bool
    kind: ReplyKind
    words: str | None
    at: datetime
    offer_id: UUID | None = None


class CheckInOut(BaseModel):
    """A check-in with its replies. `name` is null for someone who left; `read_by` is as its writer chose then.

    `request_id` is the support request that its ask opened; whoever reads the check-in reads that. `offer` is how the
    reader's own "I can help" there stands; with `abilities.help`, "I can help" can be said.
    """

    id: UUID
    commitment_id: UUID
    membership_id: UUID
    name: str | None
    is_me: bool
    due_on: date | None
    answer: Answer
    words: str | None
    ask: str | None
    read_by: ReadBy
    at: datetime
    request_id: UUID | None
    offer: OfferState | None
    replies: list[ReplyOut]
    abilities: dict[str, bool]

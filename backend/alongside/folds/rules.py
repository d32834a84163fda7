"""What can be folded, and for how long (product.md S2)."""

from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

FOLDED_FOR = timedelta(hours=72)


class ThingKind(StrEnum):
    """Kinds of texts. Objections and answers in a round are not among them: nothing keeps them from being read."""

    PROPOSAL = "proposal"
    NOTE = "note"
    ACTION = "action"
    COMMITMENT = "commitment"
    CHECK_IN = "check_in"
    CHECK_IN_REPLY = "check_in_reply"
    ASK = "ask"
    SUPPORT_REQUEST = "support_request"
    OFFER = "offer"


class Thing(NamedTuple):
    """One text."""

    kind: ThingKind
    id: UUID

"""What stands in a calendar, and for how long something that is off is said to be off (decision 13)."""

from datetime import timedelta
from enum import StrEnum


class EntryKind(StrEnum):
    """The kinds of days, of which each person chooses their own: a title says the kind and nothing more."""

    WORD = "word"
    END = "end"
    CLOSING = "closing"
    REVIEW = "review"


# A calendar that looks now and then has looked by then; after it, what is off is not mentioned any more.
GONE_FOR = timedelta(days=30)
READ_AGAIN_HOURS = 6

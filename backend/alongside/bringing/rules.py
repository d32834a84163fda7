"""What a member says of themselves, and the limit at which new asks pause (product.md S8, S14)."""

from enum import StrEnum

AT_MOST = 20


class ShownTo(StrEnum):
    """Who reads what a member brings."""

    COALITION = "coalition"
    ONESELF = "oneself"


def pauses(at_most: int | None, going_on: int) -> bool:
    """Whether a new ask does not reach somebody now. Without a limit all do; with none at a time, none does."""
    return at_most is not None and going_on >= at_most

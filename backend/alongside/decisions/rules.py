"""Life cycle of proposals and the rules of the small weight (product.md section 4, S4)."""

from enum import StrEnum


class Kind(StrEnum):
    """What a proposal is about; each has one row in `effects.py`."""

    FOUNDING = "founding"
    ACTION = "action"
    FOLLOWER = "follower"
    GROUP = "group"


class Method(StrEnum):
    """How a decision came about."""

    FOUNDING = "founding"
    SMALL = "small"

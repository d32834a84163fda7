"""Life cycle of a following (product.md S9)."""

from enum import StrEnum


class FollowingStatus(StrEnum):
    """Admitted by a decision; `following` once the invited person accepted; ends by itself, or by stepping back."""

    INVITED = "invited"
    FOLLOWING = "following"
    STEPPED_BACK = "stepped_back"

"""What one can wish for, and how long a wish stands (product.md S3)."""

from datetime import datetime, timedelta
from enum import StrEnum

STANDS_FOR = timedelta(days=90)


class Choice(StrEnum):
    """When something happens: ask me first, stand beside me, speak in your own name, or leave it to me."""

    ASK_FIRST = "ask_first"
    STAND_BESIDE = "stand_beside"
    OWN_NAME = "own_name"
    LEAVE_IT = "leave_it"


def stands(set_at: datetime, now: datetime) -> bool:
    """Whether a wish still holds; after that it is ask me first again."""
    return now < set_at + STANDS_FOR

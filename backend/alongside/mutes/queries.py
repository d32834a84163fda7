"""Whether words reach somebody."""

from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlmodel import col

from alongside.mutes.models import Mute


def muted(by: Any, whom: Any) -> ColumnElement[bool]:
    """Whether the seat in one column folds the words of the seat in the other."""
    return exists().where(col(Mute.membership_id) == by, col(Mute.muted_id) == whom)

"""Home: all that one owes, is asked or waits for, in three statements without the ORM (experience.md Q3)."""

from datetime import datetime
from typing import Any

from alongside.permissions.actor import Actor, Standing
from alongside.today.owed import owed_rows
from alongside.today.promises import promise_row
from alongside.today.schemas import Today
from alongside.today.waiting import waiting_rows


def home(owed: Any, promises: Any, waited: Any, now: datetime, actor: Actor) -> Today:
    """The lists from the rows of the statements."""
    voice, asked = owed_rows(owed, now, actor.coalitions(Standing.FOLLOWER))
    said = [promise_row(row, now) for row in promises]
    said.sort(key=lambda one: (one.due_on is None, one.due_on or one.by_when, one.by_when, one.id))
    return Today(voice=voice, promises=said, asked=asked, waiting=waiting_rows(waited, now))

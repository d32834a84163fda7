"""Shapes of web push."""

from typing import Annotated

from pydantic import BaseModel, Field

from alongside.core.text import Body
from alongside.pushes.rules import LONGEST


class PushDraft(Body):
    """What the browser's push service gave it. Keys for a content are not asked for: there is none."""

    endpoint: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class PushOut(BaseModel):
    """Whether this browser is told that something is new. Without a `key` it can't be: this installation sends none."""

    key: str | None
    on: bool

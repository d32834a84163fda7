"""Shapes of a roster's import."""

from pydantic import BaseModel

from alongside.roster.rules import RowState


class RowOut(BaseModel):
    """One line of the file. `code` and `detail` say what can't be taken, in the reader's language."""

    line: int
    name: str
    email: str
    state: RowState
    code: str | None = None
    detail: str | None = None


class RosterPreview(BaseModel):
    """What an import would do. `ready` when no line is wrong; `encoding` and `separator` are how the file was read."""

    encoding: str
    separator: str
    rows: list[RowOut]
    new: int
    already: int
    wrong: int
    ready: bool


class RosterImported(BaseModel):
    """What an import did: invitations made, and lines that changed nothing."""

    new: int
    already: int

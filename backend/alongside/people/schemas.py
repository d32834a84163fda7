"""What is sent and answered about one's own account."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel

from alongside.core.text import Body, Email, Language, Name, NewPassword, Password, Phrase, Token, Zone


class SetUp(Body):
    """The first account of an installation, made with the link that its console printed."""

    token: Token
    name: Name
    email: Email
    password: NewPassword
    language: Language | None = None
    zone: Zone | None = None


class PasswordIn(Body):
    """Sign-in with a password."""

    email: Email
    password: Password


class LinkRequest(Body):
    """Sign-in with a link that is sent to a mailbox."""

    email: Email


class LinkIn(Body):
    """The secret of a link, from its fragment."""

    token: Token


class ProfileChange(Body):
    """Only what is sent changes. `called` and `pronouns` can be emptied with null; null changes nothing else."""

    can_be_emptied: ClassVar[frozenset[str]] = frozenset({"called", "pronouns"})

    name: Name | None = None
    called: Name | None = None
    pronouns: Phrase | None = None
    language: Language | None = None
    zone: Zone | None = None


class PasswordChange(Body):
    """`current` may be left out within ten minutes of a sign-in by link."""

    current: Password | None = None
    new: NewPassword


class Profile(BaseModel):
    """One's own account, as oneself alone reads it."""

    id: UUID
    name: str
    called: str | None
    pronouns: str | None
    email: str
    language: str
    zone: str
    has_password: bool
    version: int


class LinkSent(BaseModel):
    """What is said whether or not anyone has the address."""

    minutes: int


class SessionOut(BaseModel):
    """One browser that is signed in."""

    id: UUID
    device: str
    current: bool
    started_at: datetime
    seen_at: datetime

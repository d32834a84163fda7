"""What the pages of a demo show."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from alongside.core.text import Body
from alongside.permissions.actor import Standing


class DemoPerson(BaseModel):
    """An invented person in one of their places: `group` is the coalition's name, `about` says what they are there."""

    id: UUID
    name: str
    language: str
    group: str
    about: str
    coalition_id: UUID | None
    standing: Standing | None
    until: date | None


class ComeIn(Body):
    """Whom to be."""

    person_id: UUID


class DemoMail(BaseModel):
    """A mail that would have been sent."""

    id: UUID
    to: str
    language: str
    subject: str
    text: str
    sent_at: datetime


class Started(BaseModel):
    """An empty installation for real people: how to start it, and the link that sets it up."""

    command: str
    setup_link: str

"""Mails about signing in. Their words are neutral: no group, no coalition, no name (trust.md 5.7)."""

from sqlmodel import Session

from alongside.core.outbox import Delivery, Letter, prepares
from alongside.people import queries
from alongside.people.links import make_link
from alongside.people.rules import LINK_LASTS

SIGN_IN_LINK = "sign_in_link"
PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of a template


@prepares(SIGN_IN_LINK)
def sign_in_link(session: Session, row: Delivery, origin: str) -> Letter | None:
    """The link is made only now, for whoever has the address; nobody has it, nothing is sent."""
    person = queries.by_email(session, row.recipient)
    if person is None:
        return None
    minutes = str(int(LINK_LASTS.total_seconds() // 60))
    params = {"link": make_link(session, person, origin), "minutes": minutes}
    return Letter(row.id, person.email, row.template, person.language, params)

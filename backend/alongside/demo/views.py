"""Representations for the pages of a demo."""

from sqlmodel import Session

from alongside.core import letters
from alongside.core.locales import say
from alongside.core.outbox import Delivery, Letter
from alongside.core.pagination import Page, Window, page
from alongside.demo import queries
from alongside.demo.queries import Place
from alongside.demo.schemas import DemoMail, DemoPerson
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission


def people(session: Session, language: str, *, actor: Actor | None) -> Page[DemoPerson]:
    """Everyone one can come in as."""
    require(actor, Permission.DEMO_USE, NOTHING)
    places = queries.places(session)
    return Page(items=[_person(place, language) for place in places])


def _person(place: Place, language: str) -> DemoPerson:
    kind = place.standing.value if place.standing else "nobody"
    return DemoPerson(
        id=place.person_id,
        name=place.name,
        language=place.language,
        group=place.coalition or say(language, "demo_no_coalition"),
        about=say(language, f"demo_about_{kind}", until=place.until),
        coalition_id=place.coalition_id,
        standing=place.standing,
        until=place.until,
    )


def mails(session: Session, window: Window, installation: str, *, actor: Actor | None) -> Page[DemoMail]:
    """What would have been sent."""
    require(actor, Permission.DEMO_USE, NOTHING)
    rows = queries.mails(session, window)
    return page(rows, window, lambda row: row.id, lambda row: _mail(row, installation))


def _mail(row: Delivery, installation: str) -> DemoMail:
    letter = Letter(row.id, row.recipient, row.template, row.language, row.params)
    return DemoMail(
        id=row.id,
        to=row.recipient,
        language=row.language,
        subject=letters.subject(letter),
        text=letters.text(letter, installation),
        sent_at=row.sent_at or row.created_at,
    )

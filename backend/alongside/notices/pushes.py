"""Telling the devices of a person, too, once a mail of what is new is made: that there is something, and no more."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from alongside.core import clock, outbox
from alongside.core.outbox import Delivery, Later, Letter, prepares
from alongside.notices import queries
from alongside.notices.models import Notice
from alongside.notices.rules import LOOK_AGAIN, is_mailed, quiet_until
from alongside.people.models import Person
from alongside.pushes import queries as pushes
from alongside.pushes.carrier import PUSH

TEMPLATE = "push"
# After that a mail, home and the list of what is new have said it.
MATTERS_FOR = timedelta(days=1)


def plan(session: Session, person: Person, mail: Delivery) -> None:
    """One for each browser that is told, at the moment of a mail."""
    for session_id in pushes.of_person(session, person.id):
        outbox.enqueue(
            session,
            TEMPLATE,
            to=session_id.hex,
            language=person.language,
            within=MATTERS_FOR,
            params={"mail": mail.id.hex},
            key=f"push.{session_id.hex}.{mail.id.hex}",
            carrier=PUSH,
        )


@prepares(TEMPLATE)
def prepare(session: Session, row: Delivery, _origin: str) -> Letter | Later | None:
    """Where it goes now; nowhere once nothing of it is new, so and wanted, or where the browser was signed out."""
    subscription = pushes.subscription(session, UUID(row.recipient))
    unseen = select(Notice).where(col(Notice.delivery_id) == UUID(row.params["mail"]), col(Notice.seen_at).is_(None))
    notices = session.scalars(unseen).all()
    person = session.get(Person, notices[0].person_id) if notices else None
    if subscription is None or person is None:
        return None
    now, choices = clock.now(), queries.choices_of(session, [person])[person.id]
    facts = queries.facts_for(session, [person.id], now)
    if not any(queries.key_of(one) in facts and is_mailed(choices, one.what, one.coalition_id) for one in notices):
        return None
    if (end := quiet_until(choices, now)) is not None:
        return Later(min(end, now + LOOK_AGAIN))
    return Letter(row.id, subscription.endpoint, TEMPLATE, row.language)

"""What offers answer, in words: for a reader who may read that still."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.offers import readers
from alongside.offers.models import Offer, SupportRequest
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may
from alongside.permissions.vocabulary import Permission


@dataclass(frozen=True, slots=True)
class About:
    """What was asked, or on which commitment the word was said."""

    text: str | None = None
    commitment_id: UUID | None = None


UNSAID = About()


def by_offer(session: Session, rows: Sequence[Offer], actor: Actor | None) -> dict[UUID, About]:
    """By offers, what they answer, in a few reads however many there are."""
    wanted = {row.request_id for row in rows if row.request_id}
    asked = select(SupportRequest).where(col(SupportRequest.id).in_(wanted))
    requests = {one.id: one for one in session.exec(asked)} if wanted else {}
    said_in = {row.check_in_id for row in rows} | {one.check_in_id for one in requests.values()}
    words = readers.words(session, {one for one in said_in if one})
    found: dict[UUID, About] = {}
    for row in rows:
        word = words.get(row.check_in_id) if row.check_in_id else None
        request = requests.get(row.request_id) if row.request_id else None
        if word is not None and may(actor, Permission.CHECK_IN_READ, word.subject):
            found[row.id] = About(word.sentence, word.commitment_id)
        elif request is not None and may(actor, Permission.SUPPORT_READ, readers.of_asked(request, words)):
            found[row.id] = About(request.text)
    return found

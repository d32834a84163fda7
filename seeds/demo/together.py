"""Who walks along with whom in the demo, and a commitment with a rhythm of its own."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from alongside.agreements.rules import Weekday
from alongside.commitments import companions
from alongside.commitments import service as commitments
from alongside.commitments.questions import WALKING
from alongside.commitments.rules import Rhythm, Serves, Unit
from alongside.commitments.schemas import CommitmentDraft, CompanionOffer, OwnRhythm, PartnerWanted, Served
from alongside.consents import queries as consents
from alongside.consents.rules import ConsentAnswer
from alongside.consents.schemas import InvitationAnswer
from alongside.permissions.actor import Actor
from seeds.demo.teller import Teller


def walk_along(t: Teller, room: UUID, count: UUID, badge: UUID) -> None:
    """Two of them walk along with each other's parts; one of them learns in a rhythm of her own, and not alone."""
    t.does("jun", companions.offer, badge, CompanionOffer(membership_id=t.seat("sipho", room), pair=count))
    _say_yes(t, "sipho", room)
    learning = CommitmentDraft(
        sentence="Read one article by deaf colleagues, and write down what I will do differently",
        by_when=date.fromisoformat(t.day(60)),
        rhythm=Rhythm.OWN,
        own_rhythm=OwnRhythm(unit=Unit.WEEKS, every=2, weekdays=[Weekday.TUESDAY, Weekday.THURSDAY]),
        serves=Served(kind=Serves.LEARNING),
    )
    made = t.does("leila", commitments.make, room, learning)
    t.does("leila", companions.ask, made.id, PartnerWanted(membership_id=t.seat("dana", room)))
    _say_yes(t, "dana", room)


def _say_yes(t: Teller, key: str, room: UUID) -> None:
    """To the one open question whether somebody walks along."""
    thing_id, text_hash = t.does(key, _asked, t.seat(key, room))
    t.does(key, companions.answer, thing_id, InvitationAnswer(answer=ConsentAnswer.YES, text_hash=text_hash))


def _asked(session: Session, seat: UUID, *, actor: Actor) -> tuple[UUID, str]:
    (asked,) = [one for one in consents.pending_to(session, [seat]) if one.kind in WALKING]
    return asked.thing_id, asked.text_hash

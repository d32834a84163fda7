"""What the people of the demo ask of each other, offer, and bring."""

from datetime import date
from uuid import UUID

from alongside.bringing import service as bringing
from alongside.bringing.schemas import BringingSaid
from alongside.offers import requests, service
from alongside.offers.rules import OfferAnswer, OfferKind
from alongside.offers.schemas import Answered, OfferDraft, OnRequest, RequestDraft
from seeds.demo.teller import Teller

BRINGS = {
    "dana": ("I write short requests that get read.", "No evenings, please.", "Two hours this month"),
    "amina": ("I know who to call in the building.", "I would rather not speak on a stage.", "An hour each week"),
    "ruth": ("I read drafts aloud until they sound right, and type up notes.", None, "An hour on Fridays"),
}


def support_each_other(t: Teller, room: UUID) -> None:
    """One asks everyone and is offered something, one asks Dana alone, and things are there for whoever takes them."""
    for key, (strengths, limits, time) in BRINGS.items():
        t.does(key, bringing.say, room, BringingSaid(strengths=strengths, limits=limits, time=time))
    read = ask(t, "dana", room, "skill", "Someone to read the request for the lamps before I send it")
    offer = OnRequest(kind=OfferKind.SKILL, text="I can read it on Thursday, in the canteen or on paper.", named=True)
    t.does("amina", service.offer_on, read, offer)
    ask(t, "amina", room, "presence", "Come with me to the talk with facilities on Monday", to=t.seat("dana", room))
    found = ask(t, "malik", room, "contact", "Who knows the people of the canteen?")
    known = t.does("dana", service.offer_on, found, OnRequest(kind=OfferKind.CONTACT, text="I can introduce you."))
    t.does("malik", service.answer, known.id, Answered(answer=OfferAnswer.ACCEPTED))
    ask(t, "ruth", room, "skill", "A short notice for the door of the quiet room, in words that everybody reads alike")
    lent = {"kind": "agenda_slot", "text": "Ten minutes in our ward meeting", "until": t.day(40), "no_strings": True}
    t.does("malik", service.offer, room, OfferDraft.model_validate(lent))
    help_with = {"kind": "time", "text": "An hour on Fridays to type up notes"}
    t.does("ruth", service.offer, room, OfferDraft.model_validate(help_with))


def ask(t: Teller, key: str, room: UUID, kind: str, text: str, to: UUID | None = None) -> UUID:
    draft = {"kind": kind, "text": text, "to": to, "wanted_by": date.fromisoformat(t.day(12))}
    return t.does(key, requests.ask, room, RequestDraft.model_validate(draft)).id

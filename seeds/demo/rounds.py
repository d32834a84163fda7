"""How the invented people decide together: an agreement, an objection that is worked with, and what is open today."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import select

from alongside.coalitions.models import Membership
from alongside.decisions import proposing, responding, speaking
from alongside.decisions.drafts import NoteDraft, ProposalDraft, ResponseDraft, VersionDraft
from alongside.decisions.models import Objection, Proposal
from alongside.decisions.notes import NoteKind
from alongside.decisions.rules import Answer, ProposalStatus
from alongside.initiatives import taking_part
from alongside.initiatives.models import Initiative
from alongside.initiatives.rules import Stance
from alongside.initiatives.schemas import StanceTaken
from alongside.mandates import service as mandates
from alongside.mandates.schemas import MandateDraft
from alongside.preferences import service as preferences
from alongside.preferences.schemas import PreferenceChosen
from alongside.rounds import queries as rounds
from alongside.rounds.models import Elector
from seeds.demo import texts
from seeds.demo.teller import Teller

# Enough voices for a decision in a coalition of any size.
ENOUGH = 12


class Rounds:
    """Lets proposals of the full weight go through their stages, each at its own time."""

    def __init__(self, teller: Teller) -> None:
        self.t = teller

    def propose(self, key: str, coalition: UUID, kind: str, title: str, text: str, **more: Any) -> UUID:
        """Somebody proposes something that is decided together."""
        draft = ProposalDraft.model_validate({"kind": kind, "title": title, "text": text, "payload": {}} | more)
        return self.t.does(key, proposing.propose, coalition, draft).id

    def say(self, key: str, proposal: UUID, kind: NoteKind, words: str, **more: Any) -> UUID:
        """Somebody asks, answers, reacts, or talks with an objector."""
        return self.t.does(key, speaking.say, proposal, NoteDraft(kind=kind, text=words, **more)).id

    def answers(self, key: str, proposal: UUID, answer: Answer, **words: Any) -> None:
        """Somebody's voice."""
        draft = ResponseDraft(answer=answer, version=self.row(proposal).version, **words)
        self.t.does(key, responding.respond, proposal, draft)

    def until(self, proposal: UUID, status: ProposalStatus) -> None:
        """Time goes by until a proposal stands there."""
        while (row := self.row(proposal)).status is not status:
            self.over(row.id)

    def consent(self, proposal: UUID, *, but: frozenset[str] = frozenset()) -> None:
        """Enough others consent."""
        for key in self._asked(proposal, but)[:ENOUGH]:
            self.answers(key, proposal, Answer.CONSENT)

    def consented(self, proposal: UUID, *, but: frozenset[str] = frozenset()) -> None:
        """Enough others consent, and the time of the stage goes by."""
        self.consent(proposal, but=but)
        self.over(proposal)

    def over(self, proposal: UUID) -> None:
        """The open stage ends by its time, if it has not ended."""
        stage = self.t.reads(lambda session: rounds.open_stage(session, proposal))
        if stage is not None:
            self.t.go_on(stage.closes_at + timedelta(minutes=1))

    def _asked(self, proposal: UUID, but: frozenset[str]) -> list[str]:
        """Who is in the round and has not spoken, by the keys of the story."""
        seats = self.t.reads(
            lambda session: set(session.exec(select(Elector.membership_id).where(Elector.proposal_id == proposal)))
        )
        stage = self.t.reads(lambda session: rounds.open_stage(session, proposal))
        spoken = self.t.reads(
            lambda session: {one for one in seats if rounds.turn(session, stage.id if stage else None, one)}
        )
        people = self.t.reads(
            lambda session: {
                row.person_id for row in session.exec(select(Membership)) if row.id in seats and row.id not in spoken
            }
        )
        return [key for key in self.t.keys(people) if key not in but]

    def row(self, proposal: UUID) -> Proposal:
        """A proposal as it stands."""
        return self.t.reads(lambda session: session.get_one(Proposal, proposal))

    def objection(self, proposal: UUID) -> UUID:
        """The objection that was raised to it."""
        found = select(Objection.id).where(Objection.proposal_id == proposal)
        return self.t.reads(lambda session: session.exec(found).one())

    # ---- what is told

    def agree_how_we_meet(self, room: UUID) -> None:
        """An agreement that comes back today, to be renewed, amended or retired."""
        proposal = self.propose("lea", room, "agreement", "How we meet", texts.HOW_WE_MEET, review_on=self.t.day(0))
        asked = "Is a phone line enough for those who are on a ward?"
        question = self.say("ravi", proposal, NoteKind.QUESTION, asked)
        self.say("lea", proposal, NoteKind.ANSWER, "Yes: one number, no app, and the notes a day later.", to=question)
        self.until(proposal, ProposalStatus.CONSENT)
        self.answers("hana", proposal, Answer.CONCERN, words="The notes must not say who was absent.")
        self.consented(proposal, but=frozenset({"hana"}))

    def work_with_the_objection(self, meetings: UUID) -> None:
        """Grace objected to meetings that end early; the second version leaves handovers out, and it is answered."""
        self.until(meetings, ProposalStatus.INTEGRATING)
        objection = self.objection(meetings)
        self.say(
            "ewa", meetings, NoteKind.TALK, "I had only our own meetings in mind. Which ones do you mean?",
            objection_id=objection,
        )  # fmt: skip
        self.say(
            "grace", meetings, NoteKind.TALK, "The two handovers, at seven and at nineteen.", objection_id=objection
        )
        draft = VersionDraft.model_validate(
            {
                "title": "Meetings end ten minutes before the hour, handovers apart",
                "text": texts.MEETINGS_AGAIN,
                "payload": {},
                "change": "substance",
                "note": "Handovers keep their full time, as Grace asked.",
            }
        )
        self.t.does("ewa", proposing.amend, meetings, draft, base=1)
        self.answers("grace", meetings, Answer.CONSENT)
        self.consented(meetings)

    def open_round(self, room: UUID) -> UUID:
        """What visitors find open: a second version, an objection to the first, and their own voice missing."""
        proposal = self.propose("kofi", room, "agreement", "Free days stay free", texts.FREE_DAYS)
        question = self.say("nina", proposal, NoteKind.QUESTION, "Does it hold for those on call?")
        self.say("kofi", proposal, NoteKind.ANSWER, "On call is working time, so it is no free day.", to=question)
        self.until(proposal, ProposalStatus.REACTIONS)
        self.say("fatou", proposal, NoteKind.REACTION, "Enfin. Mon téléphone reste dans l’armoire le dimanche.")
        self.until(proposal, ProposalStatus.CONSENT)
        self.answers("adwoa", proposal, Answer.OBJECTION, harm=texts.FREE_DAYS_HARM, safe_enough=texts.FREE_DAYS_SAFE)
        self.consented(proposal, but=frozenset({"dana", "adwoa"}))
        return proposal

    def amend_the_open_round(self, proposal: UUID) -> None:
        """The next version is told, and consent is asked again."""
        draft = VersionDraft.model_validate(
            {
                "title": "Free days stay free",
                "text": texts.FREE_DAYS_AGAIN,
                "payload": {},
                "change": "substance",
                "note": "Says what happens when a ward would stand empty.",
            }
        )
        self.t.does("samira", proposing.amend, proposal, draft, base=1)
        for key in ("kofi", "lea", "samira", "tariq"):
            self.answers(key, proposal, Answer.CONSENT)

    def ask_first(self, room: UUID) -> None:
        """Somebody names Dana, and waits for her yes; some say how they wish to be stood beside."""
        self.propose(
            "amina", room, "action", "A guide for new colleagues, from those who came last year", texts.GUIDE,
            names=[self.t.seat("dana", room)],
        )  # fmt: skip
        for key, choice in (("noor", "stand_beside"), ("sipho", "ask_first"), ("lea", "own_name")):
            self.t.does(key, preferences.choose, room, PreferenceChosen.model_validate({"choice": choice}))

    def begin_an_initiative(self, room: UUID) -> None:
        """A lasting change is begun, and somebody else takes part."""
        details = {
            "about": texts.NIGHT_LIGHT_ABOUT,
            "roles_wanted": ["Somebody who measures light, one night a month", "A signature, not a speaker"],
        }
        proposal = self.propose(
            "olena", room, "initiative", "Nights that eyes can bear", texts.NIGHT_LIGHT, payload=details
        )
        self.over(proposal)
        begun = self.t.reads(
            lambda session: session.exec(select(Initiative.id).where(Initiative.coalition_id == room)).one()
        )
        self.t.does("sipho", taking_part.take_stance, begun, StanceTaken(stance=Stance.BEHIND))

    def open_other_ways(self, room: UUID) -> None:
        """What else is open: a question before anything is said to it, and a choice among options."""
        self.propose("grace", room, "agreement", "Notes in two languages", texts.NOTES)
        self.propose(
            "lea", room, "choice", "Where we meet in spring", texts.WHERE,
            payload={"options": ["The library on floor 2", "The tea kitchen of ward 4", "On the phone alone"]},
        )  # fmt: skip

    def let_dana_ask(self, room: UUID) -> None:
        """Amina gives Dana a yes beforehand on one topic; on another, words of Dana's wait for a yes."""
        given = MandateDraft.model_validate(
            {
                "to": self.t.seat("dana", room),
                "topic": "The request for room 3.12",
                "forum": "coalition",
                "until": self.t.day(30),
            }
        )
        self.t.does("amina", mandates.give, room, given)
        self.propose(
            "dana", room, "action", "A first tour of the quiet room", texts.TOUR, names=[self.t.seat("malik", room)]
        )

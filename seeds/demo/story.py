"""The story of the demo: a clinic, two coalitions, three months."""

from datetime import date
from uuid import UUID

from sqlmodel import select

from alongside.actions import co_owners
from alongside.actions import service as actions
from alongside.actions.models import Action
from alongside.actions.schemas import ActionDraft, ActionStage, CoOwnerWanted
from alongside.checkins import service as checkins
from alongside.checkins.rules import Answer, ReplyKind
from alongside.checkins.schemas import CheckInDraft, ReplyDraft
from alongside.coalitions import invitations
from alongside.coalitions import service as coalitions
from alongside.coalitions.schemas import InvitationAnswer, InvitationDraft
from alongside.commitments import service as commitments
from alongside.commitments.rules import ReadBy, Rhythm, Serves
from alongside.commitments.schemas import CommitmentDraft, LastWords, Renegotiated, Served
from alongside.consents.rules import ConsentAnswer
from alongside.consents.schemas import InvitationAnswer as ConsentGiven
from alongside.core.database import Database
from alongside.decisions import founding, proposing, responding
from alongside.decisions.drafts import FoundingDraft, ProposalDraft, ResponseDraft
from alongside.decisions.rules import Answer as Voice
from alongside.decisions.rules import ProposalStatus
from alongside.departures import service as departures
from alongside.following import service as following
from alongside.following.models import Following
from alongside.following.schemas import ToldSentence
from alongside.offers import service as offers
from alongside.offers.rules import OfferAnswer
from alongside.offers.schemas import Answered
from alongside.people.entering import Entry
from alongside.people.models import Person
from alongside.support import service as support
from alongside.support.schemas import AskAcceptance, AskDraft, AskRefusal
from seeds.demo import texts
from seeds.demo.people import BOTH, LEADERS, NEWCOMERS, ROOM, SHIFTS
from seeds.demo.rounds import Rounds
from seeds.demo.support import support_each_other
from seeds.demo.teller import ORIGIN, ZONE, Teller, nobodys_session
from seeds.demo.together import walk_along


def tell_the_demo(database: Database) -> None:
    """Fill an empty demo; one that has people in it stays as its visitors left it."""
    if database.read_now(lambda session: session.exec(select(Person.id).limit(1)).first()) is not None:
        return
    story = Story(Teller(database))
    story.begin()
    story.decide()
    story.work()
    story.follow()
    story.this_week()


class Story:
    """The chapters, in the order of time."""

    def __init__(self, teller: Teller) -> None:
        self.t = teller
        self.room = UUID(int=0)
        self.shifts = UUID(int=0)
        self.meetings = UUID(int=0)
        self.open_round = UUID(int=0)
        self.rounds = Rounds(teller)

    # ---- weeks one and two

    def begin(self) -> None:
        """Two coalitions are founded, and people come in by a link."""
        t = self.t
        t.at(91, 9)
        t.make_people()
        self.room = self.founded("dana", "Room for everyone", "open", texts.PURPOSE_OF_THE_ROOM)
        self.come_in("dana", self.room, [person.key for person in ROOM[1:]])
        t.at(89, 10)
        self.shifts = self.founded("lucia", "Shifts that fit lives", "listed", texts.PURPOSE_OF_THE_SHIFTS)
        self.come_in("lucia", self.shifts, [*(person.key for person in SHIFTS[1:]), *BOTH])

    def founded(self, key: str, name: str, visibility: str, purpose: str) -> UUID:
        draft = FoundingDraft.model_validate(
            {"name": name, "visibility": visibility, "purpose": purpose, "zone": ZONE.key}
        )
        return self.t.does(key, founding.found, draft).coalition.id

    def come_in(self, host: str, coalition: UUID, keys: list[str]) -> None:
        draft = InvitationDraft(uses=len(keys))
        link = self.t.does(host, invitations.make, coalition, draft, origin=ORIGIN)
        token = (link.url or "").partition("#")[2]
        for key in keys:
            self.t.does(key, coalitions.accept, InvitationAnswer(token=token), nobodys_session(), "en")

    # ---- weeks two to four

    def decide(self) -> None:
        """Groups join as peers, work is brought along, and the first actions are agreed."""
        t = self.t
        t.at(86, 9)
        for key, name in (
            ("samira", "Faith at work"),
            ("jun", "Access and neurodiversity"),
            ("ewa", "Parents and carers"),
            ("kofi", "Night and weekend shifts"),
        ):
            self.propose(
                key, self.room, "group", f"{name} joins us", f"{name} walks with us as a peer.", {"name": name}
            )
        t.at(85, 11)
        brought = ActionDraft(
            title="Captions at every all-hands",
            about="Running since spring: live captions in English and Spanish, and the recording a day later.",
            brought_along=True,
            ask=[t.seat("ewa", self.room), t.seat("marta", self.room)],
        )
        captions = t.does("jun", actions.make, self.room, brought)
        t.at(84, 8)
        for key in ("ewa", "marta"):
            t.does(key, co_owners.answer, captions.id, yes())
        t.at(82, 9)
        self.propose("dana", self.room, "action", "A quiet room on floor 3", texts.QUIET_ROOM, {})
        self.propose("malik", self.room, "action", "بطاقات الطعام بلغتين في المقصف", texts.FOOD_LABELS, {})
        t.at(81, 9)
        meetings = self.propose(
            "ewa", self.room, "action", "Meetings end ten minutes before the hour", texts.MEETINGS, {}
        )
        t.at(80, 14)
        self.answer("amina", meetings, Voice.FINE)
        objection = ResponseDraft(
            answer=Voice.OBJECTION,
            version=1,
            harm=texts.OBJECTION,
            safe_enough=texts.SAFE_ENOUGH,
        )
        t.does("grace", responding.respond, meetings, objection)
        self.meetings = meetings
        t.at(79, 10)
        self.propose("grace", self.shifts, "action", "Rosters four weeks ahead", texts.ROSTERS, {})
        t.at(78, 9)
        self.rounds.agree_how_we_meet(self.room)
        self.rounds.work_with_the_objection(self.meetings)
        self.admit_followers()
        t.at(48, 9)
        self.carry("A quiet room on floor 3", "dana", ["amina", "tomas"])
        self.carry("بطاقات الطعام بلغتين في المقصف", "malik", ["leila"])
        self.carry("Rosters four weeks ahead", "grace", ["moses"])
        t.does(
            "jun",
            actions.tell,
            captions.id,
            ToldSentence(sentence="Every all-hands since May had captions; the night shift still has no recording."),
        )

    def propose(self, key: str, coalition: UUID, kind: str, title: str, text: str, payload: dict[str, object]) -> UUID:
        draft = ProposalDraft.model_validate({"kind": kind, "title": title, "text": text, "payload": payload})
        return self.t.does(key, proposing.propose, coalition, draft).id

    def answer(self, key: str, proposal: UUID, voice: Voice) -> None:
        self.t.does(key, responding.respond, proposal, ResponseDraft(answer=voice, version=1))

    def action(self, title: str) -> UUID:
        return self.t.database.read_now(
            lambda session: session.exec(select(Action.id).where(Action.title == title)).one()
        )

    def carry(self, title: str, asker: str, others: list[str]) -> None:
        """Others are asked to carry it too, say yes, and it is under way."""
        action = self.action(title)
        coalition = self.t.database.read_now(lambda session: session.get_one(Action, action).coalition_id)
        for key in others:
            wanted = CoOwnerWanted(membership_id=self.t.seat(key, coalition))
            self.t.does(asker, co_owners.invite, action, wanted)
            self.t.does(key, co_owners.answer, action, yes())
        self.t.does(asker, actions.move, action, ActionStage.model_validate({"stage": "underway"}))

    # ---- weeks three to seven

    def work(self) -> None:
        """People say what they will do, check in, ask, change their minds, and keep their word."""
        t = self.t
        room, labels = self.action("A quiet room on floor 3"), self.action("بطاقات الطعام بلغتين في المقصف")
        t.at(47, 10)
        draft = self.commit("dana", "Draft the request for room 3.12 with Amina", 9, action_id=room, ask=["amina"])
        count = self.commit("jun", "Count how often 3.12 stands empty, for two weeks", -12, action_id=room, wide=True)
        badge = self.commit("sipho", "Find out what the badge change for floor 3 needs", 4, action_id=room)
        menu = self.commit("leila", "ترجمة قائمة مكوّنات المطبخ إلى العربية", 2, action_id=labels)
        self.commit("ravi", "Ask the canteen which labels the supplier can print", 11, rhythm=Rhythm.TWO_WEEKLY)
        self.commit(
            "marta", "Enviar la grabación del turno de noche el mismo día", 20, rhythm=Rhythm.MONTHLY, wide=True
        )
        t.at(46, 9)
        t.does("amina", commitments.answer_invitation, draft, yes())
        walk_along(t, self.room, count, badge)
        for days, key, commitment, answer, words in (
            (43, "dana", draft, Answer.MOVING, "First page is there. Costs are open."),
            (43, "jun", count, Answer.MOVING, "Empty more often than not."),
            (42, "sipho", badge, Answer.SLOWER, "Security answers on Mondays only."),
            (36, "amina", draft, Answer.MOVING, "كتبتُ قسم مواعيد الصلاة والراحة."),
            (35, "leila", menu, Answer.STUCK, "لا أعرف مَن يملك قائمة المورّد."),
            (29, "dana", draft, Answer.MOVING, "Two pages, one open question on cost."),
            (28, "sipho", badge, Answer.SLOWER, "The badge system belongs to the site, not to us."),
            (27, "jun", count, Answer.DONE, "Empty 61 of 80 hours."),
        ):
            t.at(days, 15)
            new = t.does(key, checkins.check_in, commitment, CheckInDraft(answer=answer, words=words))
            if answer is Answer.SLOWER:
                t.does("dana", checkins.reply, new.said.id, ReplyDraft(kind=ReplyKind.WITH_YOU))
            if answer is Answer.STUCK:
                offered = t.does(
                    "malik",
                    checkins.reply,
                    new.said.id,
                    ReplyDraft(kind=ReplyKind.CAN_HELP, words="أعرف المورّد، سأسأله غدًا."),
                )
                t.does("leila", offers.answer, offered.id, Answered(answer=OfferAnswer.ACCEPTED))
        self.rounds.begin_an_initiative(self.room)
        t.at(19, 9)
        self.open_round = self.rounds.open_round(self.room)
        t.at(7, 11)
        t.does("amina", checkins.check_in, draft, CheckInDraft(answer=Answer.MOVING, words="بقي سؤال الكلفة وحده."))
        t.at(7, 12)
        t.does(
            "sipho",
            commitments.renegotiate,
            badge,
            Renegotiated(by_when=date.fromisoformat(t.day(12)), words="With the site's answer I need one week more."),
        )
        own = self.commit("peter", "Read the two reports on night lighting and say what I would change", 3)
        t.at(6, 9)
        t.does("peter", commitments.release, own, LastWords(words="I took on too much this month."))

    def commit(
        self,
        key: str,
        sentence: str,
        days: int,
        *,
        rhythm: Rhythm = Rhythm.WEEKLY,
        action_id: UUID | None = None,
        ask: list[str] | None = None,
        wide: bool = False,
    ) -> UUID:
        draft = CommitmentDraft(
            sentence=sentence,
            by_when=date.fromisoformat(self.t.day(days)),
            rhythm=rhythm,
            serves=Served(kind=Serves.ACTION, id=action_id) if action_id else Served(),
            ask=[self.t.seat(other, self.room) for other in ask or ()],
            check_ins_read_by=ReadBy.COALITION if wide else ReadBy.PARTNERS,
        )
        return self.t.does(key, commitments.make, self.room, draft).id

    # ---- weeks four to seven

    def follow(self) -> None:
        """Two leaders are let in as followers, read what is told, and are asked."""
        t = self.t
        t.at(2, 17)
        site = self.let_in("dana", self.room, "ingrid", LEADERS[0].name)
        self.let_in("tomas", self.room, "mirjam", LEADERS[1].name)
        self.let_in("lucia", self.shifts, "mirjam", LEADERS[1].name)
        room, rosters = self.action("A quiet room on floor 3"), self.action("Rosters four weeks ahead")
        self.tell("dana", room, "The request is two pages long; what is missing is who pays for the badges.")
        self.tell("grace", rosters, "Two wards try it from December; the third waits for a yes from its planners.")
        t.at(2, 18)
        badges = self.ask(
            "sipho", site, "access", "Say yes or no to changing the night badges on floor 3, or tell us who can.", room
        )
        agenda = self.ask("amina", site, "time", "Ten minutes on the agenda of the site meeting in December.", room)
        seat = self.ask("malik", site, "access", "A seat in the canteen working group, for one of us.", None)
        t.at(1, 9)
        t.does(
            "ingrid", support.accept, agenda, AskAcceptance(words="You have the first ten minutes.", advice_sought=None)
        )
        t.does(
            "ingrid",
            support.refuse,
            seat,
            AskRefusal(
                reason="The group ends this month. There will be one for the new kitchen; ask me again in February."
            ),
        )
        t.does("ingrid", following.note_look, self.room)
        del badges

    def admit_followers(self) -> None:
        """The coalitions decide together whom they let follow."""
        asked = (("dana", self.room, 0), ("tomas", self.room, 1), ("lucia", self.shifts, 1))
        proposals = [self.propose_follower(key, coalition, LEADERS[number].name) for key, coalition, number in asked]
        for proposal in proposals:
            self.rounds.until(proposal, ProposalStatus.CONSENT)
            self.rounds.consent(proposal)
        self.rounds.over(proposals[-1])

    def propose_follower(self, proposer: str, coalition: UUID, name: str) -> UUID:
        payload: dict[str, object] = {"name": name, "until": self.t.day(200)}
        words = texts.WHY_FOLLOW.format(name=name)
        return self.propose(proposer, coalition, "follower", f"{name} follows us", words, payload)

    def let_in(self, host: str, coalition: UUID, key: str, name: str) -> UUID:
        """A member hands over the link, and the leader takes the seat."""
        find = select(Following.id).where(Following.coalition_id == coalition, Following.name == name)
        seat = self.t.database.read_now(lambda session: session.exec(find).one())
        link = self.t.does(host, following.make_link, seat, origin=ORIGIN)
        entry = Entry(token=link.url.partition("#")[2])
        self.t.does(key, departures.follow, entry, nobodys_session(), "en")
        return seat

    def tell(self, key: str, action: UUID, sentence: str) -> None:
        self.t.does(key, actions.tell, action, ToldSentence(sentence=sentence))

    def ask(self, key: str, seat: UUID, kind: str, text: str, action: UUID | None) -> UUID:
        draft = AskDraft.model_validate(
            {"following_id": seat, "kind": kind, "text": text, "wanted_by": self.t.day(10), "action_id": action}
        )
        return self.t.does(key, support.make, self.room, draft).id

    # ---- this week

    def this_week(self) -> None:
        """What waits for a visitor: newcomers, open proposals, questions to answer."""
        t = self.t
        t.at(1, 12)
        for newcomer in NEWCOMERS:
            t.does(newcomer.key, coalitions.join, self.room)
        self.rounds.ask_first(self.room)
        self.rounds.amend_the_open_round(self.open_round)
        self.rounds.open_other_ways(self.room)
        self.rounds.let_dana_ask(self.room)
        self.propose("olena", self.room, "action", "Softer light on the night ward", texts.LAMPS, {})
        self.propose("ruth", self.room, "action", "One calendar of feasts, fasts and holidays", texts.CALENDAR, {})
        t.at(1, 16)
        room = self.action("A quiet room on floor 3")
        t.does("dana", co_owners.invite, room, CoOwnerWanted(membership_id=t.seat("sipho", self.room)))
        self.commit(
            "kofi", "Ask the night porters what the quiet room needs after midnight", 10, action_id=room, ask=["dana"]
        )
        self.commit("dana", "Write to radiology about the six lamps", 6)
        support_each_other(t, self.room)


def yes() -> ConsentGiven:
    return ConsentGiven(answer=ConsentAnswer.YES)

"""Any history of deciding: people come, leave, propose, are asked first, object, amend, and time goes by."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from alongside.actions.models import Action
from alongside.agreements.models import Agreement
from alongside.core import clock
from alongside.core.database import Database
from alongside.decisions import rules
from alongside.decisions.rules import Answer
from alongside.following.models import Following
from tests.decisions.history import History, Someone
from tests.decisions.promised import Seen, check, cites, look
from tests.decisions.readers import read_as, seen_by

NTH = st.integers(0, 30)
UNTIL = "2027-03-01"
KINDS: list[dict[str, Any]] = [
    {"kind": "action", "payload": {}},
    {"kind": "group", "payload": {"name": "Night shifts"}},
    {"kind": "agreement", "payload": {}},
    {"kind": "agreement", "payload": {}, "trial_days": 30},
    {"kind": "follower", "payload": {"name": "Ingrid", "until": UNTIL}},
]
SAID = [answer.value for answer in Answer]
WORDS: dict[str, dict[str, Any]] = {
    "objection": {"harm": "HIDDEN-harm", "safe_enough": "HIDDEN-safer"},
    "concern": {"words": "HIDDEN-concern"},
    "consent": {"words": "HIDDEN-consent"},
}


class Deciding(RuleBasedStateMachine):
    """Four members at first: one may leave, one joins late, one is a newcomer, and the last is mostly silent."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.history = History(database)
        self.before = Seen()
        self.by: Someone | None = None
        self.looked_at = 0

    @initialize(
        scene=st.sampled_from(["small", "full", "asking", "consent", "integrating", "vanishes", "twice"]),
        trial=st.booleans(),
    )
    def begin(self, scene: str, trial: bool) -> None:
        """From the start, or from a place that chance alone would seldom bring about."""
        history = self.history
        history.begin(4)
        history.join("Noor", member=False)
        self.propose(0, 0 if scene == "small" else 2 + trial, [1, 2] if scene == "asking" else [], trial)
        if scene not in {"small", "full", "asking"}:
            for _ in range(2):
                self.everyone("pass")
        for number in range({"integrating": 1, "vanishes": 1, "twice": 2}.get(scene, 0)):
            self.everyone("objection")
            if number or scene == "twice":
                who = history.people[2]
                more = {"trial_days": 30 if trial else None}
                history.amend(who, history.proposals[0], text=f"Anew {number}.", change="substance", **more)
        if scene == "vanishes":
            history.pass_time(timedelta(days=5))
            history.amend(history.people[2], history.proposals[0], text="Anew.", change="substance")
        self.before = look(history.session, history.proposals)

    def everyone(self, what: str) -> None:
        proposal = self.history.proposals[0]
        version = look(self.history.session, [proposal]).proposals[proposal].version
        for who in self.history.people[:4]:
            if what == "pass":
                self.history.pass_turn(who, proposal)
            else:
                said = what if who.name == "Member 1" else "consent"
                self.history.respond(who, proposal, answer=said, version=version, **WORDS[said])

    def teardown(self) -> None:
        if not self.history.people:
            return
        try:
            for who in self.history.people[3:5]:
                read_as(self.history, self.before, who)
            for table in (Action, Agreement, Following):
                cites(self.history.session, table, self.history)
        finally:
            self.history.undo()

    def who(self, nth: int) -> Someone:
        return self.history.people[nth % len(self.history.people)]

    def proposal(self, nth: int) -> UUID:
        """One that is open, if any is: what is over refuses everything."""
        still = [key for key, one in self.before.proposals.items() if one.status in rules.OPEN]
        among = still or self.history.proposals
        return among[nth % len(among)]

    def acting(self, nth: int) -> Someone:
        self.by = self.who(nth)
        return self.by

    # ---- people and time

    @precondition(lambda self: len(self.history.people) < 6)
    @rule()
    def somebody_joins_late(self) -> None:
        self.by = None
        self.history.join("Late")

    @rule(nth=NTH)
    def the_newcomer_is_welcomed_or_a_member_leaves(self, nth: int) -> None:
        who = self.acting(nth)
        if not who.member:
            self.history.welcome(who)
        elif nth > 25:
            self.history.leave(who)

    @rule(hours=st.sampled_from([1, 24, 47, 48, 49, 72, 24 * 4, 24 * 5, 24 * 15]), awake=st.booleans())
    def time_passes(self, hours: int, awake: bool) -> None:
        """The server may sleep meanwhile: what was due is done once when it wakes."""
        self.by = None
        self.history.pass_time(timedelta(hours=hours))
        if awake:
            self.history.tick()

    @rule(which=NTH)
    def the_time_of_a_stage_is_up(self, which: int) -> None:
        self.by = None
        now_open = [stage for stage in self.before.path(self.proposal(which)) if stage.ended_at is None]
        if now_open:
            self.history.pass_time(max(now_open[0].closes_at - clock.now(), timedelta()))
            self.history.tick()

    # ---- proposing and asking first

    @precondition(lambda self: len(self.history.proposals) < 4)
    @rule(nth=NTH, kind=st.integers(0, 4), names=st.lists(st.integers(0, 5), max_size=2), ours=st.booleans())
    def propose(self, nth: int, kind: int, names: list[int], ours: bool) -> None:
        who = self.acting(nth)
        asked = list(dict.fromkeys(str(self.who(one).seat) for one in names))
        more: dict[str, Any] = {"in_name": "ours", "with_people": asked} if ours and asked else {"names": asked}
        text = f"SECRET of {who.name}" if asked else "Open it."
        self.history.propose(who, title="A door", text=text, **KINDS[kind], **more)

    @rule(nth=NTH, which=NTH, answer=st.sampled_from(["yes", "yes", "no", "not_now", "yes_with_changes"]))
    def answer_a_request(self, nth: int, which: int, answer: str) -> None:
        who = self.acting(nth)
        request = self.history.request_to(who, which)
        if request is None:
            return
        other = next(one for one in self.history.people if one.seat not in {who.seat, request.from_membership})
        before = seen_by(self.history, other)
        done = self.history.answer_request(who, request, answer)
        if done and answer != "yes":
            assert seen_by(self.history, other) == before, "anything but a yes leaves no trace"

    @rule(nth=NTH, which=NTH)
    def revoke(self, nth: int, which: int) -> None:
        who = self.acting(nth)
        request = self.history.request_to(who, which)
        if request is not None:
            self.history.revoke(who, request)

    # ---- what is said

    @rule(nth=NTH, which=NTH, answer=st.sampled_from(SAID), again=st.booleans(), old=st.booleans())
    def respond(self, nth: int, which: int, answer: str, again: bool, old: bool) -> None:
        proposal = self.proposal(which)
        version = max(1, self.before.proposals[proposal].version - (old and which > 20))
        said = {"answer": answer, "version": version} | WORDS.get(answer, {})
        if answer == "objection" and nth % 2:
            said["harm"] = f"HIDDEN-harm of version {version}"
        self.history.respond(self.acting(nth), proposal, again=again, **said)

    @rule(which=NTH, answer=st.sampled_from(["consent", "consent", "objection"]))
    def everyone_speaks(self, which: int, answer: str) -> None:
        self.speak_in_turn(which, None, answer)

    @rule(which=NTH, skip=NTH, answer=st.sampled_from(SAID))
    def all_but_one_speak(self, which: int, skip: int, answer: str) -> None:
        self.speak_in_turn(which, self.who(skip), answer)

    def speak_in_turn(self, which: int, silent: Someone | None, answer: str) -> None:
        """Chance alone would seldom bring a stage to its end. Against it is one alone."""
        proposal = self.proposal(which)
        for who in self.history.people:
            now = self.before.proposals[proposal]
            if who is silent or not who.here or now.status not in {"told", "questions", "reactions", "consent"}:
                continue
            self.by = who
            said = "consent" if who.name != "Member 1" and answer == "objection" else answer
            said = {"consent": "fine"}.get(said, said) if now.status == "told" else said
            if now.status in {"questions", "reactions"}:
                self.history.pass_turn(who, proposal)
            else:
                self.history.respond(who, proposal, answer=said, version=now.version, **WORDS.get(said, {}))
            self.holds()

    @rule(nth=NTH, which=NTH, kind=st.sampled_from(["question", "reaction", "comment"]))
    def speak(self, nth: int, which: int, kind: str) -> None:
        self.history.note(self.acting(nth), self.proposal(which), kind=kind, text="I wonder.")

    @rule(nth=NTH, which=NTH)
    def answer_or_talk(self, nth: int, which: int) -> None:
        proposal, who = self.proposal(which), self.acting(nth)
        asked = [note.id for note in self.before.notes.values() if note.kind == "question"]
        against = self.before.against(proposal)
        if against:
            self.history.note(who, proposal, kind="talk", text="Would a key do?", objection_id=against[-1].id)
        elif asked:
            self.history.note(who, proposal, kind="answer", text="We don't know.", to=asked[which % len(asked)])

    @rule(nth=NTH, which=NTH)
    def pass_turn(self, nth: int, which: int) -> None:
        self.history.pass_turn(self.acting(nth), self.proposal(which))

    @rule(nth=NTH, which=NTH)
    def more_time(self, nth: int, which: int) -> None:
        self.history.more_time(self.acting(nth), self.proposal(which))

    @rule(nth=NTH, which=NTH, yes=st.sampled_from([True, True, False]))
    def affects_me(self, nth: int, which: int, yes: bool) -> None:
        if which < 12:
            self.history.affects(self.acting(nth), self.proposal(which), yes)

    @rule(nth=NTH, which=NTH, change=st.sampled_from(["substance", "wording"]), trial=st.booleans())
    def amend(self, nth: int, which: int, change: str, trial: bool) -> None:
        proposal = self.proposal(which)
        more = {"trial_days": 30} if trial and change == "substance" else {}
        text = f"Anew {clock.now().isoformat()}"
        self.history.amend(self.acting(nth), proposal, text=text, change=change, **more)

    @rule(nth=NTH, which=NTH)
    def ask_everyone(self, nth: int, which: int) -> None:
        self.history.ask_everyone(self.acting(nth), self.proposal(which))

    @rule(nth=NTH, which=NTH, answered=st.booleans(), own=st.sampled_from([False, False, False, True]))
    def close_an_objection(self, nth: int, which: int, answered: bool, own: bool) -> None:
        against = list(self.before.objections.values())
        if not against:
            return
        one = against[which % len(against)]
        mine = next(who for who in self.history.people if who.seat == one.membership_id)
        self.by = mine if own else self.who(nth)
        self.history.close_objection(self.by, one.id, answered=answered)

    @rule(nth=NTH, which=NTH)
    def withdraw(self, nth: int, which: int) -> None:
        if which > 25:
            self.history.withdraw(self.acting(nth), self.proposal(which))

    @rule(nth=NTH)
    def somebody_reads(self, nth: int) -> None:
        self.by = None
        read_as(self.history, self.before, self.who(nth))

    # ---- what always holds

    @invariant()
    def holds(self) -> None:
        if self.looked_at == self.history.acts:
            return
        self.looked_at = self.history.acts
        now = look(self.history.session, self.history.proposals)
        check(self.history, self.before, now, self.by)
        self.before = now

"""Objectors and voices across the stages: who is told, whose silence counts, what carries over."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from alongside.coalitions import queries as coalitions
from alongside.core.live import touch
from alongside.decisions import objections, queries
from alongside.decisions.models import Note, Objection, Proposal, Response
from alongside.decisions.notes import TURNS as NOTE_TURNS
from alongside.decisions.objections import Concerned, ConsentRound, ObjectionState, Silence
from alongside.decisions.rules import Answer
from alongside.permissions.vocabulary import Subject
from alongside.rounds import queries as rounds
from alongside.rounds import service as stages
from alongside.rounds.models import Stage
from alongside.rounds.rules import Hearing, StageName, quorum

# In these an objector is awaited: to say what would answer it, and whether the new text does.
AWAITED = frozenset({StageName.CONSENT, StageName.INTEGRATING})
# Words that speak to a text: after a change of its wording, these are asked again.
SPOKE_TO_IT = frozenset({Answer.OBJECTION, Answer.CONCERN})


def tell_objectors(session: Session, proposal: Proposal, stage: Stage) -> None:
    """A stage opens in which an objector is awaited: each is told, by name of the thing and no more."""
    if stage.name not in AWAITED:
        return
    for one in queries.unanswered(session, proposal.id):
        one.notices += 1
        session.add(one)
        touch(session.info, coalitions.membership(session, one.membership_id).person_id)
    session.flush()


def close_silences(session: Session, proposal: Proposal, stage: Stage, now: datetime) -> None:
    """At the end of a stage, see whose silence makes an objection stand. The rule is the same for all."""
    # Cut short, a stage did not give the time in which silence would have said something.
    whole = now >= stage.closes_at
    waiting = [one for one in queries.unanswered(session, proposal.id) if one.state in objections.OPEN]
    left = queries.left_members(session, {one.membership_id for one in waiting})
    for one in waiting:
        silence = Silence(
            left=one.membership_id in left,
            spoke=one.heard_at >= stage.opened_at or rounds.turn(session, stage.id, one.membership_id) is not None,
            whole_stage=whole,
            awaited_throughout=stage.name in AWAITED and one.raised_at < stage.opened_at,
            quiet=one.quiet,
            notices=one.notices,
        )
        one.quiet = objections.quiet_after(silence)
        if objections.stands(silence):
            one.state, one.ended_at = objections.advance(one.state, ObjectionState.STANDING), now
        session.add(one)
    session.flush()


def consent_round(session: Session, proposal: Proposal, stage: Stage, so_far: Hearing) -> ConsentRound:
    """The facts for the rule of consent."""
    asked, answered = rounds.participation(session, proposal.id, stage.id)
    unanswered = queries.unanswered(session, proposal.id)
    affected = queries.affected(session, proposal.id)
    return ConsentRound(
        over=True,
        anyone_left=so_far.anyone_left,
        quorum=answered >= quorum(asked),
        prolonged=stage.prolonged,
        trial=proposal.trial_days is not None,
        objections=tuple(Concerned(one.state, one.membership_id in affected, one.integrations) for one in unanswered),
    )


def only_standing(session: Session, proposal: Proposal) -> bool:
    """Whether what is unanswered stands by rule: no objector is left to work with."""
    return all(one.state is ObjectionState.STANDING for one in queries.unanswered(session, proposal.id))


def count_integration(session: Session, proposal: Proposal) -> None:
    """The proposal goes back to be reworked for these objections, once more."""
    for one in queries.unanswered(session, proposal.id):
        one.integrations += 1
        session.add(one)
    session.flush()


def last_consent(session: Session, proposal: Proposal) -> Stage | None:
    """The last stage in which consent was given to the text as it stands."""
    given = [stage for stage in rounds.stages(session, proposal.id) if stage.name is StageName.CONSENT]
    return given[-1] if given and given[-1].version == proposal.version else None


def carry(session: Session, proposal: Proposal) -> None:
    """After a change of wording: answers that did not speak to the text go over to the stage that has just opened."""
    given = [stage for stage in rounds.stages(session, proposal.id) if stage.name is StageName.CONSENT]
    if len(given) < 2:
        return
    before, now_open = given[-2], given[-1]
    said = [one for one in queries.responses(session, before.id) if one.answer not in SPOKE_TO_IT]
    gone = queries.left_members(session, {one.membership_id for one in said})
    here = [one for one in said if one.membership_id not in gone]
    session.add_all(
        Response(
            proposal_id=proposal.id,
            stage_id=now_open.id,
            membership_id=one.membership_id,
            answer=one.answer,
            words=one.words,
            carried=True,
        )
        for one in here
    )
    for one in here:
        stages.take_turn(session, now_open, one.membership_id, passed=one.answer is Answer.PASS)


def uncarry(session: Session, stage: Stage) -> bool:
    """Everyone whose answer was carried over is asked again. Whether there was anyone."""
    mine = (col(Response.stage_id) == stage.id, col(Response.carried).is_(True))
    carried = list(session.exec(select(Response.membership_id).where(*mine)))
    session.exec(delete(Response).where(*mine))
    stages.give_back(session, stage, carried)
    return bool(carried)


def take_in(session: Session, proposal: Proposal, stage: Stage, now: datetime) -> None:
    """At the end of a stage its answers enter the record: objections are raised, or their objectors have closed them.

    Until then nobody learns from an objection what its objector says now. Closing one closes just that one: who names
    another harm in this stage is heard at its end, whatever became of what they named before.
    """
    of = {one.membership_id: one for one in queries.unanswered(session, proposal.id)}
    for said in queries.responses(session, stage.id):
        one = of.get(said.membership_id)
        if said.answer is Answer.OBJECTION:
            if one is None and queries.closed_it_since(session, said):
                continue  # The objector's last word on this very harm is that it is closed.
            raise_objection(session, proposal, stage, said, one)
        elif one is not None and one.stage_id == stage.id:
            close(session, one, ObjectionState.WITHDRAWN, now)
        elif one is not None and said.answer is not Answer.PASS:
            close(session, one, ObjectionState.ANSWERED, now)


def raise_objection(session: Session, proposal: Proposal, stage: Stage, said: Response, one: Objection | None) -> None:
    """Put an objection on record, or its objector's newer words."""
    harm = said.harm or ""
    if one is None:
        one = Objection(
            proposal_id=proposal.id,
            membership_id=said.membership_id,
            stage_id=stage.id,
            version=stage.version,
            harm=harm,
            raised_at=said.at,
            heard_at=said.at,
        )
    elif one.state is ObjectionState.STANDING:
        one.state, one.ended_at = objections.advance(one.state, ObjectionState.IN_DIALOGUE), None
    one.version, one.harm, one.safe_enough = stage.version, harm, said.safe_enough
    heard(session, one, said.at)


def close(session: Session, one: Objection, to: ObjectionState, now: datetime) -> None:
    """Its objector has closed it. Raises ObjectionClosed."""
    one.state, one.ended_at = objections.advance(one.state, to), now
    heard(session, one, now)


def heard(session: Session, one: Objection, at: datetime) -> None:
    """The objector has spoken: their silence counts from here, and from no earlier than it did."""
    one.heard_at, one.quiet = max(one.heard_at, at), 0
    session.add(one)
    session.flush()


def own_yes(session: Session, proposal: Proposal, stage: Stage, *, small: bool) -> None:
    """The proposer's own turn when the round opens."""
    if small:
        said = Response(
            proposal_id=proposal.id, stage_id=stage.id, membership_id=proposal.proposed_by, answer=Answer.FINE
        )
        session.add(said)
        session.flush()
    stages.take_turn(session, stage, proposal.proposed_by, passed=not small)


def shows_voices(session: Session, proposal_id: UUID, stage: Stage, me: UUID | None) -> bool:
    """Whether a member may read what was said in a consent stage: it has ended, or they spoke or passed in it."""
    return stage.ended_at is not None or rounds.turn(session, stage.id, me) is not None


def subject(proposal: Proposal, one: Objection) -> Subject:
    """An objection as the law sees it."""
    return Subject(coalition_id=proposal.coalition_id, authors=frozenset({one.membership_id}))


def spoken(session: Session, note: Note, stage: Stage | None) -> None:
    """A note is read by all: its writer has had their turn, and talk on an objection has begun or was answered."""
    if stage is not None and stage.id == note.stage_id and note.kind in NOTE_TURNS:
        stages.take_turn(session, stage, note.by_membership)
    if note.objection_id is not None:
        _talked(session, queries.objection(session, note.objection_id), note.by_membership, note.at)


def _talked(session: Session, one: Objection, by: UUID, at: datetime) -> None:
    """Working with an objection begins with the first word to it; the objector's own word is heard."""
    if one.membership_id == by:
        heard(session, one, at)
        if one.state is ObjectionState.STANDING:
            one.state, one.ended_at = objections.advance(one.state, ObjectionState.IN_DIALOGUE), None
    elif one.state is ObjectionState.RAISED:
        one.state = objections.advance(one.state, ObjectionState.IN_DIALOGUE)
    session.add(one)
    session.flush()

"""Proposing, asking first, and writing versions. What a text names goes out only with these people's yes (P3)."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionClosed, CoalitionStatus
from alongside.consents import asking as consents
from alongside.consents import service as request
from alongside.consents.rules import Audience, ConsentKind, InName, ThingKind, canonical, whom_to_ask
from alongside.core import clock
from alongside.core.errors import NotFound, wrong_field
from alongside.core.live import touch
from alongside.decisions import afterwards, effects, hearing, queries, reviews, rules, settling
from alongside.decisions.drafts import ProposalDraft, TextDraft, VersionDraft
from alongside.decisions.events import ProposalAmended, ProposalTold
from alongside.decisions.models import Proposal, ProposalVersion
from alongside.decisions.rules import Change, Kind, ProposalStatus, Turned, Weight
from alongside.permissions.actor import Actor
from alongside.permissions.dependencies import ChangedMeanwhile
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.rounds import queries as rounds
from alongside.rounds import service as stages
from alongside.rounds.rules import StageName


def propose(session: Session, coalition_id: UUID, draft: ProposalDraft, *, actor: Actor | None) -> Proposal:
    """Write a proposal; it is told at once, unless it names somebody or speaks for them, who is asked before.

    Raises CoalitionClosed, NobodyToAsk, InvalidInput, and what asking refuses with.
    """
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.PROPOSAL_MAKE, coalitions.subject(coalition))
    proposer = acting(session, actor, coalition_id)
    kind = Kind(draft.kind)
    first = _written(session, coalition, kind, draft, proposer)
    proposal = Proposal(
        coalition_id=coalition_id,
        kind=kind,
        weight=_weight(kind, draft.weight),
        title=first.title,
        text=first.text,
        payload=first.payload,
        review_on=first.review_on,
        proposed_by=proposer,
    )
    session.add(proposal)
    session.flush()
    first.proposal_id = proposal.id
    _ask(session, proposal, first, draft)
    return proposal


def redraft(session: Session, proposal_id: UUID, draft: TextDraft, *, base: int, actor: Actor | None) -> Proposal:
    """Change one's own words that still wait for a yes; everyone they name is asked about the new ones.

    `base` is the version that its writer has before them, so that a draft which another version overtook can go out
    after all. Raises NotFound, ChangedMeanwhile, SameAsBefore, InvalidInput.
    """
    proposal, mine, coalition = _own_draft(session, proposal_id, actor)
    if proposal.version != base:
        raise ChangedMeanwhile
    text = _written(session, coalition, proposal.kind, draft, mine.by_membership)
    for name in ("title", "text", "payload", "review_on", "trial_days"):
        setattr(mine, name, getattr(text, name))
    mine.held, mine.base, mine.written_at = False, base, clock.now()
    if proposal.version > 0:
        mine.change = _change(proposal, mine, mine.change)
    if proposal.version == 0:
        proposal.title, proposal.text, proposal.payload = text.title, text.text, text.payload
        proposal.review_on = text.review_on
        session.add(proposal)
    _ask(session, proposal, mine, draft)
    return proposal


def drop_draft(session: Session, proposal_id: UUID, *, actor: Actor | None) -> Proposal:
    """Drop one's own next version that waits for a yes; the questions about it are taken back."""
    proposal, mine, _ = _own_draft(session, proposal_id, actor)
    if proposal.version == 0:
        raise rules.ProposalClosed.being(proposal.status)
    discard(session, proposal, mine)
    return proposal


def discard(session: Session, proposal: Proposal, draft: ProposalVersion) -> None:
    """Forget a text that was never told."""
    consents.ask_first(session, _wanted(proposal, draft, {}, {}))
    session.delete(draft)
    session.flush()


def amend(session: Session, proposal_id: UUID, draft: VersionDraft, *, base: int, actor: Actor | None) -> Proposal:
    """Write the next version. Any member of the round can, and none while consent is given.

    Raises NotInThisRound, ProposalClosed, ChangedMeanwhile, SameAsBefore, InvalidInput.
    """
    proposal = queries.proposal(session, proposal_id, lock=True)
    require(actor, Permission.PROPOSAL_AMEND, queries.subject(proposal))
    me = acting(session, actor, proposal.coalition_id)
    rounds.hold_place(session, proposal.id, me)
    if proposal.status not in rules.AMENDABLE:
        raise rules.ProposalClosed.being(proposal.status)
    if proposal.version != base:
        raise ChangedMeanwhile
    coalition = coalitions.coalition(session, proposal.coalition_id)
    text = _written(session, coalition, proposal.kind, draft, me)
    text.proposal_id, text.base, text.note = proposal.id, base, draft.note
    text.change = _change(proposal, text, draft.change)
    earlier = queries.draft_of(session, proposal.id, me)
    if earlier is not None:
        discard(session, proposal, earlier)
    _ask(session, proposal, text, draft)
    return proposal


def _change(proposal: Proposal, text: ProposalVersion, declared: Change) -> Change:
    """What it changes. Raises SameAsBefore, InvalidInput: what is to be done is never a matter of wording."""
    same_deed = all(getattr(text, name) == getattr(proposal, name) for name in ("payload", "trial_days", "review_on"))
    if same_deed and (text.title, text.text) == (proposal.title, proposal.text):
        raise rules.SameAsBefore
    answers_objection = proposal.turned_by is Turned.OBJECTION or proposal.status is not ProposalStatus.INTEGRATING
    if declared is Change.WORDING and not (same_deed and answers_objection):
        raise wrong_field("/change", "changes_substance")
    return declared


def _weight(kind: Kind, wanted: Weight | None) -> Weight:
    if wanted is None:
        return Weight.SMALL if kind in rules.SMALL_ENOUGH else Weight.FULL
    if wanted is Weight.SMALL and kind not in rules.SMALL_ENOUGH:
        raise wrong_field("/weight", "needs_full_weight")
    return wanted


def _written(session: Session, coalition: Coalition, kind: Kind, draft: TextDraft, by: UUID) -> ProposalVersion:
    """A text, checked for what its kind can do today."""
    if coalition.status is CoalitionStatus.CLOSED:
        raise CoalitionClosed
    today = coalitions.today(coalition)
    review_on: date = draft.review_on or today + rules.REVIEW_IN
    if code := rules.wrong_review(review_on, today):
        raise wrong_field("/review_on", code)
    if draft.trial_days is not None and not effects.EFFECTS[kind].can_be_tried:
        raise wrong_field("/trial_days", "no_trial_of_this")
    payload = effects.checked(kind, draft.payload, today)
    effects.points_at_what_is_there(session, coalition.id, kind, payload)
    return ProposalVersion(
        proposal_id=UUID(int=0),
        base=0,
        title=draft.title,
        text=draft.text,
        payload=payload.model_dump(mode="json", exclude_none=True),
        review_on=review_on,
        trial_days=draft.trial_days,
        change=Change.FIRST,
        by_membership=by,
    )


def _own_draft(session: Session, proposal_id: UUID, actor: Actor | None) -> tuple[Proposal, ProposalVersion, Coalition]:
    proposal = queries.proposal(session, proposal_id, lock=True)
    me = actor.seat_id(proposal.coalition_id) if actor else None
    mine = queries.draft_of(session, proposal.id, me)
    subject = queries.subject(proposal)
    require(actor, Permission.PROPOSAL_DRAFT, subject if mine is None else queries.draft_subject(proposal, mine))
    acting(session, actor, proposal.coalition_id)
    if mine is None:
        raise NotFound
    return proposal, mine, coalitions.coalition(session, proposal.coalition_id)


def _ask(session: Session, proposal: Proposal, text: ProposalVersion, draft: TextDraft) -> None:
    """Ask whom the text names and in whose name it is said; with everyone's yes, or nobody to ask, it goes out."""
    wanted = _people(draft, text.by_membership)
    text.in_name = draft.in_name
    text.names = [str(one) for one in dict.fromkeys(draft.names)]
    text.with_people = [str(one) for one in dict.fromkeys(draft.with_people)]
    session.add(text)
    session.flush()
    if consents.ask_first(session, _wanted(proposal, text, wanted, draft.mandates)):
        publish(session, proposal, text, clock.now())


def _people(draft: TextDraft, me: UUID) -> dict[UUID, ConsentKind]:
    """Who is asked, and for what. Raises InvalidInput where the form contradicts itself."""
    if draft.in_name is not InName.OWN and not draft.with_people:
        raise wrong_field("/with_people", "nobody_with_me")
    return whom_to_ask(me, draft.names, draft.in_name, draft.with_people)


def _wanted(
    proposal: Proposal, text: ProposalVersion, people_asked: dict[UUID, ConsentKind], mandates: dict[UUID, UUID]
) -> consents.Wanted:
    return consents.Wanted(
        coalition_id=proposal.coalition_id,
        thing_kind=ThingKind.PROPOSAL_VERSION,
        thing_id=text.id,
        title=text.title,
        text=text.text,
        from_=text.by_membership,
        asked=people_asked,
        audience=Audience.COALITION,
        mandates=mandates,
        # What it would do, how long and until when is part of what one says yes to.
        extra=canonical(payload=text.payload, trial_days=text.trial_days, review_on=text.review_on.isoformat()),
    )


def publish(session: Session, proposal: Proposal, text: ProposalVersion, now: datetime) -> bool:
    """Tell a text to all, if it is still the next one. Its caller holds the proposal. Whether it went out."""
    closed = coalitions.coalition(session, proposal.coalition_id).status is CoalitionStatus.CLOSED
    # Nothing is told in the name of who has left.
    left = bool(queries.left_members(session, {text.by_membership}))
    if closed or left or text.held or text.base != proposal.version or proposal.status not in queries.PUBLISHABLE:
        return False
    proposal.version += 1
    text.number, text.published_at = proposal.version, now
    for name in ("title", "text", "payload", "review_on", "trial_days", "in_name"):
        setattr(proposal, name, getattr(text, name))
    session.add_all([proposal, text])
    session.flush()
    reviews.note_about(session, proposal, effects.EFFECTS[proposal.kind].agreement)
    request.went_out(session, text.id)
    if proposal.version == 1:
        _open(session, proposal, now)
    else:
        _amended(session, proposal, text, now)
    settling.settle(session, proposal, now)
    return True


def _open(session: Session, proposal: Proposal, now: datetime) -> None:
    """The round opens: who is asked is fixed from here on."""
    members = coalitions.active_members(session, proposal.coalition_id)
    stages.freeze(session, proposal.id, (member.id for member in members))
    proposal.opened_at = now
    small = proposal.weight is Weight.SMALL
    record(session, ProposalTold(coalition_id=proposal.coalition_id, thing_id=proposal.id), by=proposal.proposed_by)
    first = ProposalStatus.CHOOSING if proposal.kind in rules.CHOSEN else ProposalStatus.QUESTIONS
    stage = settling.move(session, proposal, ProposalStatus.TOLD if small else first, now)
    if proposal.kind not in rules.CHOSEN and rounds.in_round(session, proposal.id, proposal.proposed_by):
        # One's own proposal is one's own yes, and needs no question of one's own.
        hearing.own_yes(session, proposal, stage, small=small)


def _amended(session: Session, proposal: Proposal, text: ProposalVersion, now: datetime) -> None:
    record(session, ProposalAmended(coalition_id=proposal.coalition_id, thing_id=proposal.id), by=text.by_membership)
    if proposal.status is not ProposalStatus.INTEGRATING:
        return
    stage = rounds.open_stage(session, proposal.id)
    if stage is not None:
        hearing.close_silences(session, proposal, stage, now)
    if proposal.kind in rules.CHOSEN:
        settling.move(session, proposal, ProposalStatus.CHOOSING, now)
        return
    heard = any(one.name is StageName.CONSENT for one in rounds.stages(session, proposal.id))
    if not heard:
        settling.move(session, proposal, ProposalStatus.QUESTIONS, now)
        return
    settling.move(session, proposal, ProposalStatus.CONSENT, now)
    if text.change is Change.WORDING:
        hearing.carry(session, proposal)


def halt(session: Session, proposal: Proposal, text: ProposalVersion, now: datetime) -> None:
    """A yes was taken back: what was told is told no more, and what is open is reworked. A decision stands."""
    if proposal.status is ProposalStatus.ADOPTED and proposal.version == text.number:
        afterwards.yes_taken_back(session, proposal, text, now)
        return
    text.withheld_at = now
    session.add(text)
    touch(session.info, proposal.coalition_id)
    if proposal.version != text.number:
        return
    proposal.title, proposal.text, proposal.payload, proposal.in_name = "", "", {}, InName.OWN
    session.add(proposal)
    if proposal.status not in rules.OPEN:
        return
    if proposal.status is not ProposalStatus.INTEGRATING:
        if proposal.status is ProposalStatus.CONSENT and (stage := rounds.open_stage(session, proposal.id)):
            hearing.take_in(session, proposal, stage, now)
        settling.integrate(session, proposal, Turned.YES_WITHDRAWN, now)
    else:
        proposal.turned_by, proposal.reason = Turned.YES_WITHDRAWN, None

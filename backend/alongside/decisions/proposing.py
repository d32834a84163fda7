"""Proposing, asking first, and writing versions. What a text names goes out only with these people's yes (P3)."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionClosed, CoalitionStatus
from alongside.consents import asking as consents
from alongside.consents.rules import Audience, ConsentKind, InName, ThingKind, whom_to_ask
from alongside.consents.wording import canonical
from alongside.core import clock
from alongside.core.errors import NotFound, wrong_field
from alongside.decisions import carrying, effects, publishing, queries, rules, waiting
from alongside.decisions.carrying import InIt
from alongside.decisions.drafts import ProposalDraft, TextDraft, VersionDraft, WhatIsSaid
from alongside.decisions.models import Proposal, ProposalVersion
from alongside.decisions.rules import Change, Kind, ProposalStatus, Turned, Weight
from alongside.permissions.actor import Actor
from alongside.permissions.dependencies import ChangedMeanwhile
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.rounds import queries as rounds


def propose(session: Session, coalition_id: UUID, draft: ProposalDraft, *, actor: Actor | None) -> Proposal:
    """Write a proposal; it is told at once, unless it names somebody or speaks for them, who is asked before.

    Raises CoalitionClosed, NobodyToAsk, InvalidInput, and what asking refuses with.
    """
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.PROPOSAL_MAKE, coalitions.subject(coalition))
    proposer = acting(session, actor, coalition_id)
    kind = Kind(draft.kind)
    weight = _weight(kind, draft.weight)
    first = _written(session, coalition, About(kind, weight, told=False), draft, proposer)
    proposal = Proposal(
        coalition_id=coalition_id,
        kind=kind,
        weight=weight,
        title=first.title,
        text=first.text,
        payload=first.payload,
        review_on=first.review_on,
        proposed_by=proposer,
    )
    session.add(proposal)
    session.flush()
    first.proposal_id = proposal.id
    _ask(session, proposal, first, _in_it(draft), set())
    return proposal


def redraft(session: Session, proposal_id: UUID, draft: TextDraft, *, base: int, actor: Actor | None) -> Proposal:
    """Change one's own words that still wait for a yes; everyone they name is asked about the new ones.

    `base` is the version that its writer has before them, so that a draft which another version overtook can go out
    after all. Raises NotFound, NotInThisRound, ProposalClosed, ChangedMeanwhile, SameAsBefore, InvalidInput.
    """
    proposal, mine, coalition = _own_draft(session, proposal_id, actor)
    if proposal.status not in queries.PUBLISHABLE:
        raise rules.ProposalClosed.being(proposal.status)
    if proposal.version > 0:
        rounds.hold_place(session, proposal.id, mine.by_membership)
    if proposal.version != base:
        raise ChangedMeanwhile
    text = _written(session, coalition, _about(proposal), draft, mine.by_membership)
    before = carrying.named_in(mine) | _named_before(session, proposal)
    for name in ("title", "text", "payload", "review_on", "trial_days"):
        setattr(mine, name, getattr(text, name))
    mine.held, mine.base, mine.written_at = False, base, clock.now()
    if proposal.version > 0:
        mine.change = _change(proposal, mine, mine.change)
    else:
        proposal.title, proposal.text, proposal.payload = text.title, text.text, text.payload
        proposal.review_on = text.review_on
        session.add(proposal)
    _ask(session, proposal, mine, _in_it(draft), before)
    return proposal


def drop_draft(session: Session, proposal_id: UUID, *, actor: Actor | None) -> Proposal:
    """Drop one's own next version that waits for a yes; the questions about it are taken back."""
    proposal, mine, _ = _own_draft(session, proposal_id, actor)
    if proposal.version == 0:
        raise rules.ProposalClosed.being(proposal.status)
    waiting.discard(session, mine)
    return proposal


def amend(session: Session, proposal_id: UUID, draft: VersionDraft, *, base: int, actor: Actor | None) -> Proposal:
    """Write the next version. Any member of the round can, and none while consent is given.

    Whom the version before named is asked anew, unless its writer takes them out: then it calls them by name no more.

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
    text = _written(session, coalition, _about(proposal), draft, me)
    text.proposal_id, text.base, text.note = proposal.id, base, draft.note
    text.change = _change(proposal, text, draft.change)
    earlier = queries.draft_of(session, proposal.id, me)
    if earlier is not None:
        waiting.discard(session, earlier)
    before = queries.version(session, proposal.id, base)
    _ask(session, proposal, text, carrying.over(session, before, draft, me), carrying.named_in(before))
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


class About(NamedTuple):
    """What a text is proposed as, and whether a version of it was told before."""

    kind: Kind
    weight: Weight
    told: bool


def _about(proposal: Proposal) -> About:
    return About(proposal.kind, proposal.weight, told=proposal.version > 0)


def _written(session: Session, coalition: Coalition, about: About, draft: WhatIsSaid, by: UUID) -> ProposalVersion:
    """A text, checked for what its kind can do today."""
    if coalition.status is CoalitionStatus.CLOSED:
        raise CoalitionClosed
    today = coalitions.today(coalition)
    kind, weight, told = about
    review_on: date = draft.review_on or today + rules.REVIEW_IN
    if code := rules.wrong_review(review_on, today, rules.heard_by(today, kind, weight, told=told), weight):
        raise wrong_field("/review_on", code)
    if draft.trial_days is not None and not effects.EFFECTS[kind].can_be_tried:
        raise wrong_field("/trial_days", "no_trial_of_this")
    payload = effects.checked(kind, draft.payload, today)
    effects.refers_to_what_is_there(session, coalition.id, kind, payload)
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


def _named_before(session: Session, proposal: Proposal) -> set[UUID]:
    """Whom the version that was told last names."""
    if proposal.version == 0:
        return set()
    return carrying.named_in(queries.version(session, proposal.id, proposal.version))


def _in_it(draft: TextDraft) -> InIt:
    return InIt(draft.names, draft.in_name, draft.with_people, draft.mandates)


def _ask(session: Session, proposal: Proposal, text: ProposalVersion, now: InIt, earlier: set[UUID]) -> None:
    """Ask whom the text names and in whose name it is said; with everyone's yes, or nobody to ask, it goes out.

    `earlier` were in the text before: who no longer is must not be called by name in it.
    """
    wanted = _people(now, text.by_membership)
    carrying.check_taken_out(session, text, earlier, now)
    text.in_name = now.in_name
    text.names = [str(one) for one in dict.fromkeys(now.names)]
    text.with_people = [str(one) for one in dict.fromkeys(now.with_people)]
    session.add(text)
    session.flush()
    if consents.ask_first(session, _wanted(proposal, text, wanted, now.mandates)):
        publishing.publish(session, proposal, text, clock.now())


def _people(now: InIt, me: UUID) -> dict[UUID, ConsentKind]:
    """Who is asked, and for what. Raises InvalidInput where the form contradicts itself."""
    if now.in_name is not InName.OWN and not now.with_people:
        raise wrong_field("/with_people", "nobody_with_me")
    return whom_to_ask(me, now.names, now.in_name, now.with_people)


def _wanted(
    proposal: Proposal, text: ProposalVersion, people_asked: dict[UUID, ConsentKind], mandates: Mapping[UUID, UUID]
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
        # What it would do, how long, until when and in whose name is part of what one says yes to, and shown with it.
        extra=canonical(
            kind=proposal.kind.value,
            payload=text.payload,
            trial_days=text.trial_days,
            review_on=text.review_on.isoformat(),
            note=text.note,
            in_name=text.in_name.value,
        ),
    )

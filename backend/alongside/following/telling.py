"""Telling followers in whose name, and asking first whom a sentence names or speaks for (product.md S3, S9)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.coalitions.rules import not_closed
from alongside.consents import service as consents
from alongside.consents.asking import Wanted
from alongside.consents.asking import ask_first as put
from alongside.consents.asking import cleared as all_said_yes
from alongside.consents.needs import needed
from alongside.consents.rules import REFUSALS_KEPT, Audience, ConsentKind, InName, ThingKind, whom_to_ask
from alongside.consents.wording import canonical
from alongside.core import clock
from alongside.core.errors import wrong_field
from alongside.following import queries, service
from alongside.following.models import ToldDraft
from alongside.following.rules import LineIsOut, ToldThing
from alongside.following.schemas import ToldSentence
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission, Subject

LONGEST = 280


@dataclass(frozen=True, slots=True)
class AsOfNow:
    """A thing as followers can be told of it now, and the seats that carry it: each of them says "ours", or nobody."""

    coalition_id: UUID
    title: str
    stage: str
    carried_by: frozenset[UUID]


class Look(Protocol):
    """How a thing is now; `lock` holds it. Raises NotFound."""

    def __call__(self, session: Session, thing_id: UUID, /, *, lock: bool) -> AsOfNow: ...


_things: dict[ToldThing, Look] = {}


def told_of(thing: ToldThing) -> Callable[[Look], Look]:
    """Register how one kind of thing is looked at: what followers are told of stands above following."""

    def register(look: Look) -> Look:
        _things[thing] = look
        return look

    return register


def say(session: Session, thing: ToldThing, thing_id: UUID, words: ToldSentence, *, by: UUID) -> None:
    """Tell followers a sentence, or ask first; the caller holds the thing and asks for the right.

    Raises InvalidInput, AskingOneself, NotInCoalition, MandateNotYours, MandateOver, MandateElsewhere.
    """
    now = _things[thing](session, thing_id, lock=True)
    draft = ToldDraft(coalition_id=now.coalition_id, sentence=words.sentence, written_by=by)
    draft.action_id, draft.initiative_id = _of(thing, thing_id)
    _write(draft, words)
    if words == ToldSentence(sentence=words.sentence):
        _tell(session, draft, now)
        return
    session.add(draft)
    session.flush()
    _ask_first(session, draft, words, now)


def redraft(session: Session, draft_id: UUID, words: ToldSentence, *, actor: Actor | None) -> ToldDraft:
    """Write one's own sentence anew while it waits for a yes: whoever is in it is asked about the new words.

    Raises NotFound, CoalitionClosed, LineIsOut, and what `say` raises.
    """
    acting(session, actor, queries.draft(session, draft_id).coalition_id)
    draft = hold(session, draft_id)
    now = as_of_now(session, draft)
    require(actor, Permission.TOLD_DRAFT, subject(draft, now.carried_by))
    not_closed(coalitions.coalition(session, draft.coalition_id).status)
    _still_waits(draft)
    _write(draft, words)
    session.flush()
    _ask_first(session, draft, words, now)
    return draft


def drop(session: Session, draft_id: UUID, *, actor: Actor | None) -> None:
    """Let one's own sentence be: whoever was asked is asked no more. Raises NotFound, LineIsOut."""
    acting(session, actor, queries.draft(session, draft_id).coalition_id)
    draft = hold(session, draft_id)
    require(actor, Permission.TOLD_DRAFT, subject(draft))
    _still_waits(draft)
    _ask(session, draft, {}, {})
    draft.dropped_at = clock.now()


def hold(session: Session, draft_id: UUID) -> ToldDraft:
    """The sentence, held after what it is about and before the questions about it. Raises NotFound."""
    as_of_now(session, queries.draft(session, draft_id), lock=True)
    return queries.draft(session, draft_id, lock=True)


def cleared(session: Session, draft_id: UUID) -> None:
    """With the last yes it is told, if its writer still carries the thing; ours needs all who carry it now."""
    draft = hold(session, draft_id)
    now = as_of_now(session, draft)
    if draft.told_id is not None or draft.written_by not in now.carried_by or not _all_said_yes(session, draft, now):
        return
    draft.told_id = _tell(session, draft, now)
    session.add(draft)
    session.flush()
    consents.went_out(session, draft.id)


def halted(session: Session, draft_id: UUID) -> None:
    """A yes was taken back: followers no longer read the line, and it waits again. What was taken back stays so."""
    draft = hold(session, draft_id)
    if draft.told_id is None or queries.told(session, draft.told_id, lock=True).taken_back_at is not None:
        return
    service.take_back(session, draft.told_id, by=None)
    draft.told_id = None
    session.add(draft)
    session.flush()


def reworded(session: Session, draft_id: UUID, words: str) -> tuple[None, str]:
    """It takes the words of a yes with changes. Raises InvalidInput, LineIsOut."""
    draft = hold(session, draft_id)
    _still_waits(draft)
    if len(words) > LONGEST or "\n" in words:
        raise wrong_field("/text", "too_long", max=LONGEST)
    draft.sentence = words
    session.add(draft)
    session.flush()
    return None, words


def forget_untold(session: Session, now: datetime) -> int:
    """Drop the sentences that were let be, thirty days later, with the refusals they may have met; say how many."""
    forgotten = queries.never_told(session, now - REFUSALS_KEPT)
    for draft in forgotten:
        session.delete(draft)
    return len(forgotten)


def as_of_now(session: Session, draft: ToldDraft, *, lock: bool = False) -> AsOfNow:
    """What a sentence is about, as it is now."""
    return _things[draft.thing](session, draft.thing_id, lock=lock)


def subject(draft: ToldDraft, carried_by: frozenset[UUID] | None = None) -> Subject:
    """A sentence as the law sees it: to all but its writer it does not exist. Who carries the thing writes about it."""
    writer = frozenset({draft.written_by})
    return Subject(draft.coalition_id, authors=writer if carried_by is None else writer & carried_by, narrow=writer)


def _still_waits(draft: ToldDraft) -> None:
    if draft.told_id is not None:
        raise LineIsOut


def _of(thing: ToldThing, thing_id: UUID) -> tuple[UUID | None, UUID | None]:
    return (thing_id, None) if thing is ToldThing.ACTION else (None, thing_id)


def _write(draft: ToldDraft, words: ToldSentence) -> None:
    draft.sentence, draft.in_name = words.sentence, words.in_name
    draft.names = [str(one) for one in words.names]
    draft.with_people = [str(one) for one in words.with_people]


def _tell(session: Session, draft: ToldDraft, now: AsOfNow) -> UUID:
    return service.tell(
        session,
        coalition_id=draft.coalition_id,
        action_id=draft.action_id,
        initiative_id=draft.initiative_id,
        title=now.title,
        stage=now.stage,
        sentence=draft.sentence,
        by=draft.written_by,
    ).id


def _ask_first(session: Session, draft: ToldDraft, words: ToldSentence, now: AsOfNow) -> None:
    together = now.carried_by if words.in_name is InName.OURS else frozenset()
    asked = whom_to_ask(draft.written_by, words.names, words.in_name, words.with_people, together)
    _ask(session, draft, asked, words.mandates)
    cleared(session, draft.id)


def _all_said_yes(session: Session, draft: ToldDraft, now: AsOfNow) -> bool:
    """Whether it can be told now. Who came to carry the thing meanwhile is asked, too, before it is called ours."""
    if draft.in_name is InName.OURS:
        asked = {one.to_membership: one.kind for one in needed(session, draft.id)}
        joined = now.carried_by - {draft.written_by} - asked.keys()
        if joined and not _ask(session, draft, asked | dict.fromkeys(joined, ConsentKind.OURS), {}):
            return False
    return all_said_yes(session, draft.id)


def _ask(session: Session, draft: ToldDraft, asked: dict[UUID, ConsentKind], mandates: dict[UUID, UUID]) -> bool:
    wanted = Wanted(
        coalition_id=draft.coalition_id,
        thing_kind=ThingKind.TOLD,
        thing_id=draft.id,
        title=None,
        text=draft.sentence,
        from_=draft.written_by,
        asked=asked,
        audience=Audience.FOLLOWERS,
        mandates=mandates,
        extra=canonical(thing_id=draft.thing_id, in_name=draft.in_name.value),
    )
    return put(session, wanted)

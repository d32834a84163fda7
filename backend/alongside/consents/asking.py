"""Asking first: what names a person or speaks for one waits for exactly these people's yes to exactly these words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.consents import queries, rules
from alongside.consents.models import ConsentMissing, ConsentRequest
from alongside.consents.rules import Audience, ConsentKind, ConsentState, ThingKind
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.mandates import queries as mandates
from alongside.mandates.rules import MandateNotYours


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be said, by whom, and whose yes it needs."""

    coalition_id: UUID
    thing_kind: ThingKind
    thing_id: UUID
    title: str | None
    text: str
    from_: UUID
    asked: Mapping[UUID, ConsentKind]
    audience: Audience
    mandates: Mapping[UUID, UUID] = field(default_factory=dict)

    @property
    def text_hash(self) -> str:
        return rules.text_hash(rules.wording(self.title, self.text))


def ask_first(session: Session, wanted: Wanted) -> bool:
    """Make exactly these questions live for a thing, which its caller holds; whether all have said yes to it now.

    Raises AskingOneself, NotInCoalition, MandateNotYours, MandateOver, MandateElsewhere.
    """
    if wanted.from_ in wanted.asked:
        raise rules.AskingOneself
    for membership_id in wanted.asked:
        can_be_asked(session, wanted.coalition_id, membership_id)
    if not wanted.mandates.keys() <= wanted.asked.keys():
        raise MandateNotYours
    known = {asked.to_membership: asked for asked in queries.of_thing(session, wanted.thing_id)}
    today = coalitions.today(coalitions.coalition(session, wanted.coalition_id))
    _forget_missing(session, wanted.thing_id)
    for membership_id, kind in wanted.asked.items():
        before = known.get(membership_id)
        if before is None:
            asked = _new(session, wanted, membership_id, kind, today)
        else:
            asked = _again(session, before, wanted, kind, today)
        _by_mandate(session, asked, wanted)
    for membership_id, before in known.items():
        if membership_id not in wanted.asked:
            _drop(session, before)
    session.flush()
    return queries.cleared(session, wanted.thing_id)


def can_be_asked(session: Session, coalition_id: UUID, membership_id: UUID) -> None:
    """Whether somebody is in the coalition now, welcomed or not. Raises NotInCoalition."""
    try:
        coalitions.present(session, coalition_id, membership_id)
    except NotFound as error:
        raise rules.NotInCoalition from error


def _new(session: Session, wanted: Wanted, to: UUID, kind: ConsentKind, today: date) -> ConsentRequest:
    asked = ConsentRequest(
        coalition_id=wanted.coalition_id,
        kind=kind,
        from_membership=wanted.from_,
        to_membership=to,
        thing_kind=wanted.thing_kind,
        thing_id=wanted.thing_id,
        title=wanted.title,
        text=wanted.text,
        text_hash=wanted.text_hash,
        audience=wanted.audience,
        answer_by=today + rules.TIME_TO_ANSWER,
    )
    session.add(asked)
    session.flush()
    touch(session.info, *queries.people(session, asked))
    return asked


def _again(session: Session, asked: ConsentRequest, wanted: Wanted, kind: ConsentKind, today: date) -> ConsentRequest:
    was = (asked.text_hash, asked.kind, asked.audience, asked.from_membership)
    same = was == (wanted.text_hash, kind, wanted.audience, wanted.from_)
    asked.dropped_at = None
    before = rules.state_on(asked.state, asked.answer_by, today)
    asked.state = rules.reasked(before, same=same)
    if asked.state is ConsentState.ASKED and not (same and before is ConsentState.ASKED):
        asked.kind, asked.audience, asked.from_membership = kind, wanted.audience, wanted.from_
        asked.title, asked.text, asked.text_hash = wanted.title, wanted.text, wanted.text_hash
        asked.asked_at, asked.answer_by = clock.now(), today + rules.TIME_TO_ANSWER
        asked.answered_at = asked.changed_text = asked.mandate_id = asked.out_at = None
        asked.landed = asked.landed_at = None
        touch(session.info, *queries.people(session, asked))
    return asked


def _by_mandate(session: Session, asked: ConsentRequest, wanted: Wanted) -> None:
    """A mandate is a yes given beforehand; what was refused since stays refused."""
    given = wanted.mandates.get(asked.to_membership)
    if given is None:
        return
    mandates.used_by(
        session,
        given,
        coalition_id=wanted.coalition_id,
        holder=wanted.from_,
        giver=asked.to_membership,
        audience=wanted.audience.value,
    )
    if asked.state in rules.LIVE:
        asked.state, asked.mandate_id, asked.answered_at = ConsentState.YES, given, clock.now()


def _drop(session: Session, asked: ConsentRequest) -> None:
    """The thing names them no longer. A refusal stays one, should the name come back."""
    if asked.dropped_at is not None:
        return
    asked.dropped_at = clock.now()
    if asked.state in rules.LIVE | rules.SAID:
        asked.state = ConsentState.WITHDRAWN
    touch(session.info, *queries.people(session, asked))


def _forget_missing(session: Session, thing_id: UUID) -> None:
    missing = session.get(ConsentMissing, thing_id)
    if missing is not None:
        session.delete(missing)

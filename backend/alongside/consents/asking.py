"""Asking first: what names a person or speaks for one waits for exactly these people's yes to exactly these words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.consents import needs, queries, rules, wording
from alongside.consents.models import ConsentMissing, ConsentRequest
from alongside.consents.rules import Audience, ConsentKind, ConsentState, ThingKind
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.mandates import queries as mandates
from alongside.mandates.rules import MandateNotYours


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be said, by whom, and whose yes it needs.

    `extra` is what else the thing would do, as canonical JSON: it is shown beside the words, and a change of it asks
    again.
    """

    coalition_id: UUID
    thing_kind: ThingKind
    thing_id: UUID
    title: str | None
    text: str
    from_: UUID
    asked: Mapping[UUID, ConsentKind]
    audience: Audience = Audience.COALITION
    mandates: Mapping[UUID, UUID] = field(default_factory=dict)
    extra: str | None = None

    @property
    def text_hash(self) -> str:
        return wording.text_hash(wording.wording(self.title, self.text), self.extra)


def ask_first(session: Session, wanted: Wanted) -> bool:
    """Make exactly these questions live for a thing, which its caller holds; whether all have said yes to it now.

    Other words ask everybody again, but for those who said no or took their yes back: for them the author takes the
    name out. Who took it back can give it again, to the words as they are now. Who is no longer in it is not asked.
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
    return cleared(session, wanted.thing_id)


def cleared(session: Session, thing_id: UUID) -> bool:
    """Whether everybody whom a thing names, or who is to say it too, has said yes to these words; nobody is enough.

    The questions are held, so that a yes taken back meanwhile and what the yes was for do not both come to pass: the
    caller holds the thing itself first. A question that its asker took back leaves the name in the thing, so it still
    waits; what it waits for is gone only once the thing is saved without it (`ask_first`). What has not gone out yet
    needs all of them still there, and every mandate still good: where one is not, its giver is asked after all.
    """
    gates = needs.needed(session, thing_id)
    ahead = [asked for asked in gates if asked.out_at is None]
    for asked in ahead:
        if asked.state is ConsentState.YES and asked.mandate_id is not None and not _still_good(session, asked):
            ask_after_all(session, asked)
    return (
        all(asked.state is ConsentState.YES for asked in gates)
        and len({asked.text_hash for asked in gates}) <= 1
        and not queries.gone(session, [asked.to_membership for asked in ahead])
        and session.get(ConsentMissing, thing_id) is None
    )


def ask_after_all(session: Session, asked: ConsentRequest) -> None:
    """The mandate that stood for a yes has ended before it was used: its giver is asked."""
    today = coalitions.today(coalitions.coalition(session, asked.coalition_id))
    asked.state, asked.mandate_id, asked.answered_at = ConsentState.ASKED, None, None
    asked.asked_at, asked.answer_by = clock.now(), today + rules.TIME_TO_ANSWER
    touch(session.info, *queries.people(session, asked))
    session.flush()


def _still_good(session: Session, asked: ConsentRequest) -> bool:
    today = coalitions.today(coalitions.coalition(session, asked.coalition_id))
    return asked.mandate_id is not None and mandates.is_live(session, asked.mandate_id, today)


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
        extra=wanted.extra,
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
    if not (same and before is asked.state) and asked.state in rules.TAKES_WORDS:
        asked.kind, asked.audience, asked.from_membership = kind, wanted.audience, wanted.from_
        asked.title, asked.text = wanted.title, wanted.text
        asked.extra, asked.text_hash = wanted.extra, wanted.text_hash
        asked.asked_at, asked.answer_by = clock.now(), today + rules.TIME_TO_ANSWER
        if asked.state is ConsentState.ASKED and not _said_yes_before(before, asked):
            asked.answered_at = None
        asked.changed_text = asked.mandate_id = asked.out_at = asked.landed = asked.landed_at = None
        touch(session.info, *queries.people(session, asked))
    return asked


def _said_yes_before(before: ConsentState, asked: ConsentRequest) -> bool:
    """Whether they themselves said yes to earlier words of it: then they are told that these are others."""
    return before in rules.SAID | {ConsentState.ASKED} and asked.mandate_id is None


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


def let_go(session: Session, thing_id: UUID, *, but: UUID | None = None) -> None:
    """Nothing about this thing is asked any more, `but` of this membership: the text is gone, or another's now."""
    _forget_missing(session, thing_id)
    for asked in queries.of_thing(session, thing_id):
        if asked.to_membership != but:
            _drop(session, asked)
    session.flush()


def _forget_missing(session: Session, thing_id: UUID) -> None:
    missing = session.get(ConsentMissing, thing_id)
    if missing is not None:
        session.delete(missing)

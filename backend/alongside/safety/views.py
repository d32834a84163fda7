"""Representations of mutes, reports and folds: to each reader what is theirs."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.core import clock
from alongside.core.locales import DEFAULT_LANGUAGE, say
from alongside.folds import queries as folds
from alongside.folds.models import Fold
from alongside.folds.rules import Thing
from alongside.permissions.actor import Actor
from alongside.permissions.policy import SignInNeeded, knows_of, require
from alongside.permissions.vocabulary import NOTHING, Permission
from alongside.safety import drawing, queries, rules, service, things
from alongside.safety.models import Look, Report, Reporting
from alongside.safety.schemas import (
    FoldedText,
    FoldedTexts,
    FoldOut,
    FoldsOut,
    MuteOut,
    MutesOut,
    ReportableOut,
    ReportMade,
    ReportsOut,
    ReportToLookAt,
    ThingOut,
)

NOT_REPORTABLE = (
    rules.ReportingOneself,
    rules.NothingWritten,
    rules.AlreadyFolded,
    rules.AlreadyReported,
    rules.TooFewToLook,
)


def reportable(session: Session, thing: Thing, *, actor: Actor | None) -> ReportableOut:
    """What a report would meet, before anybody writes one. Raises NotFound."""
    written = things.find(session, thing)
    require(actor, Permission.REPORT_MAKE, written.subject)
    me = actor.seat_id(written.coalition_id) if actor else None
    try:
        if me:
            service.check(session, thing, written, me)
        drawing.eligible(session, written, [me] if me else [])
    except NOT_REPORTABLE as refused:
        words = say(actor.language if actor else DEFAULT_LANGUAGE, refused.code)
        return ReportableOut(text=written.text, words=words, abilities={"report": False})
    return ReportableOut(text=written.text, words=None, abilities={"report": True})


def mutes(session: Session, *, actor: Actor | None) -> MutesOut:
    """Whom one muted."""
    me = _oneself(actor)
    return MutesOut(
        items=[
            MuteOut(
                membership_id=seat.id,
                coalition_id=seat.coalition_id,
                name=seat.name if seat.left_at is None else None,
                since=since,
            )
            for seat, since in queries.muted_seats(session, me.person_id)
        ]
    )


def mine(session: Session, *, actor: Actor | None) -> ReportsOut:
    """What one was drawn for, and what one reported."""
    me = _oneself(actor)
    looking = _there(session, queries.to_look_at(session, me))
    made = queries.made_by(session, me)
    until = folds.folded(session, [found.thing_id for found, _ in made], clock.now())
    words = queries.words_of(session, [found.id for found, _ in looking])
    return ReportsOut(
        to_look_at=[_to_look_at(found, look, words[found.id]) for found, look in looking],
        made=[_made(found, reporting, until.get(found.thing_id)) for found, reporting in made],
    )


def _there(session: Session, looking: list[tuple[Report, Look]]) -> list[tuple[Report, Look]]:
    """Those whose words one who looks would read anyway: what was reported shows nothing that was withheld since."""
    over = service.gone(session, [found for found, _ in looking])
    written = things.look_up_all(session, (Thing(found.thing_kind, found.thing_id) for found, _ in looking))

    def reads(found: Report, look: Look) -> bool:
        now = written.get(Thing(found.thing_kind, found.thing_id))
        return found.id not in over and now is not None and bool(things.may_look(now, [look.membership_id]))

    return [(found, look) for found, look in looking if reads(found, look)]


def made(session: Session, reporting: Reporting, actor: Actor | None) -> ReportMade:
    """What one has just reported."""
    return _made(queries.report(session, reporting.report_id), reporting, None)


def after_looking(session: Session, found: Report, actor: Actor | None) -> ReportsOut:
    """What is left to look at."""
    return mine(session, actor=actor)


def folded_in(session: Session, coalition_id: UUID, *, actor: Actor | None) -> FoldedTexts:
    """What is folded in a coalition now, of what the reader may know of."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.FOLD_READ, coalitions.subject(coalition))
    going_on = folds.going_on(session, coalition_id, clock.now())
    written = things.look_up_all(session, going_on)
    return FoldedTexts(
        items=[
            FoldedText(thing=ThingOut(kind=thing.kind, id=thing.id), until=until)
            for thing, until in going_on.items()
            if thing in written and knows_of(actor, written[thing].subject)
        ]
    )


def my_folds(session: Session, *, actor: Actor | None) -> FoldsOut:
    """What was folded of one's own, and why."""
    me = _oneself(actor)
    recent = folds.since(session, me.seats, clock.now() - rules.REASONS_SHOWN)
    written = things.as_it_was(session, [(_thing(one), one.since) for one in recent])
    own = [one for one in recent if _wrote(written.get((_thing(one), one.since)), me.seat_id(one.coalition_id))]
    return FoldsOut(
        items=[
            FoldOut(
                coalition_id=one.coalition_id,
                thing=ThingOut(kind=one.thing_kind, id=one.thing_id),
                reason=one.reason,
                since=one.since,
                until=one.until,
                decision_id=one.decision_id,
            )
            for one in own
        ]
    )


def _thing(fold: Fold) -> Thing:
    return Thing(fold.thing_kind, fold.thing_id)


def _wrote(written: things.Written | None, seat: UUID | None) -> bool:
    return written is not None and seat in written.authors


def _made(found: Report, reporting: Reporting, until: datetime | None) -> ReportMade:
    return ReportMade(
        id=found.id,
        coalition_id=found.coalition_id,
        thing=ThingOut(kind=found.thing_kind, id=found.thing_id),
        words=reporting.words,
        state=found.state,
        folded_until=until,
        made_at=reporting.at,
    )


def _to_look_at(found: Report, look: Look, words: list[str]) -> ReportToLookAt:
    return ReportToLookAt(
        id=found.id,
        coalition_id=found.coalition_id,
        thing=ThingOut(kind=found.thing_kind, id=found.thing_id),
        text=found.text,
        words=words,
        asked_at=look.asked_at,
        answer_by=look.asked_at + rules.TIME_TO_LOOK,
        my_answer=look.verdict,
        abilities={"answer": look.verdict is None},
    )


def _oneself(actor: Actor | None) -> Actor:
    require(actor, Permission.SELF_MANAGE, NOTHING)
    if actor is None:
        raise SignInNeeded
    return actor

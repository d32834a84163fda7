"""Reporting a text, looking at it, and what time does. Nothing here is an event: only a fold can be seen by all."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import acting
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.live import touch
from alongside.folds import queries as folds
from alongside.folds import service as folding
from alongside.folds.rules import Thing
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.safety import drawing, queries, rules, things
from alongside.safety.models import Look, Report, Reporting, ReportLot
from alongside.safety.rules import ReportState
from alongside.safety.schemas import LookAnswer, ReportDraft
from alongside.safety.things import Written


def report(session: Session, draft: ReportDraft, *, actor: Actor | None) -> Reporting:
    """Report a text that one reads. Whoever reports it too while it is looked at joins in, without learning of others.

    Raises NotFound, ReportingOneself, NothingWritten, AlreadyFolded, AlreadyReported, AskedToLook, TooFewToLook.
    """
    thing = Thing(draft.thing, draft.id)
    written = things.find(session, thing)
    require(actor, Permission.REPORT_MAKE, written.subject)
    reporter = acting(session, actor, written.coalition_id)
    coalitions.coalition(session, written.coalition_id, lock=True)
    about = queries.open_about(session, thing)
    if about is not None and gone(session, [about]):
        _end(session, about, ReportState.GONE)
        about = None
    made = check(session, thing, written, reporter)
    if about is None:
        about = _open(session, thing, written, reporter)
    elif any(look.membership_id == reporter for look in queries.looks(session, about.id)):
        raise rules.AskedToLook
    else:
        _wake(session, about)
    if made is None:
        made = Reporting(report_id=about.id, thing_id=thing.id, membership_id=reporter)
    made.report_id, made.words, made.at = about.id, draft.words, clock.now()
    session.add(made)
    session.flush()
    return made


def check(session: Session, thing: Thing, written: Written, reporter: UUID) -> Reporting | None:
    """What the reporter said of words that went from this text: of what it says now they have said nothing yet.

    Raises ReportingOneself, NothingWritten, AlreadyFolded, AlreadyReported.
    """
    if reporter in written.authors:
        raise rules.ReportingOneself
    if not written.text:
        raise rules.NothingWritten
    if folds.folded(session, [thing.id], clock.now()):
        raise rules.AlreadyFolded
    before = queries.reported_by(session, thing, reporter)
    if before is not None and queries.report(session, before.report_id).state is not ReportState.GONE:
        raise rules.AlreadyReported
    return before


def _open(session: Session, thing: Thing, written: Written, reporter: UUID) -> Report:
    among = drawing.eligible(session, written, [reporter])
    made = Report(coalition_id=written.coalition_id, thing_kind=thing.kind, thing_id=thing.id, text=written.text)
    session.add(made)
    session.flush()
    drawing.draw(session, made, among, written.authors | {reporter}, rules.WHO_LOOK)
    return made


def answer(session: Session, report_id: UUID, said: LookAnswer, *, actor: Actor | None) -> Report:
    """Say whether to fold it, and why; of words that went meanwhile there is nothing to say any more.

    Raises NotFound for everyone but those who look, and for who reads it no longer or has part in it now;
    AlreadyLooked.
    """
    found = queries.report(session, report_id, lock=True)
    require(actor, Permission.REPORT_ANSWER, queries.subject(session, found))
    seat = acting(session, actor, found.coalition_id)
    looks = queries.looks(session, found.id)
    mine = next((look for look in looks if look.membership_id == seat and look.ended_at is None), None)
    if mine is None:
        raise NotFound
    if mine.verdict is not None:
        raise rules.AlreadyLooked
    if gone(session, [found]):
        _end(session, found, ReportState.GONE)
        return found
    if not things.may_look(things.find(session, Thing(found.thing_kind, found.thing_id)), [seat]):
        raise NotFound
    mine.verdict, mine.reason = said.answer, said.reason
    session.add(mine)
    session.flush()
    _settle(session, found, looks)
    return found


def _settle(session: Session, found: Report, looks: list[Look]) -> None:
    said = [look for look in looks if look.verdict is not None]
    state = rules.outcome(look.verdict for look in said if look.verdict is not None)
    if state is ReportState.FOLDED:
        # In an order that does not tell who said what first.
        reason = "\n\n".join(sorted(look.reason for look in said if look.reason))
        thing = Thing(found.thing_kind, found.thing_id)
        folding.fold(session, thing, coalition_id=found.coalition_id, reason=reason, now=clock.now())
        written = things.look_up(session, thing)
        touch(session.info, *queries.people(session, written.authors if written else ()))
    if state is not ReportState.OPEN:
        _end(session, found, state)


def gone(session: Session, reports: list[Report]) -> frozenset[UUID]:
    """Which of these open reports are about words that are there no longer."""
    about = {found.id: (Thing(found.thing_kind, found.thing_id), found.opened_at) for found in reports}
    now = things.look_up_all(session, (thing for thing, _ in about.values()))
    then = things.as_it_was(session, list(about.values()))
    return frozenset(id_ for id_, said in about.items() if things.gone(then.get(said), now.get(said[0])))


def end_gone(session: Session, now: datetime) -> int:
    """End the reports on words that were withheld, taken back or replaced since; nothing keeps them readable."""
    ended = 0
    for report_id in sorted(gone(session, queries.open_reports(session))):
        found = queries.report(session, report_id, lock=True)
        if found.state is ReportState.OPEN and gone(session, [found]):
            _end(session, found, ReportState.GONE)
            ended += 1
    return ended


def _end(session: Session, found: Report, state: ReportState) -> None:
    _wake(session, found)
    found.state, found.ended_at = rules.advance(found.state, state), clock.now()
    if state is ReportState.GONE:
        # What may be read nowhere else is not kept here either.
        found.text = ""
    for look in queries.looks(session, found.id):
        look.ended_at = look.ended_at or found.ended_at
    session.flush()


def _wake(session: Session, found: Report) -> None:
    """Those who look, and those who reported it."""
    seats = [look.membership_id for look in queries.looks(session, found.id)]
    seats += [one.membership_id for one in queries.reportings(session, [found.id])]
    touch(session.info, *queries.people(session, seats))


def replace_silent(session: Session, now: datetime) -> int:
    """Draw once more for who has not answered in three days, or left; whoever came in instead is not replaced."""
    due = queries.overdue(session, now - rules.TIME_TO_LOOK)
    for report_id in due:
        found = queries.report(session, report_id, lock=True)
        looks = queries.looks(session, report_id)
        gone = queries.gone(session, [look.membership_id for look in looks])
        for look in looks:
            late = look.asked_at <= now - rules.TIME_TO_LOOK or look.membership_id in gone
            if found.state is ReportState.OPEN and look.ended_at is None and look.verdict is None and late:
                _replace(session, found, look)
    return len(due)


def _replace(session: Session, found: Report, silent: Look) -> None:
    silent.ended_at = clock.now()
    reporters = {one.membership_id for one in queries.reportings(session, [found.id])}
    drawn = {look.membership_id for look in queries.looks(session, found.id)}
    written = things.look_up(session, Thing(found.thing_kind, found.thing_id))
    members = [one.id for one in coalitions.active_members(session, found.coalition_id)]
    among = things.may_look(written, members) - reporters - drawn if written else frozenset()
    if silent.instead or written is None or not among:
        _end(session, found, ReportState.STAYS)
    else:
        drawing.draw(session, found, among, written.authors | reporters, 1)


def forget_old(session: Session, now: datetime) -> int:
    """Drop reports a year after they ended, with everything that was said in them."""
    old = select(Report.id).where(col(Report.ended_at) < now - rules.REPORTS_KEPT)
    for part in (Look, ReportLot, Reporting):
        session.exec(delete(part).where(col(part.report_id).in_(old)))
    return session.exec(delete(Report).where(col(Report.ended_at) < now - rules.REPORTS_KEPT)).rowcount

"""Reads of mutes and reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from alongside.coalitions.models import Membership
from alongside.core.errors import NotFound
from alongside.folds.rules import Thing
from alongside.mutes import queries as mutes
from alongside.permissions.actor import Actor
from alongside.permissions.vocabulary import Subject
from alongside.safety.models import Look, Report, Reporting
from alongside.safety.rules import ReportState

SHOWN = 50


def muted_seats(session: Session, person_id: UUID) -> list[tuple[Membership, datetime]]:
    """Whom a person muted and since when, under each seat that bears the name which they muted."""
    found: dict[UUID, tuple[Membership, datetime]] = {}
    for mute in mutes.of_person(session, person_id):
        for seat in mutes.known_as(session, session.get_one(Membership, mute.muted_id)):
            found.setdefault(seat.id, (seat, mute.since))
    return list(found.values())


def at_odds(session: Session, parties: Collection[UUID], others: Collection[UUID]) -> frozenset[UUID]:
    """Those of the others who muted a party, or whom a party muted. For the lot alone: shown to nobody."""
    one, party = aliased(Membership), aliased(Membership)
    either = or_(mutes.muted(col(one.id), col(party.id)), mutes.muted(col(party.id), col(one.id)))
    found = select(one.id).join(party, col(party.id).in_(parties)).where(col(one.id).in_(others), either)
    return frozenset(session.exec(found))


def report(session: Session, report_id: UUID, *, lock: bool = False) -> Report:
    """One report; `lock` holds it, so that answers and the tick come one after another. Raises NotFound."""
    found = session.get(Report, report_id, with_for_update=True if lock else None, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def subject(session: Session, report: Report) -> Subject:
    """A report as the law sees it: there for those who look, and for nobody else."""
    looking = frozenset(look.membership_id for look in looks(session, report.id) if look.ended_at is None)
    return Subject(report.coalition_id, addressees=looking, narrow=looking)


def open_about(session: Session, thing: Thing) -> Report | None:
    """The open report of a text, held."""
    wanted = select(Report).where(col(Report.thing_id) == thing.id, col(Report.state) == ReportState.OPEN)
    return session.exec(wanted.with_for_update()).first()


def open_reports(session: Session) -> list[Report]:
    """Every report that is looked at now."""
    return list(session.exec(select(Report).where(col(Report.state) == ReportState.OPEN).order_by(col(Report.id))))


def reported_by(session: Session, thing: Thing, membership_id: UUID) -> Reporting | None:
    """That this member has reported this text, if they have."""
    wanted = select(Reporting).where(col(Reporting.thing_id) == thing.id, col(Reporting.membership_id) == membership_id)
    return session.exec(wanted).first()


def reportings(session: Session, report_ids: Iterable[UUID]) -> list[Reporting]:
    """Who reported it, and with which words."""
    wanted = select(Reporting).where(col(Reporting.report_id).in_(set(report_ids)))
    return list(session.exec(wanted.order_by(col(Reporting.at), col(Reporting.id))))


def words_of(session: Session, report_ids: Iterable[UUID]) -> defaultdict[UUID, list[str]]:
    """What was said to each of these reports, without who said it."""
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for one in reportings(session, report_ids):
        if one.words:
            found[one.report_id].append(one.words)
    return found


def looks(session: Session, report_id: UUID) -> list[Look]:
    """Everyone who was drawn for it, also who did not answer."""
    wanted = select(Look).where(col(Look.report_id) == report_id)
    return list(session.exec(wanted.order_by(col(Look.asked_at), col(Look.id))))


def to_look_at(session: Session, actor: Actor) -> list[tuple[Report, Look]]:
    """The open reports that the actor was drawn for, the one that waits longest first."""
    rows = session.exec(
        select(Report, Look)
        .join(Look, col(Look.report_id) == col(Report.id))
        .where(col(Look.membership_id).in_(_seats(actor)), col(Look.ended_at).is_(None))
        .order_by(col(Look.asked_at), col(Look.id))
    )
    return [(row[0], row[1]) for row in rows]


def made_by(session: Session, actor: Actor) -> list[tuple[Report, Reporting]]:
    """What the actor reported, the newest first."""
    rows = session.exec(
        select(Report, Reporting)
        .join(Reporting, col(Reporting.report_id) == col(Report.id))
        .where(col(Reporting.membership_id).in_(_seats(actor)))
        .order_by(col(Reporting.at).desc(), col(Reporting.id))
        .limit(SHOWN)
    )
    return [(row[0], row[1]) for row in rows]


def overdue(session: Session, before: datetime) -> list[UUID]:
    """Reports with somebody who was asked before a moment and has not answered, or who left."""
    rows = session.exec(
        select(Look.report_id)
        .join(Membership, col(Membership.id) == col(Look.membership_id))
        .where(
            col(Look.ended_at).is_(None),
            col(Look.verdict).is_(None),
            (col(Look.asked_at) <= before) | col(Membership.left_at).is_not(None),
        )
    )
    return sorted(set(rows))


def people(session: Session, seats: Iterable[UUID]) -> list[UUID]:
    """The accounts behind these seats: whose streams wake."""
    rows = select(Membership.person_id).where(col(Membership.id).in_(set(seats)), col(Membership.left_at).is_(None))
    return list(session.exec(rows))


def gone(session: Session, seats: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these seats were left."""
    rows = select(Membership.id).where(col(Membership.id).in_(set(seats)), col(Membership.left_at).is_not(None))
    return frozenset(session.exec(rows))


def _seats(actor: Actor) -> list[UUID]:
    return [seat.id for seat in actor.seats.values()]

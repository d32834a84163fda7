"""Who looks at a report: two by lot among those who read the text anyway and have nothing to do with it."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.core.live import touch
from alongside.rounds import lot
from alongside.safety import queries, things
from alongside.safety.models import Look, Report, ReportLot
from alongside.safety.rules import ELIGIBLE_AT_LEAST, TooFewToLook
from alongside.safety.things import Written


def eligible(session: Session, written: Written, reporters: Collection[UUID]) -> frozenset[UUID]:
    """The members who can look, listed or not. Raises TooFewToLook below three.

    Mutes are not counted here: that there are too few must not tell that somebody muted somebody.
    """
    members = [one.id for one in coalitions.active_members(session, written.coalition_id)]
    found = things.may_look(written, members) - set(reporters)
    if len(found) < ELIGIBLE_AT_LEAST:
        raise TooFewToLook
    return found


def draw(session: Session, report: Report, among: Collection[UUID], parties: Collection[UUID], places: int) -> None:
    """Draw and ask. Who muted a party, or is muted by one, comes in only where nobody else is left."""
    at_ease = set(among) - queries.at_odds(session, parties, among)
    entries = sorted(str(one) for one in (at_ease if len(at_ease) >= places else among))
    drawing = ReportLot(report_id=report.id, nonce=lot.nonce(), entries=entries, places=places)
    session.add(drawing)
    session.flush()
    asked_before = bool(queries.looks(session, report.id))
    drawn = [UUID(one) for one in lot.draw(lot.seed(drawing.nonce, ()), entries, places)]
    for one in drawn:
        session.add(Look(report_id=report.id, lot_id=drawing.id, membership_id=one, instead=asked_before))
    session.flush()
    touch(session.info, *queries.people(session, drawn))

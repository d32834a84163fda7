"""What days bring to decisions: a review comes, and what was tried ends, each once, when the day begins there."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.activity.models import CoalitionCounter
from alongside.activity.record import record
from alongside.coalitions.models import Coalition
from alongside.coalitions.rules import CoalitionStatus
from alongside.decisions import decision_queries, effects, finished, reviews
from alongside.decisions.events import TrialEnded
from alongside.decisions.outcomes import Review, ReviewOutcome, Trial
from alongside.rounds.working_time import closes_at, review_instant

# No zone is further ahead of UTC than this: what is due somewhere is due by this day.
FURTHEST_AHEAD = timedelta(hours=26)
# An ended trial is looked at for as long as a text is reworked; then it is in the record alone.
LOOKED_AT = 10
_open = col(Review.outcome).is_(None)
_waits = _open & col(Review.came_at).is_(None)
_goes_on = col(Trial.ended_at).is_(None)


def has_begun(day: date, zone: str, now: datetime) -> bool:
    """Whether a day has begun where a coalition lives."""
    return review_instant(day, zone) <= now


def seen_enough(ended_at: datetime, zone: str, now: datetime) -> bool:
    """Whether a trial that ended was looked at long enough."""
    return closes_at(ended_at, LOOKED_AT, zone) <= now


def days_come(session: Session, now: datetime) -> int:
    """Bring every review and end every trial whose day has begun, and settle what is over; say how many.

    Late or doubled, it is done once.
    A coalition in which something is being written right now waits for the next tick.
    """
    done = 0
    for coalition_id, zone in _with_due(session, now):
        if _held(session, coalition_id):
            done += finished.settle(session, coalition_id)
            done += _trials(session, coalition_id, zone, now)
            done += _reviews(session, coalition_id, zone, now)
            done += _looked_at(session, coalition_id, zone, now)
    return done


def _held(session: Session, coalition_id: UUID) -> bool:
    """Hold the coalition and then its counter, as everyone does who changes both; unless somebody has them now."""
    place = select(Coalition.id).where(col(Coalition.id) == coalition_id)
    if session.exec(place.with_for_update(key_share=True, skip_locked=True)).first() is None:
        return False
    counter = select(CoalitionCounter).where(col(CoalitionCounter.coalition_id) == coalition_id)
    return session.exec(counter.with_for_update(skip_locked=True)).first() is not None


def _with_due(session: Session, now: datetime) -> list[tuple[UUID, str]]:
    """The coalitions in which something is due, with their zones."""
    latest = (now + FURTHEST_AHEAD).date()
    days: defaultdict[tuple[UUID, str], set[date]] = defaultdict(set)
    for day, table, wanted in (
        (col(Review.on_date), Review, _waits & (col(Review.on_date) <= latest)),
        (col(Trial.ends_on), Trial, _goes_on & (col(Trial.ends_on) <= latest)),
    ):
        rows = (
            select(Coalition.id, Coalition.zone, day)
            .join(table, col(table.coalition_id) == col(Coalition.id))
            .where(col(Coalition.status) != CoalitionStatus.CLOSED, wanted)
        )
        for coalition_id, zone, on in session.exec(rows.distinct()):
            days[coalition_id, zone].add(on)
    due = {place for place, found in days.items() if has_begun(min(found), place[1], now)}
    return sorted(due | _with_looked_at(session, now) | finished.where(session))


def _with_looked_at(session: Session, now: datetime) -> set[tuple[UUID, str]]:
    rows = (
        select(Coalition.id, Coalition.zone, Trial.ended_at)
        .join(Trial, col(Trial.coalition_id) == col(Coalition.id))
        .join(Review, (col(Review.decision_id) == col(Trial.decision_id)) & _open)
        .where(col(Trial.ended_at) <= now - timedelta(days=LOOKED_AT))
    )
    return {(id_, zone) for id_, zone, ended in session.exec(rows) if ended and seen_enough(ended, zone, now)}


def _trials(session: Session, coalition_id: UUID, zone: str, now: datetime) -> int:
    wanted = select(Trial).where(col(Trial.coalition_id) == coalition_id, _goes_on)
    done = 0
    for one in session.exec(wanted.order_by(col(Trial.ends_on), col(Trial.decision_id))).all():
        if has_begun(one.ends_on, zone, now):
            _end(session, one, now)
            done += 1
    return done


def _end(session: Session, one: Trial, now: datetime) -> None:
    """Its review comes with it, if it had not: what was objected is looked at first."""
    one.ended_at = now
    session.add(one)
    session.flush()
    end_trial = effects.EFFECTS[decision_queries.decision(session, one.decision_id).kind].end_trial
    if end_trial is not None:
        end_trial(session, one.decision_id)
    record(session, TrialEnded(coalition_id=one.coalition_id, thing_id=one.decision_id))
    review = reviews.open_review(session, one.decision_id)
    if review is not None:
        reviews.bring(session, review, now)


def _reviews(session: Session, coalition_id: UUID, zone: str, now: datetime) -> int:
    wanted = select(Review).where(col(Review.coalition_id) == coalition_id, _waits)
    done = 0
    for one in session.exec(wanted.order_by(col(Review.on_date), col(Review.id))).all():
        if has_begun(one.on_date, zone, now):
            reviews.bring(session, one, now)
            done += 1
    return done


def _looked_at(session: Session, coalition_id: UUID, zone: str, now: datetime) -> int:
    """What was tried has ended, and was looked at long enough: its review is over."""
    rows = (
        select(Review, Trial)
        .join(Trial, col(Trial.decision_id) == col(Review.decision_id))
        .where(col(Review.coalition_id) == coalition_id, _open, col(Trial.ended_at).is_not(None))
    )
    done = 0
    for one, tried in session.exec(rows).all():
        if tried.ended_at is not None and seen_enough(tried.ended_at, zone, now):
            one.outcome = ReviewOutcome.ENDED
            session.add(one)
            done += 1
    return done

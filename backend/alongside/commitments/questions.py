"""What is asked about a part of a commitment: to take it over, or to walk along. No row says so before the yes.

Each question has a thing of its own, so that nobody who asks learns whether somebody else asked, too: for handing over
it is the part, for walking along the two people and the part.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import or_
from sqlmodel import Session, col

from alongside.coalitions import queries as coalitions
from alongside.commitments import queries
from alongside.commitments.models import Commitment, Holding
from alongside.consents import asking, between
from alongside.consents import queries as consents
from alongside.consents.between import Question
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import BETWEEN_THE_TWO, ConsentKind, ThingKind
from alongside.consents.wording import particulars

WALKING = frozenset({ConsentKind.COMPANION, ConsentKind.COMPANION_OFFER, ConsentKind.PAIR})
ABOUT_A_PART = WALKING | {ConsentKind.HAND_OVER}


def walking_thing(session: Session, holding: Holding, other: UUID) -> UUID:
    """The thing of a question whether somebody walks along with a part: the same in both directions.

    It is made of the person, so that leaving and coming back does not make it another question, and it is shown to
    nobody. Raises NotInCoalition.
    """
    asking.can_be_asked(session, holding.coalition_id, other)
    return uuid5(holding.id, coalitions.membership(session, other).person_id.hex)


def wording(commitment: Commitment) -> str:
    """The exact words that somebody asked to hold it too says yes to: the sentence, and its day below."""
    return f"{commitment.sentence}\n\n{commitment.by_when.isoformat()}"


def words_of(session: Session, said: dict[str, Any]) -> str:
    """The exact words of a question about a part, and in a pair about the other's part as well."""
    parts = (said[name] for name in ("holding_id", "pair_holding_id") if name in said)
    return "\n\n".join(_words(session, session.get_one(Holding, UUID(part))) for part in parts)


def _words(session: Session, part: Holding) -> str:
    sentence = queries.commitment(session, part.commitment_id).sentence
    return f"{sentence}\n\n{part.by_when.isoformat()}"


def put(session: Session, kind: ConsentKind, *, from_: UUID, to: UUID, thing_id: UUID, extra: str) -> ConsentRequest:
    """Ask about a part. Raises AskingOneself, NotInCoalition, AlreadyAsked, AlreadyAnswered."""
    said = particulars(extra)
    part = session.get_one(Holding, UUID(said["holding_id"]))
    question = Question(kind, from_, to, ThingKind.PART, thing_id, words_of(session, said), extra)
    return between.put(session, part.coalition_id, question)


def commitments_of(asked: ConsentRequest) -> list[UUID]:
    """Which commitments a question is about, the asked one's first."""
    if asked.kind not in ABOUT_A_PART:
        return [asked.thing_id]
    said = particulars(asked.extra)
    return [UUID(said[name]) for name in ("commitment_id", "pair_commitment_id") if name in said]


def pending(session: Session, commitment: Commitment, seat: UUID | None) -> list[ConsentRequest]:
    """The open questions about a commitment that a seat put, or was asked."""
    if seat is None:
        return []
    mine = consents.pending_with(session, seat, {ConsentKind.CO_HOLD, *ABOUT_A_PART})
    return [asked for asked in mine if commitment.id in commitments_of(asked)]


def _live(session: Session, part: Holding) -> Iterator[ConsentRequest]:
    """What is open between the holder of a part and others about this part, held for a change."""
    seat = part.membership_id
    about = (
        col(ConsentRequest.kind).in_(ABOUT_A_PART),
        or_(col(ConsentRequest.from_membership) == seat, col(ConsentRequest.to_membership) == seat),
        col(ConsentRequest.state).in_(BETWEEN_THE_TWO),
    )
    for asked in consents.held(session, *about):
        said = particulars(asked.extra)
        if str(part.id) in {said.get("holding_id"), said.get("pair_holding_id")}:
            yield asked


def let_go(session: Session, part: Holding) -> None:
    """The part has ended: nothing is asked about it any more."""
    for asked in _live(session, part):
        between.take_back(session, thing_id=asked.thing_id)


def reword(session: Session, commitment: Commitment, part: Holding) -> None:
    """The words or the day of a part are others now: whoever is asked is asked about these."""
    session.flush()
    between.reword(session, thing_id=commitment.id, text=wording(commitment))
    for asked in _live(session, part):
        between.reword(session, thing_id=asked.thing_id, text=words_of(session, particulars(asked.extra)))

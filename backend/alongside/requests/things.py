"""What an answer does to the thing it is about: one literal table. An answer takes effect in its own transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from alongside.actions import co_owners
from alongside.actions import naming as actions
from alongside.commitments import companions, handing_over
from alongside.commitments import service as commitments
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import AnswerNotOffered, ConsentKind, ThingKind
from alongside.decisions import asking as proposals
from alongside.following import telling as told
from alongside.support import asking as asks


@dataclass(frozen=True, slots=True)
class Thing:
    """What a kind of thing does: `hold` its row first, and then what became of those who were asked.

    `cleared` all have said yes; `halted` a yes was taken back; `take_over` one will do it oneself, and the asker stands
    beside; `reworded` it takes the words of a yes with changes, and says its title and text as they read now.
    """

    hold: Callable[[Session, UUID], object]
    cleared: Callable[[Session, UUID], object]
    halted: Callable[[Session, UUID], object]
    take_over: Callable[[Session, UUID, UUID], object]
    reworded: Callable[[Session, UUID, str], tuple[str | None, str]]


def _nobody_takes_over(session: Session, thing_id: UUID, membership_id: UUID) -> None:
    raise AnswerNotOffered


THINGS: dict[ThingKind, Thing] = {
    ThingKind.PROPOSAL_VERSION: Thing(
        hold=proposals.hold,
        cleared=proposals.cleared,
        halted=proposals.halted,
        take_over=proposals.take_over,
        reworded=proposals.reworded,
    ),
    ThingKind.ACTION: Thing(
        hold=actions.hold,
        cleared=actions.cleared,
        halted=actions.halted,
        take_over=actions.take_over,
        reworded=actions.reworded,
    ),
    ThingKind.ASK: Thing(
        hold=asks.hold,
        cleared=asks.cleared,
        halted=asks.halted,
        take_over=asks.take_over,
        reworded=asks.reworded,
    ),
    ThingKind.NOTE: Thing(
        hold=proposals.hold_note,
        cleared=proposals.note_cleared,
        halted=proposals.note_halted,
        take_over=_nobody_takes_over,
        reworded=proposals.note_reworded,
    ),
    ThingKind.TOLD: Thing(
        hold=told.hold,
        cleared=told.cleared,
        halted=told.halted,
        take_over=_nobody_takes_over,
        reworded=told.reworded,
    ),
}

Carrying = Callable[..., ConsentRequest]


CARRYING: dict[ConsentKind, Carrying] = {
    ConsentKind.CO_OWN: co_owners.answer,
    ConsentKind.CO_HOLD: commitments.answer_invitation,
    ConsentKind.COMPANION: companions.answer,
    ConsentKind.COMPANION_OFFER: companions.answer,
    ConsentKind.PAIR: companions.answer,
    ConsentKind.HAND_OVER: handing_over.answer,
}

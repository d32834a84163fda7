"""A yes to words that were decided: it holds for what came of them, until it is taken back."""

from uuid import UUID

from sqlmodel import Session, col

from alongside.consents import needs, queries, rules
from alongside.consents.asking import Wanted
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentKind, ConsentState
from alongside.core import clock
from alongside.core.live import touch


def holds_too(session: Session, text_id: UUID, thing: Wanted) -> None:
    """What was decided now stands in another thing, too: the yes of whom its text names holds for both.

    They were asked about these words once, and can take their yes back in either place.
    """
    said_yes = col(ConsentRequest.thing_id) == text_id, col(ConsentRequest.state) == ConsentState.YES
    for asked in queries.held(session, *said_yes, col(ConsentRequest.dropped_at).is_(None)):
        if asked.kind is not ConsentKind.NAMED:
            continue
        too = ConsentRequest(
            coalition_id=thing.coalition_id,
            kind=asked.kind,
            from_membership=thing.from_,
            to_membership=asked.to_membership,
            thing_kind=thing.thing_kind,
            thing_id=thing.thing_id,
            title=thing.title,
            text=thing.text,
            extra=thing.extra,
            text_hash=thing.text_hash,
            audience=thing.audience,
            state=ConsentState.YES,
            mandate_id=asked.mandate_id,
            answer_by=asked.answer_by,
            answered_at=asked.answered_at,
            out_at=clock.now(),
        )
        session.add(too)
    session.flush()


def taken_back_too(session: Session, text_id: UUID, thing_id: UUID) -> bool:
    """Who took back their yes to a decided text has taken it back for the thing as well; whether anyone had.

    Unless they have said yes to the thing again since. The caller holds it.
    """
    since = {
        one.to_membership: one.answered_at
        for one in queries.of_thing(session, text_id)
        if one.state is ConsentState.REVOKED and one.answered_at is not None
    }
    moved = False
    for asked in needs.needed(session, thing_id):
        revoked_at = since.get(asked.to_membership)
        if revoked_at is None or asked.state is not ConsentState.YES:
            continue
        if asked.answered_at is None or asked.answered_at <= revoked_at:
            asked.answered_at, moved = revoked_at, True
            asked.state = rules.advance(asked.state, ConsentState.REVOKED)
            touch(session.info, *queries.people(session, asked))
    session.flush()
    return moved

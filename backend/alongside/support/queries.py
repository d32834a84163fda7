"""Reads of asks."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from alongside.actions.models import Action
from alongside.core.errors import NotFound
from alongside.core.pagination import Window
from alongside.permissions.vocabulary import Subject
from alongside.support.models import Ask
from alongside.support.rules import FOR_ITS_AUTHOR, AskState


def ask(session: Session, ask_id: UUID, *, lock: bool = False) -> Ask:
    """One ask; `lock` holds its row where two people can race. Raises NotFound."""
    found = session.get(Ask, ask_id, with_for_update=True if lock else None, populate_existing=lock)
    if found is None:
        raise NotFound
    return found


def subject(ask: Ask) -> Subject:
    """An ask as the law sees it: signed by one member, addressed to one follower."""
    if ask.state in FOR_ITS_AUTHOR:
        author = frozenset({ask.asked_by})
        return Subject(ask.coalition_id, authors=author, narrow=author)
    return Subject(
        coalition_id=ask.coalition_id,
        addressees=frozenset({ask.following_id}),
        authors=frozenset({ask.asked_by}),
    )


def of_coalition(session: Session, coalition_id: UUID, wanted: Window, me: UUID | None) -> list[Ask]:
    """A coalition's asks, and one's own that wait for a yes, newest first; one more than wanted."""
    out = col(Ask.state).not_in(FOR_ITS_AUTHOR)
    mine = (col(Ask.state) == AskState.ASKING_FIRST) & (col(Ask.asked_by) == me)
    rows = select(Ask).where(col(Ask.coalition_id) == coalition_id, or_(out, mine))
    if wanted.after is not None:
        rows = rows.where(col(Ask.id) < wanted.after)
    return list(session.exec(rows.order_by(col(Ask.id).desc()).limit(wanted.limit + 1)))


def titles_of_actions(session: Session, action_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What the actions that asks serve are called now."""
    wanted = select(Action.id, Action.title).where(col(Action.id).in_(set(action_ids)))
    return dict(session.exec(wanted).all())


def open_of(session: Session, following_ids: Iterable[UUID]) -> Counter[UUID]:
    """How many asks wait for each follower's answer."""
    wanted = select(Ask.following_id).where(
        col(Ask.following_id).in_(set(following_ids)), col(Ask.state) == AskState.OPEN
    )
    return Counter(session.exec(wanted))


def of_following(session: Session, following_id: UUID) -> list[Ask]:
    """What a follower finds on their page, oldest first: everything asked of them that was not withdrawn."""
    unseen = FOR_ITS_AUTHOR | {AskState.WITHDRAWN}
    rows = select(Ask).where(col(Ask.following_id) == following_id, col(Ask.state).not_in(unseen))
    return list(session.exec(rows.order_by(col(Ask.opened_at), col(Ask.id))))

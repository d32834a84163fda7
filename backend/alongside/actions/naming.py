"""People whom an action's text names are asked first; what their answers do to it (product.md P3, S3)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.actions import queries
from alongside.actions.co_owners import join
from alongside.actions.events import CoOwnerJoined
from alongside.actions.models import Action
from alongside.actions.rules import ActionStatus, still_open
from alongside.actions.telling import begun, tell, wake
from alongside.coalitions import queries as coalitions
from alongside.consents import decided as of_the_decision
from alongside.consents import needs
from alongside.consents import service as consents
from alongside.consents.asking import Wanted
from alongside.consents.asking import ask_first as put
from alongside.consents.rules import UNANSWERED, ConsentKind, ConsentState, ThingKind, state_on
from alongside.consents.wording import canonical
from alongside.core import clock
from alongside.core.errors import wrong_field
from alongside.core.live import touch

LONGEST_TITLE = 160


def ask_first(session: Session, action: Action, me: UUID, names: Iterable[UUID], mandates: Mapping[UUID, UUID]) -> bool:
    """Ask everybody whom the action's text names, once each; whether all have said yes to it now."""
    if put(session, _wanted(action, me, names, mandates)):
        consents.went_out(session, action.id)
        return True
    return False


def _wanted(action: Action, me: UUID, names: Iterable[UUID], mandates: Mapping[UUID, UUID]) -> Wanted:
    title, text = _wording(action)
    return Wanted(
        coalition_id=action.coalition_id,
        thing_kind=ThingKind.ACTION,
        thing_id=action.id,
        title=title,
        text=text,
        from_=me,
        asked=dict.fromkeys(names, ConsentKind.NAMED),
        mandates=mandates,
        extra=canonical(initiative_id=action.initiative_id) if action.initiative_id else None,
    )


def decided(session: Session, action: Action, text_id: UUID, by: UUID) -> None:
    """The coalition decided on this text. Whom it names has said yes to it, which now is a yes to the action."""
    of_the_decision.holds_too(session, text_id, _wanted(action, by, (), {}))


def taken_back(session: Session, decision_id: UUID, text_id: UUID) -> None:
    """A yes to the decided text was taken back: what came of it halts as an action of its own does."""
    made = session.exec(select(Action.id).where(col(Action.decision_id) == decision_id)).first()
    if made is None:
        return
    action = hold(session, made)
    if of_the_decision.taken_back_too(session, text_id, action.id):
        halted(session, action.id)


def named(session: Session, action_id: UUID) -> list[UUID]:
    """Whom the text names now."""
    return [one.to_membership for one in needs.needed(session, action_id)]


def unanswered(session: Session, action: Action) -> bool:
    """Whether somebody whom it names did not answer in time, or is asked no more: saving the same words asks again."""
    today = coalitions.today(coalitions.coalition(session, action.coalition_id))
    return any(state_on(one.state, one.answer_by, today) in UNANSWERED for one in needs.needed(session, action.id))


def hold(session: Session, action_id: UUID) -> Action:
    """The action, held before the questions about it are. Raises NotFound."""
    return queries.action(session, action_id, lock=True)


def cleared(session: Session, action_id: UUID) -> None:
    """Everybody whom it names has said yes: the coalition reads it, and it can start."""
    action = hold(session, action_id)
    consents.went_out(session, action_id)
    asker = next((one.from_membership for one in needs.needed(session, action_id)), None)
    if asker is None or not begun(session, action, asker):
        touch(session.info, action.coalition_id)


def halted(session: Session, action_id: UUID) -> None:
    """A yes was taken back: what was underway stops at once, and those who carry it alone read it until it has one.

    Nothing is put on record. The coalition's pages wake only where they read it until now: it was out, and this yes
    is the only one that it lacks.
    """
    action = hold(session, action_id)
    if action.status is ActionStatus.UNDERWAY:
        action.status, action.updated_at = ActionStatus.AGREED, clock.now()
        session.add(action)
    gates = needs.needed(session, action_id)
    lacking = [one for one in gates if one.state is not ConsentState.YES]
    if len(lacking) == 1 and all(one.out_at is not None for one in gates):
        touch(session.info, action.coalition_id)
    wake(session, action)


def take_over(session: Session, action_id: UUID, membership_id: UUID) -> None:
    """ "I will do this myself": they carry it from now on, as equals with those who do, and need not be asked."""
    action = hold(session, action_id)
    still_open(action.status)
    gates = needs.needed(session, action_id)
    asker = next(one.from_membership for one in gates if one.to_membership == membership_id)
    if membership_id not in queries.co_owners(session, action_id):
        join(session, action, membership_id)
    ask_first(session, action, asker, [one.to_membership for one in gates if one.to_membership != membership_id], {})
    if not begun(session, action, asker):
        tell(session, action, CoOwnerJoined, by=membership_id)


def reworded(session: Session, action_id: UUID, words: str) -> tuple[str | None, str]:
    """It takes the words of a yes with changes. Raises ActionDone, ActionLetGo, InvalidInput."""
    action = hold(session, action_id)
    still_open(action.status)
    if action.about:
        action.about = words
    elif len(words) > LONGEST_TITLE or "\n" in words:
        raise wrong_field("/text", "too_long", max=LONGEST_TITLE)
    else:
        action.title = words
    action.version, action.updated_at = action.version + 1, clock.now()
    session.add(action)
    session.flush()
    wake(session, action)
    return _wording(action)


def _wording(action: Action) -> tuple[str | None, str]:
    return (action.title, action.about) if action.about else (None, action.title)

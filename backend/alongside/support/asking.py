"""Asking first whom an ask names, or in whose name it is: what the answers do to it (product.md S3, S8)."""

from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries as actions
from alongside.activity.events import Event
from alongside.activity.record import record
from alongside.coalitions import queries as coalitions
from alongside.consents import service as consents
from alongside.consents.asking import Wanted, let_go
from alongside.consents.asking import ask_first as put
from alongside.consents.asking import cleared as all_said_yes
from alongside.consents.needs import needed
from alongside.consents.rules import Audience, ConsentKind, InName, ThingKind, whom_to_ask
from alongside.consents.wording import canonical
from alongside.core import clock
from alongside.core.errors import wrong_field
from alongside.core.live import touch
from alongside.following import queries as followings
from alongside.following.rules import FollowingStatus
from alongside.support import queries
from alongside.support.events import AskMade, AskWithdrawn
from alongside.support.models import Ask
from alongside.support.rules import AskIsOut, AskState
from alongside.support.schemas import AskDraft


def ask_first(session: Session, row: Ask, draft: AskDraft) -> None:
    """Ask whom the draft names and in whose name it is; with everyone's yes, or nobody to ask, it goes out."""
    asked = whom_to_ask(row.asked_by, draft.names, draft.in_name, draft.with_people, _together(session, row))
    _ask(session, row, asked, draft.mandates)
    cleared(session, row.id)


def ask_nobody(session: Session, row: Ask) -> None:
    """It will not be said: what was asked about it is withdrawn."""
    _ask(session, row, {}, {})


def hold(session: Session, ask_id: UUID) -> Ask:
    """The ask, held before the questions about it are. Raises NotFound."""
    return queries.ask(session, ask_id, lock=True)


def cleared(session: Session, ask_id: UUID) -> None:
    """With the last yes it goes out, if its author and its reader are still there; ours needs all who carry it now."""
    row = hold(session, ask_id)
    if row.state is not AskState.ASKING_FIRST or coalitions.membership(session, row.asked_by).left_at is not None:
        return
    if followings.status(session, followings.following(session, row.following_id)) is not FollowingStatus.FOLLOWING:
        return
    if not _all_said_yes(session, row):
        return
    row.state, row.opened_at = AskState.OPEN, clock.now()
    consents.went_out(session, ask_id)
    note(session, row, AskMade, by=row.asked_by)


def halted(session: Session, ask_id: UUID) -> None:
    """A yes was taken back: as long as it is not answered, its reader and the coalition no longer find it."""
    row = hold(session, ask_id)
    if row.state is AskState.OPEN:
        row.state = AskState.ASKING_FIRST
        note(session, row, AskWithdrawn)


def take_over(session: Session, ask_id: UUID, membership_id: UUID) -> None:
    """ "I will do this myself": it is theirs, who wrote it stands beside, and it goes out when they save it."""
    row = hold(session, ask_id)
    if row.state is not AskState.ASKING_FIRST:
        raise AskIsOut
    row.beside, row.asked_by, row.in_name = row.asked_by, membership_id, InName.OWN
    session.add(row)
    session.flush()
    # Whom it names is asked by its new author; what they said before was said to another.
    let_go(session, ask_id, but=membership_id)
    for seat in (row.beside, membership_id):
        touch(session.info, coalitions.membership(session, seat).person_id)


def reworded(session: Session, ask_id: UUID, words: str) -> tuple[None, str]:
    """It takes the words of a yes with changes. Raises InvalidInput, AskIsOut."""
    row = hold(session, ask_id)
    if row.state is not AskState.ASKING_FIRST:
        raise AskIsOut
    if len(words) > LONGEST:
        raise wrong_field("/text", "too_long", max=LONGEST)
    row.text = words
    session.add(row)
    session.flush()
    return None, words


def note(session: Session, row: Ask, event: type[Event], *, by: UUID | None = None) -> None:
    """Keep the row, record the fact, and wake the follower's page too."""
    session.add(row)
    record(session, event(coalition_id=row.coalition_id, thing_id=row.id), by=by)
    follower = followings.following(session, row.following_id)
    if follower.person_id is not None:
        touch(session.info, follower.person_id)


LONGEST = 1000


def _together(session: Session, row: Ask) -> frozenset[UUID]:
    """Everybody who carries the action that it serves: all of them say "ours", or nobody does. Raises InvalidInput."""
    if row.in_name is not InName.OURS:
        return frozenset()
    carrying = _carrying(session, row)
    if row.asked_by not in carrying:
        raise wrong_field("/in_name", "ours_is_of_co_owners")
    return carrying


def _carrying(session: Session, row: Ask) -> frozenset[UUID]:
    return actions.co_owners(session, row.action_id) if row.action_id else frozenset()


def _all_said_yes(session: Session, row: Ask) -> bool:
    """Whether it can go out now. Who came to carry it meanwhile is asked, too, before it is called ours."""
    if row.in_name is InName.OURS:
        carrying = _carrying(session, row)
        asked = {one.to_membership: one.kind for one in needed(session, row.id)}
        joined = carrying - {row.asked_by} - asked.keys()
        if row.asked_by not in carrying or (
            joined and not _ask(session, row, asked | dict.fromkeys(joined, ConsentKind.OURS), {})
        ):
            return False
    return all_said_yes(session, row.id)


def _ask(session: Session, row: Ask, asked: dict[UUID, ConsentKind], mandates: dict[UUID, UUID]) -> bool:
    wanted = Wanted(
        coalition_id=row.coalition_id,
        thing_kind=ThingKind.ASK,
        thing_id=row.id,
        title=None,
        text=row.text,
        from_=row.asked_by,
        asked=asked,
        audience=Audience.FOLLOWERS,
        mandates=mandates,
        extra=canonical(
            kind=row.kind.value,
            following_id=row.following_id,
            wanted_by=row.wanted_by,
            action_id=row.action_id,
            in_name=row.in_name.value,
        ),
    )
    return put(session, wanted)

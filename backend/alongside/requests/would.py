"""What else would be done with a yes: read from what it is bound to, so that nothing is consented to unseen (P3)."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries as actions
from alongside.commitments import queries as commitments
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentKind, InName, ThingKind
from alongside.consents.wording import particulars
from alongside.core.errors import NotFound
from alongside.decisions.payloads import Particulars
from alongside.decisions.references import refers_to
from alongside.decisions.schemas import Reference
from alongside.following import queries as followings
from alongside.following import telling
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may
from alongside.permissions.vocabulary import Permission, Subject
from alongside.requests.schemas import WouldBeDone

SAID_BY = {ConsentKind.NAMED: InName.OWN, ConsentKind.OURS: InName.OURS, ConsentKind.ON_BEHALF: InName.ON_BEHALF}


def in_whose_name(asked: ConsentRequest) -> InName | None:
    """In whose name it would be said, as it was asked: who is named in what others say together is asked about that.

    Notes are always said in one's own name.
    """
    said = particulars(asked.extra).get("in_name")
    return InName(said) if said else SAID_BY.get(asked.kind)


def be_done(session: Session, asked: ConsentRequest, actor: Actor | None) -> WouldBeDone | None:
    """All that the question's `extra` holds, its ids as titles and names; empty where the words are all."""
    said = particulars(asked.extra)
    if not said:
        return None
    if asked.thing_kind is ThingKind.PART:
        return WouldBeDone(
            payload=Particulars(),
            refers_to=refers_to(session, asked.coalition_id, {}, actor),
            about=_part(session, said, actor),
        )
    payload = said["payload"] if isinstance(said.get("payload"), dict) else {}
    proposes = asked.thing_kind is ThingKind.PROPOSAL_VERSION
    asks = asked.thing_kind is ThingKind.ASK
    return WouldBeDone(
        kind=said.get("kind") if proposes else None,
        payload=Particulars(**payload),
        refers_to=refers_to(session, asked.coalition_id, payload if proposes else said, actor),
        trial_days=said.get("trial_days"),
        review_on=said.get("review_on"),
        note=said.get("note"),
        ask=said.get("kind") if asks else None,
        asked_of=_follower(session, asked.coalition_id, said, actor),
        wanted_by=said.get("wanted_by"),
        about=_about(session, asked, said, actor),
    )


def _part(session: Session, said: dict[str, Any], actor: Actor | None) -> Reference:
    """The commitment that a part belongs to. Who may not read it has its words in the question."""
    found = commitments.commitment(session, UUID(said["commitment_id"]))
    known = may(actor, Permission.COMMITMENT_READ, commitments.subject(session, found))
    return Reference(id=found.id, title=found.sentence) if known else Reference(id=None, title=None)


def _follower(session: Session, coalition_id: UUID, said: dict[str, Any], actor: Actor | None) -> str | None:
    if "following_id" not in said or not may(actor, Permission.FOLLOWER_LIST, Subject(coalition_id)):
        return None
    one = UUID(said["following_id"])
    return followings.names(session, [one]).get(one)


def _about(session: Session, asked: ConsentRequest, said: dict[str, Any], actor: Actor | None) -> Reference | None:
    """What an ask serves, and what a line is about."""
    serves = said.get("action_id") if asked.thing_kind is ThingKind.ASK else said.get("thing_id")
    if serves is None:
        return None
    if not may(actor, Permission.ACTION_READ, Subject(asked.coalition_id)):
        return Reference(id=None, title=None)
    try:
        if asked.thing_kind is ThingKind.ASK:
            return Reference(id=UUID(serves), title=actions.action(session, UUID(serves)).title)
        line = followings.draft(session, asked.thing_id)
        return Reference(id=UUID(serves), title=telling.as_of_now(session, line).title)
    except NotFound:
        return Reference(id=None, title=None)

"""Representations of consent requests."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.consents import queries, rules
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ConsentState
from alongside.consents.schemas import ConsentOut
from alongside.permissions.actor import Actor
from alongside.permissions.policy import abilities, require
from alongside.permissions.vocabulary import Permission


def by_id(session: Session, request_id: UUID, *, actor: Actor | None) -> ConsentOut:
    """One question, for the one who asks and the one who is asked. Raises NotFound."""
    asked = queries.request(session, request_id)
    require(actor, Permission.CONSENT_READ, queries.subject(asked))
    return consent(session, asked, actor)


def consent(session: Session, asked: ConsentRequest, actor: Actor | None) -> ConsentOut:
    """The question with what its reader can do about it now."""
    names = coalitions.names(session, (asked.from_membership, asked.to_membership))
    today = coalitions.today(coalitions.coalition(session, asked.coalition_id))
    state = rules.state_on(asked.state, asked.answer_by, today)
    return ConsentOut(
        **asked.model_dump(exclude={"state", "from_membership", "to_membership"}),
        title=asked.text.partition("\n")[0],
        from_name=names[asked.from_membership],
        to_name=names[asked.to_membership],
        asked_by_me=actor is not None and actor.seat_id(asked.coalition_id) == asked.from_membership,
        state=state,
        abilities=_abilities(actor, asked, state),
    )


def _abilities(actor: Actor | None, asked: ConsentRequest, state: ConsentState) -> dict[str, bool]:
    allowed = abilities(
        actor, queries.subject(asked), answer=Permission.CONSENT_ANSWER, withdraw=Permission.CONSENT_WITHDRAW
    )
    return {verb: may and state in rules.LIVE for verb, may in allowed.items()}

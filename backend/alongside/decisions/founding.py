"""The founding act: a coalition begins with its first decision, of one person who has no right beyond others' after."""

from dataclasses import dataclass

from sqlmodel import Session

from alongside.activity.models import CoalitionCounter
from alongside.activity.record import record
from alongside.agreements import service as agreements
from alongside.agreements.rules import AgreementKind, Rhythm
from alongside.coalitions import queries as coalitions
from alongside.coalitions.models import Coalition, Membership
from alongside.coalitions.rules import MembershipStanding
from alongside.core.live import touch
from alongside.core.locales import say
from alongside.decisions import adopting
from alongside.decisions.drafts import FoundingDraft
from alongside.decisions.events import CoalitionFounded
from alongside.decisions.models import Decision
from alongside.decisions.rules import REVIEW_IN, Kind, Method
from alongside.permissions.actor import Actor
from alongside.permissions.authority import Authority
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import NOTHING, Permission


@dataclass(frozen=True, slots=True)
class Founded:
    """What the founding act made."""

    coalition: Coalition
    decision: Decision
    membership: Membership


def found(session: Session, draft: FoundingDraft, *, actor: Actor) -> Founded:
    """Begin a coalition: its purpose and rhythm by decision 1, and the founder as its first member, listed."""
    require(actor, Permission.COALITION_FOUND, NOTHING)
    coalition = Coalition(name=draft.name, visibility=draft.visibility, zone=draft.zone or actor.zone)
    session.add(coalition)
    session.flush()
    session.add(CoalitionCounter(coalition_id=coalition.id))
    membership = Membership(
        coalition_id=coalition.id,
        person_id=actor.person_id,
        name=actor.name,
        standing=MembershipStanding.MEMBER,
    )
    session.add(membership)
    session.flush()
    touch(session.info, actor.person_id)
    record(session, CoalitionFounded(coalition_id=coalition.id, thing_id=coalition.id), by=membership.id)
    decision = _first_decision(coalition, draft.purpose, actor.language)
    _agree(session, decision, actor.language, by=adopting.decide(session, decision))
    return Founded(coalition, decision, membership)


def _first_decision(coalition: Coalition, purpose: str, language: str) -> Decision:
    return Decision(
        coalition_id=coalition.id,
        number=0,
        kind=Kind.FOUNDING,
        method=Method.FOUNDING,
        title=say(language, "founding_title"),
        text=purpose,
        asked=1,
        answered=1,
        review_on=coalitions.today(coalition) + REVIEW_IN,
    )


def _agree(session: Session, decision: Decision, language: str, *, by: Authority) -> None:
    """The two agreements that every coalition has from its first day."""
    rhythm = Rhythm()
    for kind, text, data in (
        (AgreementKind.PURPOSE, decision.text, {}),
        (AgreementKind.RHYTHM, say(language, "rhythm_text"), {"weekday": int(rhythm.weekday)}),
    ):
        terms = agreements.Terms(
            kind=kind,
            title=say(language, f"{kind.value}_title"),
            text=text,
            data=data,
            review_on=decision.review_on,
        )
        agreements.adopt(session, terms, by=by)

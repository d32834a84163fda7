"""The law. One table: a right, and the conditions of which any one suffices.

Everything that asks about rights reads it: services (`require`), representations (`abilities`) and the generated page
`docs/permissions.md`. Nobody has a right by having created, led, sponsored or administered something (product.md P1):
no condition says so.
"""

from collections.abc import Callable
from contextvars import ContextVar
from uuid import UUID

from alongside.core.errors import NotFound, NotPermitted, NotSignedIn
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.vocabulary import Permission, Subject

Condition = Callable[[Actor | None, Subject], bool]


def anyone(actor: Actor | None, subject: Subject) -> bool:
    """Anyone, signed in or not."""
    return True


def person(actor: Actor | None, subject: Subject) -> bool:
    """Anyone who is signed in."""
    return actor is not None


def _stands(actor: Actor | None, subject: Subject, standing: Standing) -> bool:
    return actor is not None and actor.standing(subject.coalition_id) is standing


def _among(actor: Actor | None, subject: Subject, seats: frozenset[UUID]) -> bool:
    return actor is not None and subject.coalition_id is not None and actor.seat_id(subject.coalition_id) in seats


def member(actor: Actor | None, subject: Subject) -> bool:
    """A member of the coalition, of things the coalition reads."""
    return _stands(actor, subject, Standing.MEMBER) and _may_know(actor, subject)


def newcomer(actor: Actor | None, subject: Subject) -> bool:
    """Someone who joined by themselves and has not been welcomed."""
    return _stands(actor, subject, Standing.NEWCOMER)


def follower(actor: Actor | None, subject: Subject) -> bool:
    """A follower of the coalition, until their date."""
    return _stands(actor, subject, Standing.FOLLOWER)


def outsider_of_open(actor: Actor | None, subject: Subject) -> bool:
    """Anyone signed in, of a coalition that is listed or open; who follows it has their own page and no other."""
    return actor is not None and subject.open_to_all and not follower(actor, subject)


def co_owner(actor: Actor | None, subject: Subject) -> bool:
    """A co-owner of the action."""
    return _among(actor, subject, subject.co_owners)


def partner(actor: Actor | None, subject: Subject) -> bool:
    """One who takes part in the initiative."""
    return _among(actor, subject, subject.partners)


def holder(actor: Actor | None, subject: Subject) -> bool:
    """A holder of the commitment, for their own part."""
    return _among(actor, subject, subject.holders)


def companion(actor: Actor | None, subject: Subject) -> bool:
    """Who walks along with it, by mutual yes."""
    return _among(actor, subject, subject.companions)


def addressee(actor: Actor | None, subject: Subject) -> bool:
    """The one person who was asked."""
    return _among(actor, subject, subject.addressees)


def author_of_words(actor: Actor | None, subject: Subject) -> bool:
    """The one whose words these are."""
    return _among(actor, subject, subject.authors)


def _may_know(actor: Actor | None, subject: Subject) -> bool:
    return subject.narrow is None or _among(actor, subject, subject.narrow)


POLICY: dict[Permission, tuple[Condition, ...]] = {
    Permission.ABOUT_READ: (anyone,),
    Permission.SIGN_IN: (anyone,),
    Permission.SELF_MANAGE: (person,),
    Permission.DEMO_USE: (anyone,),
    Permission.CALENDAR_READ: (anyone,),
    Permission.COALITION_LIST: (person,),
    Permission.COALITION_FOUND: (person,),
    Permission.COALITION_READ: (member, newcomer, outsider_of_open),
    Permission.COALITION_JOIN: (outsider_of_open, follower),
    Permission.COALITION_LEAVE: (member, newcomer),
    Permission.MEMBER_LIST: (member,),
    Permission.MEMBER_WELCOME: (member,),
    Permission.INVITATION_MAKE: (member,),
    Permission.INVITATION_LIST: (member,),
    Permission.INVITATION_END: (member,),
    Permission.INVITATION_USE: (anyone,),
    Permission.ROSTER_IMPORT: (member,),
    Permission.PROPOSAL_MAKE: (member, newcomer),
    Permission.PROPOSAL_READ: (member, author_of_words),
    Permission.PROPOSAL_ANSWER: (member,),
    Permission.PROPOSAL_WITHDRAW: (author_of_words,),
    Permission.PROPOSAL_DRAFT: (author_of_words,),
    Permission.PROPOSAL_AMEND: (member,),
    Permission.PROPOSAL_SPEAK: (member,),
    Permission.PROPOSAL_COMMENT: (member,),
    Permission.PROPOSAL_AFFECTS_ME: (member,),
    Permission.OBJECTION_CLOSE: (author_of_words,),
    Permission.DECISION_READ: (member,),
    Permission.AGREEMENT_READ: (member,),
    Permission.AGREEMENT_ACKNOWLEDGE: (member,),
    Permission.CONSENT_LIST: (person,),
    Permission.CONSENT_READ: (addressee, author_of_words),
    Permission.CONSENT_ANSWER: (addressee,),
    Permission.CONSENT_WITHDRAW: (author_of_words,),
    Permission.CONSENT_REMIND: (author_of_words,),
    Permission.CONSENT_TAKE_CHANGES: (author_of_words,),
    Permission.CONSENT_REVOKE: (addressee,),
    Permission.CONSENT_LANDED: (addressee,),
    Permission.MANDATE_GIVE: (member, newcomer),
    Permission.MANDATE_LIST: (member, newcomer),
    Permission.MANDATE_REVOKE: (author_of_words,),
    Permission.PREFERENCE_SET: (member, newcomer),
    Permission.PREFERENCE_READ: (member, newcomer),
    Permission.ACTION_MAKE: (member,),
    Permission.ACTION_READ: (member, co_owner),
    Permission.ACTION_EDIT: (co_owner,),
    Permission.ACTION_STAGE: (co_owner,),
    Permission.ACTION_INVITE: (co_owner,),
    Permission.ACTION_STEP_BACK: (co_owner,),
    Permission.ACTION_TAKE_UP: (member,),
    Permission.ACTION_TELL: (co_owner,),
    Permission.ACTION_AFFECTS_ME: (member,),
    Permission.ACTION_CREDIT: (member, co_owner),
    Permission.INITIATIVE_READ: (member, partner),
    Permission.INITIATIVE_EDIT: (partner,),
    Permission.INITIATIVE_TAKE_PART: (member, partner),
    Permission.INITIATIVE_STEP_BACK: (partner,),
    Permission.INITIATIVE_STAGE: (partner,),
    Permission.INITIATIVE_TELL: (partner,),
    Permission.COMMITMENT_MAKE: (member, newcomer),
    Permission.COMMITMENT_READ: (member, holder, companion),
    Permission.HOLDING_CHANGE: (holder,),
    Permission.HOLDING_CALENDAR: (holder,),
    Permission.COMPANION_OFFER: (member,),
    Permission.COMPANION_END: (addressee, companion),
    Permission.WORK_BESIDE: (co_owner,),
    Permission.BOARD_READ: (member,),
    Permission.CHECK_IN_MAKE: (holder,),
    Permission.CHECK_IN_READ: (member, holder, companion),
    Permission.CHECK_IN_REPLY: (member, companion),
    Permission.FOLLOWER_LIST: (member,),
    Permission.FOLLOWER_LINK: (member,),
    Permission.FOLLOWER_ACCEPT: (anyone,),
    Permission.FOLLOWING_LIST: (person,),
    Permission.FOLLOWING_READ: (follower,),
    Permission.FOLLOWING_STEP_BACK: (follower,),
    Permission.TOLD_READ: (member,),
    Permission.TOLD_DRAFT: (author_of_words,),
    Permission.ASK_MAKE: (member,),
    Permission.ASK_READ: (member, addressee),
    Permission.ASK_ANSWER: (addressee,),
    Permission.ASK_DELIVERED: (author_of_words,),
    Permission.ASK_WITHDRAW: (author_of_words,),
    Permission.SUPPORT_ASK: (member,),
    Permission.SUPPORT_LIST: (person,),
    Permission.SUPPORT_READ: (member, holder, addressee, author_of_words),
    Permission.SUPPORT_OFFER: (member, holder, addressee),
    Permission.SUPPORT_NOT_NOW: (addressee,),
    Permission.SUPPORT_DELIVERED: (author_of_words,),
    Permission.SUPPORT_CLOSE: (author_of_words,),
    Permission.OFFER_MAKE: (member,),
    Permission.OFFER_READ: (member, addressee, author_of_words),
    Permission.OFFER_ANSWER: (addressee,),
    Permission.OFFER_TAKE_UP: (member,),
    Permission.OFFER_WITHDRAW: (author_of_words,),
    Permission.OFFER_DELIVERED: (addressee,),
    Permission.BRINGING_SAY: (member,),
    Permission.BRINGING_READ: (member,),
    Permission.MUTE: (member, newcomer),
    Permission.REPORT_MAKE: (member,),
    Permission.REPORT_ANSWER: (addressee,),
    Permission.FOLD_READ: (member,),
    Permission.NOTICE_READ: (person,),
    Permission.NOTICE_CHOOSE: (person,),
    Permission.NOTICE_STOP: (anyone,),
    Permission.TODAY_READ: (person,),
    Permission.ACTIVITY_READ: (member,),
    Permission.STREAM_READ: (person,),
}

consulted: ContextVar[bool] = ContextVar("consulted", default=False)


class SignInNeeded(NotSignedIn):
    """Nobody is signed in, and this is not for everyone."""


def may(actor: Actor | None, permission: Permission, subject: Subject) -> bool:
    """Whether any of the right's conditions holds."""
    return any(condition(actor, subject) for condition in POLICY[permission])


def knows_of(actor: Actor | None, subject: Subject) -> bool:
    """Whether the actor may know that the subject exists at all."""
    if subject.coalition_id is None or (subject.open_to_all and not follower(actor, subject)):
        return True
    taking_part = subject.co_owners | subject.partners | subject.holders | subject.companions
    return member(actor, subject) or _among(actor, subject, taking_part | subject.addressees | subject.authors)


def require(actor: Actor | None, permission: Permission, subject: Subject) -> None:
    """Let pass or refuse. Raises SignInNeeded (401), NotFound (404: may not know of it), NotPermitted (403)."""
    consulted.set(True)
    if may(actor, permission, subject):
        return
    if actor is None:
        raise SignInNeeded
    raise NotPermitted if knows_of(actor, subject) else NotFound


def abilities(actor: Actor | None, subject: Subject, **verbs: Permission) -> dict[str, bool]:
    """What the actor may do with a thing, sent along with it, so that no client re-implements rights."""
    return {verb: may(actor, permission, subject) for verb, permission in verbs.items()}

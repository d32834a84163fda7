"""What can be permitted, and the facts about a thing that decide it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Permission(StrEnum):
    """Every right there is. Each has one row in `policy.py`."""

    ABOUT_READ = "about.read"
    SIGN_IN = "person.sign_in"
    SELF_MANAGE = "self.manage"
    DEMO_USE = "demo.use"
    CALENDAR_READ = "calendar.read"

    COALITION_LIST = "coalition.list"
    COALITION_FOUND = "coalition.found"
    COALITION_READ = "coalition.read"
    COALITION_JOIN = "coalition.join"
    COALITION_LEAVE = "coalition.leave"
    MEMBER_LIST = "member.list"
    MEMBER_WELCOME = "member.welcome"
    INVITATION_MAKE = "invitation.make"
    INVITATION_LIST = "invitation.list"
    INVITATION_END = "invitation.end"
    INVITATION_USE = "invitation.use"
    ROSTER_IMPORT = "roster.import"

    PROPOSAL_MAKE = "proposal.make"
    PROPOSAL_READ = "proposal.read"
    PROPOSAL_ANSWER = "proposal.answer"
    PROPOSAL_WITHDRAW = "proposal.withdraw"
    PROPOSAL_DRAFT = "proposal.draft"
    PROPOSAL_AMEND = "proposal.amend"
    PROPOSAL_SPEAK = "proposal.speak"
    PROPOSAL_COMMENT = "proposal.comment"
    PROPOSAL_AFFECTS_ME = "proposal.affects_me"
    OBJECTION_CLOSE = "objection.close"
    DECISION_READ = "decision.read"
    AGREEMENT_READ = "agreement.read"
    AGREEMENT_ACKNOWLEDGE = "agreement.acknowledge"
    CONSENT_LIST = "consent.list"
    CONSENT_READ = "consent.read"
    CONSENT_ANSWER = "consent.answer"
    CONSENT_WITHDRAW = "consent.withdraw"
    CONSENT_REMIND = "consent.remind"
    CONSENT_TAKE_CHANGES = "consent.take_changes"
    CONSENT_REVOKE = "consent.revoke"
    CONSENT_LANDED = "consent.landed"
    MANDATE_GIVE = "mandate.give"
    MANDATE_LIST = "mandate.list"
    MANDATE_REVOKE = "mandate.revoke"
    PREFERENCE_SET = "preference.set"
    PREFERENCE_READ = "preference.read"

    ACTION_MAKE = "action.make"
    ACTION_READ = "action.read"
    ACTION_EDIT = "action.edit"
    ACTION_STAGE = "action.stage"
    ACTION_INVITE = "action.invite"
    ACTION_STEP_BACK = "action.step_back"
    ACTION_TAKE_UP = "action.take_up"
    ACTION_TELL = "action.tell"
    ACTION_AFFECTS_ME = "action.affects_me"
    ACTION_CREDIT = "action.credit"

    INITIATIVE_READ = "initiative.read"
    INITIATIVE_EDIT = "initiative.edit"
    INITIATIVE_TAKE_PART = "initiative.take_part"
    INITIATIVE_STEP_BACK = "initiative.step_back"
    INITIATIVE_STAGE = "initiative.stage"
    INITIATIVE_TELL = "initiative.tell"

    COMMITMENT_MAKE = "commitment.make"
    COMMITMENT_READ = "commitment.read"
    HOLDING_CHANGE = "holding.change"
    HOLDING_CALENDAR = "holding.calendar"
    COMPANION_OFFER = "companion.offer"
    COMPANION_END = "companion.end"
    WORK_BESIDE = "work.beside"
    BOARD_READ = "board.read"
    CHECK_IN_MAKE = "check_in.make"
    CHECK_IN_READ = "check_in.read"
    CHECK_IN_REPLY = "check_in.reply"

    FOLLOWER_LIST = "follower.list"
    FOLLOWER_LINK = "follower.link"
    FOLLOWER_ACCEPT = "follower.accept"
    FOLLOWING_LIST = "following.list"
    FOLLOWING_READ = "following.read"
    FOLLOWING_STEP_BACK = "following.step_back"
    TOLD_READ = "told.read"
    TOLD_DRAFT = "told.draft"
    ASK_MAKE = "ask.make"
    ASK_READ = "ask.read"
    ASK_ANSWER = "ask.answer"
    ASK_DELIVERED = "ask.delivered"
    ASK_WITHDRAW = "ask.withdraw"

    SUPPORT_ASK = "support.ask"
    SUPPORT_LIST = "support.list"
    SUPPORT_READ = "support.read"
    SUPPORT_OFFER = "support.offer"
    SUPPORT_NOT_NOW = "support.not_now"
    SUPPORT_DELIVERED = "support.delivered"
    SUPPORT_CLOSE = "support.close"
    OFFER_MAKE = "offer.make"
    OFFER_READ = "offer.read"
    OFFER_ANSWER = "offer.answer"
    OFFER_TAKE_UP = "offer.take_up"
    OFFER_WITHDRAW = "offer.withdraw"
    OFFER_DELIVERED = "offer.delivered"
    BRINGING_SAY = "bringing.say"
    BRINGING_READ = "bringing.read"

    MUTE = "member.mute"
    REPORT_MAKE = "report.make"
    REPORT_ANSWER = "report.answer"
    FOLD_READ = "fold.read"

    NOTICE_READ = "notice.read"
    NOTICE_CHOOSE = "notice.choose"
    NOTICE_STOP = "notice.stop"

    TODAY_READ = "today.read"
    ACTIVITY_READ = "activity.read"
    STREAM_READ = "stream.read"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a right is asked about, as plain facts. Ids of members and followers are those of their seats.

    `narrow` is the set of seats that may know of it at all, when it is read by fewer than the coalition.
    """

    coalition_id: UUID | None = None
    open_to_all: bool = False
    co_owners: frozenset[UUID] = frozenset()
    partners: frozenset[UUID] = frozenset()
    companions: frozenset[UUID] = frozenset()
    holders: frozenset[UUID] = frozenset()
    addressees: frozenset[UUID] = frozenset()
    authors: frozenset[UUID] = frozenset()
    narrow: frozenset[UUID] | None = None


NOTHING = Subject()

"""What a reader can do with a proposal now: rights, as far as the moment allows them."""

from uuid import UUID

from sqlmodel import Session

from alongside.core import clock
from alongside.decisions import hearing, objections, queries, rules
from alongside.decisions.models import Objection, Proposal, ProposalVersion
from alongside.decisions.rules import ANSWERS, ProposalStatus
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may
from alongside.permissions.vocabulary import Permission, Subject
from alongside.rounds import queries as rounds
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName

SPOKEN = frozenset({StageName.QUESTIONS, StageName.REACTIONS})
EXTENDED = SPOKEN | {StageName.CONSENT}


def of_proposal(
    session: Session, found: Proposal, stage: Stage | None, actor: Actor | None, *, draft: ProposalVersion | None
) -> dict[str, bool]:
    """Each verb of a proposal, and whether its reader can use it now."""
    subject = queries.subject(found)
    me = actor.seat_id(found.coalition_id) if actor else None
    asked = rounds.in_round(session, found.id, me)
    in_time = stage is not None and clock.now() < stage.closes_at
    now_open = asked and in_time and stage is not None
    said = queries.response(session, stage.id, me) if stage else None
    spoke = stage is not None and rounds.turn(session, stage.id, me) is not None
    name = stage.name if stage else None
    told = found.status in rules.OPEN - {ProposalStatus.ASKING_FIRST}
    moment = {
        "answer": now_open and found.status in ANSWERS and (said is None or said.carried),
        "change_answer": now_open and name is StageName.CONSENT and said is not None and not said.carried,
        "speak": now_open and name in SPOKEN and not spoke,
        "pass": now_open and name in SPOKEN and not spoke,
        "comment": told and found.status is not ProposalStatus.TOLD and _comments(session, found, stage, me, asked),
        "more_time": now_open and name in EXTENDED and stage is not None and not stage.extended,
        "amend": asked and found.status in rules.AMENDABLE and draft is None,
        "ask_everyone": now_open and name is StageName.CONSENT and _carried(session, stage),
        "affects_me": told,
        "withdraw": found.status in rules.OPEN,
        "edit_draft": draft is not None,
    }
    return {
        verb: bool(can) and may(actor, RIGHTS[verb], _subject(found, draft, verb, subject))
        for verb, can in moment.items()
    }


RIGHTS = {
    "answer": Permission.PROPOSAL_ANSWER,
    "change_answer": Permission.PROPOSAL_ANSWER,
    "speak": Permission.PROPOSAL_SPEAK,
    "pass": Permission.PROPOSAL_SPEAK,
    "comment": Permission.PROPOSAL_COMMENT,
    "more_time": Permission.PROPOSAL_SPEAK,
    "amend": Permission.PROPOSAL_AMEND,
    "ask_everyone": Permission.PROPOSAL_SPEAK,
    "affects_me": Permission.PROPOSAL_AFFECTS_ME,
    "withdraw": Permission.PROPOSAL_WITHDRAW,
    "edit_draft": Permission.PROPOSAL_DRAFT,
}


def _subject(found: Proposal, draft: ProposalVersion | None, verb: str, whole: Subject) -> Subject:
    return queries.draft_subject(found, draft) if verb == "edit_draft" and draft else whole


def _comments(session: Session, found: Proposal, stage: Stage | None, me: UUID | None, asked: bool) -> bool:
    """In the open while it is reworked; in the other stages once, for who is not in the round."""
    if stage is None or me is None:
        return False
    return stage.name is StageName.INTEGRATING or (not asked and not queries.spoke_freely(session, stage.id, me))


def _carried(session: Session, stage: Stage | None) -> bool:
    return stage is not None and queries.anything_carried(session, stage.id)


def of_objection(found: Proposal, one: Objection, actor: Actor) -> dict[str, bool]:
    """Closing is its objector's alone; talking is everyone's."""
    going = found.status in rules.OPEN and one.state in objections.UNANSWERED
    return {
        "close": going and may(actor, Permission.OBJECTION_CLOSE, hearing.subject(found, one)),
        "talk": going and may(actor, Permission.PROPOSAL_COMMENT, queries.subject(found)),
    }

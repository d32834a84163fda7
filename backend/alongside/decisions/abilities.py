"""What a reader can do with a proposal now: rights, as far as the moment allows them."""

from alongside.core import clock
from alongside.decisions import hearing, objections, queries, rules
from alongside.decisions.facts import Facts
from alongside.decisions.models import Objection, Proposal, ProposalVersion, Response
from alongside.decisions.rules import ANSWERS, Kind, ProposalStatus
from alongside.permissions.actor import Actor
from alongside.permissions.policy import may
from alongside.permissions.vocabulary import Permission, Subject
from alongside.rounds.models import Stage
from alongside.rounds.rules import StageName

SPOKEN = frozenset({StageName.QUESTIONS, StageName.REACTIONS})
EXTENDED = SPOKEN | {StageName.CONSENT, StageName.CHOOSING}


def of_proposal(
    found: Proposal,
    stage: Stage | None,
    actor: Actor | None,
    known: Facts,
    *,
    said: Response | None,
    draft: ProposalVersion | None,
    listening: bool,
) -> dict[str, bool]:
    """Each verb of a proposal, and whether its reader can use it now."""
    subject = queries.subject(found)
    in_time = stage is not None and clock.now() < stage.closes_at
    now_open = known.asked_me and in_time
    name = stage.name if stage else None
    told = found.status in rules.OPEN - {ProposalStatus.ASKING_FIRST}
    moment = {
        "answer": now_open and found.status in ANSWERS and (said is None or said.carried),
        "change_answer": now_open and name is StageName.CONSENT and said is not None and not said.carried,
        "speak": now_open and name in SPOKEN and not known.spoke,
        "pass": now_open and name in SPOKEN and not known.spoke,
        "comment": listening or (told and found.status is not ProposalStatus.TOLD and _comments(stage, known)),
        "reply": told,
        "more_time": now_open and name in EXTENDED and stage is not None and not stage.extended,
        "amend": known.asked_me and found.status in rules.AMENDABLE and draft is None,
        "ask_everyone": now_open and name is StageName.CONSENT and known.anything_carried,
        "affects_me": told,
        "withdraw": found.status in rules.OPEN and not known.by_rule,
        "edit_draft": draft is not None and found.status in queries.PUBLISHABLE,
        "drop_draft": draft is not None and found.version > 0,
        "choose": now_open and name is StageName.CHOOSING and found.kind is Kind.CHOICE,
        "enter_lot": now_open and name is StageName.CHOOSING,
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
    "reply": Permission.PROPOSAL_COMMENT,
    "more_time": Permission.PROPOSAL_SPEAK,
    "amend": Permission.PROPOSAL_AMEND,
    "ask_everyone": Permission.PROPOSAL_SPEAK,
    "affects_me": Permission.PROPOSAL_AFFECTS_ME,
    "withdraw": Permission.PROPOSAL_WITHDRAW,
    "edit_draft": Permission.PROPOSAL_DRAFT,
    "drop_draft": Permission.PROPOSAL_DRAFT,
    "choose": Permission.PROPOSAL_ANSWER,
    "enter_lot": Permission.PROPOSAL_ANSWER,
}


DRAFTED = frozenset({"edit_draft", "drop_draft"})


def _subject(found: Proposal, draft: ProposalVersion | None, verb: str, whole: Subject) -> Subject:
    return queries.draft_subject(found, draft) if verb in DRAFTED and draft else whole


def _comments(stage: Stage | None, known: Facts) -> bool:
    """In the open while it is reworked; in the other stages once, for who is not in the round."""
    if stage is None:
        return False
    return stage.name is StageName.INTEGRATING or (not known.asked_me and not known.commented)


def of_objection(found: Proposal, one: Objection, actor: Actor) -> dict[str, bool]:
    """Closing is its objector's alone; talking is everyone's."""
    going = found.status in rules.OPEN and one.state in objections.UNANSWERED
    return {
        "close": going and may(actor, Permission.OBJECTION_CLOSE, hearing.subject(found, one)),
        "talk": going and may(actor, Permission.PROPOSAL_COMMENT, queries.subject(found)),
    }

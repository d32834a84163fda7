"""What each person reads of a history: hidden voices and texts that wait for a yes are for nobody else."""

from collections.abc import Callable
from functools import partial

from pydantic import BaseModel
from sqlmodel import Session

from alongside.core.pagination import Window
from alongside.decisions import reading, versions, voices
from tests.decisions.history import History, Someone
from tests.decisions.promised import Seen

ALL = Window(limit=100, after=None)


def seen_by(history: History, who: Someone) -> list[str]:
    """Everything that somebody reads of all proposals."""
    actor, shown = who.actor, []
    for one in history.proposals:
        reads: list[Callable[[Session], BaseModel]] = [
            partial(reading.proposal_by_id, proposal_id=one, actor=actor),
            partial(voices.notes, proposal_id=one, wanted=ALL, kind=None, objection=None, actor=actor),
            partial(voices.voices, proposal_id=one, wanted=ALL, number=None, actor=actor),
            partial(versions.versions, proposal_id=one, wanted=ALL, actor=actor),
        ]
        for read in reads:
            found = history.act(read)
            shown.append(found.model_dump_json() if found is not None else "")
    return shown


def read_as(history: History, now: Seen, who: Someone) -> None:
    """Nobody reads a text that waits for a yes, nor a voice of the open stage before their own turn."""
    for proposal_id, proposal in now.proposals.items():
        shown = history.act(partial(reading.proposal_by_id, proposal_id=proposal_id, actor=who.actor))
        mine = proposal.proposed_by == who.seat
        if not who.here or not (mine or (who.member and proposal.version)):
            assert shown is None, "read by somebody whom it is not for"
            continue
        assert shown is not None
        drafts = [text for text in now.versions.values() if text.number is None]
        for text in drafts:
            theirs = text.proposal_id == proposal_id and text.by_membership != who.seat
            assert not theirs or proposal.version == 0 or str(text.id) not in shown.model_dump_json()
        path = now.path(proposal_id)
        now_open = path[-1] if path and path[-1].ended_at is None else None
        if now_open is None or now_open.name != "consent" or (now_open.id, who.seat) in now.turns:
            continue
        heard = history.act(
            partial(voices.voices, proposal_id=proposal_id, wanted=ALL, number=len(path), actor=who.actor)
        )
        assert heard is None, "a hidden voice was shown"
        fresh = [one for one in shown.objections if one.version == proposal.version and not one.mine]
        raised = {one.id for one in now.objections.values() if one.stage_id == now_open.id}
        assert not raised & {one.id for one in fresh}, "a hidden objection was shown"
        assert shown.my_response is None

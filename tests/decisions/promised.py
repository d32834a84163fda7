"""What holds after every act of any history (P1-P5), read from the tables and written down a second time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, bindparam, inspect, select
from sqlmodel import Session, SQLModel

from alongside.coalitions.models import Membership
from alongside.core import clock
from alongside.decisions.models import Affected, Decision, Note, Objection, Proposal, ProposalVersion, Response
from alongside.rounds.models import Elector, Stage, Turn
from tests.decisions.history import ZONE, History, Someone

DAYS = {"questions": 2, "reactions": 2, "consent": 3, "integrating": 10}
AWAITED = {"consent", "integrating"}
Key = tuple[UUID, UUID]


def working(start: datetime, days: int) -> datetime:
    """So many Mondays to Fridays later, at the same time of day there: counted one by one."""
    there = start.astimezone(ZoneInfo(ZONE))
    day = there
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def promised(stage: Stage) -> datetime:
    """The least that was promised to everyone in a stage when it opened."""
    if stage.name == "told":
        return stage.opened_at + timedelta(hours=48)
    end = working(stage.opened_at, DAYS[stage.name])
    return working(end, 2) if stage.extended else end


@dataclass
class Seen:
    """The tables as they were after an act."""

    proposals: dict[UUID, Proposal] = field(default_factory=dict)
    stages: dict[UUID, Stage] = field(default_factory=dict)
    turns: dict[Key, Turn] = field(default_factory=dict)
    responses: dict[Key, Response] = field(default_factory=dict)
    affected: set[Key] = field(default_factory=set)
    objections: dict[UUID, Objection] = field(default_factory=dict)
    notes: dict[UUID, Note] = field(default_factory=dict)
    versions: dict[UUID, ProposalVersion] = field(default_factory=dict)
    electors: set[Key] = field(default_factory=set)
    decisions: dict[UUID, Decision] = field(default_factory=dict)
    left: set[UUID] = field(default_factory=set)

    def path(self, proposal: UUID) -> list[Stage]:
        found = [stage for stage in self.stages.values() if stage.proposal_id == proposal]
        return sorted(found, key=lambda stage: stage.number)

    def against(self, proposal: UUID) -> list[Objection]:
        return [one for one in self.objections.values() if one.proposal_id == proposal]


def _of(table: type[SQLModel], column: str = "proposal_id") -> Select[Any]:
    rows = inspect(table).local_table
    return select(rows).where(rows.columns[column].in_(bindparam("ids", expanding=True)))


# Made once: these are read after every act.
TABLES = (Stage, Turn, Response, Affected, Objection, Note, ProposalVersion, Elector, Decision)
READS: dict[type[SQLModel], Select[Any]] = {table: _of(table) for table in TABLES}
READS[Proposal] = _of(Proposal, "id")
LEFT = select(inspect(Membership).local_table.c.id).where(inspect(Membership).local_table.c.left_at.is_not(None))


def look(session: Session, ids: list[UUID]) -> Seen:
    """All rows of these proposals."""
    connection = session.connection()

    def rows(table: type[SQLModel]) -> Sequence[Any]:
        return connection.execute(READS[table], {"ids": ids}).all()

    return Seen(
        proposals={row.id: row for row in rows(Proposal)},
        stages={row.id: row for row in rows(Stage)},
        turns={(row.stage_id, row.membership_id): row for row in rows(Turn)},
        responses={(row.stage_id, row.membership_id): row for row in rows(Response)},
        affected={(row.proposal_id, row.membership_id) for row in rows(Affected)},
        objections={row.id: row for row in rows(Objection)},
        notes={row.id: row for row in rows(Note)},
        versions={row.id: row for row in rows(ProposalVersion)},
        electors={(row.proposal_id, row.membership_id) for row in rows(Elector)},
        decisions={row.proposal_id: row for row in rows(Decision)},
        left=set(connection.execute(LEFT).scalars()),
    )


def check(history: History, before: Seen, now: Seen, by: Someone | None) -> None:
    """Compare what was with what is, after one act of one person (or of time alone)."""
    actor = by.seat if by else None
    own_rows_only(before, now, actor)
    for proposal_id, proposal in now.proposals.items():
        assert (proposal_id in now.decisions) == (proposal.status == "adopted"), "adopted is decided"
        if proposal_id in now.decisions and proposal_id not in before.decisions:
            decided(now, proposal)
        electorate(history, before, now, proposal)
    for stage_id, stage in now.stages.items():
        was = before.stages.get(stage_id)
        assert was is None or was.ended_at is None or was == stage or was.ended_at == stage.ended_at
        if stage.ended_at is not None and (was is None or was.ended_at is None):
            ended(now, stage)
    for one in now.objections.values():
        objection(history, before, now, one, actor)
    for version_id, text in before.versions.items():
        same_words(text, now.versions.get(version_id))


def own_rows_only(before: Seen, now: Seen, actor: UUID | None) -> None:
    """P2: nobody's voice is set, changed or removed by another; what is carried over is the same as it was."""
    for key, given in now.responses.items():
        was = before.responses.get(key)
        if was is not None and _plain(was) == _plain(given):
            continue
        carried = (
            was is None
            and given.carried
            and any(
                earlier.membership_id == given.membership_id and earlier.answer == given.answer
                for (stage, _), earlier in before.responses.items()
                if before.stages[stage].proposal_id == given.proposal_id
            )
        )
        proposal = now.proposals[given.proposal_id]
        opening = was is None and key[0] not in before.stages and given.membership_id == proposal.proposed_by
        assert given.membership_id == actor or carried or (opening and given.answer == "fine"), "another's answer"
    for key, earlier in before.responses.items():
        assert key in now.responses or earlier.carried, "an answer was removed"
    for key in before.affected ^ now.affected:
        assert key[1] == actor, "affected is self-declared"
    for note_id, note in now.notes.items():
        assert note_id in before.notes or note.by_membership == actor
    for key in now.turns.keys() - before.turns.keys():
        proposal = now.proposals[now.turns[key].proposal_id]
        said = now.responses.get(key)
        opening = key[0] not in before.stages and key[1] == proposal.proposed_by
        assert key[1] == actor or opening or (said is not None and said.carried), "another's turn"


def _plain(said: Response) -> tuple[object, ...]:
    return said.answer, said.words, said.harm, said.safe_enough, said.carried


def electorate(history: History, before: Seen, now: Seen, proposal: Proposal) -> None:
    """Frozen when the round opens; it opens anew once, to all members, when a small proposal becomes a full one."""
    was = {seat for proposal_id, seat in before.electors if proposal_id == proposal.id}
    asked = {seat for proposal_id, seat in now.electors if proposal_id == proposal.id}
    turned = before.proposals[proposal.id].status == "told" if proposal.id in before.proposals else False
    assert was <= asked
    assert not was or was == asked or (turned and proposal.weight == "full"), "the electorate is frozen"
    if turned and proposal.weight == "full":
        assert {one.seat for one in history.people if one.member and one.here} <= asked, "somebody was not asked anew"


def ended(now: Seen, stage: Stage) -> None:
    """P5: a stage goes on to the next only when all have spoken or the whole promised time is over."""
    proposal = now.proposals[stage.proposal_id]
    path = now.path(proposal.id)
    following = path[stage.number].name if stage.number < len(path) else proposal.status
    moved_on = {"questions": {"reactions"}, "reactions": {"consent"}, "told": {"adopted"}}
    by_rule = moved_on.get(stage.name, {"adopted", "not_adopted"} if stage.name == "consent" else set())
    worked_with = (
        stage.name == "consent" and following == "integrating" and proposal.turned_by in {"objection", "standing"}
    )
    if following not in by_rule and not worked_with:
        return
    assert stage.ended_at is not None
    for seat in present(now, proposal.id):
        assert (stage.id, seat) in now.turns or stage.ended_at >= promised(stage), "time was shortened"
    if stage.name == "questions":
        answered = {note.to_id for note in now.notes.values() if note.published_at}
        for note in now.notes.values():
            mine = note.stage_id == stage.id and note.kind == "question" and note.published_at is not None
            assert not mine or note.by_membership in now.left or note.id in answered, "over an open question"


def present(now: Seen, proposal: UUID) -> set[UUID]:
    return {seat for one, seat in now.electors if one == proposal} - now.left


def decided(now: Seen, proposal: Proposal) -> None:
    """P5: never over an open objection, but on trial after two integrations; with as many answers as it needs."""
    decision = now.decisions[proposal.id]
    open_ones = [one for one in now.against(proposal.id) if one.state in {"raised", "in_dialogue", "standing"}]
    if decision.method != "trial":
        assert not open_ones, "never as proposed over an objection"
    else:
        assert open_ones
        assert decision.ends_on is not None
        assert decision.ends_on <= clock.now().date() + timedelta(days=91)
        for one in open_ones:
            assert one.integrations >= 2 or one.state == "standing"
            assert (proposal.id, one.membership_id) not in now.affected or one.membership_id in now.left
    last = [stage for stage in now.path(proposal.id) if stage.name in {"told", "consent"}][-1]
    for (stage_id, seat), given in now.responses.items():
        if stage_id == last.id and given.answer == "objection":
            mine = [one for one in now.against(proposal.id) if one.membership_id == seat and one.harm == given.harm]
            assert mine, "an objection was never raised"
    assert last.version == proposal.version, "what is decided is what was asked"
    spoke = {seat for stage, seat in now.turns if stage == last.id}
    asked = {seat for one, seat in now.electors if one == proposal.id and (seat not in now.left or seat in spoke)}
    if last.name == "consent":
        assert len(spoke) >= min(len(asked), max(2, min(12, -(-len(asked) // 3)))), "too few"
    else:
        said = {row.answer for (stage, _), row in now.responses.items() if stage == last.id}
        assert said <= {"fine"}
        assert not [key for key in now.affected if key[0] == proposal.id]


def objection(history: History, before: Seen, now: Seen, one: Objection, actor: UUID | None) -> None:
    """Only its objector closes it; it stands by rule alone."""
    was = before.objections.get(one.id)
    said = any(
        row.answer != "objection" and row.membership_id == one.membership_id
        for row in now.responses.values()
        if row.proposal_id == one.proposal_id and now.stages[row.stage_id].ended_at is not None
    )
    if one.state == (was.state if was else "raised"):
        return
    if one.state in {"answered", "withdrawn"}:
        assert actor == one.membership_id or said, "another closed it"
    if one.state == "standing" and one.membership_id not in now.left:
        heard = history.said_at.get((one.proposal_id, one.membership_id), one.raised_at)
        silent = [
            stage
            for stage in now.path(one.proposal_id)
            if stage.name in AWAITED
            and stage.opened_at > heard
            and stage.ended_at is not None
            and stage.ended_at >= working(stage.opened_at, 2)
        ]
        assert len(silent) >= 2, "it stands too early"
        assert one.notices >= 2


def same_words(text: ProposalVersion, later: ProposalVersion | None) -> None:
    """What was told never changes."""
    if text.number is None:
        return
    assert later is not None
    kept = ("number", "title", "text", "payload", "review_on", "trial_days", "change", "by_membership")
    assert all(getattr(text, name) == getattr(later, name) for name in kept), "a version changed"


def cites(session: Session, table: type[SQLModel], history: History) -> None:
    """P4: what a decision makes names one of its own coalition."""
    mine = select(table).where(table.coalition_id == history.coalition)  # type: ignore[attr-defined]
    for row in session.scalars(mine):
        decision_id = row.decision_id  # type: ignore[attr-defined]
        if decision_id is None:
            assert getattr(row, "standing", None) == "own"
            continue
        assert session.get_one(Decision, decision_id).coalition_id == history.coalition

"""Decide by consent and ask first: what was there before goes on, by the rules that hold now.

Up: each proposal gets its text as version 1 and the stage in which it was told, with the time that was promised. One
that had turned into a full one is being reworked, and stays open for fourteen days from now. Who objected has an
objection that only they can close; who said that it affects them is in `affected`, and nowhere with an answer. Each
decision gets the review that its day promised.

Down: the tables of the release before, with what has a place in them. What has none is dropped: proposals that were
never told or are of a kind of their own, decisions of such kinds with the agreements by them (so the purpose and the
rhythm of the founding hold again), questions of a new kind or with a new answer, asks that were never sent, lines
about initiatives, and all that lies in the tables that this release added. What is open in a stage waits as turned
full; what lapsed or was not adopted reads as withdrawn; how a decision was made reads as small.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from alongside.core.ids import private_id, shared_id
from alongside.core.model import Id, Instant

revision = "65859cfeca44"
down_revision = "3d7a9e51c0b4"
branch_labels = None
depends_on = None

REWORKED_FOR = timedelta(days=14)
KINDS_BEFORE = "('founding', 'action', 'follower', 'group')"
ADDED = (
    *("role_wanted", "partner", "initiative", "acknowledgement", "coalition_state", "trial", "review", "chosen"),
    *("lot_part", "lot_draw", "choice", "proposal_about", "note", "objection", "affected", "proposal_version"),
    *("turn", "stage", "fold", "look", "reporting", "report_lot", "report", "mute", "support_preference"),
    *("mandate", "consent_missing"),
)

TOLD_COLUMNS = ("id", "coalition_id", "action_id", "title", "stage", "sentence", "told_by", "told_at")
TOLD_STAYS = {
    "sqlite": (
        """CREATE TRIGGER told_stays BEFORE UPDATE ON told
WHEN OLD.taken_back_at IS NOT NULL OR ({new}) IS NOT ({old})
BEGIN SELECT RAISE(ABORT, 'what was told stays as it was told'); END""",
        """CREATE TRIGGER told_no_delete BEFORE DELETE ON told
BEGIN SELECT RAISE(ABORT, 'what was told stays as it was told'); END""",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION told_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.taken_back_at IS NULL AND ({new}) IS NOT DISTINCT FROM ({old}) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was told stays as it was told' USING ERRCODE = 'integrity_constraint_violation';
END $$""",
        """CREATE TRIGGER told_kept BEFORE UPDATE OR DELETE ON told
FOR EACH ROW EXECUTE FUNCTION told_stays()""",
        """CREATE TRIGGER told_truncate BEFORE TRUNCATE ON told
FOR EACH STATEMENT EXECUTE FUNCTION keeps_rows()""",
    ),
}

PROPOSAL = sa.table(
    "proposal",
    sa.column("id", Id()),
    sa.column("title"),
    sa.column("text"),
    sa.column("payload", sa.JSON()),
    sa.column("review_on", sa.Date()),
    sa.column("proposed_by", Id()),
    sa.column("opened_at", Instant()),
    sa.column("closes_at", Instant()),
    sa.column("status"),
)
VERSION = sa.table(
    "proposal_version",
    *(sa.column(name, Id()) for name in ("id", "proposal_id", "by_membership")),
    *(sa.column(name) for name in ("number", "base", "title", "text", "change", "in_name")),
    *(sa.column(name, sa.JSON()) for name in ("payload", "names", "with_people")),
    sa.column("review_on", sa.Date()),
    sa.column("held", sa.Boolean()),
    *(sa.column(name, Instant()) for name in ("written_at", "published_at")),
)
STAGE = sa.table(
    "stage",
    *(sa.column(name, Id()) for name in ("id", "proposal_id")),
    *(sa.column(name) for name in ("name", "number", "version")),
    *(sa.column(name, Instant()) for name in ("opened_at", "closes_at", "ended_at")),
    *(sa.column(name, sa.Boolean()) for name in ("extended", "prolonged")),
)
RESPONSE = sa.table(
    "response",
    *(sa.column(name, Id()) for name in ("id", "proposal_id", "stage_id", "membership_id")),
    *(sa.column(name) for name in ("answer", "harm", "safe_enough")),
    sa.column("at", Instant()),
)
OBJECTION = sa.table(
    "objection",
    *(sa.column(name, Id()) for name in ("id", "proposal_id", "membership_id", "stage_id")),
    *(sa.column(name) for name in ("version", "harm", "safe_enough", "state", "integrations", "quiet", "notices")),
    *(sa.column(name, Instant()) for name in ("raised_at", "heard_at")),
)
AFFECTED = sa.table("affected", sa.column("proposal_id", Id()), sa.column("membership_id", Id()))
ELECTOR = sa.table("elector", sa.column("proposal_id", Id()), sa.column("membership_id", Id()))
DECISION = sa.table(
    "decision",
    *(sa.column(name, Id()) for name in ("id", "coalition_id", "proposal_id")),
    sa.column("effective_from", Instant()),
    sa.column("review_on", sa.Date()),
)
REVIEW = sa.table(
    "review",
    *(sa.column(name, Id()) for name in ("id", "coalition_id", "decision_id")),
    sa.column("on_date", sa.Date()),
)


def upgrade() -> None:
    free("agreement", "told")
    add_columns()
    fill_columns()
    tell_of_proposals(datetime.now(UTC))
    promise_reviews()
    settle_actions()
    settle_agreements()
    settle_questions()
    settle_proposals()
    settle_told()
    keep("agreement", "coalition_state")
    keep_told((*TOLD_COLUMNS, "initiative_id"))


def downgrade() -> None:
    free("agreement", "coalition_state", "decision", "told")
    drop_lines_without_a_place()
    put_proposals_back()
    strip_questions()
    strip_agreements_and_actions()
    strip_proposals()
    answer_again_that_it_affects()
    for table in ADDED:
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - names of this file
    drop_decisions_without_a_place()
    keep("agreement", "decision")
    keep_told(TOLD_COLUMNS)


def on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def one_of(*words: str) -> sa.Enum:
    """A column that holds one of these words, as text on both databases."""
    return sa.Enum(*words, native_enum=False, length=32)


def free(*tables: str) -> None:
    """Let rows be changed that otherwise stay as they are, until they are kept again."""
    for table in tables:
        if not on_sqlite():
            op.execute(f"DROP TRIGGER IF EXISTS {table}_kept ON {table}")
            op.execute(f"DROP TRIGGER IF EXISTS {table}_truncate ON {table}")
            continue
        for ending in ("stays", "no_update", "no_delete"):
            op.execute(f"DROP TRIGGER IF EXISTS {table}_{ending}")


def keep(*tables: str) -> None:
    """Rows of these are never changed or removed (product.md P4, P9)."""
    for table in tables:
        if not on_sqlite():
            op.execute(
                f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION keeps_rows()"
            )
            continue
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def keep_told(columns: Iterable[str]) -> None:
    """A told line stays as it was told; that it was taken back is said once (product.md P7)."""
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("NEW", "OLD"))
    for statement in TOLD_STAYS[op.get_bind().dialect.name]:
        op.execute(statement.format(new=new, old=old))


def add_columns() -> None:
    """New columns, empty as yet: what they hold is told by what is there."""
    wanted: dict[str, tuple[sa.Column[Any], ...]] = {
        "action": (sa.Column("initiative_id", Id()),),
        "agreement": (
            sa.Column("subject_id", Id()),
            sa.Column("retired", sa.Boolean()),
            sa.Column("restores", sa.Integer()),
        ),
        "ask": (sa.Column("in_name", one_of("own", "ours", "on_behalf")), sa.Column("beside", Id())),
        "coalition": (sa.Column("woken_at", Instant()),),
        "consent_request": (
            sa.Column("thing_kind", one_of("action", "commitment", "proposal_version", "note", "ask", "told")),
            sa.Column("title", sa.String(280)),
            sa.Column("audience", one_of("coalition", "followers")),
            sa.Column("changed_text", sa.String()),
            sa.Column("extra", sa.String()),
            sa.Column("mandate_id", Id()),
            *(sa.Column(name, Instant()) for name in ("reminded_at", "dropped_at", "out_at", "landed_at")),
            sa.Column("landed", one_of("beside", "in_front", "over")),
        ),
        "decision": (sa.Column("ends_on", sa.Date()),),
        "proposal": (
            sa.Column("weight", one_of("small", "full")),
            sa.Column("trial_days", sa.Integer()),
            sa.Column("version", sa.Integer()),
            sa.Column("in_name", one_of("own", "ours", "on_behalf")),
            sa.Column("beside", Id()),
        ),
        "response": (sa.Column("stage_id", Id()), sa.Column("words", sa.String()), sa.Column("carried", sa.Boolean())),
        "told": (sa.Column("initiative_id", Id()),),
    }
    for table, columns in wanted.items():
        for column in columns:
            op.add_column(table, column)


def fill_columns() -> None:
    """What the release before knew in other words, or could not be otherwise."""
    op.execute("UPDATE agreement SET subject_id = coalition_id, retired = false")
    op.execute("UPDATE ask SET in_name = 'own'")
    op.execute(
        "UPDATE consent_request SET audience = 'coalition', "
        "thing_kind = CASE kind WHEN 'co_own' THEN 'action' ELSE 'commitment' END"
    )
    op.execute(
        "UPDATE proposal SET version = 1, in_name = 'own', "
        "weight = CASE WHEN turned_by IS NULL THEN 'small' ELSE 'full' END"
    )
    op.execute("UPDATE response SET carried = false")


def tell_of_proposals(now: datetime) -> None:
    """Give each proposal its first version, the stages it went through, and what was said in them."""
    op.execute("INSERT INTO affected SELECT proposal_id, membership_id FROM response WHERE answer = 'affects_me'")
    last_words = words_against()
    op.execute("DELETE FROM response WHERE answer = 'affects_me'")
    decided = rows(
        sa.select(DECISION.c.proposal_id, DECISION.c.effective_from).where(DECISION.c.proposal_id.is_not(None))
    )
    ended = last_words | {row.proposal_id: row.effective_from for row in decided}
    proposals = rows(sa.select(PROPOSAL).order_by(PROPOSAL.c.opened_at, PROPOSAL.c.id))
    op.bulk_insert(VERSION, [first_version(proposal) for proposal in proposals])
    told = {one.id: told_stage(one, ended.get(one.id, min(one.closes_at, now))) for one in proposals}
    op.bulk_insert(STAGE, list(told.values()))
    reworked = [one for one in proposals if one.status == "turned_full"]
    op.bulk_insert(STAGE, [reworking_stage(proposal, now) for proposal in reworked])
    op.execute("UPDATE proposal SET status = 'integrating' WHERE status = 'turned_full'")
    op.execute(
        "UPDATE response SET stage_id = (SELECT stage.id FROM stage WHERE stage.name = 'told' "
        "AND stage.proposal_id = response.proposal_id)"
    )
    op.execute(
        "INSERT INTO turn (stage_id, membership_id, proposal_id, passed) "
        "SELECT stage_id, membership_id, proposal_id, false FROM response"
    )
    against = rows(sa.select(RESPONSE).where(RESPONSE.c.answer == "objection").order_by(RESPONSE.c.at))
    op.bulk_insert(OBJECTION, [objection(said) for said in against])


def rows(question: sa.Select[Any]) -> list[Any]:
    return list(op.get_bind().execute(question).all())


def words_against() -> dict[Any, datetime]:
    """When the word was said that turned a proposal."""
    said = sa.select(RESPONSE.c.proposal_id, RESPONSE.c.at).where(RESPONSE.c.answer != "fine").order_by(RESPONSE.c.at)
    return {row.proposal_id: row.at for row in rows(said)}


def first_version(proposal: Any) -> dict[str, Any]:
    return {
        "id": private_id(),
        "proposal_id": proposal.id,
        "number": 1,
        "base": 0,
        "title": proposal.title,
        "text": proposal.text,
        "payload": proposal.payload,
        "review_on": proposal.review_on,
        "change": "first",
        "by_membership": proposal.proposed_by,
        "in_name": "own",
        "names": [],
        "with_people": [],
        "held": False,
        "written_at": proposal.opened_at,
        "published_at": proposal.opened_at,
    }


def told_stage(proposal: Any, ended_at: datetime) -> dict[str, Any]:
    return {
        "id": shared_id(),
        "proposal_id": proposal.id,
        "name": "told",
        "number": 1,
        "version": 1,
        "opened_at": proposal.opened_at,
        "closes_at": proposal.closes_at,
        "extended": False,
        "prolonged": False,
        "ended_at": None if proposal.status == "told" else ended_at,
    }


def reworking_stage(proposal: Any, now: datetime) -> dict[str, Any]:
    """Nobody was told of this time before: it begins now, in full."""
    return told_stage(proposal, now) | {
        "id": shared_id(),
        "name": "integrating",
        "number": 2,
        "opened_at": now,
        "closes_at": now + REWORKED_FOR,
        "ended_at": None,
    }


def objection(said: Any) -> dict[str, Any]:
    return {
        "id": private_id(),
        "proposal_id": said.proposal_id,
        "membership_id": said.membership_id,
        "stage_id": said.stage_id,
        "version": 1,
        "harm": said.harm or "",
        "safe_enough": said.safe_enough,
        "state": "raised",
        "integrations": 0,
        "quiet": 0,
        "notices": 0,
        "raised_at": said.at,
        "heard_at": said.at,
    }


def promise_reviews() -> None:
    """Each decision has been given a day: on it, it comes back."""
    decisions = rows(sa.select(DECISION).order_by(DECISION.c.effective_from, DECISION.c.id))
    op.bulk_insert(
        REVIEW,
        [
            {"id": shared_id(), "coalition_id": one.coalition_id, "decision_id": one.id, "on_date": one.review_on}
            for one in decisions
        ],
    )


def settle_actions() -> None:
    with op.batch_alter_table("action") as action:
        action.create_index("ix_action_initiative_id", ["initiative_id"])
        action.create_foreign_key(
            "fk_action_coalition_id_initiative_id",
            "initiative",
            ["coalition_id", "initiative_id"],
            ["coalition_id", "id"],
        )
    with op.batch_alter_table("ask") as ask:
        ask.alter_column("in_name", nullable=False)
        ask.create_foreign_key("fk_ask_beside", "membership", ["beside"], ["id"])


def settle_agreements() -> None:
    with op.batch_alter_table("agreement") as agreement:
        agreement.alter_column("subject_id", nullable=False)
        agreement.alter_column("retired", nullable=False)
        agreement.drop_constraint("ux_agreement_coalition_id_kind_version", type_="unique")
        agreement.create_unique_constraint(
            "ux_agreement_coalition_id_kind_subject_id_version", ["coalition_id", "kind", "subject_id", "version"]
        )


def settle_questions() -> None:
    with op.batch_alter_table("consent_request") as question:
        question.alter_column("thing_kind", nullable=False)
        question.alter_column("audience", nullable=False)
        question.create_index("ix_consent_request_mandate_id", ["mandate_id"])
        question.create_foreign_key("fk_consent_request_mandate_id", "mandate", ["mandate_id"], ["id"])


def settle_proposals() -> None:
    with op.batch_alter_table("proposal") as proposal:
        for column in ("weight", "version", "in_name"):
            proposal.alter_column(column, nullable=False)
        proposal.drop_index("ix_proposal_due")
        proposal.drop_column("closes_at")
        proposal.create_index("ix_proposal_list", ["coalition_id", "status", "id"])
        proposal.create_foreign_key("fk_proposal_beside", "membership", ["beside"], ["id"])
    with op.batch_alter_table("response") as response:
        response.alter_column("stage_id", nullable=False)
        response.alter_column("carried", nullable=False)
        response.drop_constraint("ux_response_proposal_id_membership_id", type_="unique")
        response.create_unique_constraint("ux_response_stage_id_membership_id", ["stage_id", "membership_id"])
        response.create_index("ix_response_proposal_id", ["proposal_id"])
        response.create_foreign_key("fk_response_stage_id", "stage", ["stage_id"], ["id"])


def settle_told() -> None:
    with op.batch_alter_table("told") as told:
        told.alter_column("action_id", nullable=True)
        told.create_index("ix_told_initiative", ["initiative_id"])
        told.create_foreign_key(
            "fk_told_coalition_id_initiative_id",
            "initiative",
            ["coalition_id", "initiative_id"],
            ["coalition_id", "id"],
        )
        told.create_check_constraint(
            op.f("ck_told_of_one_thing"), sa.text("(action_id IS NULL) <> (initiative_id IS NULL)")
        )


def drop_lines_without_a_place() -> None:
    """Lines about initiatives, asks that were never sent, and questions and answers that had no words before."""
    op.execute("DELETE FROM told_draft")
    op.execute("DELETE FROM told WHERE action_id IS NULL")
    op.execute("DELETE FROM ask WHERE state IN ('asking_first', 'unsaid')")
    op.execute(
        "DELETE FROM consent_request WHERE kind NOT IN ('co_own', 'co_hold') "
        "OR state NOT IN ('asked', 'yes', 'no', 'not_now', 'withdrawn', 'expired')"
    )
    op.execute(
        "DELETE FROM response WHERE answer NOT IN ('fine', 'objection') "
        "OR stage_id NOT IN (SELECT id FROM stage WHERE name = 'told')"
    )


def put_proposals_back() -> None:
    """What is open in a stage waits as turned full, without a clock; what came to nothing reads as withdrawn."""
    op.add_column("proposal", sa.Column("closes_at", Instant()))
    op.execute(
        "UPDATE proposal SET closes_at = COALESCE((SELECT stage.closes_at FROM stage "
        "WHERE stage.proposal_id = proposal.id AND stage.number = 1), opened_at)"
    )
    op.execute(
        "UPDATE proposal SET status = 'turned_full' "
        "WHERE status IN ('questions', 'reactions', 'consent', 'integrating', 'choosing')"
    )
    op.execute("UPDATE proposal SET status = 'withdrawn' WHERE status IN ('not_adopted', 'lapsed')")
    op.execute(
        "UPDATE proposal SET turned_by = NULL "
        "WHERE turned_by NOT IN ('objection', 'affects_me', 'not_possible', 'nobody_left')"
    )


def strip_questions() -> None:
    with op.batch_alter_table("consent_request") as question:
        question.drop_constraint("fk_consent_request_mandate_id", type_="foreignkey")
        question.drop_index("ix_consent_request_mandate_id")
        for column in ("thing_kind", "title", "audience", "changed_text", "mandate_id", "reminded_at", "dropped_at"):
            question.drop_column(column)
        for column in ("extra", "out_at", "landed", "landed_at"):
            question.drop_column(column)
    with op.batch_alter_table("ask") as ask:
        ask.drop_constraint("fk_ask_beside", type_="foreignkey")
        ask.drop_column("beside")
        ask.drop_column("in_name")
    with op.batch_alter_table("told") as told:
        told.drop_constraint("fk_told_coalition_id_initiative_id", type_="foreignkey")
        told.drop_constraint(op.f("ck_told_of_one_thing"), type_="check")
        told.drop_index("ix_told_initiative")
        told.drop_column("initiative_id")
        told.alter_column("action_id", nullable=False)


def strip_agreements_and_actions() -> None:
    op.execute("DELETE FROM agreement WHERE kind = 'working' OR restores IS NOT NULL")
    later = f"SELECT id FROM decision WHERE kind NOT IN {KINDS_BEFORE}"  # noqa: S608 - words of this file
    op.execute(f"DELETE FROM agreement WHERE decision_id IN ({later})")  # noqa: S608 - words of this file
    with op.batch_alter_table("agreement") as agreement:
        agreement.drop_constraint("ux_agreement_coalition_id_kind_subject_id_version", type_="unique")
        agreement.create_unique_constraint(
            "ux_agreement_coalition_id_kind_version", ["coalition_id", "kind", "version"]
        )
        for column in ("subject_id", "retired", "restores"):
            agreement.drop_column(column)
    with op.batch_alter_table("action") as action:
        action.drop_constraint("fk_action_coalition_id_initiative_id", type_="foreignkey")
        action.drop_index("ix_action_initiative_id")
        action.drop_column("initiative_id")
    with op.batch_alter_table("coalition") as coalition:
        coalition.drop_column("woken_at")
    with op.batch_alter_table("decision") as decision:
        decision.drop_column("ends_on")


def strip_proposals() -> None:
    with op.batch_alter_table("response") as response:
        response.drop_constraint("fk_response_stage_id", type_="foreignkey")
        response.drop_constraint("ux_response_stage_id_membership_id", type_="unique")
        response.drop_index("ix_response_proposal_id")
        response.create_unique_constraint("ux_response_proposal_id_membership_id", ["proposal_id", "membership_id"])
        for column in ("stage_id", "words", "carried"):
            response.drop_column(column)
    with op.batch_alter_table("proposal") as proposal:
        proposal.drop_constraint("fk_proposal_beside", type_="foreignkey")
        proposal.drop_index("ix_proposal_list")
        for column in ("weight", "trial_days", "version", "in_name", "beside"):
            proposal.drop_column(column)
        proposal.alter_column("closes_at", nullable=False)
        proposal.create_index("ix_proposal_due", ["status", "closes_at"])


def answer_again_that_it_affects() -> None:
    """Who was asked, has no other answer, and said that it affects them, says so by an answer again."""
    here = PROPOSAL.c.id == AFFECTED.c.proposal_id
    asked = sa.and_(*(ELECTOR.c[name] == AFFECTED.c[name] for name in ("proposal_id", "membership_id")))
    said = sa.and_(*(RESPONSE.c[name] == AFFECTED.c[name] for name in ("proposal_id", "membership_id")))
    affected = (
        sa.select(AFFECTED, PROPOSAL.c.opened_at)
        .join_from(AFFECTED, PROPOSAL, here)
        .join(ELECTOR, asked)
        .where(~sa.exists().where(said))
    )
    columns = (RESPONSE.c[name] for name in ("id", "proposal_id", "membership_id", "answer", "at"))
    op.bulk_insert(
        sa.table("response", *(sa.column(column.name, column.type) for column in columns)),
        [
            {
                "id": private_id(),
                "proposal_id": one.proposal_id,
                "membership_id": one.membership_id,
                "answer": "affects_me",
                "at": one.opened_at,
            }
            for one in rows(affected)
        ],
    )


def drop_decisions_without_a_place() -> None:
    op.execute(f"DELETE FROM decision WHERE kind NOT IN {KINDS_BEFORE}")  # noqa: S608 - words of this file
    op.execute("UPDATE decision SET method = 'small' WHERE method <> 'founding'")
    gone = f"(SELECT id FROM proposal WHERE status = 'asking_first' OR kind NOT IN {KINDS_BEFORE})"  # noqa: S608
    for table in ("response", "elector"):
        op.execute(f"DELETE FROM {table} WHERE proposal_id IN {gone}")  # noqa: S608 - names of this file
    op.execute(f"DELETE FROM proposal WHERE id IN {gone}")  # noqa: S608 - words of this file

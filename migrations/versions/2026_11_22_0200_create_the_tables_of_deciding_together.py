"""Create the tables of asking first, deciding by stages, initiatives, safety and what comes after a decision."""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id, Instant

revision = "3d7a9e51c0b4"
down_revision = "8b1f0c5d2a47"
branch_labels = None
depends_on = None

# One function makes each, after those it points to.
TABLES = (
    "consent_missing",
    "mandate",
    "support_preference",
    "mute",
    "report",
    "report_lot",
    "reporting",
    "look",
    "fold",
    "stage",
    "turn",
    "proposal_version",
    "affected",
    "objection",
    "note",
    "proposal_about",
    "choice",
    "lot_draw",
    "lot_part",
    "chosen",
    "review",
    "trial",
    "coalition_state",
    "acknowledgement",
    "initiative",
    "partner",
    "role_wanted",
    "told_draft",
)


def one_of(*words: str) -> sa.Enum:
    """A column that holds one of these words, as text on both databases."""
    return sa.Enum(*words, native_enum=False, length=32)


def consent_missing() -> None:
    op.create_table(
        "consent_missing",
        sa.Column("thing_id", Id(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("thing_id", name=op.f("pk_consent_missing")),
    )


def mandate() -> None:
    op.create_table(
        "mandate",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("from_membership", Id(), nullable=False),
        sa.Column("to_membership", Id(), nullable=False),
        sa.Column("topic", sa.String(280), nullable=False),
        sa.Column("forum", one_of("coalition", "followers"), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("given_at", Instant(), nullable=False),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.CheckConstraint("from_membership <> to_membership", name=op.f("ck_mandate_two_people")),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_mandate_coalition_id")),
        sa.ForeignKeyConstraint(["from_membership"], ["membership.id"], name=op.f("fk_mandate_from_membership")),
        sa.ForeignKeyConstraint(["to_membership"], ["membership.id"], name=op.f("fk_mandate_to_membership")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate")),
    )
    op.create_index("ix_mandate_coalition_id", "mandate", ["coalition_id"])
    op.create_index("ix_mandate_from_membership", "mandate", ["from_membership"])
    op.create_index("ix_mandate_to_membership", "mandate", ["to_membership"])


def support_preference() -> None:
    op.create_table(
        "support_preference",
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("choice", one_of("ask_first", "stand_beside", "own_name", "leave_it"), nullable=False),
        sa.Column("words", sa.String(280), nullable=True),
        sa.Column("set_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_support_preference_membership_id")),
        sa.PrimaryKeyConstraint("membership_id", name=op.f("pk_support_preference")),
    )


def mute() -> None:
    op.create_table(
        "mute",
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("muted_id", Id(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.CheckConstraint("membership_id <> muted_id", name=op.f("ck_mute_not_oneself")),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_mute_membership_id")),
        sa.ForeignKeyConstraint(["muted_id"], ["membership.id"], name=op.f("fk_mute_muted_id")),
        sa.PrimaryKeyConstraint("membership_id", "muted_id", name=op.f("pk_mute")),
    )
    op.create_index("ix_mute_muted_id", "mute", ["muted_id"])


def report() -> None:
    op.create_table(
        "report",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column(
            "thing_kind",
            one_of("proposal", "note", "action", "commitment", "check_in", "check_in_reply", "ask"),
            nullable=False,
        ),
        sa.Column("thing_id", Id(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", one_of("open", "folded", "stays"), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_report_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_index("ix_report_coalition_id", "report", ["coalition_id"])
    op.create_index("ix_report_ended_at", "report", ["ended_at"])
    op.create_index(
        "ux_report_open",
        "report",
        ["thing_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def report_lot() -> None:
    op.create_table(
        "report_lot",
        sa.Column("id", Id(), nullable=False),
        sa.Column("report_id", Id(), nullable=False),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_lot_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_lot")),
    )
    op.create_index("ix_report_lot_report_id", "report_lot", ["report_id"])


def reporting() -> None:
    op.create_table(
        "reporting",
        sa.Column("id", Id(), nullable=False),
        sa.Column("report_id", Id(), nullable=False),
        sa.Column("thing_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("words", sa.String(1000), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_reporting_membership_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_reporting_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporting")),
        sa.UniqueConstraint("thing_id", "membership_id", name=op.f("ux_reporting_thing_id_membership_id")),
    )
    op.create_index("ix_reporting_membership_id", "reporting", ["membership_id"])
    op.create_index("ix_reporting_report", "reporting", ["report_id"])


def look() -> None:
    op.create_table(
        "look",
        sa.Column("id", Id(), nullable=False),
        sa.Column("report_id", Id(), nullable=False),
        sa.Column("lot_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("instead", sa.Boolean(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("verdict", one_of("fold", "leave"), nullable=True),
        sa.Column("reason", sa.String(1000), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["lot_id"], ["report_lot.id"], name=op.f("fk_look_lot_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_look_membership_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_look_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
        sa.UniqueConstraint("report_id", "membership_id", name=op.f("ux_look_report_id_membership_id")),
    )
    op.create_index(
        "ix_look_due",
        "look",
        ["asked_at"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index("ix_look_lot_id", "look", ["lot_id"])
    op.create_index("ix_look_membership_id", "look", ["membership_id"])


def fold() -> None:
    op.create_table(
        "fold",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column(
            "thing_kind",
            one_of("proposal", "note", "action", "commitment", "check_in", "check_in_reply", "ask"),
            nullable=False,
        ),
        sa.Column("thing_id", Id(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=True),
        sa.Column("decision_id", Id(), nullable=True),
        sa.CheckConstraint("until IS NOT NULL OR decision_id IS NOT NULL", name=op.f("ck_fold_ends_or_decided")),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_fold_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_fold_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fold")),
    )
    op.create_index("ix_fold_decision_id", "fold", ["decision_id"])
    op.create_index("ix_fold_of_coalition", "fold", ["coalition_id", "since"])
    op.create_index("ix_fold_thing", "fold", ["thing_id", "until"])


def stage() -> None:
    op.create_table(
        "stage",
        sa.Column("id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column(
            "name", one_of("told", "questions", "reactions", "consent", "integrating", "choosing"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("closes_at", Instant(), nullable=False),
        sa.Column("extended", sa.Boolean(), nullable=False),
        sa.Column("prolonged", sa.Boolean(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_stage_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("ux_stage_proposal_id_number")),
    )
    op.create_index("ix_stage_due", "stage", ["ended_at", "closes_at"])
    op.create_index(
        "ux_stage_open",
        "stage",
        ["proposal_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def turn() -> None:
    op.create_table(
        "turn",
        sa.Column("stage_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id", "membership_id"],
            ["elector.proposal_id", "elector.membership_id"],
            name=op.f("fk_turn_proposal_id_membership_id"),
        ),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_turn_stage_id")),
        sa.PrimaryKeyConstraint("stage_id", "membership_id", name=op.f("pk_turn")),
    )
    op.create_index("ix_turn_membership_id", "turn", ["membership_id"])


def proposal_version() -> None:
    op.create_table(
        "proposal_version",
        sa.Column("id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("trial_days", sa.Integer(), nullable=True),
        sa.Column("change", one_of("first", "substance", "wording"), nullable=False),
        sa.Column("note", sa.String(280), nullable=True),
        sa.Column("by_membership", Id(), nullable=False),
        sa.Column("in_name", one_of("own", "ours", "on_behalf"), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("with_people", sa.JSON(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("written_at", Instant(), nullable=False),
        sa.Column("published_at", Instant(), nullable=True),
        sa.Column("withheld_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "(number IS NULL) = (published_at IS NULL)", name=op.f("ck_proposal_version_numbered_when_published")
        ),
        sa.ForeignKeyConstraint(["by_membership"], ["membership.id"], name=op.f("fk_proposal_version_by_membership")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_version_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_version")),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("ux_proposal_version_proposal_id_number")),
    )
    op.create_index("ix_proposal_version_by_membership", "proposal_version", ["by_membership"])
    op.create_index("ix_proposal_version_proposal_id", "proposal_version", ["proposal_id"])


def affected() -> None:
    op.create_table(
        "affected",
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_affected_membership_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_affected_proposal_id")),
        sa.PrimaryKeyConstraint("proposal_id", "membership_id", name=op.f("pk_affected")),
    )
    op.create_index("ix_affected_membership_id", "affected", ["membership_id"])


def objection() -> None:
    op.create_table(
        "objection",
        sa.Column("id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("stage_id", Id(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("harm", sa.String(), nullable=False),
        sa.Column("safe_enough", sa.String(), nullable=True),
        sa.Column("state", one_of("raised", "in_dialogue", "answered", "withdrawn", "standing"), nullable=False),
        sa.Column("integrations", sa.Integer(), nullable=False),
        sa.Column("quiet", sa.Integer(), nullable=False),
        sa.Column("notices", sa.Integer(), nullable=False),
        sa.Column("raised_at", Instant(), nullable=False),
        sa.Column("heard_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["proposal_id", "membership_id"],
            ["elector.proposal_id", "elector.membership_id"],
            name=op.f("fk_objection_proposal_id_membership_id"),
        ),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_objection_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
    )
    op.create_index("ix_objection_proposal_id", "objection", ["proposal_id"])
    op.create_index(
        "ux_objection_unanswered",
        "objection",
        ["proposal_id", "membership_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('raised', 'in_dialogue', 'standing')"),
        postgresql_where=sa.text("state IN ('raised', 'in_dialogue', 'standing')"),
    )


def note() -> None:
    op.create_table(
        "note",
        sa.Column("id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("stage_id", Id(), nullable=True),
        sa.Column("kind", one_of("question", "answer", "reaction", "comment", "talk"), nullable=False),
        sa.Column("by_membership", Id(), nullable=False),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("to_id", Id(), nullable=True),
        sa.Column("objection_id", Id(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("published_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["by_membership"], ["membership.id"], name=op.f("fk_note_by_membership")),
        sa.ForeignKeyConstraint(["objection_id"], ["objection.id"], name=op.f("fk_note_objection_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_note_proposal_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_note_stage_id")),
        sa.ForeignKeyConstraint(["to_id"], ["note.id"], name=op.f("fk_note_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index("ix_note_by_membership", "note", ["by_membership"])
    op.create_index("ix_note_list", "note", ["proposal_id", "id"])
    op.create_index("ix_note_objection_id", "note", ["objection_id"])
    op.create_index("ix_note_to_id", "note", ["to_id"])


def proposal_about() -> None:
    op.create_table(
        "proposal_about",
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("decision_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_proposal_about_decision_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_about_proposal_id")),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_proposal_about")),
    )
    op.create_index("ix_proposal_about_decision_id", "proposal_about", ["decision_id"])


def choice() -> None:
    op.create_table(
        "choice",
        sa.Column("stage_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id", "membership_id"],
            ["elector.proposal_id", "elector.membership_id"],
            name=op.f("fk_choice_proposal_id_membership_id"),
        ),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_choice_stage_id")),
        sa.PrimaryKeyConstraint("stage_id", "membership_id", name=op.f("pk_choice")),
    )
    op.create_index("ix_choice_membership_id", "choice", ["membership_id"])


def lot_draw() -> None:
    op.create_table(
        "lot_draw",
        sa.Column("stage_id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column("drawn_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_lot_draw_proposal_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_lot_draw_stage_id")),
        sa.PrimaryKeyConstraint("stage_id", name=op.f("pk_lot_draw")),
    )
    op.create_index("ix_lot_draw_proposal_id", "lot_draw", ["proposal_id"])


def lot_part() -> None:
    op.create_table(
        "lot_part",
        sa.Column("stage_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("is_in", sa.Boolean(), nullable=False),
        sa.Column("word", sa.String(60), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id", "membership_id"],
            ["elector.proposal_id", "elector.membership_id"],
            name=op.f("fk_lot_part_proposal_id_membership_id"),
        ),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_lot_part_stage_id")),
        sa.PrimaryKeyConstraint("stage_id", "membership_id", name=op.f("pk_lot_part")),
    )
    op.create_index("ix_lot_part_membership_id", "lot_part", ["membership_id"])


def chosen() -> None:
    op.create_table(
        "chosen",
        sa.Column("decision_id", Id(), nullable=False),
        sa.Column("stage_id", Id(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("picked", sa.JSON(), nullable=False),
        sa.Column("by_lot", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_chosen_decision_id")),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_chosen_stage_id")),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_chosen")),
    )


def review() -> None:
    op.create_table(
        "review",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("decision_id", Id(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("came_at", Instant(), nullable=True),
        sa.Column("outcome", one_of("renewed", "amended", "retired", "ended"), nullable=True),
        sa.Column("by_decision_id", Id(), nullable=True),
        sa.CheckConstraint("by_decision_id IS NULL OR outcome IS NOT NULL", name=op.f("ck_review_settled_by_decision")),
        sa.ForeignKeyConstraint(
            ["coalition_id", "by_decision_id"],
            ["decision.coalition_id", "decision.id"],
            name="fk_review_coalition_id_by_decision_id",
        ),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_review_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_review_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index("ix_review_decision_id", "review", ["decision_id"])
    op.create_index("ix_review_due", "review", ["outcome", "came_at", "on_date"])
    op.create_index("ix_review_list", "review", ["coalition_id", "outcome", "on_date", "id"])
    op.create_index(
        "ux_review_open",
        "review",
        ["decision_id"],
        unique=True,
        sqlite_where=sa.text("outcome IS NULL"),
        postgresql_where=sa.text("outcome IS NULL"),
    )


def trial() -> None:
    op.create_table(
        "trial",
        sa.Column("decision_id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_trial_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_trial_coalition_id")),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_trial")),
    )
    op.create_index("ix_trial_due", "trial", ["ended_at", "ends_on"])


def coalition_state() -> None:
    op.create_table(
        "coalition_state",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("status", one_of("forming", "active", "resting", "closed"), nullable=False),
        sa.Column("decision_id", Id(), nullable=False),
        sa.Column("decision_number", sa.Integer(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_coalition_state_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_coalition_state_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coalition_state")),
    )
    op.create_index("ix_coalition_state_decision_id", "coalition_state", ["decision_id"])
    op.create_index("ix_coalition_state_latest", "coalition_state", ["coalition_id", "id"])


def acknowledgement() -> None:
    op.create_table(
        "acknowledgement",
        sa.Column("agreement_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_acknowledgement_agreement_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_acknowledgement_membership_id")),
        sa.PrimaryKeyConstraint("agreement_id", "membership_id", name=op.f("pk_acknowledgement")),
    )
    op.create_index("ix_acknowledgement_membership_id", "acknowledgement", ["membership_id"])


def initiative() -> None:
    op.create_table(
        "initiative",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("stage", one_of("forming", "acting", "closed"), nullable=False),
        sa.Column("decision_id", Id(), nullable=False),
        sa.Column("decision_number", sa.Integer(), nullable=False),
        sa.Column("closed_by", Id(), nullable=True),
        sa.Column("closed_by_number", sa.Integer(), nullable=True),
        sa.Column("handover_note", sa.String(), nullable=True),
        sa.Column("wanted_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.CheckConstraint("closed_by IS NULL OR stage = 'closed'", name=op.f("ck_initiative_closed_by_decision")),
        sa.CheckConstraint(
            "(closed_by IS NULL) = (closed_by_number IS NULL)", name=op.f("ck_initiative_closing_numbered")
        ),
        sa.ForeignKeyConstraint(
            ["coalition_id", "closed_by"],
            ["decision.coalition_id", "decision.id"],
            name="fk_initiative_coalition_id_closed_by",
        ),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_initiative_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_initiative_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
        sa.UniqueConstraint("coalition_id", "id", name=op.f("ux_initiative_coalition_id_id")),
        sa.UniqueConstraint("decision_id", name=op.f("ux_initiative_decision_id")),
    )
    op.create_index("ix_initiative_wanted_on", "initiative", ["wanted_on"])


def partner() -> None:
    op.create_table(
        "partner",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("initiative_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("stance", one_of("in_front", "beside", "behind", "on_call"), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition_id", "initiative_id"],
            ["initiative.coalition_id", "initiative.id"],
            name=op.f("fk_partner_coalition_id_initiative_id"),
        ),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_partner_membership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
    )
    op.create_index("ix_partner_membership_id", "partner", ["membership_id"])
    op.create_index(
        "ux_partner_active",
        "partner",
        ["initiative_id", "membership_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def role_wanted() -> None:
    op.create_table(
        "role_wanted",
        sa.Column("id", Id(), nullable=False),
        sa.Column("initiative_id", Id(), nullable=False),
        sa.Column("text", sa.String(280), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_role_wanted_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_wanted")),
    )
    op.create_index("ix_role_wanted_initiative_id", "role_wanted", ["initiative_id"])


def told_draft() -> None:
    op.create_table(
        "told_draft",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("action_id", Id(), nullable=True),
        sa.Column("initiative_id", Id(), nullable=True),
        sa.Column("sentence", sa.String(280), nullable=False),
        sa.Column("in_name", one_of("own", "ours", "on_behalf"), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("with_people", sa.JSON(), nullable=False),
        sa.Column("written_by", Id(), nullable=False),
        sa.Column("written_at", Instant(), nullable=False),
        sa.Column("told_id", Id(), nullable=True),
        sa.Column("dropped_at", Instant(), nullable=True),
        sa.CheckConstraint("(action_id IS NULL) <> (initiative_id IS NULL)", name=op.f("ck_told_draft_of_one_thing")),
        sa.ForeignKeyConstraint(
            ["coalition_id", "action_id"],
            ["action.coalition_id", "action.id"],
            name=op.f("fk_told_draft_coalition_id_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["coalition_id", "initiative_id"],
            ["initiative.coalition_id", "initiative.id"],
            name=op.f("fk_told_draft_coalition_id_initiative_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_told_draft_coalition_id")),
        sa.ForeignKeyConstraint(["told_id"], ["told.id"], name=op.f("fk_told_draft_told_id")),
        sa.ForeignKeyConstraint(["written_by"], ["membership.id"], name=op.f("fk_told_draft_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_draft")),
        sa.UniqueConstraint("told_id", name=op.f("ux_told_draft_told_id")),
    )
    op.create_index("ix_told_draft_action", "told_draft", ["action_id"])
    op.create_index("ix_told_draft_initiative", "told_draft", ["initiative_id"])


def upgrade() -> None:
    consent_missing()
    mandate()
    support_preference()
    mute()
    report()
    report_lot()
    reporting()
    look()
    fold()
    stage()
    turn()
    proposal_version()
    affected()
    objection()
    note()
    proposal_about()
    choice()
    lot_draw()
    lot_part()
    chosen()
    review()
    trial()
    coalition_state()
    acknowledgement()
    initiative()
    partner()
    role_wanted()
    told_draft()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)

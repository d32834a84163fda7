"""Create the first tables, and the triggers that keep what was recorded, agreed and decided as it was."""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id, Instant

revision = "8b1f0c5d2a47"
down_revision = None
branch_labels = None
depends_on = None


APPEND_ONLY = ("activity", "agreement", "decision")
KEEPS_KIND = {
    "sqlite": (
        """CREATE TRIGGER installation_demo_stays BEFORE UPDATE OF demo ON installation
WHEN NEW.demo <> OLD.demo BEGIN SELECT RAISE(ABORT, 'what an installation is never changes'); END""",
        """CREATE TRIGGER installation_demo_kept BEFORE DELETE ON installation
WHEN OLD.demo BEGIN SELECT RAISE(ABORT, 'a demo stays a demo'); END""",
        """CREATE TRIGGER installation_demo_empty BEFORE INSERT ON installation
WHEN NEW.demo AND EXISTS (SELECT 1 FROM person)
BEGIN SELECT RAISE(ABORT, 'a database with people in it is no demo'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION installation_keeps_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.demo IS DISTINCT FROM OLD.demo THEN
    RAISE EXCEPTION 'what an installation is never changes' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'DELETE' AND OLD.demo THEN
    RAISE EXCEPTION 'a demo stays a demo' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'INSERT' AND NEW.demo AND EXISTS (SELECT 1 FROM person) THEN
    RAISE EXCEPTION 'a database with people in it is no demo' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$""",
        """CREATE TRIGGER installation_kind BEFORE INSERT OR UPDATE OR DELETE ON installation
FOR EACH ROW EXECUTE FUNCTION installation_keeps_kind()""",
        """CREATE FUNCTION installation_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM installation WHERE demo) THEN
    RAISE EXCEPTION 'a demo stays a demo' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$""",
        """CREATE TRIGGER installation_truncate BEFORE TRUNCATE ON installation
FOR EACH STATEMENT EXECUTE FUNCTION installation_refuse_truncate()""",
    ),
}
KEEPS_ROWS = """CREATE FUNCTION keeps_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$"""

# A told line stays as it was told; that it was taken back is said once (product.md P7).
KEEPS_TOLD = {
    "sqlite": (
        """CREATE TRIGGER told_stays BEFORE UPDATE ON told
WHEN OLD.taken_back_at IS NOT NULL
  OR (NEW.id, NEW.coalition_id, NEW.action_id, NEW.title, NEW.stage, NEW.sentence, NEW.told_by, NEW.told_at)
  IS NOT (OLD.id, OLD.coalition_id, OLD.action_id, OLD.title, OLD.stage, OLD.sentence, OLD.told_by, OLD.told_at)
BEGIN SELECT RAISE(ABORT, 'what was told stays as it was told'); END""",
        """CREATE TRIGGER told_no_delete BEFORE DELETE ON told
BEGIN SELECT RAISE(ABORT, 'what was told stays as it was told'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION told_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.taken_back_at IS NULL
    AND (NEW.id, NEW.coalition_id, NEW.action_id, NEW.title, NEW.stage, NEW.sentence, NEW.told_by, NEW.told_at)
    IS NOT DISTINCT FROM
    (OLD.id, OLD.coalition_id, OLD.action_id, OLD.title, OLD.stage, OLD.sentence, OLD.told_by, OLD.told_at)
  THEN
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


def keep_rows(dialect: str) -> None:
    """What was recorded, agreed and decided is never changed or removed (product.md P4, P9)."""
    if dialect == "postgresql":
        op.execute(KEEPS_ROWS)
        for table in APPEND_ONLY:
            op.execute(
                f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION keeps_rows()"
            )
        return
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(48), nullable=False),
        sa.Column("thing_id", Id(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("coalition_id", "sequence", name=op.f("ux_activity_coalition_id_sequence")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index("ix_activity_feed", ["coalition_id", "id"], unique=False)

    op.create_table(
        "coalition",
        sa.Column("id", Id(), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum("open", "listed", "by_invitation", "hidden", name="visibility", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum("forming", "active", "resting", "closed", name="coalitionstatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coalition")),
    )
    op.create_table(
        "coalition_counter",
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("coalition_id", name=op.f("pk_coalition_counter")),
    )
    op.create_table(
        "group",
        sa.Column("id", Id(), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("about", sa.String(1000), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group")),
        sa.UniqueConstraint("name", name=op.f("ux_group_name")),
    )
    op.create_table(
        "idempotent_answer",
        sa.Column("owner", Id(), nullable=False),
        sa.Column("route", sa.String(120), nullable=False),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "route", "key", name=op.f("pk_idempotent_answer")),
    )
    with op.batch_alter_table("idempotent_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idempotent_answer_at"), ["at"], unique=False)

    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("setup_secret_hash", sa.LargeBinary(), nullable=True),
        sa.Column("handed_secret_hash", sa.LargeBinary(), nullable=True),
        sa.Column("set_up_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "mail_out",
        sa.Column("id", Id(), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False),
        sa.Column("template", sa.String(48), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("last_error", sa.String(32), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_out")),
        sa.UniqueConstraint("key", name=op.f("ux_mail_out_key")),
    )
    with op.batch_alter_table("mail_out", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_out_due_at"), ["due_at"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", Id(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("called", sa.String(200), nullable=True),
        sa.Column("pronouns", sa.String(60), nullable=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=True),
        sa.Column("unclaimed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("ux_person_email")),
    )
    op.create_table(
        "activity_actor",
        sa.Column("activity_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_activity_actor_activity_id")),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_activity_actor")),
    )
    with op.batch_alter_table("activity_actor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_actor_membership_id"), ["membership_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column(
            "listing", sa.Enum("listed", "unlisted", name="listing", native_enum=False, length=32), nullable=False
        ),
        sa.Column(
            "standing",
            sa.Enum("newcomer", "member", name="membershipstanding", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("welcomed_by", Id(), nullable=True),
        sa.Column("joined_at", Instant(), nullable=False),
        sa.Column("left_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_membership_coalition_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.ForeignKeyConstraint(["welcomed_by"], ["membership.id"], name=op.f("fk_membership_welcomed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index("ix_membership_person", ["person_id"], unique=False)
        batch_op.create_index(
            "ux_membership_seat",
            ["coalition_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("left_at IS NULL"),
            postgresql_where=sa.text("left_at IS NULL"),
        )

    op.create_table(
        "sign_in_link",
        sa.Column("id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_link_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_link")),
        sa.UniqueConstraint("secret_hash", name=op.f("ux_sign_in_link_secret_hash")),
    )
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_link_person_id"), ["person_id"], unique=False)

    op.create_table(
        "sign_in_session",
        sa.Column("id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.String(80), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("by_link", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_session_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_session")),
        sa.UniqueConstraint("secret_hash", name=op.f("ux_sign_in_session_secret_hash")),
    )
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_session_person_id"), ["person_id"], unique=False)

    op.create_table(
        "consent_request",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column(
            "kind", sa.Enum("co_own", "co_hold", name="consentkind", native_enum=False, length=32), nullable=False
        ),
        sa.Column("from_membership", Id(), nullable=False),
        sa.Column("to_membership", Id(), nullable=False),
        sa.Column("thing_id", Id(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "yes",
                "no",
                "not_now",
                "withdrawn",
                "expired",
                name="consentstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_consent_request_coalition_id")),
        sa.ForeignKeyConstraint(
            ["from_membership"], ["membership.id"], name=op.f("fk_consent_request_from_membership")
        ),
        sa.ForeignKeyConstraint(["to_membership"], ["membership.id"], name=op.f("fk_consent_request_to_membership")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_request")),
    )
    with op.batch_alter_table("consent_request", schema=None) as batch_op:
        batch_op.create_index("ix_consent_request_due", ["state", "answer_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_request_from_membership"), ["from_membership"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_request_thing_id"), ["thing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_request_to_membership"), ["to_membership"], unique=False)
        batch_op.create_index(
            "ux_consent_request_open",
            ["kind", "thing_id", "to_membership"],
            unique=True,
            sqlite_where=sa.text("state = 'asked'"),
            postgresql_where=sa.text("state = 'asked'"),
        )

    op.create_table(
        "invitation",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("made_by", Id(), nullable=True),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=True),
        sa.Column(
            "listing", sa.Enum("listed", "unlisted", name="listing", native_enum=False, length=32), nullable=False
        ),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_invitation_coalition_id")),
        sa.ForeignKeyConstraint(["made_by"], ["membership.id"], name=op.f("fk_invitation_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("secret_hash", name=op.f("ux_invitation_secret_hash")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_coalition_id"), ["coalition_id"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("founding", "action", "follower", "group", name="kind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("proposed_by", Id(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("closes_at", Instant(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("told", "adopted", "turned_full", "withdrawn", name="proposalstatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "turned_by",
            sa.Enum(
                "objection", "affects_me", "not_possible", "nobody_left", name="turn", native_enum=False, length=32
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_proposal_coalition_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["membership.id"], name=op.f("fk_proposal_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("coalition_id", "id", name=op.f("ux_proposal_coalition_id_id")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index("ix_proposal_due", ["status", "closes_at"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("founding", "action", "follower", "group", name="kind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("method", sa.Enum("founding", "small", name="method", native_enum=False, length=32), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("effective_from", Instant(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition_id", "proposal_id"],
            ["proposal.coalition_id", "proposal.id"],
            name=op.f("fk_decision_coalition_id_proposal_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_decision_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("coalition_id", "id", name=op.f("ux_decision_coalition_id_id")),
        sa.UniqueConstraint("coalition_id", "number", name=op.f("ux_decision_coalition_id_number")),
        sa.UniqueConstraint("proposal_id", name=op.f("ux_decision_proposal_id")),
    )
    op.create_table(
        "elector",
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_elector_membership_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_elector_proposal_id")),
        sa.PrimaryKeyConstraint("proposal_id", "membership_id", name=op.f("pk_elector")),
    )
    with op.batch_alter_table("elector", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_elector_membership_id"), ["membership_id"], unique=False)

    op.create_table(
        "action",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("agreed", "underway", "done", "let_go", name="actionstatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "standing", sa.Enum("own", "coalition", name="actionstanding", native_enum=False, length=32), nullable=False
        ),
        sa.Column("decision_id", Id(), nullable=True),
        sa.Column("decision_number", sa.Integer(), nullable=True),
        sa.Column("brought_along", sa.Boolean(), nullable=False),
        sa.Column("handover_note", sa.String(), nullable=True),
        sa.Column("wanted_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.CheckConstraint("standing = 'coalition' OR decision_id IS NULL", name=op.f("ck_action_own_undecided")),
        sa.CheckConstraint("standing = 'own' OR decision_id IS NOT NULL", name=op.f("ck_action_coalition_decided")),
        sa.CheckConstraint(
            "(decision_id IS NULL) = (decision_number IS NULL)", name=op.f("ck_action_decision_numbered")
        ),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_action_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_action_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("coalition_id", "id", name=op.f("ux_action_coalition_id_id")),
        sa.UniqueConstraint("decision_id", name=op.f("ux_action_decision_id")),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_wanted_on"), ["wanted_on"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column(
            "kind", sa.Enum("purpose", "rhythm", name="agreementkind", native_enum=False, length=32), nullable=False
        ),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("decision_id", Id(), nullable=False),
        sa.Column("decision_number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("effective_from", Instant(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_agreement_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_agreement_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("coalition_id", "kind", "version", name=op.f("ux_agreement_coalition_id_kind_version")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_decision_id"), ["decision_id"], unique=False)

    op.create_table(
        "coalition_group",
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("group_id", Id(), nullable=False),
        sa.Column("decision_id", Id(), nullable=False),
        sa.Column("joined_at", Instant(), nullable=False),
        sa.Column("stepped_out_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_coalition_group_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_coalition_group_coalition_id")),
        sa.ForeignKeyConstraint(["group_id"], ["group.id"], name=op.f("fk_coalition_group_group_id")),
        sa.PrimaryKeyConstraint("coalition_id", "group_id", name=op.f("pk_coalition_group")),
    )
    op.create_table(
        "following",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("decision_id", Id(), nullable=False),
        sa.Column("decision_number", sa.Integer(), nullable=False),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "invited", "following", "stepped_back", "ended", name="followingstatus", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=True),
        sa.Column("link_ends_at", Instant(), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("accepted_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.CheckConstraint("status <> 'following' OR person_id IS NOT NULL", name=op.f("ck_following_someone_follows")),
        sa.ForeignKeyConstraint(
            ["coalition_id", "decision_id"],
            ["decision.coalition_id", "decision.id"],
            name=op.f("fk_following_coalition_id_decision_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_following_coalition_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_following_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_following")),
        sa.UniqueConstraint("coalition_id", "id", name=op.f("ux_following_coalition_id_id")),
        sa.UniqueConstraint("decision_id", name=op.f("ux_following_decision_id")),
        sa.UniqueConstraint("secret_hash", name=op.f("ux_following_secret_hash")),
    )
    with op.batch_alter_table("following", schema=None) as batch_op:
        batch_op.create_index("ix_following_person", ["person_id"], unique=False)
        batch_op.create_index(
            "ux_following_seat",
            ["coalition_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("status = 'following'"),
            postgresql_where=sa.text("status = 'following'"),
        )

    op.create_table(
        "response",
        sa.Column("id", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("fine", "objection", "affects_me", name="answer", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("harm", sa.String(), nullable=True),
        sa.Column("safe_enough", sa.String(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id", "membership_id"],
            ["elector.proposal_id", "elector.membership_id"],
            name=op.f("fk_response_proposal_id_membership_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("proposal_id", "membership_id", name=op.f("ux_response_proposal_id_membership_id")),
    )
    op.create_table(
        "ask",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("following_id", Id(), nullable=False),
        sa.Column("action_id", Id(), nullable=True),
        sa.Column("asked_by", Id(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("information", "time", "money", "access", "barrier", name="askkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("wanted_by", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open", "accepted", "refused", "delivered", "withdrawn", name="askstate", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("answer_words", sa.String(1000), nullable=True),
        sa.Column("reason", sa.String(1000), nullable=True),
        sa.Column("advice_sought", sa.String(280), nullable=True),
        sa.Column("delivered_at", Instant(), nullable=True),
        sa.CheckConstraint("state <> 'refused' OR reason IS NOT NULL", name=op.f("ck_ask_refused_with_reason")),
        sa.ForeignKeyConstraint(["asked_by"], ["membership.id"], name=op.f("fk_ask_asked_by")),
        sa.ForeignKeyConstraint(
            ["coalition_id", "action_id"],
            ["action.coalition_id", "action.id"],
            name=op.f("fk_ask_coalition_id_action_id"),
        ),
        sa.ForeignKeyConstraint(
            ["coalition_id", "following_id"],
            ["following.coalition_id", "following.id"],
            name=op.f("fk_ask_coalition_id_following_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_ask_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
    )
    with op.batch_alter_table("ask", schema=None) as batch_op:
        batch_op.create_index("ix_ask_following", ["following_id"], unique=False)
        batch_op.create_index("ix_ask_list", ["coalition_id", "id"], unique=False)

    op.create_table(
        "co_ownership",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("action_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition_id", "action_id"],
            ["action.coalition_id", "action.id"],
            name=op.f("fk_co_ownership_coalition_id_action_id"),
        ),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_co_ownership_membership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_co_ownership")),
    )
    with op.batch_alter_table("co_ownership", schema=None) as batch_op:
        batch_op.create_index("ix_co_ownership_membership_id", ["membership_id"], unique=False)
        batch_op.create_index(
            "ux_co_ownership_active",
            ["action_id", "membership_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "commitment",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("action_id", Id(), nullable=True),
        sa.Column("sentence", sa.String(280), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=False),
        sa.Column(
            "rhythm",
            sa.Enum("none", "weekly", "two_weekly", "monthly", name="rhythm", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "read_by", sa.Enum("coalition", "partners", name="readby", native_enum=False, length=32), nullable=False
        ),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("last_check_in_id", Id(), nullable=True),
        sa.Column("last_shared_check_in_id", Id(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition_id", "action_id"],
            ["action.coalition_id", "action.id"],
            name=op.f("fk_commitment_coalition_id_action_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_commitment_coalition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
    )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.create_index("ix_commitment_action", ["action_id"], unique=False)
        batch_op.create_index(
            "ix_commitment_board",
            ["coalition_id", "updated_at", "id"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.create_index(
            "ix_commitment_forget",
            ["ended_at"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NOT NULL AND last_check_in_id IS NOT NULL"),
            postgresql_where=sa.text("ended_at IS NOT NULL AND last_check_in_id IS NOT NULL"),
        )

    op.create_table(
        "following_look",
        sa.Column("following_id", Id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["following_id"], ["following.id"], name=op.f("fk_following_look_following_id")),
        sa.PrimaryKeyConstraint("following_id", "day", name=op.f("pk_following_look")),
    )
    op.create_table(
        "told",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("action_id", Id(), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("sentence", sa.String(280), nullable=False),
        sa.Column("told_by", Id(), nullable=False),
        sa.Column("told_at", Instant(), nullable=False),
        sa.Column("taken_back_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition_id", "action_id"],
            ["action.coalition_id", "action.id"],
            name=op.f("fk_told_coalition_id_action_id"),
        ),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_told_coalition_id")),
        sa.ForeignKeyConstraint(["told_by"], ["membership.id"], name=op.f("fk_told_told_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told")),
    )
    with op.batch_alter_table("told", schema=None) as batch_op:
        batch_op.create_index("ix_told_lines", ["coalition_id", "action_id", "told_at"], unique=False)

    op.create_table(
        "holding",
        sa.Column("id", Id(), nullable=False),
        sa.Column("commitment_id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("active", "paused", "kept", "released", name="holdingstatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("by_when", sa.Date(), nullable=False),
        sa.Column(
            "check_ins_read_by",
            sa.Enum("coalition", "partners", name="readby", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("resumed_at", Instant(), nullable=True),
        sa.Column("answered_due_on", sa.Date(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("last_words", sa.String(1000), nullable=True),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_holding_coalition_id")),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_holding_commitment_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_holding_membership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holding")),
    )
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.create_index("ix_holding_commitment", ["commitment_id"], unique=False)
        batch_op.create_index("ix_holding_membership", ["membership_id", "commitment_id"], unique=False)
        batch_op.create_index(
            "ux_holding_open",
            ["commitment_id", "membership_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "check_in",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("commitment_id", Id(), nullable=False),
        sa.Column("holding_id", Id(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "answer",
            sa.Enum("done", "moving", "slower", "stuck", "change", name="answer", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("words", sa.String(280), nullable=True),
        sa.Column("ask", sa.String(280), nullable=True),
        sa.Column(
            "read_by", sa.Enum("coalition", "partners", name="readby", native_enum=False, length=32), nullable=False
        ),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_check_in_coalition_id")),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_check_in_commitment_id")),
        sa.ForeignKeyConstraint(["holding_id"], ["holding.id"], name=op.f("fk_check_in_holding_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sa.UniqueConstraint("holding_id", "due_on", name=op.f("ux_check_in_holding_id_due_on")),
    )
    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.create_index("ix_check_in_commitment", ["commitment_id", "id"], unique=False)

    op.create_table(
        "renegotiation",
        sa.Column("id", Id(), nullable=False),
        sa.Column("holding_id", Id(), nullable=False),
        sa.Column("by_when_before", sa.Date(), nullable=False),
        sa.Column("by_when_after", sa.Date(), nullable=False),
        sa.Column("sentence_before", sa.String(280), nullable=True),
        sa.Column("sentence_after", sa.String(280), nullable=True),
        sa.Column("words", sa.String(1000), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["holding_id"], ["holding.id"], name=op.f("fk_renegotiation_holding_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renegotiation")),
    )
    with op.batch_alter_table("renegotiation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_renegotiation_holding_id"), ["holding_id"], unique=False)

    op.create_table(
        "check_in_reply",
        sa.Column("id", Id(), nullable=False),
        sa.Column("check_in_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("seen", "with_you", "can_help", "question", name="replykind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("words", sa.String(280), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["check_in_id"], ["check_in.id"], name=op.f("fk_check_in_reply_check_in_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name=op.f("fk_check_in_reply_membership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in_reply")),
    )
    with op.batch_alter_table("check_in_reply", schema=None) as batch_op:
        batch_op.create_index("ix_check_in_reply_check_in", ["check_in_id", "at"], unique=False)
        batch_op.create_index(
            "ux_check_in_reply_once",
            ["check_in_id", "membership_id", "kind"],
            unique=True,
            sqlite_where=sa.text("kind <> 'question'"),
            postgresql_where=sa.text("kind <> 'question'"),
        )
    dialect = op.get_bind().dialect.name
    for statement in KEEPS_KIND[dialect]:
        op.execute(statement)
    keep_rows(dialect)
    for statement in KEEPS_TOLD[dialect]:
        op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table("check_in_reply", schema=None) as batch_op:
        batch_op.drop_index(
            "ux_check_in_reply_once",
            sqlite_where=sa.text("kind <> 'question'"),
            postgresql_where=sa.text("kind <> 'question'"),
        )
        batch_op.drop_index("ix_check_in_reply_check_in")

    op.drop_table("check_in_reply")
    with op.batch_alter_table("renegotiation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_renegotiation_holding_id"))

    op.drop_table("renegotiation")
    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.drop_index("ix_check_in_commitment")

    op.drop_table("check_in")
    with op.batch_alter_table("holding", schema=None) as batch_op:
        batch_op.drop_index(
            "ux_holding_open", sqlite_where=sa.text("ended_at IS NULL"), postgresql_where=sa.text("ended_at IS NULL")
        )
        batch_op.drop_index("ix_holding_membership")
        batch_op.drop_index("ix_holding_commitment")

    op.drop_table("holding")
    with op.batch_alter_table("told", schema=None) as batch_op:
        batch_op.drop_index("ix_told_lines")

    op.drop_table("told")
    op.drop_table("following_look")
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_commitment_forget",
            sqlite_where=sa.text("ended_at IS NOT NULL AND last_check_in_id IS NOT NULL"),
            postgresql_where=sa.text("ended_at IS NOT NULL AND last_check_in_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_commitment_board",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index("ix_commitment_action")

    op.drop_table("commitment")
    with op.batch_alter_table("co_ownership", schema=None) as batch_op:
        batch_op.drop_index(
            "ux_co_ownership_active",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index("ix_co_ownership_membership_id")

    op.drop_table("co_ownership")
    with op.batch_alter_table("ask", schema=None) as batch_op:
        batch_op.drop_index("ix_ask_list")
        batch_op.drop_index("ix_ask_following")

    op.drop_table("ask")
    op.drop_table("response")
    with op.batch_alter_table("following", schema=None) as batch_op:
        batch_op.drop_index(
            "ux_following_seat",
            sqlite_where=sa.text("status = 'following'"),
            postgresql_where=sa.text("status = 'following'"),
        )
        batch_op.drop_index("ix_following_person")

    op.drop_table("following")
    op.drop_table("coalition_group")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_decision_id"))

    op.drop_table("agreement")
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_wanted_on"))

    op.drop_table("action")
    with op.batch_alter_table("elector", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_elector_membership_id"))

    op.drop_table("elector")
    op.drop_table("decision")
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_index("ix_proposal_due")

    op.drop_table("proposal")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_coalition_id"))

    op.drop_table("invitation")
    with op.batch_alter_table("consent_request", schema=None) as batch_op:
        batch_op.drop_index(
            "ux_consent_request_open",
            sqlite_where=sa.text("state = 'asked'"),
            postgresql_where=sa.text("state = 'asked'"),
        )
        batch_op.drop_index(batch_op.f("ix_consent_request_to_membership"))
        batch_op.drop_index(batch_op.f("ix_consent_request_thing_id"))
        batch_op.drop_index(batch_op.f("ix_consent_request_from_membership"))
        batch_op.drop_index("ix_consent_request_due")

    op.drop_table("consent_request")
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_session_person_id"))

    op.drop_table("sign_in_session")
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_link_person_id"))

    op.drop_table("sign_in_link")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(
            "ux_membership_seat", sqlite_where=sa.text("left_at IS NULL"), postgresql_where=sa.text("left_at IS NULL")
        )
        batch_op.drop_index("ix_membership_person")

    op.drop_table("membership")
    with op.batch_alter_table("activity_actor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_actor_membership_id"))

    op.drop_table("activity_actor")
    op.drop_table("person")
    with op.batch_alter_table("mail_out", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mail_out_due_at"))

    op.drop_table("mail_out")
    op.drop_table("installation")
    with op.batch_alter_table("idempotent_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idempotent_answer_at"))

    op.drop_table("idempotent_answer")
    op.drop_table("group")
    op.drop_table("coalition_counter")
    op.drop_table("coalition")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index("ix_activity_feed")

    op.drop_table("activity")
    if op.get_bind().dialect.name == "postgresql":
        for function in ("keeps_rows", "told_stays", "installation_keeps_kind", "installation_refuse_truncate"):
            op.execute(f"DROP FUNCTION {function}()")

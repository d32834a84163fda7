"""Send by several carriers, one at a time, and tell each person what is new for them.

Up: what waits to be mailed waits on. Down: what waits for another carrier than the post is dropped, as are notices and
what people chose about them: the release before has neither.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id, Instant

revision = "9e1b4c7d2a60"
down_revision = "9e27d1a4c650"
branch_labels = None
depends_on = None

KEPT = "id, key, recipient, template, params, language, due_at, attempts, sent_at, last_error, created_at"


def upgrade() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", Id(), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("carrier", sa.String(16), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False),
        sa.Column("template", sa.String(48), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("until", Instant(), nullable=True),
        sa.Column("leased_at", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("last_error", sa.String(32), nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("key", name=op.f("ux_delivery_key")),
    )
    op.create_index(op.f("ix_delivery_due_at"), "delivery", ["due_at"])
    op.execute(f"INSERT INTO delivery ({KEPT}, until, carrier) SELECT {KEPT}, until, 'mail' FROM mail_out")  # noqa: S608
    op.drop_index(op.f("ix_mail_out_due_at"), table_name="mail_out")
    op.drop_table("mail_out")
    op.create_table(
        "paused_address",
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_paused_address")),
    )
    _create_notices()


def _create_notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=True),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("thing_id", Id(), nullable=False),
        sa.Column("page_id", Id(), nullable=False),
        sa.Column("moment", Instant(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("delivery_id", Id(), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "what", "thing_id", "moment", "person_id", name=op.f("ux_notice_what_thing_id_moment_person_id")
        ),
    )
    op.create_index("ix_notice_list", "notice", ["person_id", "since", "id"])
    to_mail = sa.text("due_at IS NOT NULL")
    op.create_index("ix_notice_to_mail", "notice", ["due_at"], sqlite_where=to_mail, postgresql_where=to_mail)
    op.create_index("ix_notice_delivery", "notice", ["delivery_id"])
    op.create_table(
        "notice_choices",
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("digest_days", sa.JSON(), nullable=False),
        sa.Column("digest_at", sa.Integer(), nullable=False),
        sa.Column("quiet_since", sa.Integer(), nullable=True),
        sa.Column("quiet_until", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_choices_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_notice_choices")),
    )
    op.create_table(
        "notice_place",
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("muted", sa.Boolean(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_notice_place_coalition_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_place_person_id")),
        sa.PrimaryKeyConstraint("person_id", "coalition_id", name=op.f("pk_notice_place")),
    )
    op.create_table(
        "stop_link",
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_stop_link_person_id")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_stop_link")),
    )
    op.create_index(op.f("ix_stop_link_person_id"), "stop_link", ["person_id"])
    op.create_table(
        "word_sweep",
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name=op.f("fk_word_sweep_coalition_id")),
        sa.PrimaryKeyConstraint("coalition_id", name=op.f("pk_word_sweep")),
    )


def downgrade() -> None:
    for table in ("word_sweep", "stop_link", "notice_place", "notice_choices", "notice", "paused_address"):
        op.drop_table(table)
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
    op.create_index(op.f("ix_mail_out_due_at"), "mail_out", ["due_at"])
    op.execute(
        f"INSERT INTO mail_out ({KEPT}, until) SELECT {KEPT}, until FROM delivery"  # noqa: S608
        " WHERE carrier = 'mail' AND until IS NOT NULL"
    )
    op.drop_index(op.f("ix_delivery_due_at"), table_name="delivery")
    op.drop_table("delivery")

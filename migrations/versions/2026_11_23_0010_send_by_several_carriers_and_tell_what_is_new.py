"""Send by several carriers, one at a time, and tell each person what is new for them.

Up: what waits to be mailed waits on. Down: what waits for another carrier than the post is dropped, as are notices and
what people chose about them: the release before has neither.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id, Instant

revision = "9e1b4c7d2a60"
down_revision = "c4d82f6b1e93"
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


def downgrade() -> None:
    op.drop_table("paused_address")
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

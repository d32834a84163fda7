"""Tell devices that something is new.

Up and down lose nothing else: on the way down, devices are told no more, and what waits for them is dropped.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id, Instant

revision = "5d7f03a91c42"
down_revision = "9e1b4c7d2a60"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "push_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("private", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_key")),
    )
    op.create_table(
        "push_subscription",
        sa.Column("session_id", Id(), nullable=False),
        sa.Column("endpoint", sa.String(1000), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sign_in_session.id"],
            name=op.f("fk_push_subscription_session_id_sign_in_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_push_subscription")),
        sa.UniqueConstraint("endpoint", name=op.f("ux_push_subscription_endpoint")),
    )


def downgrade() -> None:
    op.execute("DELETE FROM delivery WHERE carrier = 'push'")
    op.drop_table("push_subscription")
    op.drop_table("push_key")

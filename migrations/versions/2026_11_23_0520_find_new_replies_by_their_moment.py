"""Find new replies to check-ins by their moment: without it every tick read all check-ins there ever were."""

from alembic import op

revision = "e2a94d07b6c3"
down_revision = "c41b7e90d2f8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_check_in_reply_at", "check_in_reply", ["at"])


def downgrade() -> None:
    op.drop_index("ix_check_in_reply_at", "check_in_reply")

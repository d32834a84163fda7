"""Count the time that this installation runs, so that a clock that is wrong for a while loses no mail.

Up: what waits keeps its last day. Down loses only what was counted: last days are read by the clock again.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Instant

revision = "a3d85f19c7e2"
down_revision = "e2a94d07b6c3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "running_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("time", Instant(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_running_time")),
    )
    op.add_column("notice", sa.Column("mail_until", Instant(), nullable=True))


def downgrade() -> None:
    op.drop_column("notice", "mail_until")
    op.drop_table("running_time")

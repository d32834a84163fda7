"""Count the time that this installation runs, so that a clock that is wrong for a while loses no mail.

And find what is new by its moment: without that every tick read all notes, objections, asks, offers and members.

Up: what waits keeps its last day. Down loses only what was counted: last days are read by the clock again.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Instant

revision = "a3d85f19c7e2"
down_revision = "e2a94d07b6c3"
branch_labels = None
depends_on = None

BY_MOMENT = (
    ("ix_note_published_at", "note", ["published_at"]),
    ("ix_objection_raised_at", "objection", ["raised_at"]),
    ("ix_decision_effective_from", "decision", ["effective_from"]),
    ("ix_offer_answered_at", "offer", ["answered_at"]),
    ("ix_ask_opened_at", "ask", ["opened_at"]),
    ("ix_ask_answered_at", "ask", ["answered_at"]),
    ("ix_membership_newcomers", "membership", ["standing", "joined_at"]),
)


def upgrade() -> None:
    for name, table, columns in BY_MOMENT:
        op.create_index(name, table, columns)
    op.create_table(
        "running_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("time", Instant(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_running_time")),
    )
    op.add_column("notice", sa.Column("mail_until", Instant(), nullable=True))


def downgrade() -> None:
    for name, table, _ in BY_MOMENT:
        op.drop_index(name, table)
    op.drop_column("notice", "mail_until")
    op.drop_table("running_time")

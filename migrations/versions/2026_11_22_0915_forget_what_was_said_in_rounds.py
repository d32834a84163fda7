"""Forget at its time what was said in rounds: when that was done, and what finds what is due.

Up: nothing is forgotten by it; the first ticks after it are. Down: what was forgotten does not come back.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Instant

revision = "c4d82f6b1e93"
down_revision = "65859cfeca44"
branch_labels = None
depends_on = None

DUE = (
    ("ix_proposal_remembered", "proposal", "opened_at", "forgotten_at IS NULL"),
    ("ix_proposal_version_draft", "proposal_version", "written_at", "number IS NULL"),
    ("ix_note_waiting", "note", "at", "published_at IS NULL"),
)


def upgrade() -> None:
    op.add_column("proposal", sa.Column("forgotten_at", Instant(), nullable=True))
    for name, table, column, which in DUE:
        op.create_index(name, table, [column], sqlite_where=sa.text(which), postgresql_where=sa.text(which))


def downgrade() -> None:
    for name, table, *_ in DUE:
        op.drop_index(name, table_name=table)
    with op.batch_alter_table("proposal") as proposal:
        proposal.drop_column("forgotten_at")
    # These are of the release after: a report on words that went, and a review of what came to its end.
    op.execute("UPDATE report SET state = 'stays' WHERE state = 'gone'")
    op.execute("UPDATE review SET outcome = 'ended' WHERE outcome = 'finished'")

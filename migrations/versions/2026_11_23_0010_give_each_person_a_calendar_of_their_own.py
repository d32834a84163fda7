"""Give each person an address for their own calendar, and the choice of what stands in it.

Up: nobody has an address until they make one. Down: the addresses end, and what was chosen is forgotten.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id, Instant

revision = "5d0e7ab94c16"
down_revision = "9f27c1d0ab56"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_calendar",
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", Instant(), nullable=True),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("chosen_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_own_calendar_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_own_calendar"),
        sa.UniqueConstraint("secret_hash", name="ux_own_calendar_secret_hash"),
    )


def downgrade() -> None:
    op.drop_table("own_calendar")

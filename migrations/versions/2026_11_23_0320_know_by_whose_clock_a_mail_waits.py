"""Know by whose clock a notice waits to be mailed, so that who moves to another zone is told by the new one.

Up: what waits now is looked at when it is due, as before. Down loses only that.
"""

import sqlalchemy as sa
from alembic import op

revision = "c41b7e90d2f8"
down_revision = "c4e81b6f2d97"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notice", sa.Column("due_zone", sa.String(64), nullable=True))


def downgrade() -> None:
    op.drop_column("notice", "due_zone")

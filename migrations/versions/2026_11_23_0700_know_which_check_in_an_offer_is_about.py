"""Know which check-in an offer is about, so that "I can help" is a question to its writer alone.

Up: what was said to all readers of a check-in before stays said. Down: such an offer goes on as one to that person.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id

revision = "7a3de51b90c4"
down_revision = "a3d85f19c7e2"
branch_labels = None
depends_on = None

WAITS = sa.text("state = 'offered'")


def upgrade() -> None:
    with op.batch_alter_table("offer") as offer:
        offer.add_column(sa.Column("check_in_id", Id(), nullable=True))
        offer.create_foreign_key(op.f("fk_offer_check_in_id"), "check_in", ["check_in_id"], ["id"])
    op.create_index("ix_offer_check_in_id", "offer", ["check_in_id"])
    op.create_index(
        "ux_offer_help",
        "offer",
        ["check_in_id", "from_membership"],
        unique=True,
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )


def downgrade() -> None:
    for index in ("ux_offer_help", "ix_offer_check_in_id"):
        op.drop_index(index, table_name="offer")
    with op.batch_alter_table("offer") as offer:
        offer.drop_constraint("fk_offer_check_in_id", type_="foreignkey")
        offer.drop_column("check_in_id")

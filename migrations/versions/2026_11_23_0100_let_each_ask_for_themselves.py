"""Let each ask for themselves: two who carry a thing can ask the same person, and neither learns of the other.

Up: what is open stays open. Down: where several wait for the same person about the same thing, the last one asked is
left open, and the others are taken back.
"""

import sqlalchemy as sa
from alembic import op

revision = "c4e81b6f2d97"
down_revision = "5d7f03a91c42"
branch_labels = None
depends_on = None

NAME, BETWEEN = "ux_consent_request_open", ["kind", "thing_id", "to_membership"]
OPEN = sa.text("state = 'asked'")


def _index(*columns: str) -> None:
    op.drop_index(NAME, table_name="consent_request")
    op.create_index(NAME, "consent_request", columns, unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def upgrade() -> None:
    _index(*BETWEEN, "from_membership")


def downgrade() -> None:
    op.execute(
        "UPDATE consent_request SET state = 'withdrawn' WHERE state = 'asked' AND EXISTS ("
        "SELECT 1 FROM consent_request AS later WHERE later.state = 'asked' AND later.kind = consent_request.kind"
        " AND later.thing_id = consent_request.thing_id AND later.to_membership = consent_request.to_membership"
        " AND (later.asked_at > consent_request.asked_at"
        " OR (later.asked_at = consent_request.asked_at AND later.id > consent_request.id)))"
    )
    _index(*BETWEEN)

"""Carry commitments together: companions, handing over, what a commitment serves, and a rhythm of its own.

Up: a commitment that has an action serves it, any other serves itself; when the last word was said is read from the
check-ins. Down: companions are forgotten, who handed a part over has let it go, and an own rhythm becomes a weekly one;
questions that only this release knows are dropped.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id, Instant

revision = "9f27c1d0ab56"
down_revision = "c4d82f6b1e93"
branch_labels = None
depends_on = None

NEW_KINDS = "('companion', 'companion_offer', 'pair', 'hand_over')"
SERVED = ("action", "initiative", "agreement")


def upgrade() -> None:
    op.create_table(
        "companion",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("holding_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["coalition_id"], ["coalition.id"], name="fk_companion_coalition_id"),
        sa.ForeignKeyConstraint(["holding_id"], ["holding.id"], name="fk_companion_holding_id"),
        sa.ForeignKeyConstraint(["membership_id"], ["membership.id"], name="fk_companion_membership_id"),
        sa.PrimaryKeyConstraint("id", name="pk_companion"),
    )
    still_open = sa.text("ended_at IS NULL")
    op.create_index(
        "ux_companion_active",
        "companion",
        ["holding_id", "membership_id"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_index("ix_companion_membership", "companion", ["membership_id", "holding_id"])
    extend_commitments()
    extend_holdings()


def extend_commitments() -> None:
    with op.batch_alter_table("commitment") as commitment:
        commitment.add_column(sa.Column("serves", sa.String(32), nullable=True))
        for column in ("initiative_id", "agreement_id", "beside_id"):
            commitment.add_column(sa.Column(column, Id(), nullable=True))
        commitment.add_column(sa.Column("own_rhythm", sa.JSON(), nullable=True))
    op.execute("UPDATE commitment SET serves = CASE WHEN action_id IS NULL THEN 'itself' ELSE 'action' END")
    with op.batch_alter_table("commitment") as commitment:
        commitment.alter_column("serves", existing_type=sa.String(32), nullable=False)
        commitment.create_index("ix_commitment_beside", ["beside_id"])
        commitment.create_foreign_key(
            "fk_commitment_coalition_id_initiative_id",
            "initiative",
            ["coalition_id", "initiative_id"],
            ["coalition_id", "id"],
        )
        commitment.create_foreign_key("fk_commitment_agreement_id", "agreement", ["agreement_id"], ["id"])
        commitment.create_foreign_key("fk_commitment_beside_id", "commitment", ["beside_id"], ["id"])
        for kind in SERVED:
            commitment.create_check_constraint(
                op.f(f"ck_commitment_serves_{kind}"), sa.text(f"(serves = '{kind}') = ({kind}_id IS NOT NULL)")
            )
        commitment.create_check_constraint(
            op.f("ck_commitment_own_rhythm_said"), sa.text("(rhythm = 'own') = (own_rhythm IS NOT NULL)")
        )


def extend_holdings() -> None:
    with op.batch_alter_table("holding") as holding:
        holding.add_column(sa.Column("word_at", Instant(), nullable=True))
        holding.add_column(sa.Column("handed_to", Id(), nullable=True))
        holding.create_foreign_key("fk_holding_handed_to", "holding", ["handed_to"], ["id"])
    op.execute("UPDATE holding SET word_at = (SELECT max(at) FROM check_in WHERE check_in.holding_id = holding.id)")


def downgrade() -> None:
    op.execute(f"DELETE FROM consent_request WHERE kind IN {NEW_KINDS}")  # noqa: S608 - words of this file
    op.execute("UPDATE commitment SET rhythm = 'weekly', own_rhythm = NULL WHERE rhythm = 'own'")
    op.drop_table("companion")
    with op.batch_alter_table("holding") as holding:
        holding.drop_constraint("fk_holding_handed_to", type_="foreignkey")
        for column in ("handed_to", "word_at"):
            holding.drop_column(column)
    with op.batch_alter_table("commitment") as commitment:
        for name in ("serves_action", "serves_initiative", "serves_agreement", "own_rhythm_said"):
            commitment.drop_constraint(op.f(f"ck_commitment_{name}"), type_="check")
        for name in ("coalition_id_initiative_id", "agreement_id", "beside_id"):
            commitment.drop_constraint(f"fk_commitment_{name}", type_="foreignkey")
        commitment.drop_index("ix_commitment_beside")
        for column in ("own_rhythm", "beside_id", "agreement_id", "initiative_id", "serves"):
            commitment.drop_column(column)

"""Support each other: requests and offers, what members bring and take on; pauses of actions, and credits.

Up: nothing of what is there changes. Down: what was asked, offered and brought is dropped, with reports and folds of
it, and so are pauses, and what anyone said about credits; what was done stays done.
"""

import sqlalchemy as sa
from alembic import op

from alongside.core.model import Id, Instant

revision = "9e27d1a4c650"
down_revision = "5d0e7ab94c16"
branch_labels = None
depends_on = None

ADDED = ("uncredited", "action_pause", "offer", "support_request", "ask_limit", "bringing")
OF_REPORTS = ("look", "report_lot", "reporting")


def one_of(*words: str) -> sa.Enum:
    """A column that holds one of these words, as text on both databases."""
    return sa.Enum(*words, native_enum=False, length=32)


def _to(table: str, column: str, there: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{there}.id"], name=op.f(f"fk_{table}_{column}"))


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _some(name: str, table: str, columns: list[str], which: str, *, unique: bool = False) -> None:
    where = sa.text(which)
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def bringing() -> None:
    op.create_table(
        "bringing",
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("strengths", sa.String(1000), nullable=True),
        sa.Column("limits", sa.String(1000), nullable=True),
        sa.Column("time", sa.String(280), nullable=True),
        sa.Column("shown_to", one_of("coalition", "oneself"), nullable=False),
        sa.Column("said_at", Instant(), nullable=False),
        _to("bringing", "membership_id", "membership"),
        sa.PrimaryKeyConstraint("membership_id", name=op.f("pk_bringing")),
    )
    op.create_table(
        "ask_limit",
        sa.Column("membership_id", Id(), nullable=False),
        sa.Column("at_most", sa.Integer(), nullable=True),
        sa.Column("chosen_at", Instant(), nullable=False),
        _to("ask_limit", "membership_id", "membership"),
        sa.PrimaryKeyConstraint("membership_id", name=op.f("pk_ask_limit")),
    )


def support_request() -> None:
    op.create_table(
        "support_request",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("asked_by", Id(), nullable=False),
        sa.Column("to_membership", Id(), nullable=True),
        sa.Column("check_in_id", Id(), nullable=True),
        sa.Column("commitment_id", Id(), nullable=True),
        sa.Column("kind", one_of("time", "skill", "contact", "presence"), nullable=False),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("wanted_by", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("state", one_of("open", "offered", "accepted", "delivered", "closed"), nullable=False),
        sa.Column("ending", one_of("by_asker", "not_now", "expired"), nullable=True),
        sa.Column("quiet_at", Instant(), nullable=True),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "to_membership IS NULL OR check_in_id IS NULL", name=op.f("ck_support_request_one_audience")
        ),
        sa.CheckConstraint(
            "to_membership IS NULL OR to_membership <> asked_by", name=op.f("ck_support_request_not_oneself")
        ),
        sa.CheckConstraint("(state = 'closed') = (ending IS NOT NULL)", name=op.f("ck_support_request_closed_why")),
        _to("support_request", "asked_by", "membership"),
        _to("support_request", "check_in_id", "check_in"),
        _to("support_request", "coalition_id", "coalition"),
        _to("support_request", "commitment_id", "commitment"),
        _to("support_request", "to_membership", "membership"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_request")),
        sa.UniqueConstraint("check_in_id", name=op.f("ux_support_request_check_in_id")),
    )
    _indexed("support_request", "asked_by", "commitment_id", "to_membership")
    op.create_index("ix_support_request_of_coalition", "support_request", ["coalition_id", "asked_at"])
    _some("ix_support_request_due", "support_request", ["last_day"], "state = 'open'")


def offer() -> None:
    op.create_table(
        "offer",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("request_id", Id(), nullable=True),
        sa.Column("action_id", Id(), nullable=True),
        sa.Column("from_membership", Id(), nullable=False),
        sa.Column("to_membership", Id(), nullable=True),
        sa.Column(
            "kind",
            one_of(
                *("time", "skill", "contact", "presence"),
                *("agenda_slot", "budget", "seat", "data", "signature", "paid_time"),
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            one_of(
                *("offered", "accepted", "accepted_differently", "not_now", "declined"),
                *("expired", "withdrawn", "delivered"),
            ),
            nullable=False,
        ),
        sa.Column("how", sa.String(1000), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("quiet_at", Instant(), nullable=True),
        sa.Column("offered_at", Instant(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("delivered_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "to_membership IS NULL OR to_membership <> from_membership", name=op.f("ck_offer_two_people")
        ),
        sa.CheckConstraint(
            "kind IN ('time', 'skill', 'contact', 'presence') OR until IS NOT NULL", name=op.f("ck_offer_lent_until")
        ),
        sa.CheckConstraint("state <> 'accepted_differently' OR how IS NOT NULL", name=op.f("ck_offer_differently_how")),
        _to("offer", "action_id", "action"),
        _to("offer", "coalition_id", "coalition"),
        _to("offer", "from_membership", "membership"),
        _to("offer", "request_id", "support_request"),
        _to("offer", "to_membership", "membership"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    _indexed("offer", "action_id", "from_membership", "request_id", "to_membership")
    op.create_index("ix_offer_of_coalition", "offer", ["coalition_id", "offered_at"])
    _some("ix_offer_due", "offer", ["answer_by"], "state = 'offered'")
    _some("ux_offer_goes_on", "offer", ["request_id"], "state IN ('accepted', 'accepted_differently')", unique=True)
    _some("ux_offer_waits", "offer", ["request_id", "from_membership"], "state = 'offered'", unique=True)


def action_pause() -> None:
    op.create_table(
        "action_pause",
        sa.Column("id", Id(), nullable=False),
        sa.Column("coalition_id", Id(), nullable=False),
        sa.Column("action_id", Id(), nullable=False),
        sa.Column("paused_by", Id(), nullable=False),
        sa.Column("proposal_id", Id(), nullable=True),
        sa.Column("words", sa.String(1000), nullable=True),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition_id", "action_id"],
            ["action.coalition_id", "action.id"],
            name=op.f("fk_action_pause_coalition_id_action_id"),
        ),
        _to("action_pause", "paused_by", "membership"),
        _to("action_pause", "proposal_id", "proposal"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_pause")),
    )
    _indexed("action_pause", "action_id", "paused_by", "proposal_id")
    _some("ux_action_pause_open", "action_pause", ["action_id"], "ended_at IS NULL", unique=True)


def uncredited() -> None:
    op.create_table(
        "uncredited",
        sa.Column("action_id", Id(), nullable=False),
        sa.Column("membership_id", Id(), nullable=False),
        _to("uncredited", "action_id", "action"),
        _to("uncredited", "membership_id", "membership"),
        sa.PrimaryKeyConstraint("action_id", "membership_id", name=op.f("pk_uncredited")),
    )
    _indexed("uncredited", "membership_id")
    op.add_column("action", sa.Column("credit_order", sa.JSON(), nullable=True))


def upgrade() -> None:
    op.create_index("ix_ask_asked_by", "ask", ["asked_by"])
    bringing()
    support_request()
    offer()
    action_pause()
    uncredited()


def downgrade() -> None:
    for part in OF_REPORTS:
        op.execute(
            f"DELETE FROM {part} WHERE report_id IN"  # noqa: S608 – names of our own tables
            " (SELECT id FROM report WHERE thing_kind IN ('support_request', 'offer'))"
        )
    for table in ("report", "fold"):
        op.execute(f"DELETE FROM {table} WHERE thing_kind IN ('support_request', 'offer')")  # noqa: S608 – our own
    with op.batch_alter_table("action") as action:
        action.drop_column("credit_order")
    for table in ADDED:
        op.drop_table(table)
    op.drop_index("ix_ask_asked_by", table_name="ask")

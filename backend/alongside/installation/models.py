"""The one row that says what this database is."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from alongside.core import clock
from alongside.core.model import Instant

ONLY = 1


class Installation(SQLModel, table=True):
    """What this database is. `demo` is set when the row is made and never changes (triggers refuse it).

    Two set-up links can be open at a time: the one printed at the last start, and the one handed over by a demo.
    """

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint(f"id = {ONLY}", name="only_one"),)

    id: int = Field(default=ONLY, primary_key=True)
    demo: bool = False
    setup_secret_hash: bytes | None = None
    handed_secret_hash: bytes | None = None
    set_up_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(default_factory=clock.now, sa_type=Instant)

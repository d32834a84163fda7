"""The columns that all lines of home have, whatever they are about, and who is meant by "me"."""

from typing import Any

from sqlalchemy import Date, Select, String, bindparam, cast, literal, null, select
from sqlmodel import col

from alongside.coalitions.models import Membership
from alongside.core.model import Id, Instant

Rows = Select[*tuple[Any, ...]]
ME = bindparam("me", type_=Id())
NOW = bindparam("now", type_=Instant())
SOMEWHERE_TODAY = bindparam("somewhere_today", type_=Date())

mine = select(Membership).where(col(Membership.person_id) == ME, col(Membership.left_at).is_(None)).subquery("mine")
asker = select(col(Membership.id), col(Membership.name)).subquery("asker")

_NO_MOMENT, _NO_DAY, _NOTHING = cast(null(), Instant()), cast(null(), Date), literal("")


def row(
    kind: Any,
    id_: Any,
    *,
    coalition: Any,
    about: Any = None,
    text: Any = _NOTHING,
    who: Any = _NOTHING,
    closes_at: Any = _NO_MOMENT,
    day: Any = _NO_DAY,
) -> Rows:
    """A line of home, in the columns that all have; `about` is where it leads, else itself.

    A voice alone has a moment: until when the stage is open, whose name is in `who`.
    """
    return select(
        (literal(kind) if isinstance(kind, str) else cast(kind, String)).label("kind"),
        id_.label("id"),
        (id_ if about is None else about).label("thing_id"),
        coalition.label("coalition_id"),
        text.label("text"),
        who.label("who"),
        closes_at.label("closes_at"),
        day.label("day"),
    )

"""What one is owed: own questions and asks that wait for somebody else, read by whoever asked them and nobody else."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import String, case, func, literal, select, union_all
from sqlmodel import col

from alongside.coalitions.models import Coalition
from alongside.consents.models import ConsentRequest
from alongside.consents.queries import shown_thing
from alongside.consents.rules import ConsentState
from alongside.core.hot import Hot
from alongside.following.models import Following
from alongside.following.rules import FollowingStatus
from alongside.support.models import Ask
from alongside.support.rules import AskState
from alongside.today.owed import not_over
from alongside.today.rows import SOMEWHERE_TODAY, Rows, asker, mine, row
from alongside.today.schemas import WaitingRow
from alongside.today.support_rows import SUPPORT_WAITED

_questions = (
    row(
        col(ConsentRequest.kind),
        col(ConsentRequest.id),
        about=shown_thing(),
        coalition=col(ConsentRequest.coalition_id),
        text=func.coalesce(col(ConsentRequest.title), col(ConsentRequest.text)),
        who=asker.c.name,
        day=col(ConsentRequest.answer_by),
    )
    .join(mine, mine.c.id == col(ConsentRequest.from_membership))
    .join(asker, asker.c.id == col(ConsentRequest.to_membership))
    .where(col(ConsentRequest.state) == ConsentState.ASKED, col(ConsentRequest.answer_by) >= SOMEWHERE_TODAY)
)
# Answered with a yes, it waits for who asked to say that it arrived: only they can know.
_asks = (
    row(
        case((col(Ask.state) == AskState.ACCEPTED, literal("ask_accepted", String)), else_=literal("ask", String)),
        col(Ask.id),
        coalition=col(Ask.coalition_id),
        text=col(Ask.text),
        who=col(Following.name),
        day=col(Ask.wanted_by),
    )
    .join(Following, col(Following.id) == col(Ask.following_id))
    .join(mine, mine.c.id == col(Ask.asked_by))
    .where(
        (col(Ask.state) == AskState.OPEN) | (col(Ask.state) == AskState.ACCEPTED),
        col(Following.status) == FollowingStatus.FOLLOWING,
    )
)
SOURCES: tuple[Rows, ...] = (_questions, _asks, *SUPPORT_WAITED)
_waited = union_all(*SOURCES).subquery("waited")

WAITED = Hot(
    select(_waited, col(Coalition.name), col(Coalition.zone))
    .join(Coalition, col(Coalition.id) == _waited.c.coalition_id)
    .order_by(_waited.c.day, _waited.c.id)
)


def waiting_rows(rows: Any, now: datetime) -> list[WaitingRow]:
    """What waits for others, soonest first; what has no date comes after what has one.

    A day that has passed is still waited for by who asked a leader; a question to a member ends with its day.
    """
    waiting = [
        WaitingRow(
            id=id_,
            kind=kind,
            thing_id=thing_id,
            coalition_id=coalition_id,
            coalition=coalition,
            text=text.partition("\n")[0],
            who=who,
            answer_by=day,
        )
        for kind, id_, thing_id, coalition_id, text, who, _, day, coalition, zone in rows
        if kind.startswith("ask") or not_over(day, zone, now)
    ]
    return sorted(waiting, key=lambda one: one.answer_by or date.max)

"""How an import is shown, before and after."""

from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries
from alongside.core.locales import say
from alongside.permissions.actor import Actor
from alongside.permissions.policy import require
from alongside.permissions.vocabulary import Permission
from alongside.roster.rules import Roster, Row, RowState, state
from alongside.roster.schemas import RosterImported, RosterPreview, RowOut
from alongside.roster.service import Imported, invited_addresses


def preview(session: Session, coalition_id: UUID, roster: Roster, language: str, *, actor: Actor) -> RosterPreview:
    """What would come of each line. Changes nothing."""
    coalition = queries.coalition(session, coalition_id)
    require(actor, Permission.ROSTER_IMPORT, queries.subject(coalition))
    invited = invited_addresses(session, coalition)
    rows = [_row(row, state(row, invited), language) for row in roster.rows]
    count = {kind: sum(row.state is kind for row in rows) for kind in RowState}
    return RosterPreview(
        encoding=roster.encoding,
        separator=roster.separator,
        rows=rows,
        new=count[RowState.NEW],
        already=count[RowState.ALREADY],
        wrong=count[RowState.WRONG],
        ready=not count[RowState.WRONG],
    )


def _row(row: Row, kind: RowState, language: str) -> RowOut:
    shown = RowOut(line=row.line, name=row.name, email=row.email, state=kind)
    if row.wrong is not None:
        shown.code, shown.detail = row.wrong.code, say(language, row.wrong.code, **row.wrong.params)
    return shown


def imported(session: Session, done: Imported, actor: Actor | None) -> RosterImported:
    """What an import did."""
    return RosterImported(new=len(done.new), already=len(done.already))

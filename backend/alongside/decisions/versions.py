"""How the versions of a proposal are shown: each as it was told, and word by word what it changed."""

from uuid import UUID

from sqlmodel import Session

from alongside.consents.rules import InName
from alongside.core.diff import words_diff
from alongside.core.errors import NotFound
from alongside.core.pagination import Page, Window, page
from alongside.decisions import carrying, decision_queries, names, queries, references
from alongside.decisions.models import ProposalVersion
from alongside.decisions.payloads import Particulars
from alongside.decisions.reading import readable
from alongside.decisions.schemas import Difference, PieceOut, VersionLine, VersionOut
from alongside.permissions.actor import Actor


def versions(session: Session, proposal_id: UUID, wanted: Window, *, actor: Actor | None) -> Page[VersionLine]:
    """The versions of a proposal, the newest first."""
    found = readable(session, proposal_id, actor)
    rows = queries.versions(session, found.id, wanted)
    called = names.Names(session, {row.by_membership for row in rows})
    return page(rows, wanted, lambda row: row.id, lambda row: _version_line(row, called))


def _version_line(row: ProposalVersion, called: names.Names) -> VersionLine:
    return VersionLine(
        number=row.number or 0,
        change=row.change,
        note=None if row.withheld_at else row.note,
        by=called(row.by_membership),
        published_at=row.published_at or row.written_at,
        withheld=row.withheld_at is not None,
    )


def version(
    session: Session, proposal_id: UUID, number: int, against: int | None, *, actor: Actor | None
) -> VersionOut:
    """One version with what it changed; the words of a withheld one are shown to its writer alone. Raises NotFound."""
    found = readable(session, proposal_id, actor)
    me = actor.seat_id(found.coalition_id) if actor else None
    row = queries.version(session, found.id, number)
    called = names.Names(session, {row.by_membership, *carrying.named_in(row)})
    shown = _shown(row, me)
    made = decision_queries.decided_by(session, found.id)
    other = against or (number - 1 or None)
    before = queries.version(session, found.id, other) if other is not None else None
    if against is not None and before is not None and not _shown(before, me):
        raise NotFound
    return VersionOut(
        **_version_line(row, called).model_dump(),
        title=row.title if shown else "",
        text=row.text if shown else "",
        payload=Particulars(**(row.payload if shown else {})),
        refers_to=references.refers_to(session, found.coalition_id, row.payload if shown else {}, actor, made=made),
        in_name=row.in_name if shown else InName.OWN,
        names=[called(UUID(one)) for one in row.names] if shown else [],
        with_people=[called(UUID(one)) for one in row.with_people] if shown else [],
        review_on=row.review_on,
        trial_days=row.trial_days,
        diff=_difference(before, row) if before and shown and _shown(before, me) else None,
    )


def _shown(row: ProposalVersion, me: UUID | None) -> bool:
    return row.withheld_at is None or row.by_membership == me


def _difference(before: ProposalVersion, after: ProposalVersion) -> Difference:
    return Difference(
        against=before.number or 0,
        title=[PieceOut(op=piece.op, text=piece.text) for piece in words_diff(before.title, after.title)],
        text=[PieceOut(op=piece.op, text=piece.text) for piece in words_diff(before.text, after.text)],
    )

"""The two boxes of questions, and mandates with their uses."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.coalitions.acting import seat_in
from alongside.consents import queries, views
from alongside.consents.models import ConsentRequest
from alongside.consents.rules import ThingKind
from alongside.consents.schemas import ConsentOut
from alongside.core.pagination import Page, Window, page
from alongside.decisions import asking as proposals
from alongside.decisions.queries import read_by
from alongside.mandates import queries as mandates
from alongside.mandates import rules
from alongside.mandates.models import Mandate
from alongside.mandates.schemas import MandateOut, MandateUse
from alongside.permissions.actor import Actor, Standing
from alongside.permissions.policy import abilities, may, require
from alongside.permissions.vocabulary import NOTHING, Permission
from alongside.requests import would
from alongside.requests.schemas import QuestionOut


class Box(StrEnum):
    """Which questions."""

    TO_ME = "to_me"
    FROM_ME = "from_me"


def box(session: Session, which: Box, wanted: Window, *, actor: Actor) -> Page[ConsentOut]:
    """What one was asked, or asked, in all coalitions that one is in, newest first."""
    require(actor, Permission.CONSENT_LIST, NOTHING)
    seats = [seat.id for seat in actor.seats.values() if seat.standing is not Standing.FOLLOWER]
    found = queries.box(session, seats, to_me=which is Box.TO_ME, wanted=wanted) if seats else []
    shown = {out.id: out for out in _out_of(session, found, actor)}
    return page(found, wanted, lambda row: row.id, lambda row: shown[row.id])


def by_id(session: Session, request_id: UUID, *, actor: Actor | None) -> QuestionOut:
    """One question, for the one who asks and the one who is asked. Raises NotFound."""
    asked = queries.request(session, request_id)
    require(actor, Permission.CONSENT_READ, queries.subject(asked))
    return consent(session, asked, actor)


def consent(session: Session, asked: ConsentRequest, actor: Actor | None) -> QuestionOut:
    """The question with all that a yes would bring about, what its reader can do now, and where it leads them."""
    (shown,) = _out_of(session, [asked], actor)
    return QuestionOut(
        **shown.model_dump(), in_name=would.in_whose_name(asked), would=would.be_done(session, asked, actor)
    )


IN_PROPOSALS = frozenset({ThingKind.PROPOSAL_VERSION, ThingKind.NOTE})


def _out_of(session: Session, rows: Sequence[ConsentRequest], actor: Actor | None) -> list[ConsentOut]:
    """The proposals that texts and notes belong to. Of one that its reader may not read not even the id is said."""
    things = {row.thing_id for row in rows if row.thing_kind in IN_PROPOSALS}
    found = proposals.proposals_of(session, things) if things else {}
    read = {thing_id: one.id for thing_id, one in found.items() if may(actor, Permission.PROPOSAL_READ, read_by(one))}
    texts = [row for row in rows if row.thing_kind is ThingKind.PROPOSAL_VERSION and row.thing_id in found]
    next_ones = {row.id: (found[row.thing_id].id, row.to_membership) for row in texts if found[row.thing_id].version}
    able = proposals.who_can_take_over(session, set(next_ones.values())) if next_ones else set()
    staying = {row_id for row_id, place in next_ones.items() if place not in able}
    told = {row.thing_id for row in texts if row.out_at is not None}
    decided = proposals.decided_with(session, told) if told else set()
    return views.shown(session, rows, actor, read, staying, decided)


def of_coalition(session: Session, coalition_id: UUID, wanted: Window, *, actor: Actor | None) -> Page[MandateOut]:
    """The mandates that one gave and those one was given, newest first."""
    coalition = coalitions.coalition(session, coalition_id)
    require(actor, Permission.MANDATE_LIST, coalitions.subject(coalition))
    found = mandates.between(session, coalition_id, seat_in(actor, coalition_id), wanted)
    shown = {out.id: out for out in _shown(session, found, actor)}
    return page(found, wanted, lambda row: row.id, lambda row: shown[row.id])


def mandate(session: Session, given: Mandate, actor: Actor | None) -> MandateOut:
    """One mandate for its giver or its holder."""
    return _shown(session, [given], actor)[0]


def _shown(session: Session, rows: list[Mandate], actor: Actor | None) -> list[MandateOut]:
    uses: dict[UUID, list[ConsentRequest]] = defaultdict(list)
    for use in queries.by_mandate(session, [row.id for row in rows]):
        if use.mandate_id is not None:
            uses[use.mandate_id].append(use)
    names = coalitions.names(session, {seat for row in rows for seat in (row.from_membership, row.to_membership)})
    return [_out(session, row, names, uses[row.id], actor) for row in rows]


def _out(
    session: Session, row: Mandate, names: dict[UUID, str], uses: list[ConsentRequest], actor: Actor | None
) -> MandateOut:
    today = coalitions.today(coalitions.coalition(session, row.coalition_id))
    can = abilities(actor, mandates.subject(row), revoke=Permission.MANDATE_REVOKE)
    return MandateOut(
        **row.model_dump(exclude={"from_membership", "to_membership"}),
        given_by_me=can["revoke"],
        from_id=row.from_membership,
        from_name=names[row.from_membership],
        to_id=row.to_membership,
        to_name=names[row.to_membership],
        live=rules.live(row.until, today, revoked=row.revoked_at is not None),
        uses=[_use(use) for use in uses],
        abilities={"revoke": can["revoke"] and row.revoked_at is None},
    )


def _use(use: ConsentRequest) -> MandateUse:
    return MandateUse(
        consent_id=use.id,
        thing_kind=use.thing_kind.value,
        thing_id=use.thing_id,
        title=use.title or use.text.partition("\n")[0],
        text=use.text,
        used_at=use.answered_at or use.asked_at,
        out=use.out_at is not None,
        state=use.state.value,
    )

"""The texts that can be reported: who wrote them, who may know of them, and what they say."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from alongside.actions import queries as actions
from alongside.actions.models import Action
from alongside.checkins import queries as checkins
from alongside.checkins.models import CheckIn, CheckInReply
from alongside.commitments.circle import circles
from alongside.commitments.models import Commitment
from alongside.core.errors import NotFound
from alongside.decisions import queries as decisions
from alongside.decisions.models import Note, Proposal, ProposalVersion
from alongside.folds.rules import Thing, ThingKind
from alongside.offers import readers as support_readers
from alongside.offers.models import Offer, SupportRequest
from alongside.permissions.vocabulary import Subject
from alongside.support import queries as support
from alongside.support.models import Ask


@dataclass(frozen=True, slots=True)
class Written:
    """A text as a report needs it. `authors` are the seats whose words they are: they neither report nor look."""

    subject: Subject
    authors: frozenset[UUID]
    text: str

    @property
    def coalition_id(self) -> UUID:
        """Where it was written. Raises NotFound for what belongs to no coalition."""
        if self.subject.coalition_id is None:
            raise NotFound
        return self.subject.coalition_id


def find(session: Session, thing: Thing) -> Written:
    """The text. Raises NotFound."""
    written = look_up(session, thing)
    if written is None:
        raise NotFound
    return written


def look_up(session: Session, thing: Thing) -> Written | None:
    """As `find`; None where the text was forgotten at the end of its time."""
    return FIND[thing.kind](session, {thing.id}).get(thing.id)


def look_up_all(session: Session, wanted: Iterable[Thing]) -> dict[Thing, Written]:
    """As `look_up`, of all of these: a few reads for each kind of text, however many there are of it."""
    ids: defaultdict[ThingKind, set[UUID]] = defaultdict(set)
    for thing in wanted:
        ids[thing.kind].add(thing.id)
    return {
        Thing(kind, thing_id): written
        for kind, of_kind in ids.items()
        for thing_id, written in FIND[kind](session, of_kind).items()
    }


def as_it_was(session: Session, wanted: Collection[tuple[Thing, datetime]]) -> dict[tuple[Thing, datetime], Written]:
    """As `look_up_all`, by those whose words it was at a moment: a proposal goes on in the words of others."""
    now = look_up_all(session, {thing for thing, _ in wanted})
    texts = _versions(session, {thing.id for thing, _ in wanted if thing.kind is ThingKind.PROPOSAL})
    found = {}
    for thing, moment in wanted:
        if thing in now:
            told = [one for one in texts[thing.id] if one.published_at is not None and one.published_at <= moment]
            found[thing, moment] = replace(now[thing], authors=_wrote(told[-1])) if told else now[thing]
    return found


def gone(was: Written | None, now: Written | None) -> bool:
    """Whether the words that were reported are there no longer.

    They were forgotten, are withheld from all but those who wrote them, or the text goes on in somebody else's.
    """
    if was is None or now is None or not now.text:
        return True
    narrow = now.subject.narrow
    return (narrow is not None and narrow <= now.authors) or (was.authors.isdisjoint(now.authors) and was != now)


Ids = Collection[UUID]
Found = dict[UUID, Written]


def _proposals(session: Session, ids: Ids) -> Found:
    """A proposal says what its last version says: whoever wrote that one, and who speaks in it with them."""
    rows = session.exec(
        select(Proposal, ProposalVersion)
        .outerjoin(
            ProposalVersion,
            (col(ProposalVersion.proposal_id) == col(Proposal.id))
            & (col(ProposalVersion.number) == col(Proposal.version)),
        )
        .where(col(Proposal.id).in_(ids))
    )
    return {one.id: _proposal(one, said) for one, said in rows}


def _proposal(found: Proposal, said: ProposalVersion | None) -> Written:
    authors = frozenset({found.proposed_by}) if said is None else _wrote(said)
    return Written(decisions.subject(found), authors, _joined(found.title, found.text))


def _wrote(said: ProposalVersion) -> frozenset[UUID]:
    return frozenset({said.by_membership, *(UUID(one) for one in said.with_people)})


def _versions(session: Session, ids: Ids) -> defaultdict[UUID, list[ProposalVersion]]:
    """What was told of each of these proposals, the first comes first."""
    found: defaultdict[UUID, list[ProposalVersion]] = defaultdict(list)
    told = select(ProposalVersion).where(
        col(ProposalVersion.proposal_id).in_(ids), col(ProposalVersion.number).is_not(None)
    )
    for one in session.exec(told.order_by(col(ProposalVersion.number))) if ids else ():
        found[one.proposal_id].append(one)
    return found


def _notes(session: Session, ids: Ids) -> Found:
    rows = session.exec(
        select(Note, Proposal).join(Proposal, col(Proposal.id) == col(Note.proposal_id)).where(col(Note.id).in_(ids))
    )
    return {note.id: _note(note, decisions.subject(about)) for note, about in rows}


def _note(found: Note, about: Subject) -> Written:
    """What waits for a yes is its writer's alone."""
    authors = frozenset({found.by_membership})
    narrow = authors if found.published_at is None else about.narrow
    return Written(replace(about, authors=authors, narrow=narrow), authors, found.text)


def _actions(session: Session, ids: Ids) -> Found:
    rows = session.exec(select(Action).where(col(Action.id).in_(ids))).all()
    subjects = actions.subjects(session, rows)
    return {
        one.id: Written(subjects[one.id], subjects[one.id].co_owners, _joined(one.title, one.about)) for one in rows
    }


def _commitments(session: Session, ids: Ids) -> Found:
    rows = session.exec(select(Commitment).where(col(Commitment.id).in_(ids))).all()
    subjects = {id_: one.subject for id_, one in circles(session, rows).items()}
    return {one.id: Written(subjects[one.id], subjects[one.id].holders, one.sentence) for one in rows}


def _check_ins(session: Session, ids: Ids) -> Found:
    rows = session.exec(select(CheckIn).where(col(CheckIn.id).in_(ids))).all()
    subjects = checkins.subjects(session, rows)
    return {one.id: Written(subjects[one.id], subjects[one.id].authors, _joined(one.words, one.ask)) for one in rows}


def _replies(session: Session, ids: Ids) -> Found:
    rows = session.exec(
        select(CheckInReply, CheckIn)
        .join(CheckIn, col(CheckIn.id) == col(CheckInReply.check_in_id))
        .where(col(CheckInReply.id).in_(ids))
    ).all()
    subjects = checkins.subjects(session, [said for _, said in rows])
    return {
        one.id: Written(subjects[said.id], frozenset({one.membership_id}), _joined(one.words)) for one, said in rows
    }


def _asks(session: Session, ids: Ids) -> Found:
    rows = session.exec(select(Ask).where(col(Ask.id).in_(ids)))
    return {one.id: Written(support.subject(one), frozenset({one.asked_by}), one.text) for one in rows}


def _requests(session: Session, ids: Ids) -> Found:
    rows = session.exec(select(SupportRequest).where(col(SupportRequest.id).in_(ids)))
    return {
        one.id: Written(support_readers.of_request(session, one), frozenset({one.asked_by}), one.text) for one in rows
    }


def _offers(session: Session, ids: Ids) -> Found:
    rows = session.exec(select(Offer).where(col(Offer.id).in_(ids)))
    return {one.id: Written(support_readers.of_offer(one), frozenset({one.from_membership}), one.text) for one in rows}


def _joined(*texts: str | None) -> str:
    return "\n\n".join(text for text in texts if text)


FIND: dict[ThingKind, Callable[[Session, Ids], Found]] = {
    ThingKind.PROPOSAL: _proposals,
    ThingKind.NOTE: _notes,
    ThingKind.ACTION: _actions,
    ThingKind.COMMITMENT: _commitments,
    ThingKind.CHECK_IN: _check_ins,
    ThingKind.CHECK_IN_REPLY: _replies,
    ThingKind.ASK: _asks,
    ThingKind.SUPPORT_REQUEST: _requests,
    ThingKind.OFFER: _offers,
}


def may_look(written: Written, members: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the members who read the text anyway and whose words it is not."""
    narrow = written.subject.narrow
    return frozenset(one for one in members if narrow is None or one in narrow) - written.authors

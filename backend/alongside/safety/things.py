"""The texts that can be reported: who wrote them, who may know of them, and what they say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session

from alongside.actions import queries as actions
from alongside.checkins import queries as checkins
from alongside.commitments import queries as commitments
from alongside.core.errors import NotFound
from alongside.decisions import note_queries as decision_notes
from alongside.decisions import queries as decisions
from alongside.folds.rules import Thing, ThingKind
from alongside.permissions.vocabulary import Subject
from alongside.support import queries as support


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
    return FIND[thing.kind](session, thing.id)


def look_up(session: Session, thing: Thing) -> Written | None:
    """As `find`; None where the text was forgotten at the end of its time."""
    try:
        return find(session, thing)
    except NotFound:
        return None


def _proposal(session: Session, thing_id: UUID) -> Written:
    found = decisions.proposal(session, thing_id)
    return Written(decisions.subject(found), frozenset({found.proposed_by}), _joined(found.title, found.text))


def _note(session: Session, thing_id: UUID) -> Written:
    """What waits for a yes is its writer's alone."""
    found = decision_notes.note(session, thing_id)
    about = decisions.subject(decisions.proposal(session, found.proposal_id))
    authors = frozenset({found.by_membership})
    narrow = authors if found.published_at is None else about.narrow
    return Written(replace(about, authors=authors, narrow=narrow), authors, found.text)


def _action(session: Session, thing_id: UUID) -> Written:
    found = actions.action(session, thing_id)
    subject = actions.subject(session, found)
    return Written(subject, subject.co_owners, _joined(found.title, found.about))


def _commitment(session: Session, thing_id: UUID) -> Written:
    found = commitments.commitment(session, thing_id)
    subject = commitments.subject(session, found)
    return Written(subject, subject.holders, found.sentence)


def _check_in(session: Session, thing_id: UUID) -> Written:
    found = checkins.check_in(session, thing_id)
    subject = checkins.subject(session, found)
    return Written(subject, subject.authors, _joined(found.words, found.ask))


def _reply(session: Session, thing_id: UUID) -> Written:
    found = checkins.reply(session, thing_id)
    subject = checkins.subject(session, checkins.check_in(session, found.check_in_id))
    return Written(subject, frozenset({found.membership_id}), _joined(found.words))


def _ask(session: Session, thing_id: UUID) -> Written:
    found = support.ask(session, thing_id)
    return Written(support.subject(found), frozenset({found.asked_by}), found.text)


def _joined(*texts: str | None) -> str:
    return "\n\n".join(text for text in texts if text)


FIND: dict[ThingKind, Callable[[Session, UUID], Written]] = {
    ThingKind.PROPOSAL: _proposal,
    ThingKind.NOTE: _note,
    ThingKind.ACTION: _action,
    ThingKind.COMMITMENT: _commitment,
    ThingKind.CHECK_IN: _check_in,
    ThingKind.CHECK_IN_REPLY: _reply,
    ThingKind.ASK: _ask,
}


def may_look(written: Written, members: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the members who read the text anyway and whose words it is not."""
    narrow = written.subject.narrow
    return frozenset(one for one in members if narrow is None or one in narrow) - written.authors

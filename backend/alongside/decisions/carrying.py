"""Whom the next version of a text names: those of the version before, unless its writer takes them out (P3)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import Session

from alongside.coalitions import queries as coalitions
from alongside.consents import needs
from alongside.consents.rules import InName
from alongside.core.errors import FieldError, InvalidInput
from alongside.decisions.drafts import VersionDraft
from alongside.decisions.models import ProposalVersion


@dataclass(frozen=True, slots=True)
class InIt:
    """Whom a text names, and in whose name it is said; `mandates` says which standing yes is used for whom."""

    names: list[UUID]
    in_name: InName
    with_people: list[UUID]
    mandates: Mapping[UUID, UUID] = field(default_factory=dict)

    @property
    def everyone(self) -> set[UUID]:
        """All who are in it."""
        return {*self.names, *self.with_people}


def named_in(text: ProposalVersion) -> set[UUID]:
    """The memberships that a text was written about, or in the name of."""
    return {UUID(one) for one in (*text.names, *text.with_people)}


def over(session: Session, before: ProposalVersion, draft: VersionDraft, me: UUID) -> InIt:
    """Who is in the next version. What the draft leaves out is as in the version before, for those whose yes stands.

    Words that were said together stay those of the one who wrote them, too; one's own yes needs no question.
    """
    still = _standing(session, before) - {me}
    carried = [UUID(one) for one in before.names if UUID(one) in still]
    names = carried if draft.names is None else draft.names
    in_name = before.in_name if draft.in_name is None else draft.in_name
    if draft.with_people is not None:
        return InIt(names, in_name, draft.with_people, draft.mandates)
    together = {UUID(one) for one in before.with_people} & still
    if in_name is InName.OURS and before.in_name is InName.OURS:
        together |= _here(session, {before.by_membership}) - {me}
    if in_name is InName.OWN or (draft.in_name is None and not together):
        return InIt(names, InName.OWN, [], draft.mandates)
    return InIt(names, in_name, sorted(together), draft.mandates)


def _standing(session: Session, before: ProposalVersion) -> set[UUID]:
    """Those in a told version whose yes to it still stands, and who are still here."""
    return _here(session, needs.yes_of(session, before.id))


def _here(session: Session, seats: Iterable[UUID]) -> set[UUID]:
    return set(coalitions.names_of_those_here(session, seats))


def check_taken_out(session: Session, text: ProposalVersion, earlier: set[UUID], now: InIt) -> None:
    """Who is in it no longer is not called by their name in it either. Raises InvalidInput, saying where."""
    out = earlier - now.everyone - {text.by_membership}
    if not out:
        return
    called = coalitions.names(session, out).values()
    wrong = [FieldError(pointer, "still_named") for pointer, words in _words(text) if says_one_of(words, called)]
    if wrong:
        raise InvalidInput(errors=tuple(wrong))


def _words(text: ProposalVersion) -> Iterator[tuple[str, str]]:
    yield "/title", text.title
    yield "/text", text.text
    yield "/note", text.note or ""
    for name, value in text.payload.items():
        yield f"/payload/{name}", "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def says_one_of(words: str, names: Iterable[str]) -> bool:
    """Whether one of these names stands in the words: whole, whatever its case, width and spaces."""
    said = _alike(words)
    return any(re.search(rf"(?<!\w){re.escape(_alike(name))}(?!\w)", said) for name in names if name)


def _alike(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())

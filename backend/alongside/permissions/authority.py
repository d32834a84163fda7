"""The proof that a coalition decided: what lower nouns demand before they change what only a decision changes."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Authority:
    """A decision of one coalition, made in `decisions.adopting` alone.

    Whatever it creates keeps `decision_id`, and may copy the decision's number, which never changes.
    """

    decision_id: UUID
    coalition_id: UUID
    kind: str
    number: int

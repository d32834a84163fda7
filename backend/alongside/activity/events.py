"""The base of all events: a fact in the past tense, seen by a whole coalition."""

import re
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a thing. `kind` is the class name in snake case with its noun first.

    Nothing narrower than the coalition may ever become an event (product.md P8, P9).
    """

    kind: ClassVar[str] = ""
    coalition_id: UUID
    thing_id: UUID

    def __init_subclass__(cls) -> None:
        cls.kind = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

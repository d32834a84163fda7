"""Remembers what an artefact was made from, so that a start with nothing to do does nothing."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def digest(inputs: Iterable[Path], *facts: str) -> str:
    """One hash over files (by name and content) and facts that an artefact depends on."""
    total = hashlib.sha256("\0".join(facts).encode())
    for path in sorted(inputs):
        total.update(f"\0{path}\0".encode())
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()


def read(stamp: Path) -> dict[str, str]:
    """What was written last, or nothing if there is no such stamp."""
    return dict(json.loads(stamp.read_text())) if stamp.is_file() else {}


def write(stamp: Path, **facts: str) -> None:
    stamp.write_text(json.dumps(facts))

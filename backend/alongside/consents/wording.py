"""The words that a yes is bound to, and whether they are the same still. Pure."""

import hashlib
import json
from typing import Any

from alongside.consents.rules import ConsentAnswer, ConsentTextChanged
from alongside.core.errors import wrong_field


def wording(title: str | None, text: str) -> str:
    """All the words of a thing: a change of its title is a change, too."""
    return f"{title}\n\n{text}" if title else text


def text_hash(text: str, extra: str | None = None) -> str:
    """What a yes is bound to: change one word, or what else would be done (`extra`), and it is another question."""
    words = hashlib.sha256(text.encode()).hexdigest()
    return words if extra is None else hashlib.sha256(f"{words}\n{extra}".encode()).hexdigest()


def canonical(**particulars: object) -> str:
    """What else a thing would do, always written in the same way: as JSON, without what is not there.

    `particulars` reads it again, so that whoever is asked is shown all that their yes is bound to.
    """
    there = {name: value for name, value in particulars.items() if value is not None}
    return json.dumps(there, sort_keys=True, ensure_ascii=False, default=str)


def particulars(extra: str | None) -> dict[str, Any]:
    """What `canonical` wrote, by its names."""
    there: dict[str, Any] = json.loads(extra) if extra else {}
    return there


def same_text(asked: str, answer: ConsentAnswer, read: str | None) -> None:
    """A yes says which words were read. Raises InvalidInput without them, ConsentTextChanged when they are others."""
    if read is None and answer in {ConsentAnswer.YES, ConsentAnswer.YES_WITH_CHANGES}:
        raise wrong_field("/text_hash", "field_missing")
    if read is not None and read != asked:
        raise ConsentTextChanged


def changed(answer: ConsentAnswer, asked: str, text: str | None) -> str | None:
    """The words of a yes with changes, which differ from those asked about. Raises InvalidInput."""
    if answer is not ConsentAnswer.YES_WITH_CHANGES:
        if text is not None:
            raise wrong_field("/text", "field_unknown")
        return None
    if text is None:
        raise wrong_field("/text", "field_missing")
    if text == asked:
        raise wrong_field("/text", "text_unchanged")
    return text

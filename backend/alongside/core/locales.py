"""The server's words: problems and mails in four languages, from `locales/<language>/*.json`.

A catalogue is a flat map of code to sentence with `{named}` places.
"""

import json
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "es", "fr", "ar")
DEFAULT_LANGUAGE = "en"
FOLDER = Path(__file__).parent.parent / "locales"


@cache
def catalogue(language: str) -> dict[str, str]:
    """All sentences of one language. Raises ValueError when two files define the same code."""
    words: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.json")):
        part: dict[str, str] = json.loads(file.read_text("utf-8"))
        if doubled := words.keys() & part.keys():
            raise ValueError(f"{file}: defined twice: {sorted(doubled)}")
        words |= part
    return words


def say(language: str, code: str, /, **params: object) -> str:
    """The sentence for a code, its places filled."""
    return catalogue(language)[code].format(**params)


def has_words(code: str) -> bool:
    """Whether a code has a sentence."""
    return code in catalogue(DEFAULT_LANGUAGE)


def preferred(accept_language: str) -> str:
    """The best language we have for an Accept-Language header (RFC 9110 section 12.5.4)."""
    wishes: list[tuple[float, str]] = []
    for wish in accept_language.split(","):
        tag, _, weight = wish.strip().partition(";q=")
        try:
            wishes.append((-float(weight or 1), tag.split("-")[0].lower()))
        except ValueError:
            continue
    return next((tag for _, tag in sorted(wishes, key=lambda wish: wish[0]) if tag in LANGUAGES), DEFAULT_LANGUAGE)

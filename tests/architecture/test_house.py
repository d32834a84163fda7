"""Rules of the house that no type can state."""

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from alongside import api
from alongside.core.errors import AlongsideError
from alongside.core.locales import LANGUAGES, catalogue

BACKEND = Path(api.__file__).parent
SOURCES = {path.relative_to(BACKEND).as_posix(): path.read_text("utf-8") for path in BACKEND.rglob("*.py")}

# A refusal is there once its module is imported.
for path in SOURCES:
    import_module("alongside." + path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def concrete(family: type[AlongsideError]) -> set[type[AlongsideError]]:
    """The refusals below the families of core/errors.py."""
    below = {error for part in family.__subclasses__() for error in concrete(part)}
    return below if family.__module__ == AlongsideError.__module__ else {family, *below}


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_words(language: str) -> None:

    assert {error.code for error in concrete(AlongsideError)} - catalogue(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_the_same_places_in_each_language(language: str) -> None:
    english = {code: places(words) for code, words in catalogue("en").items()}
    assert {code: places(words) for code, words in catalogue(language).items()} == english


def test_only_the_clock_asks_what_time_it_is() -> None:
    asking = re.compile(r"\.(now\(UTC|utcnow|now\(\)|today\(\))")
    found = {
        f"{name}: {line.strip()}"
        for name, text in SOURCES.items()
        if name != "core/clock.py"
        for line in text.splitlines()
        if asking.search(line) and "clock.now()" not in line and "queries.today" not in line
    }
    assert found == set()


def test_nothing_that_is_served_pretends_another_instant() -> None:
    assert {name for name, text in SOURCES.items() if "telling(" in text} == {"core/clock.py"}

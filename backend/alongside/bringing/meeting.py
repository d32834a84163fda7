"""Whether somebody's own words stand in another text. Pure: the same words in another form, and nothing more.

No meaning is guessed, nothing is weighed and nothing learned: whoever reads what was found sees the words themselves.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from alongside.bringing.filler import FILLER

SHORTEST = 3
# Where the word alone would be as short as a root, one letter before it is part of it more often than "and" or "for".
SHORTEST_AFTER_A_LETTER = 4
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_MARK = re.compile(f"[{_MARKS}]")
# Letters that are written either way and have no mark to take off.
_SAME = str.maketrans({"ى": "ي", "ة": "\u0647", "œ": "oe", "æ": "ae"})
_BEFORE = ("وال", "بال", "كال", "فال", "ال", "لل", "و", "ب", "ل")
_JOINED = frozenset(begin for begin in _BEFORE if len(begin) == 1)
_AFTER = ("ات", "ون", "ين", "\u0647")
_PLURALS = (("ies", "y"), ("ces", "z"), ("aux", "al"), ("es", ""), ("s", ""), ("x", ""))

_ENDS = (*_AFTER, *(end for end, _ in _PLURALS))

# Each word as it was written, with every form in which it meets another.
Vocabulary = Mapping[str, frozenset[str]]


def vocabulary(text: str) -> Vocabulary:
    """The words of a text that say something, in its order; a word that came before in another form once."""
    found: dict[str, frozenset[str]] = {}
    known: set[str] = set()
    for written in _WORD.findall(unicodedata.normalize("NFC", text)):
        forms = _forms_in(_folded(written))
        if forms and known.isdisjoint(forms):
            found[written] = forms
        known |= forms
    return found


def met(mine: Vocabulary, text: str) -> list[str]:
    """Those of one's own words that stand in another text too, as one wrote them."""
    there = _forms_in(_folded(text))
    return [word for word, forms in mine.items() if not forms.isdisjoint(there)]


def _folded(text: str) -> str:
    """A text without case, diacritics, and the ways of writing one Arabic letter."""
    split = unicodedata.normalize("NFKD", text).casefold()
    return _MARK.sub("", split).translate(_SAME)


def _forms_in(folded: str) -> frozenset[str]:
    """Every word, and what is left of it without an article, a joined "and", or the ending of a plural."""
    words = [word for word in set(_WORD.findall(folded)) if len(word) >= SHORTEST and not _says_nothing(word)]
    forms = set(words)
    for word in words:
        # Most words are one form only, and a list of what is open has many words.
        if word.startswith(_BEFORE) or word.endswith(_ENDS):
            whole = (word, *_without_beginning(word))
            forms.update(whole, *map(_without_end, whole))
    return frozenset(forms) - FILLER


def _says_nothing(word: str) -> bool:
    """Whether a word is filler, also where "and" or "for" is written together with it."""
    return word in FILLER or (word[0] in _JOINED and word[1:] in FILLER)


def _without_beginning(word: str) -> Iterator[str]:
    for begin in _BEFORE:
        rest = len(word) - len(begin)
        if word.startswith(begin) and rest >= (SHORTEST if len(begin) > 1 else SHORTEST_AFTER_A_LETTER):
            yield word[len(begin) :]


def _without_end(word: str) -> Iterator[str]:
    for end, instead in (*_PLURALS, *((end, "") for end in _AFTER)):
        if word.endswith(end) and len(word) - len(end) + len(instead) >= SHORTEST:
            yield word[: -len(end)] + instead

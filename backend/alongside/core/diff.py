"""What changed between two texts, word by word: what stayed, what went out, what came in.

Lines are compared first, then sentences, then words, each only inside what differed a step before. All comparing of one
call shares one bound of effort; past it the rest is said as "this went out, that came in", which is true of any texts.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate, groupby
from typing import Literal, NamedTuple
from unicodedata import category

Op = Literal["same", "out", "in"]
Cut = Callable[[str], list[str]]

EFFORT = 1_500_000
SHARE = EFFORT // 8
SENTENCE = re.compile(r"[^.!?…。！？؟।]+[.!?…。！？؟।]*\s*|[.!?…。！？؟।]+\s*")  # noqa: RUF001 – ends of sentences
# Written without spaces: Thai to Myanmar, Khmer, kana, Han. Each sign is compared by itself.
UNSPACED = (
    range(0x0E00, 0x10A0),
    range(0x1780, 0x1800),
    range(0x3005, 0x3130),
    range(0x31F0, 0x3200),
    range(0x3400, 0xA000),
    range(0xF900, 0xFB00),
    range(0xFF66, 0xFFA0),
    range(0x20000, 0x32000),
)
INSIDE_WORDS = "_'’\u200c\u200d"


class Piece(NamedTuple):
    """A stretch of text that stayed the `same`, went `out`, or came `in`."""

    op: Op
    text: str


@dataclass
class Effort:
    """How many comparisons may still be made."""

    left: int = EFFORT

    def afford(self, steps: int) -> bool:
        """Take so many; False, taking nothing, where not so many are left."""
        if steps > self.left:
            return False
        self.left -= steps
        return True


def words_diff(before: str, after: str) -> list[Piece]:
    """The pieces in reading order. Joining `same` and `out` gives `before`, joining `same` and `in` gives `after`."""
    return compare(before, after, Effort())


def compare(before: str, after: str, effort: Effort) -> list[Piece]:
    """As `words_diff`, within the given effort."""
    return list(_merged(_pieces(before, after, CUTS, effort)))


def words(text: str) -> list[str]:
    """Words and single signs with the blanks after them, in order, nothing lost. Marks stay on what they stand on."""
    cut: list[str] = []
    last = ""
    for mark in text:
        kind = _kind(mark)
        if cut and (kind in {"mark", "blank"} or kind == last == "word"):
            cut[-1] += mark
        else:
            cut.append(mark)
        last = last if kind == "mark" else kind
    return cut


def _kind(mark: str) -> str:
    if mark.isspace():
        return "blank"
    major = category(mark)[0]
    if major == "M":
        return "mark"
    if mark in INSIDE_WORDS or (major in "LN" and not any(ord(mark) in script for script in UNSPACED)):
        return "word"
    return "sign"


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _sentences(text: str) -> list[str]:
    return SENTENCE.findall(text)


CUTS: tuple[Cut, ...] = (_lines, _sentences, words)


class _Bounded(SequenceMatcher[str]):
    """Finds no further match once the effort is used up.

    What stands there again and again costs most and says least: where one search would cost more than its share, it
    matches beside something rarer only.
    """

    def __init__(self, before: Sequence[str], after: Sequence[str], effort: Effort) -> None:
        places = Counter(after)
        common = _too_common(Counter(before), places)
        super().__init__(common.__contains__, before, after, autojunk=False)
        self.effort = effort
        self.steps = list(accumulate((2 + (cut not in common) * places[cut] for cut in before), initial=0))

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        end = len(self.steps) - 1 if ahi is None else ahi
        if not self.effort.afford(self.steps[end] - self.steps[alo]):
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def _too_common(before: Counter[str], after: Counter[str]) -> frozenset[str]:
    """The fewest cuts without which a search stays within its share."""
    pairs = sorted(((times * after[cut], cut) for cut, times in before.items()), reverse=True)
    kept = sum(cost for cost, _ in pairs)
    dropped = []
    for cost, cut in pairs:
        if kept <= SHARE:
            break
        kept -= cost
        dropped.append(cut)
    return frozenset(dropped)


def _pieces(before: str, after: str, cuts: tuple[Cut, ...], effort: Effort) -> Iterator[Piece]:
    """Cut both texts the first way, what differs the ways that follow. Blanks around a cut do not make it differ."""
    if before == after or not (before and after and cuts):
        yield from _whole(before, after)
        return
    old, new = cuts[0](before), cuts[0](after)
    left, right = [cut.strip() for cut in old], [cut.strip() for cut in new]
    head = _alike(left, right)
    tail = _alike(left[head:][::-1], right[head:][::-1])
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    yield from _beside(old[:head], new[:head])
    for op, alo, ahi, blo, bhi in _Bounded(left, right, effort).get_opcodes():
        out, in_ = old[head + alo : head + ahi], new[head + blo : head + bhi]
        if op == "equal":
            yield from _beside(out, in_)
        else:
            yield from _pieces("".join(out), "".join(in_), cuts[1:], effort)
    yield from _beside(old[len(old) - tail :], new[len(new) - tail :])


def _beside(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """Cuts that are the same but for the blanks around them."""
    for out, in_ in zip(old, new, strict=True):
        if out == in_:
            yield Piece("same", out)
            continue
        core = out.strip()
        left, right = out.partition(core) if core else ("", "", out), in_.partition(core) if core else ("", "", in_)
        yield from _whole(left[0], right[0])
        yield Piece("same", core)
        yield from _whole(left[2], right[2])


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many at the beginning are the same."""
    pairs = zip(old, new, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _whole(before: str, after: str) -> Iterator[Piece]:
    if before == after:
        yield Piece("same", before)
    else:
        yield Piece("out", before)
        yield Piece("in", after)


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Between two that stayed: one piece for all that went out, then one for all that came in."""
    for stayed, run in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.op == "same"):
        several = list(run)
        ops: tuple[Op, ...] = ("same",) if stayed else ("out", "in")
        for op in ops:
            text = "".join(piece.text for piece in several if piece.op == op)
            if text:
                yield Piece(op, text)

"""The lot that anyone can draw again: chance fixed before it is known, and a rule that leaves no choice.

When a lot opens, the server publishes `commitment(nonce)`. Until it closes, members may add a word. Then the nonce is
shown: it must be what was promised, and with the words it gives the seed. Who adds a word can't know what it will do.
`docs/lot.md` draws again without this code, and says what it does not promise.
"""

import hashlib
import secrets
from collections.abc import Sequence

from alongside.core.errors import Conflict

NONCE_BYTES = 32


class LotEmpty(Conflict):
    """There is nothing to draw from."""


class LotTooMany(Conflict):
    """More are to be drawn than there are, or fewer than one."""


class LotTwice(Conflict):
    """The same stands in the lot twice: its chance would be double."""


def nonce() -> str:
    """A secret number, in hexadecimal digits, chosen before anybody knows what is in the lot."""
    return secrets.token_hex(NONCE_BYTES)


def commitment(nonce_hex: str) -> str:
    """What is published when a lot opens: it holds the nonce fast and does not tell it."""
    return _digest(nonce_hex)


def keeps(nonce_hex: str, published: str) -> bool:
    """Whether the nonce that is shown now is the one that was promised."""
    return secrets.compare_digest(commitment(nonce_hex), published)


def seed(nonce_hex: str, words: Sequence[str]) -> str:
    """What the lot is drawn with: the nonce, then each word's digest in its order, a line each.

    Digests, so that a word that holds a line end cannot read as two.
    """
    return _digest("\n".join([nonce_hex, *(_digest(word) for word in words)]))


def draw(seed: str, entries: Sequence[str], count: int) -> list[str]:
    """The first `count` entries in the order of sha256(seed, line end, entry), whatever order they came in.

    Raises LotEmpty, LotTwice, LotTooMany.
    """
    if not entries:
        raise LotEmpty
    if len(set(entries)) != len(entries):
        raise LotTwice
    if not 1 <= count <= len(entries):
        raise LotTooMany
    return sorted(entries, key=lambda entry: _digest(f"{seed}\n{entry}"))[:count]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

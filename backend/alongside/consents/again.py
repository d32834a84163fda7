"""How often one asks the same person to carry the same thing: a no is an answer, and asking is no pressure. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from alongside.consents.rules import REFUSALS_KEPT, AlreadyAnswered, ConsentState
from alongside.core.errors import Conflict

# As long as a no is kept; after it, nobody knows any more what was asked.
WITHIN = REFUSALS_KEPT
AT_MOST = 2
AGREED = frozenset({ConsentState.YES})


class AskedTwice(Conflict):
    """One has asked this person twice about this not long ago: what comes next comes from them."""


class Asked(NamedTuple):
    """One earlier question of the same person to the same person about the same thing, and how it stands."""

    state: ConsentState
    at: datetime


def may_ask(earlier: Iterable[Asked], now: datetime) -> None:
    """What others asked, and were answered, is no matter here: nobody learns of it by asking.

    Whether it was taken back, answered "not now" or not at all makes no difference. What was asked with a yes came to
    something, and is not counted. Raises AlreadyAnswered while a no is kept, AskedTwice.
    """
    without = [one for one in earlier if one.state not in AGREED]
    if any(one.state is ConsentState.NO for one in without):
        raise AlreadyAnswered
    if sum(one.at > now - WITHIN for one in without) >= AT_MOST:
        raise AskedTwice

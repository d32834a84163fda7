"""How often something may be tried: by account and by coarse address, with delays that grow (trust.md 5.1).

Counted in the memory of one process: several processes allow that many times more, and a restart forgets.
"""

import math
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, ip_address, ip_network

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from alongside.core import clock
from alongside.core.errors import TooManyRequests

UNKNOWN = "unknown"


class TooManyTries(TooManyRequests):
    """Come back later; the sentence says when."""


@dataclass(frozen=True)
class Rule:
    """Windows for one kind of try. The longer somebody goes on, the longer the window that stops them.

    `here` counts an account as tried from one network, so that strangers elsewhere can hardly lock its owner out;
    `account` counts it from everywhere; `network` counts everybody behind one address, often a whole office.
    """

    name: str
    here: str = ""
    account: str = ""
    network: str = ""


class Tries:
    """The tries of one process."""

    def __init__(self) -> None:
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)

    def spend(self, rule: Rule, *, address: str | None, account: str = "") -> None:
        """Count one try. Raises TooManyTries."""
        network = coarse(address)
        for windows, who in self._counts(rule, network, account):
            for item in windows:
                if not self._limiter.hit(item, rule.name, *who):
                    raise self._refusal(item, rule.name, *who)

    def forgive(self, rule: Rule, *, address: str | None, account: str) -> None:
        """Forget the failures of somebody who has shown who they are."""
        for item in _windows(rule.here):
            self._limiter.clear(item, rule.name, coarse(address), account)

    def _counts(self, rule: Rule, network: str, account: str) -> list[tuple[list[RateLimitItem], tuple[str, ...]]]:
        kinds = ((rule.here, (network, account)), (rule.account, (account,)), (rule.network, (network,)))
        return [(_windows(windows), who) for windows, who in kinds if windows]

    def _refusal(self, item: RateLimitItem, *who: str) -> TooManyTries:
        seconds = max(1, math.ceil(self._limiter.get_window_stats(item, *who).reset_time - clock.now().timestamp()))
        return TooManyTries(headers={"Retry-After": str(seconds)}, seconds=seconds)


@cache
def _windows(text: str) -> list[RateLimitItem]:
    return parse_many(text)


def coarse(address: str | None) -> str:
    """The network of an address: finer would be a trace, and IPv6 gives everyone thousands."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return UNKNOWN
    return str(ip_network((parsed, 24 if isinstance(parsed, IPv4Address) else 48), strict=False))

"""How often people may try to get in."""

from alongside.core.tries import Rule
from alongside.permissions.dependencies import Call

# An account can fail a hundred times a day in all, and from one network a few times a minute, an hour, a day.
PASSWORD = Rule(
    "password",
    here="5 per minute; 10 per 15 minutes; 20 per 6 hours",
    account="100 per day",
    network="120 per minute; 1500 per hour",
)
LINK_REQUEST = Rule(
    "link",
    here="3 per 5 minutes; 6 per hour; 12 per day",
    account="20 per day",
    network="60 per minute; 1000 per hour",
)
# No guess of 256 bits ever hits: this only bounds the load. A whole room may open one link at once, behind one address.
TOKEN = Rule("token", network="300 per minute; 3000 per hour")
# A calendar asks by itself, for years. One whose address ended must not take the tries of a whole office's links along.
CALENDAR_GUESS = Rule("calendar_guess", network="300 per minute; 3000 per hour")
CALENDAR = Rule("calendar", account="60 per 10 minutes")


def spend(call: Call, rule: Rule, account: str = "") -> None:
    """Count a try of the one who asks. Raises TooManyTries."""
    call.request.app.state.tries.spend(rule, address=address(call), account=account)


def forgive(call: Call, rule: Rule, account: str) -> None:
    """They have shown who they are."""
    call.request.app.state.tries.forgive(rule, address=address(call), account=account)


def address(call: Call) -> str | None:
    """Where the request comes from; never kept."""
    return call.request.client.host if call.request.client else None

"""Starting an installation, and setting it up once."""

import hmac
from dataclasses import dataclass

from sqlmodel import Session

from alongside.core import clock
from alongside.core.security import digest, new_secret
from alongside.installation import queries
from alongside.installation.models import Installation
from alongside.installation.rules import NotADemo, SetupLinkUsed


@dataclass(frozen=True, slots=True)
class Opened:
    """What a start needs to know. The secret is there as long as nobody has set the installation up."""

    setup_secret: str | None
    demo: bool


def start(session: Session, demo: bool) -> Opened:
    """Find or make the installation's row at a start; each start prints a fresh secret until one is used.

    `demo` says what a new database becomes; an old one stays what it is. Raises NotADemo.
    """
    row = _found_or_made(session, demo=demo)
    if demo and not row.demo:
        raise NotADemo
    if row.demo or row.set_up_at is not None:
        return Opened(None, row.demo)
    secret = new_secret()
    row.setup_secret_hash = digest(secret)
    return Opened(secret, demo=False)


def hand_over(session: Session) -> str | None:
    """A set-up secret that outlives the next starts, for a demo to show; None when it was set up already."""
    row = _found_or_made(session, demo=False)
    if row.demo or row.set_up_at is not None:
        return None
    secret = new_secret()
    row.handed_secret_hash = digest(secret)
    return secret


def use_setup(session: Session, secret: str) -> None:
    """Spend the set-up link. Raises SetupLinkUsed, with the same words whatever is wrong with it."""
    row = queries.for_update(session)
    if row is None or row.set_up_at is not None or not _opens(row, secret):
        raise SetupLinkUsed
    row.set_up_at = clock.now()
    row.setup_secret_hash = row.handed_secret_hash = None


def setup_link(origin: str, secret: str) -> str:
    """The secret rides in the fragment: no server and no log reads it on the way."""
    return f"{origin}/setup#{secret}"


def _found_or_made(session: Session, *, demo: bool) -> Installation:
    row = queries.for_update(session)
    if row is None:
        row = Installation(demo=demo)
        session.add(row)
        session.flush()
    return row


def _opens(row: Installation, secret: str) -> bool:
    given = digest(secret)
    kept = [known for known in (row.setup_secret_hash, row.handed_secret_hash) if known is not None]
    return any(hmac.compare_digest(known, given) for known in kept)

"""What an installation refuses: a used link, and a demo anywhere but on one's own machine."""

from urllib.parse import urlsplit

from alongside.core.errors import AlongsideError, Conflict, Gone
from alongside.settings import Settings, is_loopback


class SetupLinkUsed(Gone):
    """Not the set-up link of now: already used, or a newer one was printed."""


class NotADemo(Conflict):
    """A database of real people can't be served as a demo."""


class DemoStaysHere(AlongsideError):
    """A demo lets anyone in as anyone, so it is served to its own machine alone."""


class DemoIsLocal(AlongsideError):
    """The browser reached a demo under another name than localhost."""

    status = 421


def may_serve(settings: Settings, *, demo: bool) -> None:
    """Raises DemoStaysHere when a demo would be reachable from elsewhere, or says that it is."""
    origin = urlsplit(settings.public_origin).hostname or ""
    if demo and not (is_loopback(settings.host) and is_loopback(origin)):
        raise DemoStaysHere

"""The wall around a demo: it answers its own machine, under the name localhost, and nothing else.

Anyone who reaches a demo is let in as anyone. A page of another site must not reach it by a name that it points at this
machine (DNS rebinding), nor a proxy show it to others.
"""

from alongside.core.locales import preferred
from alongside.core.problems import answer
from alongside.core.web import App, Receive, Scope, Send
from alongside.installation.rules import DemoIsLocal
from alongside.settings import is_loopback

# They say no more than that a server is there.
HEALTH = frozenset({"/healthz", "/readyz"})


class DemoGuard:
    """Wraps the app inside its edge, for as long as the database is a demo."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in HEALTH or is_at_home(scope):
            await self.app(scope, receive, send)
            return
        wanted = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
        await answer(DemoIsLocal(), preferred(wanted))(scope, receive, send)


def is_at_home(scope: Scope) -> bool:
    """Whether a request names localhost and comes from this machine."""
    hosts = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"]
    client = scope.get("client")
    return len(hosts) == 1 and _is_localhost(hosts[0]) and (client is None or is_loopback(client[0]))


def _is_localhost(host: str) -> bool:
    name, colon, port = host.partition(":")
    return name == "localhost" and (not colon or port.isdecimal())

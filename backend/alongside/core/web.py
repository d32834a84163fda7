"""What stands around every answer: security headers, origin check, body limit (trust.md 5.2). Plain ASGI."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from alongside.core.errors import NotPermitted, TooLarge
from alongside.core.locales import preferred
from alongside.core.problems import answer

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY = 1024 * 1024
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types worker"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]


class CrossSite(NotPermitted):
    """A writing request that a page of another site, or no browser of ours, sent with cookies."""


class BodyTooLarge(TooLarge):
    """More than a megabyte."""


class Edge:
    """Wraps the app: refuses what must not come in, and adds to everything that goes out."""

    def __init__(self, app: App, *, origin: str) -> None:
        self.app = app
        self.origin = origin.encode()
        self.headers = HEADERS + (
            [(b"strict-transport-security", b"max-age=31536000")] if origin.startswith("https:") else []
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        guarded = self._adding_headers(send, api=scope["path"].startswith("/api/"))
        refusal = self._refusal(scope["method"], headers)
        if refusal:
            await answer(refusal, preferred(headers.get(b"accept-language", b"").decode("latin-1")))(
                scope, receive, guarded
            )
            return
        try:
            await self.app(scope, _limited(receive), guarded)
        except BodyTooLarge as error:
            await answer(error, preferred(headers.get(b"accept-language", b"").decode("latin-1")))(
                scope, receive, guarded
            )

    def _refusal(self, method: str, headers: dict[bytes, bytes]) -> CrossSite | BodyTooLarge | None:
        if method not in SAFE_METHODS and not self._same_origin(headers):
            return CrossSite()
        length = headers.get(b"content-length", b"0")
        return BodyTooLarge() if not length.isdigit() or int(length) > MAX_BODY else None

    def _same_origin(self, headers: dict[bytes, bytes]) -> bool:
        site = headers.get(b"sec-fetch-site")
        if site is not None:
            return site == b"same-origin"
        origin = headers.get(b"origin")
        # A program without cookies can't be a misused browser; with cookies it must say where it comes from.
        return origin == self.origin if origin is not None else b"cookie" not in headers

    def _adding_headers(self, send: Send, *, api: bool) -> Send:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in self.headers if pair[0] not in present)]
                if api and b"cache-control" not in present:
                    message["headers"].append((b"cache-control", b"no-store"))
            await send(message)

        return guarded


def _limited(receive: Receive) -> Receive:
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY:
            raise BodyTooLarge
        return message

    return counting

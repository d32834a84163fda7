"""The built SPA with the caching that its file names allow: hashed files for a year, everything else asked again."""

from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from alongside.core.errors import NotFound
from alongside.core.problems import MethodNotAllowed

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


class Frontend:
    """Serves files of the build; any other path gets index.html, whose router knows the site map."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/api/"):
            raise NotFound
        if scope["method"] not in {"GET", "HEAD"}:
            raise MethodNotAllowed(headers={"Allow": "GET, HEAD"})
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        relative = scope["path"].lstrip("/")
        file = self._inside(relative)
        if file is None and (relative.startswith("assets/") or "." in relative.rsplit("/", 1)[-1]):
            return Response(status_code=404, headers={"Cache-Control": ASK_AGAIN})
        return self._compressed(file or self.folder / "index.html", Headers(scope=scope))

    def _inside(self, relative: str) -> Path | None:
        file = (self.folder / relative).resolve()
        return file if relative and file.is_relative_to(self.folder) and file.is_file() else None

    def _compressed(self, file: Path, headers: Headers) -> Response:
        caching = FOREVER if file.parent.name == "assets" else ASK_AGAIN
        accepted = headers.get("accept-encoding", "")
        answer = {"Cache-Control": caching, "Vary": "Accept-Encoding"}
        for encoding, suffix in ENCODINGS:
            packed = file.with_name(file.name + suffix)
            if encoding in accepted and packed.is_file():
                kind = FileResponse(file).media_type
                return FileResponse(packed, media_type=kind, headers={**answer, "Content-Encoding": encoding})
        return FileResponse(file, headers=answer)

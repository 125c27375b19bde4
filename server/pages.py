"""The built web app, kept in memory: assets for good, every page by its one document."""

import gzip
import mimetypes
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from schema.root import PRINTED

DIST = Path(__file__).parents[1] / "frontend" / "dist"
TALK = ("/graphql", "/auth/", "/oauth/")
# Where an app sends its member: a page like every other.
CONSENT = "/oauth/authorize"
FOR_GOOD = "public, max-age=31536000, immutable"
SQUEEZED = {".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".txt", ".map", ".graphql"}
NOT_BUILT = "The web app has not been built yet. Run: make install\n"
KINDS = {
    ".webmanifest": "application/manifest+json",
    ".js": "text/javascript",
    ".graphql": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class File:
    body: bytes
    squeezed: bytes | None
    kind: str
    tag: str

    @classmethod
    def read(cls, path: Path) -> "File":
        body = path.read_bytes()
        guessed = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        small = gzip.compress(body, mtime=0) if path.suffix in SQUEEZED else None
        return cls(
            body, small, guessed or "application/octet-stream", sha256(body).hexdigest()[:32]
        )


class Pages:
    def __init__(self, dist: Path | None = None) -> None:
        dist = dist or DIST
        found = sorted(path for path in dist.rglob("*") if path.is_file()) if dist.is_dir() else []
        names = {"/" + path.relative_to(dist).as_posix(): path for path in found}
        self._files = {n: File.read(path) for n, path in names.items() if ".vite" not in n}
        self._files["/schema.graphql"] = File.read(PRINTED)

    def answer(self, request: Request) -> Response:
        path = request.url.path
        if path.startswith(TALK) and path != CONSENT:
            return PlainTextResponse("Only POST is answered here.\n", 405, {"allow": "POST"})
        if file := self._files.get(path) or self._files.get(f"{path.rstrip('/')}/index.html"):
            return _answer(file, request, for_good="/assets/" in path)
        if "." in path.rpartition("/")[2] or path.startswith("/assets/"):
            return PlainTextResponse("There is nothing here.\n", 404)
        document = self._files.get("/index.html")
        return _answer(document, request) if document else PlainTextResponse(NOT_BUILT, 503)


def _answer(file: File, request: Request, *, for_good: bool = False) -> Response:
    headers = {
        "cache-control": FOR_GOOD if for_good else "no-cache",
        "etag": f'"{file.tag}"',
        "vary": "accept-encoding",
    }
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if file.squeezed and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(file.squeezed, media_type=file.kind, headers=headers)
    return Response(file.body, media_type=file.kind, headers=headers)

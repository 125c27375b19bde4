"""The questions of our own pages: this build's, and those of earlier builds that may still be open."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import structlog

from server.pages import DIST

log = structlog.get_logger("weft")
# Vite's own folder, which is not handed out.
BUILT = DIST / ".vite" / "documents.json"


def id_of(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


class Documents:
    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = {id_of(text): text for text in texts}

    def text(self, id: str) -> str | None:
        return self._texts.get(id)

    def lists(self, text: str | None) -> bool:
        return text is not None and id_of(text) in self._texts

    def __len__(self) -> int:
        return len(self._texts)


def kept(data: Path, built: Path | None = None) -> Documents:
    """Keeps this build's list beside those before it, by its digest, and reads them all."""
    folder, built = data / "documents", built or BUILT
    if built.exists():
        folder.mkdir(parents=True, exist_ok=True)
        body = built.read_bytes()
        (folder / f"{hashlib.sha256(body).hexdigest()[:32]}.json").write_bytes(body)
    found = Documents(text for file in sorted(folder.glob("*.json")) for text in _texts(file))
    if not len(found):
        log.warning("no pages", words="The web app is not built: only programs can ask, by token.")
    return found


def _texts(file: Path) -> list[str]:
    """A list cut short by a full disk is as good as none; this build's is written anew."""
    try:
        return list(json.loads(file.read_text(encoding="utf-8")).values())
    except ValueError:
        log.warning("unreadable", file=file.name)
        return []

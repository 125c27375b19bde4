"""The host's one secret: a setting, or made on first start and kept beside the data."""

import os
import secrets
from pathlib import Path

from server.settings import Settings, WrongSettings

BYTES = 32
LEAST = 32


def of_host(settings: Settings) -> bytes:
    """The same bytes at every start; the file is readable by its owner alone."""
    if given := settings.secret.get_secret_value():
        return given.encode()
    path = settings.data / "secret"
    if not path.exists():
        _make(path)
    held = path.read_bytes().strip()
    if len(held) < LEAST:
        raise WrongSettings(
            f"{path} is empty or cut short. Put your copy of it back. Without one, remove it, and a new "
            "one is made: links in mails that were sent already then do nothing."
        )
    return held


def _make(path: Path) -> None:
    """Whole or not at all: another process may be starting on the same folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"secret.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(secrets.token_hex(BYTES).encode())
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()

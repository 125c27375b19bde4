"""The host's one secret: a setting, or made on first start and kept beside the data."""

import secrets

from graph import once
from server.settings import Settings, WrongSettings

BYTES = 32
LEAST = 32


def of_host(settings: Settings) -> bytes:
    """The same bytes at every start; the file is readable by its owner alone."""
    if given := settings.secret.get_secret_value():
        return given.encode()
    path = settings.data / "secret"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        once.write(path, secrets.token_hex(BYTES))
    held = path.read_bytes().strip()
    if len(held) < LEAST:
        raise WrongSettings(
            f"{path} is empty or cut short. Put your copy of it back. Without one, remove it, and a new "
            "one is made: links in mails that were sent already then do nothing."
        )
    return held

"""Who may turn off mail without a session: whoever got it, by a link that works for ever and tells nothing."""

import hashlib
import hmac

PLACE = "/mail-off/"
# A dot would make it a file to whoever serves pages.
BETWEEN = "-"


def made(secret: bytes, kind: str, person: str) -> str:
    """The path of the link."""
    return PLACE + BETWEEN.join((kind, person, _mac(secret, kind, person)))


def opened(secret: bytes, token: str) -> tuple[str, str] | None:
    """(kind, person) of what comes after PLACE; None unless we made it."""
    kind, _, rest = token.partition(BETWEEN)
    person, _, mac = rest.partition(BETWEEN)
    known = _mac(secret, kind, person)
    return (kind, person) if hmac.compare_digest(mac.encode(), known.encode()) else None


def address(secret: bytes, email: str) -> str:
    """What may be kept for ever of an address that wants no mail."""
    return hmac.new(secret, f"unasked|{email}".encode(), hashlib.sha256).hexdigest()[:40]


def _mac(secret: bytes, kind: str, person: str) -> str:
    return hmac.new(secret, f"mail-off|{kind}|{person}".encode(), hashlib.sha256).hexdigest()[:40]

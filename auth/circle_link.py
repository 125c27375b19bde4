"""Who may look through a link into a circle: whoever was handed it; nothing of it is stored."""

import hashlib
import hmac

ID = 32


def code(secret: bytes, link: str) -> str:
    """What the link carries, after the #, where no server on its way reads it."""
    return link + _mac(secret, link)


def opened(secret: bytes, given: str) -> str:
    """The id of the link; empty unless we made it."""
    link = given[:ID]
    known = code(secret, link)
    return link if hmac.compare_digest(given.encode(), known.encode()) else ""


def _mac(secret: bytes, link: str) -> str:
    return hmac.new(secret, f"circle-link|{link}".encode(), hashlib.sha256).hexdigest()[:40]

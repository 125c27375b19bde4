"""That a browser has been let in before, by a cookie of its own: nothing of it is stored."""

import hashlib
import hmac

from auth.session import FOUR_HUNDRED_DAYS, new_token

LIVES = FOUR_HUNDRED_DAYS * 1000
# Neither a number nor a token has one in it.
BETWEEN = "."


def given(secret: bytes, email: str, now: int) -> str:
    """What a browser gets with each sign-in; without the secret it says nobody's address."""
    said = f"{now}{BETWEEN}{new_token()}"
    return f"{said}{BETWEEN}{_mac(secret, 'cookie', said, email)}"


def own(secret: bytes, email: str, held: str, now: int) -> str:
    """The id of what a browser may use up alone for an address; empty unless we made it for both."""
    said, _, mac = held.rpartition(BETWEEN)
    known = _mac(secret, "cookie", said, email)
    if not hmac.compare_digest(mac.encode(), known.encode()):
        return ""
    made = int(said.partition(BETWEEN)[0])
    return _mac(secret, "own", said, email) if now < made + LIVES else ""


def _mac(secret: bytes, purpose: str, said: str, email: str) -> str:
    text = f"known {purpose}|{said}|{email}"
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()

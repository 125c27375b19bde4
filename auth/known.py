"""That a browser has been let in before, by a cookie of its own: nothing of it is stored."""

import hashlib
import hmac
import json

from auth.session import FOUR_HUNDRED_DAYS, new_token

LIVES = FOUR_HUNDRED_DAYS * 1000
# Neither a number nor a token has one in it.
BETWEEN = "."
# However many cookies somebody gathers while they are let in, so many allowances is what these share.
SHARES = 4


def given(secret: bytes, email: str, now: int) -> str:
    """What a browser gets with each sign-in; without the secret it says nobody's address."""
    said = f"{now}{BETWEEN}{new_token()}"
    return f"{said}{BETWEEN}{_mac(secret, 'cookie', said, email)}"


def own(secret: bytes, email: str, held: str, now: int) -> str:
    """The id of what a browser may use up for an address, beside everybody else; empty unless we made it for both."""
    said, _, mac = held.rpartition(BETWEEN)
    known = _mac(secret, "cookie", said, email)
    if not hmac.compare_digest(mac.encode(), known.encode()):
        return ""
    made = int(said.partition(BETWEEN)[0])
    share = int(_mac(secret, "share", said, email), 16) % SHARES
    return _mac(secret, "own", str(share), email) if now < made + LIVES else ""


def _mac(secret: bytes, purpose: str, said: str, email: str) -> str:
    text = json.dumps(["known", purpose, said, email])
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()

"""Tokens that programs send: recognisable wherever they leak, and known to the house by digest only."""

import hashlib
import hmac
import re
import secrets
import string
import zlib

PREFIXES = {"personal": "weft_pat_", "access": "weft_at_", "refresh": "weft_rt_"}
# A refresh token opens nothing by itself.
OPENING = {"personal", "access"}
ALPHABET = string.digits + string.ascii_letters
RANDOM, CHECK = 43, 6  # 62^43 is just over 2^256, 62^6 over 2^32
FORM = re.compile(rf"({'|'.join(PREFIXES.values())})[0-9A-Za-z]{{{RANDOM + CHECK}}}")


class WrongToken(Exception):
    """Sent as a token, and is none that is valid now."""


def new_token(kind: str) -> str:
    """256 random bits, with a check at the end so that a scanner need not ask us."""
    return _token(kind, secrets.randbits(256))


def following(kind: str, secret: bytes, used: str) -> str:
    """The one token that `used` is exchanged for: whoever lost the answer can be given the same again."""
    mixed = hmac.new(secret, f"{kind}|{used}".encode(), hashlib.sha256).digest()
    return _token(kind, int.from_bytes(mixed))


def digest(token: str) -> str:
    """What the store may know of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def kind(token: str) -> str | None:
    """By its prefix; None for what was never a token of ours."""
    if not FORM.fullmatch(token) or token[-CHECK:] != _check(token[:-CHECK]):
        return None
    return next(kind for kind, prefix in PREFIXES.items() if token.startswith(prefix))


def presented(authorization: str | None) -> str | None:
    """The token in an Authorization header; None where the header is of another scheme."""
    scheme, _, token = (authorization or "").strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _token(kind: str, number: int) -> str:
    text = PREFIXES[kind] + _spelt(number, RANDOM)
    return text + _check(text)


def _check(text: str) -> str:
    return _spelt(zlib.crc32(text.encode()), CHECK)


def _spelt(number: int, width: int) -> str:
    letters: list[str] = []
    for _ in range(width):
        number, digit = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "".join(reversed(letters))

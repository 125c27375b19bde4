"""Six digits that prove an address; without the host's secret the store's copy says nothing."""

import hashlib
import hmac
import secrets

DIGITS = 6


def new_seed() -> str:
    """What a letter carries in place of the digits, until it is written."""
    return secrets.token_hex(16)


def digits(secret: bytes, seed: str) -> str:
    number = int(_keyed(secret, "code", seed), 16)
    return str(number % 10**DIGITS).zfill(DIGITS)


def address_id(secret: bytes, email: str) -> str:
    return _keyed(secret, "address", email)


def digest(secret: bytes, email: str, given: str) -> str:
    return _keyed(secret, "digits", f"{email}|{given}")


def _keyed(secret: bytes, purpose: str, text: str) -> str:
    return hmac.new(secret, f"{purpose}|{text}".encode(), hashlib.sha256).hexdigest()

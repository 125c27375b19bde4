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


def digests(secret: bytes, purpose: str, given: str) -> tuple[str, str]:
    """What the store may know: of what the digits are for (signing in: an address), and of them."""
    return _keyed(secret, "address", purpose), _keyed(secret, "digits", f"{purpose}|{given}")


def proof_of(person: str, email: str) -> str:
    """What digits are for that prove who one is; no address has a space in it."""
    return f"proof {person} {email}"


def move_of(secret: bytes, person: str, here: str, email: str, given: str) -> tuple[str, str]:
    """One change of address a person at a time; its digits fit from here to there only."""
    id, _ = digests(secret, f"move {person}", given)
    _, hash = digests(secret, f"move {person} {here} {email}", given)
    return id, hash


def regret(secret: bytes, seed: str) -> str:
    """What a letter to the old address carries to take a change back."""
    return _keyed(secret, "regret", seed)


def _keyed(secret: bytes, purpose: str, text: str) -> str:
    return hmac.new(secret, f"{purpose}|{text}".encode(), hashlib.sha256).hexdigest()

"""Global ids: the kind and our own id, opaque to clients; one spelling each."""

import base64
import binascii

import strawberry


def encode(kind: str, key: str) -> strawberry.ID:
    text = base64.urlsafe_b64encode(f"{kind}:{key}".encode()).decode()
    return strawberry.ID(text.rstrip("="))


def parts(value: str) -> tuple[str, str]:
    """Kind and id, both empty when the value was not made by `encode`."""
    try:
        padded = value + "=" * (-len(value) % 4)
        kind, colon, key = base64.urlsafe_b64decode(padded).decode().partition(":")
    except (ValueError, binascii.Error):
        return "", ""
    return (kind, key) if colon and encode(kind, key) == value else ("", "")


def decode(kind: str, value: str) -> str:
    """The id inside, or "" (which no node has) when malformed or of another kind."""
    found, key = parts(value)
    return key if found == kind else ""

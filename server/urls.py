"""Addresses as a host writes them in settings: given back whole, or a ValueError in words."""

from urllib.parse import SplitResult, urlsplit

from server.network import LOOPBACK

WEB = {"http", "https"}


def public(value: str) -> str:
    parts = urlsplit(value)
    if value and not (parts.scheme in WEB and parts.hostname):
        raise ValueError("write it like https://weft.example.org")
    return value.rstrip("/")


def smtp(value: str) -> str:
    parts = urlsplit(value)
    odd = parts.path.strip("/") or parts.query or parts.fragment or not _has_port(parts)
    if value and (parts.scheme not in {"smtp", "smtps"} or not parts.hostname or odd):
        raise ValueError(
            "write it like smtps://user:password@mail.example.org:465, and in user and password "
            "%2F for /, %23 for #, %3F for ?, %40 for @, %25 for %"
        )
    return value.rstrip("/")


def bare(value: str) -> str:
    parts = urlsplit(value)
    odd = parts.query or parts.fragment or "@" in parts.netloc
    if value and (parts.scheme not in WEB or not parts.hostname or odd):
        raise ValueError("write it like https://api.example.org/v1, without the key")
    return value.rstrip("/")


def issuer(value: str) -> str:
    """Https, except on this machine."""
    parts = urlsplit(value)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not (safe and parts.hostname) or parts.query or parts.fragment:
        raise ValueError("write it like https://accounts.example.org, as the provider names it")
    return value.rstrip("/")


def _has_port(parts: SplitResult) -> bool:
    """One that is a number, or none."""
    try:
        return parts.port != 0
    except ValueError:
        return False

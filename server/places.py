"""Near which place a request comes from, in words: read in a table on the host's own disk, so that nobody is asked."""

from typing import Any, cast

import maxminddb
from fastapi import Request
from maxminddb import MODE_FILE, InvalidDatabaseError

from server.network import address

LONGEST = 60


class NoTable(Exception):
    """A file that is not there, or holds no networks and places."""


def check(file: str) -> None:
    try:
        with _opened(file):
            pass
    except (OSError, InvalidDatabaseError) as fault:
        raise NoTable(file) from fault


def near(file: str, request: Request) -> str:
    """ "near Lyon, France", or "in France"; nothing without a table, or where it says nothing."""
    found = address(request)
    if not file or found is None:
        return ""
    try:
        with _opened(file) as table:
            row = table.get(found)
    except (OSError, ValueError, InvalidDatabaseError):
        # A table of the other kind of addresses, or one that is being renewed.
        return ""
    city, country = _name(row, "city"), _name(row, "country")
    if city:
        return f"near {', '.join(filter(None, (city, country)))}"
    return f"in {country}" if country else ""


def _opened(file: str) -> Any:
    """Anew each time, for few ask; never mapped, or writing the file over would take the process with it."""
    return maxminddb.open_database(file, MODE_FILE)  # pyright: ignore[reportUnknownMemberType] its rows are untyped


def _name(row: Any, what: str) -> str:
    """In English, as the rest of what is said of a device; a place in GeoIP2's form or of one word."""
    held = cast(dict[str, Any], row).get(what) if isinstance(row, dict) else None
    if isinstance(held, dict):
        held = cast(dict[str, Any], held).get("names")
    name = cast(dict[str, Any], held).get("en") if isinstance(held, dict) else held
    return " ".join(name.split())[:LONGEST] if isinstance(name, str) else ""

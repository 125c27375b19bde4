"""Bounds of every input; what lies outside is InvalidInput with its field."""

import re
import unicodedata
from urllib.parse import urlsplit

from graph.refusals import InvalidInput

MINUTE = 60_000
DAY = 86_400_000
NO_END = 4_102_444_800_000
ADDRESS = re.compile(r"[^@\s,;<>()\"]{1,64}@[^@\s,;<>()\"]+\.[^@\s.,;<>()\"]+")

# As many characters at most become one in NFC.
SHRINKS = 4
UNSHOWN = "Leave out characters that cannot be shown."
# What turns the text around it about, names beside it included; marks of direction and joiners stay.
TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
# Letters and signs by their category, drawn as nothing.
FILLERS = set("\u115f\u1160\u2800\u3164\uffa0")


def line(path: str, value: str, most: int, least: int = 1) -> str:
    """One line of `least` to `most` characters, NFC, trimmed, without control characters."""
    # U+2028 and U+2029 as well: mail knows no subject of two lines.
    return " ".join(prose(path, value, most, least).splitlines())


def prose(path: str, value: str, most: int, least: int = 1) -> str:
    """Several lines of `least` to `most` characters in all, NFC, trimmed; one is seen, unless it may be empty."""
    text = value.replace("\r\n", "\n").strip()
    # Of many accents in a row each is compared with all: what stays too long is not put into its form.
    if len(text) > most * SHRINKS:
        raise InvalidInput(path, _length(least, most))
    text = unicodedata.normalize("NFC", text).strip()
    if any(_unshown(c) for c in text):
        raise InvalidInput(path, UNSHOWN)
    if not least <= len(text) <= most:
        raise InvalidInput(path, _length(least, most))
    if least and not any(map(_seen, text)):
        raise InvalidInput(path, "Write something that can be seen.")
    return text


def _unshown(c: str) -> bool:
    return c in TURNING or (unicodedata.category(c) in ("Cc", "Cs", "Co") and c != "\n")


def _seen(c: str) -> bool:
    return unicodedata.category(c)[0] in "LNPS" and c not in FILLERS


def _length(least: int, most: int) -> str:
    return f"Use {least} to {most} characters." if least else f"Use at most {most} characters."


def address(path: str, value: str) -> str:
    """A mail address in its one spelling, lower-case; at most 254 characters."""
    text = line(path, value, 254).lower()
    if not ADDRESS.fullmatch(text):
        raise InvalidInput(path, "Write a mail address like you@example.org.")
    return text


def sentences(path: str, value: str, least: int = 1) -> str:
    """Two sentences at most, in 280 characters."""
    text = prose(path, value, 280, least)
    ends = [word for word in text.split() if word.rstrip("\"')").endswith((".", "!", "?"))]
    if len(ends) > 2:
        raise InvalidInput(path, "Two sentences are enough.")
    return text


def web(path: str, value: str, least: int = 1) -> str:
    """An http(s) address without a password in it, at most 200 characters."""
    link = line(path, value, 200, least)
    try:
        parts = urlsplit(link)
        good = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        good = False
    if link and (not good or " " in link):
        raise InvalidInput(path, "Use a web address that starts with https:// or http://.")
    return link


def number(path: str, value: int, low: int, high: int) -> int:
    if not low <= value <= high:
        raise InvalidInput(path, f"Choose a number from {low} to {high}.")
    return value


def moment(path: str, at: int) -> int:
    """Any moment (UTC ms), also one that has passed."""
    if not 0 <= at <= NO_END:
        raise InvalidInput(path, "Choose a moment between the years 1970 and 2100.")
    return at


def later(path: str, at: int, now: int, most_days: int) -> int:
    """A moment (UTC ms) after now and at most `most_days` ahead."""
    if not now < at <= now + most_days * DAY:
        raise InvalidInput(path, f"Choose a moment within the next {most_days} days.")
    return at

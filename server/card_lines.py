"""The lines of a card, each made whole: vobject copies a line anew for every piece that it comes in."""

import re
from collections.abc import Iterable, Iterator

# All that is read: photos are most of a file, and a private thing of somebody else.
READ = {"VERSION", "N", "FN", "EMAIL", "TEL", "ORG", "TITLE", "ROLE", "URL", "NOTE"}
FOLDED = (" ", "\t")
NAME, VALUE = "[a-z0-9_-]++", '(?:"[^"]*+"|[^";:,]*+)'
# As vobject has it, and without a way back: on what does not fit, its own takes twice as long by every comma.
HEAD = re.compile(
    rf"(?:{NAME}\.)?+({NAME})(?:;(?=[;:]))?+(?:;{NAME}(?:={VALUE})?+(?:,{VALUE})*+)*+:",
    re.I | re.A,
)
PRINTABLE = "QUOTED-PRINTABLE"
# No charset of an address book, and Python puts it together by copying it for every letter.
SLOW = b"PUNYCODE"


def read(lines: Iterable[str]) -> Iterator[str]:
    """Without properties that nobody reads."""
    for line in _whole(lines):
        head = HEAD.match(line)
        if head and head[1].upper() in READ and not _is_slow(head[0]):
            yield line


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """A piece belongs to the line before it if it is folded, or comes after a soft break."""
    parts = list[str]()
    begun = printable = soft = False
    for line in lines:
        folded = line.startswith(FOLDED) and not soft
        if not (folded or soft) or not line.strip():
            yield "".join(parts)
            parts, begun, printable = [], False, False
        parts.append(line[1:] if folded else line)
        if not begun and ":" in line:
            begun, printable = True, _is_printable("".join(parts))
        soft = printable and line.endswith("=")
        if soft:
            parts[-1] = parts[-1][:-1]
    yield "".join(parts)


def _is_printable(line: str) -> bool:
    head = HEAD.match(line)
    return head is not None and PRINTABLE in head[0].upper()


def _is_slow(head: str) -> bool:
    """In a name of a charset Python looks at the letters of ASCII only."""
    return SLOW in head.upper().encode("ascii", "ignore")

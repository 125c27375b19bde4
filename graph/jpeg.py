"""A JPEG without what a camera wrote beside the picture: where, when and with what it was taken."""

import re
from collections.abc import Iterator

START, END = b"\xff\xd8", b"\xff\xd9"
SCAN, FRAMES = 0xDA, {0xC0, 0xC1, 0xC2}
# Tables, and how the colours are meant; everything else is not needed to draw it.
KEPT = {SCAN, *FRAMES, 0xC4, 0xDB, 0xDD, 0xE0, 0xEE}
# In a scan 0xFF is followed by zero or by the number of a restart.
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)


class NotAPicture(Exception):
    """No JPEG, cut short, or with more to a side than is allowed."""


def bare(raw: bytes, most: int) -> bytes:
    """The picture alone, of at most `most` pixels to a side: bytes do not tell what it costs to draw."""
    kept = [(kind, part) for kind, part in _parts(raw) if kind in KEPT]
    frames = [part for kind, part in kept if kind in FRAMES]
    if len(frames) != 1 or not all(0 < side <= most for side in _sides(frames[0])):
        raise NotAPicture
    return b"".join([START, *(part for _, part in kept), END])


def _sides(frame: bytes) -> tuple[int, int]:
    return int.from_bytes(frame[5:7]), int.from_bytes(frame[7:9])


def _parts(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Whatever follows the end of the picture is none of it."""
    if not raw.startswith(START):
        raise NotAPicture
    at = len(START)
    while raw[at : at + 2] != END:
        end = at + 2 + int.from_bytes(raw[at + 2 : at + 4])
        if raw[at : at + 1] != b"\xff" or not at + 4 <= end <= len(raw):
            raise NotAPicture
        if raw[at + 1] == SCAN:
            end = _scanned(raw, end)
        yield raw[at + 1], raw[at:end]
        at = end


def _scanned(raw: bytes, at: int) -> int:
    if found := AFTER_SCAN.search(raw, at):
        return found.start()
    raise NotAPicture

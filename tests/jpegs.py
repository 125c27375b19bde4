"""Pictures for tests, as small as a JPEG can be."""

import base64


def segment(kind: int, body: bytes) -> bytes:
    return bytes([0xFF, kind]) + (len(body) + 2).to_bytes(2) + body


def picture(width: int = 8, height: int = 8, beside: bytes = b"", scan: bytes = b"\x01") -> bytes:
    """`beside` it stands what a camera would write."""
    frame = b"\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00"
    parts = [segment(0xE1, beside)] if beside else []
    parts += [segment(0xC0, frame), segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + scan]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9"


def encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


FACE = encoded(picture())

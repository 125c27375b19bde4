"""Photos: one a person, small and square, beside them in the store; `Person.photo` says where it is fetched."""

import base64
import binascii

from graph import jpeg, turns
from graph.refusals import InvalidInput
from graph.store import Transaction, new_id

# As the web app sends it 256 pixels wide, some 20 kB; in base64 it has to fit through the door.
MOST_SIDE, MOST_BYTES = 512, 40 * 1024
WRONG = (
    f"Send a JPEG of at most {MOST_SIDE} pixels to a side and {MOST_BYTES // 1024} KiB, in base64."
)


def bounded(value: str) -> str:
    """In base64, as it came and as it is kept; "" for none."""
    try:
        raw = base64.b64decode(value, validate=True)
        if len(raw) > MOST_BYTES:
            raise InvalidInput("photo", WRONG)
        return base64.b64encode(jpeg.bare(raw, MOST_SIDE)).decode() if raw else ""
    except (binascii.Error, ValueError, jpeg.NotAPicture):
        raise InvalidInput("photo", WRONG) from None


async def put(tx: Transaction, viewer: str, body: str) -> str:
    """Where it is fetched from now on, "" for none; the one before is gone."""
    key = new_id()
    await turns.take(tx, viewer, {viewer}, new_id())
    await tx.run("photos/take_down", viewer=viewer)
    if not body:
        return ""
    await tx.run("photos/hang", viewer=viewer, key=key, body=body)
    return address(viewer, key)


def address(person: str, key: str) -> str:
    """Another one for every photo, so that it may be kept by whoever fetched it."""
    return f"/photos/{person}/{key}"


async def of(tx: Transaction, viewer: str, person: str, key: str) -> bytes | None:
    """Of somebody who showed it to the viewer."""
    rows = await tx.rows("photos/of", viewer=viewer, person=person, key=key)
    return base64.b64decode(rows[0]["body"]) if rows else None

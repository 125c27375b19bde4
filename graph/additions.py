"""What opens an account from now on, or acts for its holder: a letter tells them, whoever added it."""

from collections.abc import Mapping

from graph import outbox
from graph.store import Transaction


async def tell(
    tx: Transaction, kind: str, viewer: str, what: Mapping[str, str], device: str, now: int
) -> None:
    """`what` is what it goes by, `device` where it was added from, in words."""
    reader = (await tx.rows("additions/reader", viewer=viewer))[0]
    about = {**what, "device": device, "at": now, "zone": reader["zone"]}
    await outbox.put(tx, kind, reader["to"], about, now)

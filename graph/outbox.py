"""Mail leaves through here: written with its effect, delivered at least once by the worker."""

import json
from typing import Any

from graph.store import Transaction, new_id


async def put(
    tx: Transaction,
    kind: str,
    to: str,
    about: dict[str, Any],
    now: int,
    due: int | None = None,
) -> None:
    await tx.run(
        "outbox/put",
        id=new_id(),
        kind=kind,
        to=to,
        about=json.dumps(about, sort_keys=True),
        now=now,
        due=now if due is None else due,
    )

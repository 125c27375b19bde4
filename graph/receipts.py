"""Idempotency keys: a receipt is written with the effect, a replay reads the effect again."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from graph.bounds import line
from graph.refusals import KeyReused
from graph.store import Store, Transaction


async def replay(
    tx: Transaction, viewer: str, verb: str, key: str | None, given: Mapping[str, Any]
) -> str | None:
    """The id of the effect this key already had, None the first time; KeyReused for another input."""
    if key is None:
        return None
    rows = await tx.rows("receipts/find", viewer=viewer, key=_key(viewer, verb, key))
    if not rows:
        return None
    if rows[0]["hash"] != _hash(given):
        raise KeyReused()
    return str(rows[0]["effect"])


async def keep(
    tx: Transaction,
    viewer: str,
    verb: str,
    key: str | None,
    given: Mapping[str, Any],
    effect: str,
    now: int,
) -> None:
    if key is not None:
        await tx.run(
            "receipts/keep",
            viewer=viewer,
            key=_key(viewer, verb, key),
            hash=_hash(given),
            effect=effect,
            now=now,
        )


async def sweep(store: Store, before: int) -> None:
    await store.write(lambda tx: tx.run("receipts/sweep", before=before))


def _key(viewer: str, verb: str, key: str) -> str:
    return f"{viewer}|{verb}|{line('idempotency_key', key, 255)}"


def _hash(given: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()

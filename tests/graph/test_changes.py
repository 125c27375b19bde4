from typing import Any

import pytest

from graph import changes
from graph.store import Store, Transaction, new_id

FAR = 9_000_000_000_000


async def test_changes_come_in_order_from_a_moment_on(store: Store) -> None:
    of = [new_id() for _ in range(3)]
    for n, id in enumerate(of):
        await note(store, id, FAR + n)
    found = await changes.since(store, FAR + 1)
    assert [change.of for change in found if change.of in of] == of[1:]


async def test_old_ones_are_swept(store: Store) -> None:
    id = new_id()
    await note(store, id, 5)
    await changes.sweep(store, 6)
    assert id not in {change.of for change in await changes.since(store, 0)}


async def test_many_old_ones_are_swept_in_parts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, parts, of = Transaction.rows, list[int](), [new_id() for _ in range(5)]

    async def counted(self: Transaction, name: str, /, **given: Any) -> Any:
        found = await rows(self, name, **given)
        parts.extend(row["gone"] for row in found)
        return found

    for id in of:
        await note(store, id, 5)
    monkeypatch.setattr(changes, "SWEPT_AT_ONCE", 2)
    with monkeypatch.context() as patched:
        patched.setattr(Transaction, "rows", counted)
        await changes.sweep(store, 6)
    assert not {*of} & {change.of for change in await changes.since(store, 0)}
    assert max(parts) == 2 and sum(parts) >= 5


async def note(store: Store, of: str, at: int) -> None:
    await store.write(lambda tx: changes.note(tx, what="tie", of=of, now=at))

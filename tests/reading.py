"""What a test may read that no viewer could."""

from typing import Any, LiteralString

from graph.store import Store, Transaction


async def rows(store: Store, text: LiteralString, **parameters: Any) -> list[dict[str, Any]]:
    async def work(tx: Transaction) -> list[dict[str, Any]]:
        result = await tx._transaction.run(text, parameters)
        return [dict(record) async for record in result]

    return await store.read(work)

"""Who moderates the host: chosen by whoever runs it, and nobody else."""

from graph.store import Store


async def appoint(store: Store, email: str, appointed: bool) -> bool:
    """Or stands them down; False where nobody has this address."""
    rows = await store.write(
        lambda tx: tx.rows("moderators/appoint", email=email, appointed=appointed)
    )
    return bool(rows)


async def listed(store: Store) -> list[str]:
    return [str(row["email"]) for row in await store.rows("moderators/listed")]

"""Questions put to one browser: answered once, within minutes, for what they were put for."""

from dataclasses import dataclass

from graph.store import Store, Transaction, new_id

LIVES = 300_000
# Somebody may have to make their account elsewhere first.
LONG = 900_000


@dataclass(frozen=True, slots=True)
class Challenge:
    """`id` is the digest of what the browser holds; `purpose` names the person where there is one."""

    text: str
    purpose: str
    until: int


async def put(store: Store, id: str, text: str, purpose: str, now: int, lives: int = LIVES) -> None:
    given = {"id": id, "text": text, "purpose": purpose, "until": now + lives}
    await store.write(lambda tx: tx.run("challenges/put", **given))


async def take(store: Store, id: str, purpose: str, now: int) -> str | None:
    """Its text, once; None for another purpose, another browser, or too late."""
    turn = new_id()

    async def work(tx: Transaction) -> Challenge | None:
        found = await tx.one(Challenge, "challenges/take_turn", id=id, turn=turn)
        if found:
            await tx.run("challenges/take", id=id)
        return found

    found = await store.write(work)
    fits = found and found.purpose == purpose and now < found.until
    return found.text if found and fits else None


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("challenges/sweep", now=now))

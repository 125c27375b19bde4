"""Erasure: thirty days after somebody left nothing of them is kept but sums of the ledger, under a pseudonym."""

from graph import changes, statement
from graph.register import ADDRESSED, BELOW, WAYS
from graph.statement import Statement
from graph.store import Row, Store

AT_ONCE = 500


async def finish(store: Store, now: int) -> None:
    """Each step may be taken again: whoever was not finished is found again."""
    for row in await store.rows("erasure/due", now=now):
        await _erase(store, row["person"], row["email"], row["pseudonym"], now)


async def sweep(store: Store, before: int) -> None:
    """What was sent to an address goes after its date: whoever had it may have left, and nothing leads there."""
    for label in ADDRESSED:
        await _empty(store, statement.fitted("erasure/lapsed", label=label), before=before)


async def _erase(store: Store, person: str, email: str, pseudonym: str, now: int) -> None:
    await _write(store, "erasure/quotes", person=person)
    await _write(store, "erasure/words", person=person)
    await _write(store, "erasure/comments", person=person)
    await _write(store, "erasure/ledger", person=person, pseudonym=pseudonym)
    for below in BELOW:
        way = {"edge": below.way.edge, "label": below.way.label}
        await _empty(
            store,
            statement.fitted("erasure/below", **way, below=below.edge, kind=below.label),
            person=person,
        )
    for way in WAYS:
        asked = statement.fitted("erasure/nodes", edge=way.edge, label=way.label)
        await _empty(store, asked, person=person)
    for label in ADDRESSED:
        asked = statement.fitted("erasure/addressed", label=label)
        await store.write(lambda tx, asked=asked: tx.answer(asked, email=email, now=now))
    await _write(store, "erasure/letters", email=email, person=person)
    await _empty(store, statement.load("erasure/edges"), person=person)
    await _write(store, "erasure/finish", person=person, pseudonym=pseudonym)
    await store.write(lambda tx: changes.note(tx, what="person", of=person, now=now))


async def _write(store: Store, name: str, **given: str) -> None:
    await store.write(lambda tx: tx.run(name, **given))


async def _empty(store: Store, asked: Statement, **given: str | int) -> None:
    """A few hundred at a time, until none is left."""

    async def some() -> list[Row]:
        return await store.write(lambda tx: tx.answer(asked, most=AT_ONCE, **given))

    while (await some())[0]["gone"]:
        pass

"""A town takes long to load; what was interrupted has to go on, and nothing may be in it twice."""

import pytest

from graph.store import Store
from tests.inventing import invent
from tests.loading import large_batches, load_large
from tests.town import raw

TIES = "MATCH (p:Person)-[k:KNOWS]->(:Person) WHERE p.id IN $ids RETURN count(k) AS ties"


class Interrupted(Exception):
    pass


async def test_loading_goes_on_where_it_stopped(store: Store) -> None:
    town = invent(seed=3, people=20, density=0.3)
    batches = list(large_batches(town, size=7))

    def broken():
        yield from batches[: len(batches) // 2]
        raise Interrupted

    with pytest.raises(Interrupted):
        await load_large(store, broken())
    await load_large(store, batches)
    ids = [person.id for person in town.people]
    rows = await store.read(lambda tx: raw(tx, TIES, ids=ids))
    assert rows == [{"ties": len(town.knows)}]
    assert await store.read(lambda tx: raw(tx, "MATCH (l:Loading) RETURN l.id AS id")) == []

from pathlib import Path

from graph.store import Address, Store
from tests.server.conftest import Place, place

NOWHERE = Address("bolt://127.0.0.1:1", "nobody", "nothing", "none")


async def test_alive_and_ready(server: Place) -> None:
    assert (await server.client().get("/livez")).json() == {"alive": True}
    answer = await server.client().get("/readyz")
    assert answer.status_code == 200 and answer.json() == {"ready": True, "reasons": []}


async def test_alive_but_not_ready_when_the_store_is_away(now: int, tmp_path: Path) -> None:
    store = Store.open(NOWHERE)
    server = place(store, now, tmp_path)
    assert (await server.client().get("/livez")).status_code == 200
    answer = await server.client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["reasons"] == ["The store cannot be reached."]
    await store.close()

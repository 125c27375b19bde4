"""The whole service as a process of its own, with the town's time: `weft serve` with a clock that stands."""

import asyncio
import json
import sys
import threading
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from http.client import CannotSendRequest, HTTPConnection
from pathlib import Path
from typing import Any

import uvloop

from graph import mirror_follow
from graph.store import Address, Store
from schema import ids
from server import logs
from tests.benchmarks.bare import Asker
from tests.benchmarks.places import MOST_MB, PLENTY
from tests.benchmarks.web import MATCHES
from tests.server.conftest import listening, place
from tests.town import NOW

ROOT = Path(__file__).resolve().parents[2]


async def main(folder: Path) -> None:
    """Reads the store's address, says its own when the mirror is there, and leaves when standard input closes."""
    logs.configure("json")
    given = json.loads(await asyncio.to_thread(sys.stdin.readline))
    store = Store.open(Address(**given), PLENTY)
    async with (
        mirror_follow.following(store, MOST_MB, lambda: NOW) as follower,
        listening(place(store, NOW, folder)) as address,
    ):
        while await follower.fresh() is None:
            await asyncio.sleep(0.1)
        (folder / "address").write_text(address)
        await asyncio.to_thread(sys.stdin.read)
    await store.close()


@asynccontextmanager
async def running(address: Address, folder: Path) -> AsyncGenerator[str]:
    """Its host and port."""
    program = (sys.executable, "-m", "tests.benchmarks.serving", str(folder))
    with (folder / "said").open("wb") as out:
        child = await asyncio.create_subprocess_exec(
            *program, stdin=PIPE, stdout=out, stderr=out, cwd=ROOT
        )
    assert child.stdin
    try:
        child.stdin.write(json.dumps(asdict(address)).encode() + b"\n")
        while not (folder / "address").exists():
            if child.returncode is not None:
                raise RuntimeError((folder / "said").read_text())
            await asyncio.sleep(0.1)
        yield (folder / "address").read_text().removeprefix("http://")
    finally:
        child.stdin.close()
        await child.wait()


def visiting(place: str, query: str = MATCHES) -> Callable[[Asker], Any]:
    """A client that keeps its connection, one a thread."""
    here = threading.local()

    def ask(asker: Asker) -> Any:
        if not hasattr(here, "connection"):
            here.connection = HTTPConnection(place)
        given = {"id": ids.encode("Ask", asker.question.ask)} if query == MATCHES else {}
        body = json.dumps({"query": query, "variables": given})
        headers = {"content-type": "application/json", "cookie": f"weft={token(asker)}"}
        told = json.loads(_posted(here.connection, body, headers))
        if "errors" in told:
            raise ValueError(told)
        return told["data"]

    return ask


def _posted(connection: HTTPConnection, body: str, headers: dict[str, str]) -> bytes:
    """Once more on a new connection where the server has closed one that was idle."""
    try:
        connection.request("POST", "/graphql", body, headers)
        return connection.getresponse().read()
    except (ConnectionError, CannotSendRequest):
        connection.close()
        connection.request("POST", "/graphql", body, headers)
        return connection.getresponse().read()


def token(asker: Asker) -> str:
    return f"of-{asker.id}"


if __name__ == "__main__":
    uvloop.run(main(Path(sys.argv[1])))

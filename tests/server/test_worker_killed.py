"""D8: `weft work` under kill -9 loses no letter, and sends again only what was under way."""

import asyncio
import os
import signal
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP

from graph import embedded, migrate, outbox, statement
from graph.store import Address, Store, new_id
from tests import size
from tests.archives import reached
from tests.conftest import named_neo4j
from tests.reading import rows
from tests.server.test_cli import SECONDS, started

LETTERS, KILLS = size.of(60, 1_000), size.of(3, 30)
LEFT = "MATCH (o:Outbox) RETURN o.id AS id"
FREED = statement.written("freed", "MATCH (o:Outbox) SET o.lease = 0")


class Box:
    """A mail server that kills who sends, in the middle of it, after so many letters."""

    def __init__(self) -> None:
        self.kept = Counter[str]()
        self.sender: Process | None = None
        self.last = self.open = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        (line,) = [
            line for line in envelope.content.splitlines() if line.startswith(b"Message-ID: ")
        ]
        self.kept[line.partition(b"<")[2].partition(b"@")[0].decode()] += 1
        if self.sender and self.kept.total() >= self.last:
            os.kill(self.sender.pid, signal.SIGKILL)
            self.sender = None
        return "250 kept"


class Session(SMTP):
    """One that tells when whoever sent is gone, and with them what they had not finished."""

    def connection_made(self, transport: Any) -> None:
        self.event_handler.open += 1
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self.event_handler.open -= 1


@asynccontextmanager
async def listening(box: Box) -> AsyncGenerator[str]:
    loop = asyncio.get_running_loop()
    found = await loop.create_server(lambda: Session(box, hostname="a.example"), "127.0.0.1", 0)
    try:
        yield f"smtp://127.0.0.1:{found.sockets[0].getsockname()[1]}"
    finally:
        found.close()


def settings(address: Address, smtp: str, folder: Path) -> dict[str, str]:
    return {
        "WEFT_NEO4J_URI": address.uri,
        "WEFT_NEO4J_USER": address.user,
        "WEFT_NEO4J_PASSWORD": address.password,
        "WEFT_NEO4J_DATABASE": address.database,
        "WEFT_SMTP_URL": smtp,
        "WEFT_DATA": str(folder),
    }


async def put(store: Store) -> set[str]:
    for _ in range(LETTERS):
        facts, to = {"introduction": new_id()}, f"{new_id()}@example.org"
        await store.write(
            lambda tx, facts=facts, to=to: outbox.put(tx, "thanks", to, facts, 1),
        )
    return await left(store)


async def left(store: Store) -> set[str]:
    return {row["id"] for row in await rows(store, LEFT)}


@pytest.mark.slow
@pytest.mark.skipif(named_neo4j() is not None, reason="only on the embedded store: it is its own")
async def test_d8_a_killed_worker_sends_again_what_was_under_way_and_nothing_else(
    tmp_path: Path,
) -> None:
    box, under_way = Box(), set[tuple[str, int]]()
    async with (
        embedded.running(tmp_path / "store", heap_mb=256) as address,
        reached(address) as store,
        listening(box) as smtp,
    ):
        await migrate.apply(store, 1)
        ids = await put(store)
        for kill in range(1, KILLS + 1):
            box.last = LETTERS * kill // (KILLS + 1)
            box.sender = await started("work", **settings(address, smtp, tmp_path / "data"))
            await ended(box.sender, box)
            sent = {id: box.kept[id] for id in await left(store) if id in box.kept}
            assert len(sent) <= outbox.AT_ONCE
            under_way |= set(sent.items())
            # Their lease would end by itself in a minute.
            await store.write(lambda tx: tx.answer(FREED))
        process = await started("work", **settings(address, smtp, tmp_path / "data"))
        async with asyncio.timeout(SECONDS):
            while await left(store):
                await asyncio.sleep(0.05)
        process.terminate()
        await ended(process, box)
    assert set(box.kept) == ids
    # Of some the store had noted by then that they were sent, and nobody had been told so.
    assert 0 < box.kept.total() - LETTERS <= len(under_way)


async def ended(process: Process, box: Box) -> None:
    async with asyncio.timeout(SECONDS):
        await process.communicate()
        while box.open:
            await asyncio.sleep(0.01)

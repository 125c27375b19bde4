"""Sockets: who listens, and a wire to the store that can be cut, mended, slowed down and counted."""

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from graph.store import Address, Store


def listeners(pid: int) -> set[str]:
    """Where a process listens, as the kernel writes addresses (hexadecimal)."""
    own = {os.readlink(fd) for fd in Path(f"/proc/{pid}/fd").iterdir() if fd.is_symlink()}
    lines = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
    ]
    return {at[1] for at in lines if at[3] == "0A" and f"socket:[{at[9]}]" in own}


class Relay:
    """Every piece of what goes either way is counted; before piece `snap_at` all is cut, once."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self.port = 0
        self.latency = 0.0
        self.through = asyncio.Event()
        self.through.set()
        self.pieces = 0
        self.snap_at = 0

    async def mend(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        assert self._server
        self._server.close()
        self._snap()
        await asyncio.sleep(0)

    def _snap(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _carry(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        there, onward = await asyncio.open_connection(*self._to)
        self._open |= {back, onward}
        try:
            await asyncio.gather(self._pour(here, onward), self._pour(there, back))
        except ConnectionError:
            pass
        finally:
            for writer in (back, onward):
                writer.close()
                self._open.discard(writer)

    async def _pour(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            self.pieces += 1
            if self.pieces == self.snap_at:
                self._snap()
                return
            await self.through.wait()
            await asyncio.sleep(self.latency)
            sink.write(data)
            await sink.drain()
        sink.close()


@asynccontextmanager
async def relayed(address: Address) -> AsyncGenerator[tuple[Relay, Store]]:
    parts = urlsplit(address.uri)
    relay = Relay(parts.hostname or "", parts.port or 7687)
    await relay.mend()
    store = Store.open(replace(address, uri=f"bolt://127.0.0.1:{relay.port}"))
    try:
        yield relay, store
    finally:
        relay.through.set()
        await store.close()
        await relay.cut()

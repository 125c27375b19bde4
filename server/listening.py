"""The open port: on a signal, streams are ended first, then what is under way is finished."""

from typing import Any

import uvicorn

from graph import live
from graph.store import Store


class Listening(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, store: Store) -> None:
        super().__init__(config)
        self._store = store

    async def shutdown(self, sockets: Any = None) -> None:
        live.close(self._store)
        await super().shutdown(sockets)

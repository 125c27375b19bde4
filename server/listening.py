"""The open port: on a signal, streams are ended first, then what is under way is finished."""

from typing import Any

import uvicorn
from fastapi import FastAPI

from graph import live
from graph.store import Store
from server.settings import Settings

DRAIN_SECONDS = 10
# A proxy keeps idle connections for two minutes; whoever closes first must not be us, under its next request.
IDLE_SECONDS = 150


def configured(application: FastAPI, settings: Settings) -> uvicorn.Config:
    """HTTP and nothing else; what a proxy forwards is believed from those that are named."""
    return uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies or None,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        lifespan="off",
        ws="none",
    )


class Listening(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, store: Store) -> None:
        super().__init__(config)
        self._store = store

    async def shutdown(self, sockets: Any = None) -> None:
        live.close(self._store)
        await super().shutdown(sockets)

"""Nearness of topics, beside everything else: a model at an address may be slow, and mail must not wait."""

import asyncio
from collections.abc import Callable

import structlog

from graph import restore, topics
from graph.embedding import EmbeddingsFault, Remote
from graph.nearness import Model
from graph.store import Store
from server import trying
from server.settings import Settings

log = structlog.get_logger("weft.worker")

PAUSE = 15.0


class Relating:
    def __init__(self, store: Store, settings: Settings, clock: Callable[[], int]) -> None:
        self._store = store
        self._clock = clock
        self._model = _model(settings)

    async def run(self) -> None:
        while True:
            await self.go_on()
            await asyncio.sleep(PAUSE)

    async def go_on(self) -> None:
        """One round; a topic without an answer waits for the next."""
        with trying.again():
            if await restore.under_way(self._store):
                return
            try:
                await topics.relate(self._store, self._clock(), self._model)
            except EmbeddingsFault as fault:
                log.warning("no embeddings; new topics wait", why=str(fault))


def _model(settings: Settings) -> Model:
    """The weights that come with Weft, unless the host names an address."""
    if not settings.embeddings_url:
        return topics.LOCAL
    key = settings.embeddings_key.get_secret_value()
    return Remote(settings.embeddings_url, key, settings.embeddings_model)

"""What a resolver may lean on: the store, who is looking, what time it is."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import strawberry
from strawberry.dataloader import DataLoader
from strawberry.fastapi import BaseContext

from auth import viewer as auth
from graph.proofs import Proof
from graph.store import Store
from schema import nodes
from schema.cost import Spend

Load = Callable[["Context", list[Any]], Awaitable[Sequence[Any]]]


class Context(BaseContext):
    """One per request: its loaders answer for this viewer and this moment only."""

    # What outlives the moment asks again what time it is, and whether the viewer is still let in.
    clock: Callable[[], int]
    still: Callable[[], Awaitable[bool]]
    # By whom people may come in: the word of each, and its name.
    providers: Sequence[tuple[str, str]] = ()

    def __init__(
        self,
        store: Store,
        viewer: str | None,
        now: int,
        secret: bytes,
        scopes: frozenset[str] | None = None,
        spend: Spend | None = None,
        listed: Callable[[str | None], bool] | None = None,
        *,
        proved: int | None = None,
        session: str | None = None,
        program: str = "",
    ) -> None:
        super().__init__()
        self.store = store
        self.viewer = viewer
        self.now = now
        self.secret = secret
        # Of the token that asks; None for a session of the person themselves.
        self.scopes = scopes
        self.spend = spend
        # Whether a text may be asked here; None where any may.
        self.listed = listed
        # UTC ms, when the session's holder last showed who they are; None for programs.
        self.proved = proved
        self.session = session
        # Where the viewer asks from, in words: looked up only for whom it is told to.
        self.device: Callable[[], str] = lambda: ""
        # Which of the viewer's programs asks, by its consent or token; empty for the person themselves.
        self.program = program
        # Asks that this request has found the viewer's gives to fit.
        self.fitting: set[str] = set()
        self._loaders: dict[Any, DataLoader[Any, Any]] = {}

    @property
    def person(self) -> str:
        """The viewer's id; NotSignedIn (on the screen: SignInFirst) for an anonymous visitor."""
        return auth.person(self.viewer)

    @property
    def proof(self) -> Proof | None:
        """For what is held against it once more when it is written; None for programs."""
        if self.session is None or self.proved is None:
            return None
        return Proof(self.session, self.proved)

    async def node(self, kind: str, key: str) -> Any:
        """The node as this viewer may see it; None alike for missing, foreign and malformed ids."""
        return await self.load(nodes.KINDS[kind].load, key) if self.viewer and key else None

    async def nodes(self, kind: str, keys: Sequence[str]) -> list[Any]:
        """Those of `keys` the viewer may see, in their order, asked for at once."""
        found = await asyncio.gather(*(self.node(kind, key) for key in keys))
        return [node for node in found if node]

    async def load(self, many: Load, key: Any) -> Any:
        """One answer of `many(context, keys)`, asked once for all keys wanted in the same tick."""
        if many not in self._loaders:
            self._loaders[many] = DataLoader(lambda keys: many(self, keys))
        # Where a field fails its siblings are cancelled, which must not take the answer from others who wait for it.
        return await asyncio.shield(self._loaders[many].load(key))


Info = strawberry.Info[Context, None]

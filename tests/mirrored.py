"""A mirror of one invented community only, read as the follower reads what has changed."""

from collections.abc import Generator
from contextlib import contextmanager

import pytest

from graph import mirror_follow, mirror_load
from graph.mirror import Mirror
from graph.store import Store
from tests.communities import Community
from tests.town import NOW


async def mirrored(store: Store, world: Community, mirror: Mirror | None = None) -> Mirror:
    """Read anew into this mirror, or into a fresh one."""
    mirror = mirror or Mirror()
    everything = [*world.people, *world.asks, *world.topics, *world.circles]
    await mirror_load.refresh(store, mirror, {one.id for one in everything}, NOW)
    return mirror


@contextmanager
def serving(mirror: Mirror | None) -> Generator[None]:
    """Every question is answered from this mirror, however old it is; from the store where there is none."""

    async def fresh(_: Store) -> Mirror | None:
        return mirror

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(mirror_follow, "fresh", fresh)
        yield

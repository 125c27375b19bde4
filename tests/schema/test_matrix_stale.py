"""Who sees what, with a mirror that is wrong about everything: it costs a place, never a secret."""

import asyncio
import json

import numpy as np
import pytest

from graph import mirror_load
from graph.mirror import Mirror
from graph.store import Store
from schema import limits
from tests import size
from tests.mirrored import serving
from tests.schema import matrix
from tests.schema.matrix import Asker
from tests.schema.story import build
from tests.schema.test_matrix import TEXT
from tests.schema.world import VIEWERS, World
from tests.town import NOW

PARTS = list(VIEWERS)[:: size.of(3, 1)]
CLOSE = 8 * (NOW // 60_000) + 7


async def test_a_lying_mirror_shows_nobody_more(store: Store) -> None:
    asker = Asker(await build(store))
    with serving(await liar(store, asker.world)):
        lied = await texts(asker)
    honest = await texts(asker)
    assert {part: lied[part] - honest[part] for part in PARTS} == {part: set() for part in PARTS}


async def liar(store: Store, world: World) -> Mirror:
    """Everybody is tied to everybody and blocked by nobody, in every circle, open and never busy."""
    mirror = Mirror()
    ids = {*world.people.values(), *world.topics.values()}
    ids |= {id for kind in ("Ask", "Circle") for id in world.keys[kind].values()}
    await mirror_load.refresh(store, mirror, ids, NOW)
    everybody = sorted(mirror.people.known.values())
    for person in everybody:
        others = [other for other in everybody if other != person]
        mirror.ties.put(person, other=others, side=[CLOSE] * len(others))
        mirror.memberships.put(person, circle=sorted(mirror.circles.known.values()))
    mirror.open[:], mirror.introduces[:], mirror.busy[:] = True, True, 0
    mirror.gives.columns["full"][:] = 0
    mirror.blocks.clear()
    assert np.count_nonzero(mirror.gives.length) > 0
    return mirror


async def texts(asker: Asker) -> dict[str, set[tuple[str, str]]]:
    """The secret texts in everything each part can come to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "COST", limits.ENOUGH)
        patch.setattr(limits, "TOKENS", limits.ENOUGH)
        patch.setattr(matrix, "FIRST", 3)
        patch.setattr(matrix, "FEW", 3)
        answers = await asyncio.gather(*(asker.everything(part, "Pricing") for part in PARTS))
    return {
        part: set(TEXT.findall(json.dumps(answer)))
        for part, answer in zip(PARTS, answers, strict=True)
    }

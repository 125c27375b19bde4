"""Every engine of the table that is always there answers as the definition does; a wrong rival would prove nothing."""

import inspect

from graph.store import Store
from tests.benchmarks import bare, cypher, kernel, sql, table
from tests.benchmarks.contestants import CHECKED, POSTGRES, SERVICE
from tests.benchmarks.racing import Contestant
from tests.communities import Community
from tests.inventing import invent
from tests.loading import load
from tests.mirrored import mirrored

SEEDS = range(4)
EVERYBODY = 30
SECONDS = 30.0


def settled(town: Community) -> Community:
    """Nobody gives in a circle they are no member of; the bare question knows no circles."""
    inside = {(one.person, one.circle) for one in town.belongings}
    town.intents = [one for one in town.intents if (one.owner, one.circle) in inside]
    return town


async def test_all_give_the_same_answer(store: Store) -> None:
    answered = 0
    for seed in SEEDS:
        town = settled(invent(seed, people=EVERYBODY, density=0.25))
        await load(store, town)
        world = bare.plain(await mirrored(store, town))
        definition, limit = bare.definition(world), kernel.ranking(world, lambda plain: plain)
        ours, naive = cypher.ours(store, SECONDS), cypher.naive(store, world, SECONDS)
        with sql.sqlite(world, sql.sides(world), 8) as related:
            for asker in bare.askers(world.mirror, EVERYBODY):
                wanted = definition(asker)
                assert limit(asker) == related(asker) == wanted
                assert await ours(asker) == await naive(asker) == wanted
                answered += bool(wanted)
    assert answered


def test_what_refutes_us_is_told() -> None:
    names = {POSTGRES: (False, 2.0), SERVICE: (True, 8.0), CHECKED: (True, 1.0)}
    by = {(name, whole): Contestant(name, whole, took=[ms]) for name, (whole, ms) in names.items()}
    told = table.refuting(by, 0.1)
    assert "80.0 x above the kernel" in told[0]
    assert "2.0 x faster" in told[1]
    assert "4.0 x SLOWER" in told[2]


def test_the_limit_calls_nothing() -> None:
    """What numba compiles has to be one function over arrays and numbers."""
    assert {*inspect.getclosurevars(kernel.best).globals} == {"np"}

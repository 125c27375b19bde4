"""Ways in through different contacts, also where one contact knows everybody who fits best."""

from graph import asks, lapses, waves
from graph.bounds import DAY
from graph.candidates import Ranked
from graph.routes import SHORTLIST, Route, pick
from graph.store import Store
from tests.streets import Street
from tests.town import NOW, Town

OVER = NOW + 8 * DAY
FEW = 5


async def hub(store: Store) -> Street:
    """The first contact knows more of the best than a short list holds; each of the others knows one more person."""
    town = Town()
    ada, one = town.person("Ada"), town.person("Hub")
    best = [town.person(f"Best {n}") for n in range(SHORTLIST + 1)]
    between = [town.person(f"Between {n}") for n in range(FEW)]
    helpers = [town.person(f"Helper {n}") for n in range(FEW)]
    guild, topic = town.circle(ada, one, *best, *between, *helpers), town.topic("Pricing")
    name = town.rows["topics"][0]["name"]
    town.tie(ada, one, ring="CORE", touched=NOW)
    for person in best:
        town.tie(one, person, ring="CORE", touched=NOW)
    for near, far in zip(between, helpers, strict=True):
        town.tie(ada, near)
        town.tie(near, far)
    for person in (*best, *helpers):
        town.give(person, topic, guild)
    await town.build(store)
    draft = asks.Draft("How do I price?", topics=[name], style="HARD")
    ask = await asks.post(store, ada, draft, NOW)
    return Street(store, ada, [one, *between], best + helpers, guild, topic, ask, [])


async def test_a_hub_is_one_way_in_and_hides_no_other(store: Store) -> None:
    found = await hub(store)
    await found.let()
    assert [wave.last for wave in await found.waves()] == [2]
    first = {row["introducer"] for row in await found.over()}
    assert len(first) == 3 and found.between[0] in first
    await lapses.record(store, OVER)
    await waves.go_on(store, OVER)
    rows = await found.over()
    assert {row["introducer"] for row in rows} == set(found.between)
    assert len({row["helper"] for row in rows}) == len(rows)


def test_everybody_once_by_the_likeliest_who_is_free() -> None:
    ranked = [Ranked("a", ("f", "g")), Ranked("b", ("f",)), Ranked("c", ("f", "g", "h"))]
    assert pick(ranked, {"f", "g", "h"}) == [Route("f", "a"), Route("g", "c")]
    assert pick(ranked, {"g", "h"}) == [Route("g", "a"), Route("h", "c")]
    assert pick(ranked, ()) == []

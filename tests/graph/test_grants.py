"""Grants: each member sees their own, and a disconnected app is out at once."""

import pytest

from graph import apps, departures, devices, grants, keys, tokens
from graph.apps import WEFT, App, Draft
from graph.bounds import DAY
from graph.grants import LIVES
from graph.refusals import InvalidInput
from graph.store import Store, new_id
from tests.graph.test_apps import EVER, person
from tests.proving import proof_of
from tests.town import NOW


async def almanac(store: Store) -> App:
    return await apps.enter(store, Draft("Almanac", "https://app.example.org"), "", NOW)


async def let_in(store: Store, who: str, app: App, scopes: list[str], now: int = NOW) -> keys.Use:
    code, proof = new_id(), await proof_of(store, who, now)
    await keys.let_in(store, who, app.grant(scopes), code, "", "", proof, now)
    use = keys.Use(code, app.id, scopes, new_id(), new_id(), forgiving=False)
    assert await keys.use(store, use, now)
    return use


async def test_nobody_else_sees_or_ends_what_a_member_allowed(store: Store) -> None:
    ada, eve, app = await person(store), await person(store), await almanac(store)
    use = await let_in(store, ada, app, ["asks:read"])
    assert await grants.connected(store, eve, EVER, 9, NOW) == []
    with pytest.raises(InvalidInput, match="not connected"):
        await grants.disconnect(store, eve, app.id, NOW)
    assert await tokens.find(store, use.access, NOW)


async def test_an_app_that_was_let_in_twice_is_one(store: Store) -> None:
    ada, app = await person(store), await almanac(store)
    await let_in(store, ada, app, ["asks:read"])
    await let_in(store, ada, app, ["today:read", "asks:read"], NOW + DAY)
    await let_in(store, ada, await almanac(store), ["today:read"], NOW + 2 * DAY)
    _, one = await grants.connected(store, ada, EVER, 9, NOW + 2 * DAY)
    assert (one.id, one.name, one.link) == (app.id, app.name, app.link)
    assert sorted(one.scopes) == ["asks:read", "today:read"]
    assert (one.since, one.used, one.until) == (NOW, NOW + DAY, NOW + DAY + LIVES)


async def test_pages_go_on_where_the_last_one_ended(store: Store) -> None:
    ada, three = await person(store), [await almanac(store) for _ in range(3)]
    for app in three:
        await let_in(store, ada, app, ["asks:read"])
    first = await grants.connected(store, ada, EVER, 2, NOW)
    rest = await grants.connected(store, ada, (first[-1].since, first[-1].id), 2, NOW)
    assert {one.id for one in first + rest} == {app.id for app in three}
    assert len(rest) == 1


async def test_disconnected_is_out_at_once(store: Store) -> None:
    ada, app, other = await person(store), await almanac(store), await almanac(store)
    uses = [await let_in(store, ada, app, ["asks:read"]) for _ in range(2)]
    kept = await let_in(store, ada, other, ["asks:read"])
    await grants.disconnect(store, ada, app.id, NOW)
    for use in uses:
        assert await tokens.find(store, use.access, NOW) is None
        again = keys.Use(use.renewal, app.id, ["asks:read"], new_id(), new_id(), True)
        assert await keys.use(store, again, NOW) is None
    assert await tokens.find(store, kept.access, NOW)
    assert [one.id for one in await grants.connected(store, ada, EVER, 9, NOW)] == [other.id]


async def test_what_is_over_is_neither_shown_nor_kept(store: Store) -> None:
    ada, app = await person(store), await almanac(store)
    use = await let_in(store, ada, app, ["asks:read"])
    assert await grants.connected(store, ada, EVER, 9, NOW + LIVES) == []
    await grants.sweep(store, NOW + LIVES)
    assert await keys.find(store, use.key) is None
    await let_in(store, ada, WEFT, ["asks:read"])
    await devices.sweep(store, NOW)
    await grants.sweep(store, NOW + DAY)
    assert [one.id for one in await grants.connected(store, ada, EVER, 9, NOW)] == [WEFT.id]


async def test_what_an_app_was_allowed_ends_when_its_member_leaves(store: Store) -> None:
    ada, app = await person(store), await almanac(store)
    use = await let_in(store, ada, app, ["asks:read"])
    await departures.leave(store, ada, ada, NOW, NOW)
    renewal = keys.Use(use.renewal, app.id, ["asks:read"], new_id(), new_id(), forgiving=True)
    assert await keys.use(store, renewal, NOW) is None
    key = await tokens.find(store, use.access, NOW)
    assert key is None

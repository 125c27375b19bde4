"""Keys: used once, by the app they were given to, and used twice they end the whole grant."""

import asyncio
from dataclasses import replace

import pytest

from graph import keys, tokens
from graph.grants import LIVES
from graph.keys import ACCESS_LIVES, AGAIN, CODE_LIVES, Use
from graph.store import Store, new_id
from tests.graph.test_apps import person
from tests.graph.test_grants import almanac, let_in
from tests.proving import proof_of
from tests.town import NOW


async def test_a_key_of_another_app_or_of_nobody_opens_nothing(store: Store) -> None:
    ada, code = await person(store), new_id()
    grant, proof = (await almanac(store)).grant(["asks:read"]), await proof_of(store, ada)
    await keys.let_in(store, ada, grant, code, "", "", proof, NOW)
    use = Use(code, "another", ["asks:read"], new_id(), new_id(), forgiving=False)
    assert await keys.use(store, use, NOW) is None
    assert await keys.use(store, replace(use, key=new_id()), NOW) is None
    assert await tokens.find(store, use.access, NOW) is None


async def test_a_code_lasts_a_minute_and_its_token_half_an_hour(store: Store) -> None:
    ada, app, code = await person(store), await almanac(store), new_id()
    proof = await proof_of(store, ada)
    await keys.let_in(store, ada, app.grant(["asks:read"]), code, "", "", proof, NOW)
    use = Use(code, app.id, ["asks:read"], new_id(), new_id(), forgiving=False)
    until = await keys.use(store, use, NOW + CODE_LIVES - 1)
    assert until == NOW + CODE_LIVES - 1 + ACCESS_LIVES
    token = await tokens.find(store, use.access, until - 1)
    assert token and (token.person, token.client) == (ada, app.id)
    assert await tokens.find(store, use.access, until) is None


async def test_what_was_used_too_late_opens_nothing_whatever_the_clock_says(store: Store) -> None:
    ada, app, code = await person(store), await almanac(store), new_id()
    proof = await proof_of(store, ada)
    await keys.let_in(store, ada, app.grant(["asks:read"]), code, "", "", proof, NOW)
    late = Use(code, app.id, ["asks:read"], new_id(), new_id(), forgiving=False)
    assert await keys.use(store, late, NOW + CODE_LIVES) is None
    assert await keys.use(store, late, NOW) is None
    last = renewal(await let_in(store, ada, app, ["asks:read"]))
    assert await keys.use(store, last, NOW + LIVES) is None
    assert await keys.use(store, last, NOW) is None


def renewal(use: Use) -> Use:
    return replace(use, key=use.renewal, access=new_id(), renewal=new_id(), forgiving=True)


async def test_the_answer_that_got_lost_comes_once_more(store: Store) -> None:
    use = renewal(await let_in(store, await person(store), await almanac(store), ["asks:read"]))
    until = await keys.use(store, use, NOW)
    assert await keys.use(store, use, NOW + AGAIN) == until
    assert await keys.use(store, use, NOW + AGAIN) is None
    assert await tokens.find(store, use.access, NOW + AGAIN) is None


async def test_a_clock_set_back_gives_nobody_the_time_to_ask_once_more(store: Store) -> None:
    use = renewal(await let_in(store, await person(store), await almanac(store), ["asks:read"]))
    assert await keys.use(store, use, NOW)
    assert await keys.use(store, use, NOW - AGAIN - 1) is None
    assert await tokens.find(store, use.access, NOW) is None


@pytest.mark.parametrize(
    "changed", [{"forgiving": False}, {"scopes": []}, {"renewal": "another"}], ids=str
)
async def test_nobody_else_gets_it_once_more(store: Store, changed: dict[str, object]) -> None:
    use = renewal(await let_in(store, await person(store), await almanac(store), ["asks:read"]))
    assert await keys.use(store, use, NOW)
    assert await keys.use(store, replace(use, **changed), NOW) is None
    assert await tokens.find(store, use.access, NOW) is None


async def test_many_at_once_are_given_one_pair_and_lose_it(store: Store) -> None:
    use = renewal(await let_in(store, await person(store), await almanac(store), ["asks:read"]))
    each = [replace(use, access=new_id(), forgiving=False) for _ in range(30)]
    given = await asyncio.gather(*(keys.use(store, one, NOW) for one in each))
    assert sum(until is not None for until in given) == 1
    left = [await tokens.find(store, one.access, NOW) for one in each]
    assert not any(left)


async def test_nothing_outlives_its_grant(store: Store) -> None:
    use = renewal(await let_in(store, await person(store), await almanac(store), ["asks:read"]))
    assert await keys.use(store, use, NOW + LIVES - 1) == NOW + LIVES
    assert await keys.use(store, renewal(use), NOW + LIVES) is None

"""Apps: registered by a member, answered where they said, and gone for everybody when removed."""

import asyncio
from dataclasses import replace

import pytest

from graph import apps, grants, keys
from graph.apps import App, Draft
from graph.refusals import InvalidInput, KeyReused, TooManyApps
from graph.store import Store, new_id
from tests.proving import proof_of
from tests.town import NOW, Town

DRAFT = Draft("Almanac", "https://app.example.org", ("https://app.example.org/back",))
EVER = (NOW * 2, "~")
WRONG = [
    "http://app.example.org/back",
    "https://app.example.org/back#x",
    "https://user@app.example.org/",
    "https://*.example.org/back",
    "https://app.example.org/a/../b",
    "https://app.example.org/back ",
    "https://app.example.org/b\u00e4ck",
    "https://app.example.org/" + "x" * 400,
    "http://127.0.0.1.evil.example/",
    "http://10.0.0.1/back",
    "javascript:alert(1)",
    "data:text/html,x",
    "myapp:/back",
    "com.example.app:back",
    "/back",
    "",
]


async def person(store: Store) -> str:
    town = Town()
    made = town.person()
    await town.build(store)
    return made


async def test_only_whoever_registered_it_sees_and_removes_it(store: Store) -> None:
    ada, eve = await person(store), await person(store)
    app = await apps.register(store, ada, DRAFT, "hash", NOW)
    assert await apps.of(store, eve, [app.id]) == await apps.mine(store, eve, EVER, 9) == []
    with pytest.raises(InvalidInput, match="We cannot find this app"):
        await apps.remove(store, eve, app.id, NOW)
    assert await apps.mine(store, ada, EVER, 9) == [app]
    assert await apps.find(store, app.id) == app


@pytest.mark.parametrize("redirect", WRONG)
async def test_an_address_that_could_be_misread_is_refused(store: Store, redirect: str) -> None:
    with pytest.raises(InvalidInput) as no:
        await apps.register(store, "anybody", replace(DRAFT, redirects=(redirect,)), "", NOW)
    assert no.value.path == "redirects"


async def test_a_public_app_keeps_no_secret(store: Store) -> None:
    ada = await person(store)
    public = await apps.register(store, ada, DRAFT, "hash", NOW)
    secret = await apps.register(store, ada, replace(DRAFT, confidential=True), "hash", NOW)
    assert (public.hash, secret.hash) == ("", "hash")
    assert (public.confidential, secret.confidential) == (False, True)


async def test_one_key_registers_once(store: Store) -> None:
    ada = await person(store)
    first = await apps.register(store, ada, DRAFT, "", NOW, "key")
    assert await apps.register(store, ada, DRAFT, "", NOW, "key") == first
    with pytest.raises(KeyReused):
        await apps.register(store, ada, replace(DRAFT, name="Other"), "", NOW, "key")


async def test_twenty_are_the_most(store: Store) -> None:
    ada = await person(store)
    tries = [apps.register(store, ada, DRAFT, "", NOW + n) for n in range(22)]
    made = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(one, App) for one in made) == apps.MOST
    assert sum(isinstance(one, TooManyApps) for one in made) == 2


async def test_what_it_was_allowed_ends_with_it(store: Store) -> None:
    ada, eva = await person(store), await person(store)
    app, code = await apps.register(store, ada, DRAFT, "", NOW), new_id()
    proof = await proof_of(store, eva)
    await keys.let_in(store, eva, app.grant(["asks:read"]), code, "", "", proof, NOW)
    use = keys.Use(code, app.id, ["asks:read"], new_id(), new_id(), forgiving=False)
    assert await keys.use(store, use, NOW)
    assert [one.id for one in await grants.connected(store, eva, EVER, 9, NOW)] == [app.id]
    await apps.remove(store, ada, app.id, NOW)
    assert await grants.connected(store, eva, EVER, 9, NOW) == []
    again = replace(use, key=use.renewal, access=new_id(), renewal=new_id())
    assert await keys.use(store, again, NOW) is None
    assert await apps.find(store, app.id) is None

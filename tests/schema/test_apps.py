"""Registering apps through the contract."""

from graph.store import Store
from tests.schema.operations import ask, code, do
from tests.schema.test_tokens import somebody

BACK = ["https://app.example.org/back"]
GIVEN = {"name": "Almanac", "link": "https://app.example.org", "redirects": BACK}
MINE = "{ myApps(first: 5) { nodes { id clientId name link redirects confidential } } }"
PAYLOAD = "... on AppRegistered { secret app { id clientId } }"


async def test_an_anonymous_visitor_registers_none(store: Store) -> None:
    assert await code(store, None, MINE) == "SIGN_IN_FIRST"
    assert (await do(store, None, "registerApp", **GIVEN))["__typename"] == "SignInFirst"


async def test_another_person_sees_and_removes_none(store: Store) -> None:
    owner, other = await somebody(store), await somebody(store)
    made = await do(store, owner, "registerApp", PAYLOAD, **GIVEN)
    assert (await ask(store, other, MINE))["myApps"]["nodes"] == []
    refused = await do(store, other, "removeApp", appId=made["app"]["id"])
    assert refused["path"] == ["input", "appId"]


async def test_a_secret_is_shown_once(store: Store) -> None:
    owner, key = await somebody(store), {"idempotencyKey": "once", "confidential": True}
    made = await do(store, owner, "registerApp", PAYLOAD, **GIVEN, **key)
    again = await do(store, owner, "registerApp", PAYLOAD, **GIVEN, **key)
    assert len(made["secret"]) == 43 and again["secret"] is None
    assert made["app"] == again["app"]
    (mine,) = (await ask(store, owner, MINE))["myApps"]["nodes"]
    assert mine["redirects"] == BACK and mine["confidential"]
    await do(store, owner, "removeApp", appId=mine["id"])
    assert (await ask(store, owner, MINE))["myApps"]["nodes"] == []


async def test_a_public_app_gets_no_secret(store: Store) -> None:
    made = await do(store, await somebody(store), "registerApp", PAYLOAD, **GIVEN)
    assert made["secret"] is None


async def test_where_it_is_answered_is_checked(store: Store) -> None:
    owner = await somebody(store)
    for redirects in (["http://app.example.org/back"], [*BACK, "javascript:alert(1)"]):
        refused = await do(store, owner, "registerApp", **(GIVEN | {"redirects": redirects}))
        assert refused["path"] == ["input", "redirects"]

"""Connected apps through the contract."""

from graph.store import Store
from tests.graph.test_grants import almanac, let_in
from tests.schema.operations import ask, code, do
from tests.schema.test_tokens import somebody
from tests.town import NOW

MINE = (
    "{ connectedApps(first: 5) { nodes { id name scopes { sentence } since lastUsedAt until } } }"
)


async def test_an_anonymous_visitor_has_none(store: Store) -> None:
    assert await code(store, None, MINE) == "SIGN_IN_FIRST"
    assert (await do(store, None, "disconnectApp", appId="x"))["__typename"] == "SignInFirst"


async def test_another_person_sees_and_ends_none(store: Store) -> None:
    ada, eve = await somebody(store), await somebody(store)
    await let_in(store, ada, await almanac(store), ["asks:read"], NOW)
    (mine,) = (await ask(store, ada, MINE))["connectedApps"]["nodes"]
    assert (await ask(store, eve, MINE))["connectedApps"]["nodes"] == []
    refused = await do(store, eve, "disconnectApp", appId=mine["id"])
    assert refused["path"] == ["input", "appId"]


async def test_it_is_said_in_words_and_ended_with_one(store: Store) -> None:
    ada = await somebody(store)
    await let_in(store, ada, await almanac(store), ["asks:read", "today:read"], NOW)
    (mine,) = (await ask(store, ada, MINE))["connectedApps"]["nodes"]
    assert mine["name"] == "Almanac" and mine["since"] == mine["lastUsedAt"]
    assert [scope["sentence"][:4] for scope in mine["scopes"]] == ["See ", "See "]
    done = await do(
        store, ada, "disconnectApp", "... on AppDisconnected { appId }", appId=mine["id"]
    )
    assert done["appId"] == mine["id"]
    assert (await ask(store, ada, MINE))["connectedApps"]["nodes"] == []

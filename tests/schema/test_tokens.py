"""Tokens of one's own through the contract; what no token may do."""

from graph.store import Store
from schema.root import schema
from tests.proving import proof_of
from tests.schema.contract import execute, session_of
from tests.schema.operations import ask, code, do
from tests.town import NOW, Town

GIVEN = {"name": "My script", "scopes": ["asks:read"], "expiresAt": "2026-12-24T18:00:00Z"}
MINE = "{ myTokens(first: 5) { nodes { id name scopes { name sentence } usedOn expiresAt } } }"
PAYLOAD = "... on TokenCreated { token personalToken { id name } }"


async def somebody(store: Store) -> str:
    town = Town()
    person = town.person()
    await town.build(store)
    await proof_of(store, person, session=session_of(person))
    return person


async def test_an_anonymous_visitor_holds_none(store: Store) -> None:
    assert await code(store, None, MINE) == "SIGN_IN_FIRST"
    assert (await do(store, None, "createToken", **GIVEN))["__typename"] == "SignInFirst"


async def test_another_person_sees_and_revokes_none(store: Store) -> None:
    owner, other = await somebody(store), await somebody(store)
    made = await do(store, owner, "createToken", PAYLOAD, **GIVEN)
    assert (await ask(store, other, MINE))["myTokens"]["nodes"] == []
    refused = await do(store, other, "revokeToken", tokenId=made["personalToken"]["id"])
    assert refused["path"] == ["input", "tokenId"]


async def test_it_is_shown_once_and_then_only_described(store: Store) -> None:
    owner = await somebody(store)
    made = await do(store, owner, "createToken", PAYLOAD, **GIVEN)
    assert made["token"].startswith("weft_pat_")
    data = await ask(store, owner, MINE)
    assert made["token"] not in str(data)
    (mine,) = data["myTokens"]["nodes"]
    assert mine["name"] == "My script" and mine["usedOn"] is None
    assert mine["scopes"][0]["name"] == "asks:read"
    await do(store, owner, "revokeToken", tokenId=mine["id"])
    assert (await ask(store, owner, MINE))["myTokens"]["nodes"] == []


async def test_what_is_asked_for_has_to_exist(store: Store) -> None:
    owner = await somebody(store)
    for given, path in (
        ({"scopes": []}, "scopes"),
        ({"scopes": ["asks:read", "session"]}, "scopes"),
        ({"name": " "}, "name"),
        ({"expiresAt": "2036-01-01T00:00:00Z"}, "expiresAt"),
    ):
        refused = await do(store, owner, "createToken", **(GIVEN | given))
        assert refused["path"] == ["input", path]


async def test_no_token_manages_tokens(store: Store) -> None:
    owner, query = await somebody(store), "{ scopes { name } }"
    names = [scope["name"] for scope in (await ask(store, owner, query))["scopes"]]
    found = await execute(schema, MINE, None, owner, store, NOW, scopes=frozenset(names))
    assert found.errors[0].extensions == {"code": "SCOPE_MISSING", "scope": None}

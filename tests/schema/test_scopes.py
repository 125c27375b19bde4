"""A8: what a token reaches, for every scope and every field, by whatever way."""

import asyncio
import json
import re
from typing import Any

import pytest

from auth.scopes import SCOPES, ScopeMissing, granted
from graph.store import Store
from schema import limits, nodes, scopes
from schema.root import build, schema
from schema.scopes import ROWS, TYPES, WithoutScope
from tests.schema import attempts, matrix, opened
from tests.schema.contract import execute
from tests.schema.matrix import Asker
from tests.schema.story import build as tell
from tests.schema.test_matrix import TEXT
from tests.schema.test_matrix_mutations import ROWS as ATTEMPTS
from tests.stage import SECRET
from tests.town import NOW

HELD = {"nothing": frozenset[str](), **{scope: granted([scope]) for scope in SCOPES}}
EVERYTHING = frozenset(SCOPES)
PLACES = [
    (kind, name)
    for kind, found in matrix.TYPES.items()
    for name in found.fields
    if kind != "Mutation"
]
# Whose words a secret text of the world is: `matrix` says who may read them, this with which scope.
WORDS = {
    "asks:read": {"ask", "draft", "comment"},
    "circles:read": {"purpose", "norms", "words", "beside", "entry"},
    "contacts:read": {"reason", "request"},
    "intents:read": {"give", "take"},
    "introductions:read": {"note", "other", "onward", "outcome", "thanks", "message"},
    "ledger:read": {"gift", "present", "help", "vouch", "thanks"},
    "people:read": {
        "name", "why", "place", "link", "photo", "pitch", "about", "proof", "reply_time", "next_step",
    },
    "today:read": set[str](),
}  # fmt: skip
# A name or a proof may stand in a sentence of another noun; the address one wrote to in one's own request.
TOLD = {"name", "proof", "mail"}


class Here:
    """As much of a request as a guard may look at."""

    def __init__(self, held: frozenset[str] | None) -> None:
        self.context = self
        self.scopes = held


@pytest.fixture(scope="module")
async def asker(store: Store) -> Asker:
    found = Asker(await tell(store))
    await attempts.prepare(found)
    return found


async def ask(asker: Asker, held: frozenset[str] | None, query: str, **variables: Any) -> Any:
    world = asker.world
    async with asker.gate:
        return await execute(
            schema, query, variables, world.people["asker"], world.store, NOW, SECRET, held
        )


def missing(result: Any) -> set[str]:
    return {
        error.extensions["scope"]
        for error in result.errors or ()
        if (error.extensions or {}).get("code") == "SCOPE_MISSING"
    }


@pytest.mark.parametrize(
    ("section", "row", "fault"),
    [
        ("Query", "myAsks", "no row of Query.myAsks"),
        ("Mutation", "postAsk", "no row of Mutation.postAsk"),
        ("types", "Ask", "no row of"),
    ],
)
def test_a_field_without_a_row_is_not_built(
    monkeypatch: pytest.MonkeyPatch, section: str, row: str, fault: str
) -> None:
    rows = TYPES if section == "types" else ROWS[section]
    monkeypatch.delitem(rows, row)
    with pytest.raises(WithoutScope, match=fault):
        build()


@pytest.mark.parametrize(
    ("name", "rows"), [("Nowhere", {"x": ""}), ("Ask", {"x": ""}), ("Ask", {"text": "asks:rad"})]
)
def test_a_row_of_nothing_is_not_built(
    monkeypatch: pytest.MonkeyPatch, name: str, rows: dict[str, str]
) -> None:
    monkeypatch.setitem(ROWS, name, rows)
    with pytest.raises(WithoutScope):
        build()


@pytest.mark.parametrize("scope", HELD)
def test_every_field_decides_by_its_row(scope: str) -> None:
    opened = {place for place in PLACES if _opens(place, HELD[scope])}
    needs = schema.rights.needs
    assert opened == {p for p in PLACES if needs.get(p, "") in {*HELD[scope], ""}}


def _opens(place: tuple[str, str], held: frozenset[str] | None) -> bool:
    """Asks the resolver that runs, with nothing behind it: whatever else happens, it was let through."""
    resolve: Any = matrix.TYPES[place[0]].fields[place[1]].resolve
    try:
        found = resolve(None, Here(held))
    except ScopeMissing:
        return False
    except Exception:
        return True
    if asyncio.iscoroutine(found):
        found.close()
    return True


def test_a_session_is_let_through_everywhere() -> None:
    assert all(_opens(place, None) for place in PLACES)


def test_what_leads_to_another_noun_is_closed_without_its_scope() -> None:
    """By the names of the contract alone, without the table."""
    nouns = {
        "Ask": "asks", "Circle": "circles", "Intent": "intents", "Introduction": "introductions",
        "LedgerEntry": "ledger", "Message": "introductions", "Person": "people", "Tie": "contacts",
    }  # fmt: skip
    own = {("Query", "me"), ("ProfileUpdated", "person")}
    for kind, name in set(PLACES) - own:
        led = str(matrix.TYPES[kind].fields[name].type).strip("[]!").removesuffix("Connection")
        if led in nouns:
            assert not _opens((kind, name), EVERYTHING - {f"{nouns[led]}:read"}), (kind, name)


@pytest.mark.parametrize("kind", nodes.KINDS)
async def test_a_node_is_decided_by_its_kind_whether_it_exists_or_not(
    asker: Asker, kind: str
) -> None:
    names = asker.world.keys.get(kind, {})
    every = [asker.world.id(kind, name) for name in names] + [matrix.nobody(kind)]
    for held in HELD.values():
        for id in every:
            found = await ask(asker, held, "query ($id: ID!) { node(id: $id) { id } }", id=id)
            allowed = TYPES[kind] in {*held, ""}
            scope = None if TYPES[kind] == "session" else TYPES[kind]
            assert missing(found) == (set() if allowed else {scope})
            assert allowed or found.data == {"node": None}


@pytest.mark.parametrize("scope", [*WORDS, "nothing"])
async def test_a_token_of_one_scope_comes_across_no_words_of_another(
    asker: Asker, scope: str
) -> None:
    answers = await asyncio.gather(
        *(ask(asker, HELD[scope], query) for query in _questions(HELD[scope]))
    )
    told = json.dumps([answer.data for answer in answers])
    found = {what for what, _ in TEXT.findall(told)}
    assert found - TOLD <= WORDS.get(scope, set())
    # Gives and people are in no list of their own.
    assert bool(found) is (bool(WORDS.get(scope)) and scope in ROWS["Query"].values())


def _questions(held: frozenset[str]) -> list[str]:
    """Every list, and each field of what is in it alone: an error takes nothing else along."""
    asked: list[str] = []
    for root in matrix.roots("Pricing"):
        head, inside = root.partition("{")[::2]
        name = re.split(r"\W", head)[0]
        kind = matrix.TYPES.get(scopes.led_to(matrix.TYPES["Query"].fields[name]).name)
        if kind and _opens(("Query", name), held):
            around = "nodes { %s }" if inside.strip().startswith("nodes") else "%s"
            fields = [matrix._field(called, field, 0) for called, field in kind.fields.items()]
            asked += [f"{{ {head} {{ {around % field} }} }}" for field in fields]
    return asked


@pytest.mark.parametrize("held", [HELD["today:read"], EVERYTHING], ids=["today", "everything"])
async def test_a_token_is_shown_what_its_owner_is_and_no_more(
    asker: Asker, monkeypatch: pytest.MonkeyPatch, held: frozenset[str]
) -> None:
    for name in ("COST", "TOKENS"):
        monkeypatch.setattr(limits, name, limits.ENOUGH)
    for query in opened.lists(held):
        told, own = [await answered(asker, one, query) for one in (held, None)]
        assert told == own and not told["errors"]
    for kind in asker.world.keys.keys() & nodes.KINDS.keys():
        query = opened.node(kind, held)
        unknown = await answered(asker, held, query, id=matrix.nobody(kind))
        for name in asker.world.keys[kind]:
            id = asker.world.id(kind, name)
            own = await answered(asker, None, query, id=id)
            shown = TYPES[kind] in {*held, ""} and own["data"]["node"]
            told = await answered(asker, held, query, id=id)
            assert told == (own if shown else unknown), (kind, name)


async def answered(
    asker: Asker, held: frozenset[str] | None, query: str, **variables: Any
) -> matrix.Answer:
    found = await ask(asker, held, query, **variables)
    return {"data": found.data, "errors": [error.formatted for error in found.errors or ()]}


@pytest.mark.parametrize("name", ATTEMPTS)
async def test_a_mutation_needs_its_scope_and_nothing_else_for_its_payload(
    asker: Asker, name: str
) -> None:
    row = next(iter(ATTEMPTS[name].values()))
    given = attempts.given(asker.world, row)
    need = ROWS["Mutation"][name]
    before = await attempts.state(asker.world)
    for scope, held in {**HELD, "everything": EVERYTHING}.items():
        if need not in held:
            found = await ask(asker, held, attempts.question(name), input=given)
            assert not found.errors, found.errors
            assert found.data["result"]["__typename"] == "ScopeMissing", scope
    assert await attempts.state(asker.world) == before
    if need != "session":
        other = given | {row["hidden"]: attempts.BROKEN} if "hidden" in row else given
        found = await ask(asker, granted([need]), attempts.question(name), input=other)
        assert not found.errors and found.data["result"]["__typename"] != "ScopeMissing"


async def test_a_mutation_has_no_effect_where_more_is_read_than_the_token_reaches(
    asker: Asker,
) -> None:
    query = """mutation { updateProfile(input: {why: "I sail."}) {
      __typename ... on ScopeMissing { scope message } ... on ProfileUpdated { ...Deep } } }
      fragment Deep on ProfileUpdated { person { tie { reason } } }"""
    before = await attempts.state(asker.world)
    refused = await ask(asker, granted(["profile:write"]), query)
    assert refused.data["updateProfile"] == {
        "__typename": "ScopeMissing",
        "scope": "contacts:read",
        "message": "This needs a token with the scope contacts:read.",
    }
    assert await attempts.state(asker.world) == before

"""An id of something that is none of one's business is answered, byte for byte, as the id of nothing."""

import random
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import httpx2
import pytest

from auth.scopes import SCOPES
from graph.store import Store, new_id
from schema import ids, nodes
from schema.limits import ALIASES
from tests import size
from tests.schema.matrix import nobody
from tests.server.conftest import place
from tests.server.hostile import WORDS
from tests.server.test_app_hostile import PLENTY
from tests.server.test_house import carrying, given, person_of
from tests.stage import asking, introduced
from tests.town import look

AROUND = """
MATCH (a:Ask {id: $ask})-[*1..3]-(n)
WHERE n.id IS NOT NULL AND NOT n:Topic AND NOT n:Circle
RETURN DISTINCT n.id AS id"""
# An open one shows its organiser and what is given in it.
CLOSED = "MATCH (c:Circle {id: $id}) SET c.entry = 'INVITED'"
HEADS = ", ".join(f"$i{n}: ID!" for n in range(ALIASES))
ASKED = {
    "node": "a{n}: node(id: $i{n}) {{ __typename id }}",
    "ask": "a{n}: ask(id: $i{n}) {{ text asker {{ name }} topics {{ name }} }}",
}
LEFT = re.compile(rb'"available":(\d+)')


@pytest.fixture
async def foreign(store: Store) -> list[str]:
    """What there is around an ask that went as far as an introduction, by every kind it might be."""
    stage = await asking(store)
    await introduced(store, stage)
    await look(store, CLOSED, id=stage.cast.guild)
    found = [row["id"] for row in await look(store, AROUND, ask=stage.ask.id)]
    assert len(found) > 5
    return [ids.encode(kind, key) for kind, key in product(sorted(nodes.KINDS), found)]


def invented(chance: random.Random) -> Iterator[str]:
    """Of the form of an id, nearly so, and not at all."""
    while True:
        kind = chance.choice(sorted(nodes.KINDS))
        yield ids.encode(kind, f"{chance.getrandbits(128):032x}")
        yield ids.encode(chance.choice([kind, kind.lower(), "Session"]), chance.choice(WORDS))
        yield new_id()
        yield chance.choice(WORDS) + ids.encode(kind, new_id())


async def answered(client: httpx2.AsyncClient, field: str, asked: list[str]) -> Any:
    """The answer without what tells requests apart, and the points that are left."""
    query = f"query ({HEADS}) {{ {' '.join(ASKED[field].format(n=n) for n in range(ALIASES))} }}"
    given = {f"i{n}": asked[n % len(asked)] for n in range(ALIASES)}
    answer = await client.post("/graphql", json={"query": query, "variables": given})
    left = LEFT.search(answer.content)
    assert left, answer.text
    headers = {
        k: v for k, v in answer.headers.items() if k not in {"x-request-id", "content-length"}
    }
    return (answer.status_code, headers, LEFT.sub(b"", answer.content)), int(left[1])


@pytest.mark.parametrize("who", ["a visitor", "a member", "a program"])
async def test_foreign_and_invented_ids_answer_and_cost_as_nothing(
    store: Store, now: int, tmp_path_factory: pytest.TempPathFactory, foreign: list[str], who: str
) -> None:
    server = place(store, now, tmp_path_factory.mktemp("ids"), **PLENTY)
    client = server.client() if who == "a visitor" else await server.signed_in()
    if who == "a program":
        token = await given(server, await person_of(server, client), *SCOPES)
        client = server.client(**carrying(token))
    chance = random.Random(who)
    chance.shuffle(foreign)
    most, random_ones = size.of(300, 33_334), invented(chance)
    asked = foreign[: most // 2]
    asked += [next(random_ones) for _ in range(most - len(asked))]
    for field in ASKED:
        _, left = await answered(client, field, [nobody("Ask")])
        for at in range(0, len(asked), ALIASES):
            some = asked[at : at + ALIASES]
            none, left_then = await answered(client, field, [of_nothing(one) for one in some])
            told, now_left = await answered(client, field, some)
            assert told[2] == none[2], some
            assert (told, left_then - now_left) == (none, left - left_then), some
            left = now_left


def of_nothing(id: str) -> str:
    """Of the same kind, which is all that a program's scopes may tell."""
    return nobody(ids.parts(id)[0] or "Ask")

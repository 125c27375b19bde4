"""G4, G9: whatever is asked, nothing breaks, nothing of the inside is told, and no statement is made of it."""

import json
from random import Random
from typing import Any

import pytest
from neo4j import AsyncManagedTransaction, AsyncSession, AsyncTransaction, Query

from graph.statement import HOME
from graph.store import Store
from schema import ids, nodes
from schema.root import schema
from server import logs
from tests import size
from tests.schema.contract import execute
from tests.schema.generated import Drawn
from tests.schema.matrix import TYPES
from tests.server.hostile import WORDS
from tests.stage import SECRET, Stage, asking, introduced
from tests.town import NOW, look

logs.through_logging()
TELLING = ("Traceback", "bolt:", "java.", "cypher", ".py", "neo4j", "Did you mean", "MATCH (")
WRITTEN = {file.read_text(encoding="utf-8") for file in HOME.rglob("*.cypher")}
AROUND = "MATCH (a:Ask {id: $ask})-[*1..3]-(n) WHERE n.id IS NOT NULL RETURN DISTINCT labels(n)[0] AS kind, n.id AS id"
# As often as everything else: what reads, and what a random member may do at all.
FIELDS = [*TYPES["Mutation"].fields, *TYPES["Query"].fields]


LOOK = """query ($text: String!) { suggestTopics(text: $text, first: 5) { id }
  topics(matching: $text, first: 5) { id } circles(matching: $text, first: 5) { nodes { id } } }"""
WRITE = "mutation ($input: UpdateProfile!) { updateProfile(input: $input) { __typename } }"


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every statement that the driver is given."""
    found = set[str]()

    def noted(run: Any) -> Any:
        async def noting(self: Any, query: Any, *given: Any, **parameters: Any) -> Any:
            found.add(query.text if isinstance(query, Query) else query)
            return await run(self, query, *given, **parameters)

        return noting

    for kind in (AsyncManagedTransaction, AsyncTransaction, AsyncSession):
        monkeypatch.setattr(kind, "run", noted(kind.run))
    return found


@pytest.fixture
async def stage(store: Store) -> Stage:
    stage = await asking(store)
    await introduced(store, stage)
    return stage


async def known(store: Store, stage: Stage) -> list[str]:
    rows = await look(store, AROUND, ask=stage.ask.id)
    own: list[str] = [ids.encode(row["kind"], row["id"]) for row in rows]
    return own + [
        ids.encode(kind, rows[n % len(rows)]["id"]) for n, kind in enumerate(sorted(nodes.KINDS))
    ]


async def answered(store: Store, viewer: str, drawn: Drawn) -> tuple[list[str], str]:
    """The codes of what went wrong, and all that was told but our own words."""
    found = await execute(
        schema, drawn.text, drawn.variables, viewer, store, NOW, SECRET, proved=NOW
    )
    errors = [error.formatted for error in found.errors or ()]
    codes = [str((error.get("extensions") or {}).get("code")) for error in errors]
    return codes, json.dumps([found.data, errors], default=str)


async def test_nothing_breaks_and_no_statement_is_made_of_what_is_asked(
    store: Store, stage: Stage, texts: set[str]
) -> None:
    chance, people = Random("generated"), [stage.cast.ada, stage.cast.fen, stage.cast.cleo]
    some = await known(store, stage)
    texts.clear()
    ran = 0
    for n in range(size.of(300, 5_000)):
        field = FIELDS[n // 2 % len(FIELDS)] if n % 2 else None
        drawn = Drawn(chance, some, field)
        codes, told = await answered(store, people[n % len(people)], drawn)
        assert "FAULT" not in codes, (drawn.text, drawn.variables)
        assert not any(word in told for word in TELLING), (drawn.text, told[:500])
        ran += "None" not in codes
    assert ran > size.of(150, 2_500)
    assert len(texts) > 50 and texts <= WRITTEN, texts - WRITTEN


async def test_what_people_write_stays_a_value(store: Store, stage: Stage, texts: set[str]) -> None:
    for n in range(size.of(30, 1_000)):
        words = f"{WORDS[n % len(WORDS)]} {n} {WORDS[n * 7 % len(WORDS)]}"
        given = {
            "text": words,
            "input": {"why": words},
            WORDS[n % len(WORDS)] + str(n % 200): words,
        }
        for query in (LOOK, WRITE):
            found = await execute(schema, query, given, stage.cast.ada, store, NOW, SECRET)
            codes = [
                error.formatted.get("extensions", {}).get("code") for error in found.errors or ()
            ]
            assert "FAULT" not in codes, words
    assert len(texts) > 2 and texts <= WRITTEN, texts - WRITTEN

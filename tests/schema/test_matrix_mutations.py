"""Who may do what: all others get the answer of an id of nothing, and nothing has happened."""

import asyncio
from typing import Any

import pytest

from graph.store import Store
from tests import size
from tests.reading import rows
from tests.schema import attempts
from tests.schema.attempts import attempt, given, outcome, state
from tests.schema.matrix import TYPES, Asker
from tests.schema.story import build
from tests.schema.test_matrix import parts, table
from tests.schema.world import VIEWERS

ROWS = table("_mutations")
OUTSIDE = ("anonymous", "leaving")
CASES = [(name, case) for name, cases in ROWS.items() for case in cases]
KEYED = {
    name for name, field in TYPES["Mutation"].fields.items()
    if "idempotencyKey" in field.args["input"].type.of_type.fields
}  # fmt: skip


@pytest.fixture(scope="module")
async def asker(store: Store) -> Asker:
    found = Asker(await build(store))
    await attempts.prepare(found)
    return found


def refused(row: Any) -> dict[str, str]:
    """Part to the refusal that tells them why not."""
    told = {part: kind for kind, cell in row.get("refused", {}).items() for part in parts(cell)}
    return told | dict.fromkeys(parts(row.get("same", "")), "")


def test_every_mutation_has_a_row() -> None:
    assert set(ROWS) == set(TYPES["Mutation"].fields)


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda part: part)
async def test_whoever_may_not_has_no_effect(asker: Asker, name: str, case: str) -> None:
    row, world = ROWS[name][case], asker.world
    effect, told = parts(row.get("effect", "")), refused(row)
    key = {"idempotencyKey": f"{name}.{case}"} if name in KEYED else {}
    before = await state(world)

    async def check(part: str) -> None:
        answer = await attempt(asker, part, name, given(world, row) | key)
        if part == "erased":
            # Whatever it says to a request that was on its way.
            return
        if part in told:
            assert outcome(answer) == (told[part] or payload(name)), part
            return
        for nothing in attempts.nothing(row) if part not in OUTSIDE else ():
            unknown = await attempt(asker, part, name, given(world, row, nothing) | key)
            assert answer == unknown, part
        expected = "SignInFirst" if part in OUTSIDE else "InvalidInput"
        assert outcome(answer) == expected, part

    await asyncio.gather(*(check(part) for part in VIEWERS if part not in effect))
    assert await state(world) == before


COUNT = "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS n"
WORDS = ("text", "note", "name", "words")


async def do(asker: Asker, part: str, case: str, input: Any) -> Any:
    """Once; where a key can go with it, many times at once, with one effect and one answer."""
    name, _, _ = case.partition(".")
    if name not in KEYED:
        return await attempt(asker, part, name, input)
    key, before = {"idempotencyKey": f"{case} at once"}, await counted(asker)
    each = [attempt(asker, part, name, input | key) for _ in range(size.of(6, 20))]
    first, *others = await asyncio.gather(*each)
    assert others == [first] * len(others)
    after = await counted(asker)
    told = [one for one in first["data"]["result"].values() if isinstance(one, dict)]
    for label in ["Receipt", *{one["__typename"] for one in told} & after.keys()]:
        assert after[label] - before.get(label, 0) <= 1, label
    for word in [word for word in WORDS if input.get(word)][:1]:
        changed = input | key | {word: input[word] + " And more."}
        assert outcome(await attempt(asker, part, name, changed)) == "KeyReused"
    assert await counted(asker) == after
    return first


async def counted(asker: Asker) -> dict[str, int]:
    return {row["label"]: row["n"] for row in await rows(asker.world.store, COUNT)}


def payload(name: str) -> str:
    union: Any = TYPES["Mutation"].fields[name].type
    return union.of_type.types[0].name


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda part: part)
async def test_whoever_may_has_an_effect(asker: Asker, name: str, case: str) -> None:
    row, world = ROWS[name][case], asker.world
    doing = parts(row.get("try", row.get("effect", "")))
    assert doing <= parts(row.get("effect", ""))
    for part in VIEWERS:
        if part in doing:
            before = await state(world)
            answer = await do(asker, part, f"{name}.{case}", given(world, row))
            assert outcome(answer) == payload(name), part
            assert await state(world) != before, part

"""Help without a post: it counts once the other one has confirmed it, and lapses unseen."""

import asyncio
from dataclasses import replace

import pytest

from graph import blocks, ledger, logged_helps, occasions
from graph.bounds import DAY
from graph.logged_helps import Draft
from graph.occasions import Kind, Look
from graph.refusals import InvalidInput, KeyReused, NotYourTurn, TooManyRequests
from graph.store import Store
from tests.cast import small
from tests.graph.test_ledger import EVER, lines
from tests.reading import rows
from tests.town import NOW

MAILS = """
MATCH (p:Person {id: $id})
MATCH (o:Outbox {to: p.email})
RETURN o.kind AS kind"""
COUNT = "MATCH (f:Favour {id: $id})-[:POSTED]->(p:Posting) RETURN p.id AS id"


async def listed(store: Store, person: str, written: bool, now: int = NOW) -> list[str]:
    return [one.id for one in await logged_helps.mine(store, person, written, EVER, 50, now)]


async def test_both_see_it_until_it_is_confirmed(store: Store) -> None:
    cast = await small(store)
    draft = Draft(cast.ada, False, "She read my contract.")
    logged = await logged_helps.log(store, cast.fen, draft, NOW)
    assert (logged.other, logged.given, logged.writer) == (cast.ada, False, cast.fen)
    (asked,) = await logged_helps.mine(store, cast.ada, False, EVER, 50, NOW)
    assert (asked.other, asked.given, asked.text) == (cast.fen, True, "She read my contract.")
    assert await listed(store, cast.fen, True) == [logged.id]
    for person in (cast.ines, cast.cleo, cast.zoe):
        assert await logged_helps.of(store, person, [logged.id], NOW) == []
        with pytest.raises(InvalidInput):
            await logged_helps.confirm(store, person, logged.id, NOW)
    with pytest.raises(InvalidInput):
        await logged_helps.confirm(store, cast.fen, logged.id, NOW)
    await logged_helps.confirm(store, cast.ada, logged.id, NOW)
    assert await lines(store, cast.ada) == [1, 0] and await lines(store, cast.fen) == [0, 1]
    assert await listed(store, cast.fen, True) == await listed(store, cast.ada, False) == []
    for person, kind in ((cast.ada, "help_logged"), (cast.fen, "help_confirmed")):
        assert await rows(store, MAILS, id=person) == [{"kind": kind}]


async def test_thirty_confirmations_are_one_favour(store: Store) -> None:
    cast = await small(store)
    logged = await logged_helps.log(store, cast.ada, Draft(cast.fen, True, "Drove her."), NOW)
    told = await asyncio.gather(
        *(logged_helps.confirm(store, cast.fen, logged.id, NOW) for _ in range(30))
    )
    assert {one.favour for one in told} == {logged.id}
    assert len(await rows(store, COUNT, id=logged.id)) == 2


async def test_a_no_and_silence_look_alike_to_its_writer(store: Store) -> None:
    cast = await small(store)
    draft = Draft(cast.fen, True, "Drove her.")
    one, two = [await logged_helps.log(store, cast.ada, draft, NOW) for _ in range(2)]
    await logged_helps.decline(store, cast.fen, one.id, NOW)
    await logged_helps.decline(store, cast.fen, one.id, NOW)
    with pytest.raises(NotYourTurn):
        await logged_helps.confirm(store, cast.fen, one.id, NOW)
    first, second = await logged_helps.of(store, cast.ada, [one.id, two.id], NOW)
    assert replace(first, id="") == replace(second, id="")
    later = NOW + logged_helps.OPEN_DAYS * DAY
    assert await listed(store, cast.ada, True, later) == []
    assert await listed(store, cast.fen, False, later) == []
    with pytest.raises(NotYourTurn):
        await logged_helps.confirm(store, cast.fen, two.id, later)
    assert await lines(store, cast.ada) == [0, 0]


async def test_only_what_was_confirmed_counts_in_matching(store: Store) -> None:
    cast = await small(store)

    async def helped() -> int:
        found = await store.rows("evidence/records", viewer=cast.ada, helpers=[cast.fen], month=0)
        return sum(at is not None for at, _, _ in found[0]["helps"])

    logged = await logged_helps.log(store, cast.fen, Draft(cast.ada, True, "Read it."), NOW)
    assert await helped() == 0
    await logged_helps.confirm(store, cast.ada, logged.id, NOW)
    assert await helped() == 1
    await ledger.take_back(store, cast.fen, logged.id, "", NOW)
    assert await helped() == 0


async def test_to_somebody_who_blocked_it_goes_nowhere_and_says_nothing(store: Store) -> None:
    cast = await small(store)
    draft = Draft(cast.fen, True, "Drove her.")
    before = await logged_helps.log(store, cast.ada, draft, NOW)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    after = await logged_helps.log(store, cast.ada, draft, NOW)
    one, two = await logged_helps.of(store, cast.ada, [before.id, after.id], NOW)
    assert replace(one, id="") == replace(two, id="")
    assert await listed(store, cast.fen, False) == []
    with pytest.raises(InvalidInput):
        await logged_helps.confirm(store, cast.fen, after.id, NOW)


@pytest.mark.parametrize("given", [True, False])
async def test_whoever_wrote_it_down_and_then_blocks_is_not_seen_to(
    store: Store, given: bool
) -> None:
    views: list[list[object]] = []
    for blocked in (False, True):
        cast = await small(store)
        logged = await logged_helps.log(store, cast.ada, Draft(cast.fen, given, "Drove."), NOW)
        if blocked:
            await blocks.block(store, cast.ada, cast.fen, NOW + 1)
        (asked,) = await logged_helps.mine(store, cast.fen, False, EVER, 50, NOW + 2)
        look = Look(cast.fen, NOW + 2, NOW + 2)
        (due,) = await occasions.found(store, look, frozenset({Kind.CONFIRM}))
        assert due.about == logged.id
        entry = await logged_helps.confirm(store, cast.fen, logged.id, NOW + 2)
        (kept,) = await logged_helps.of(store, cast.fen, [logged.id], NOW + 2)
        views.append([asked.given, asked.state, entry.side, entry.at, kept.state])
        views[-1].append(await lines(store, cast.fen))
        assert (asked.other, entry.other, kept.other) == (cast.ada,) * 3
        mails = [] if blocked else [{"kind": "help_confirmed"}]
        assert await rows(store, MAILS, id=cast.ada) == mails
    assert views[0] == views[1]


async def test_strangers_oneself_and_nobody_get_one_answer(store: Store) -> None:
    cast = await small(store)
    said: list[InvalidInput] = []
    for person in (cast.zoe, cast.ada, "nobody", ""):
        with pytest.raises(InvalidInput) as refused:
            await logged_helps.log(store, cast.ada, Draft(person, True, "Drove them."), NOW)
        said.append(refused.value)
    assert len({(one.path, one.message) for one in said}) == 1


async def test_bad_input_names_its_field(store: Store) -> None:
    cast = await small(store)
    good = Draft(cast.fen, True, "Drove her.")
    for path, draft in {
        "text": replace(good, text=" "),
        "terms": replace(good, terms=4),
        "circle_id": replace(good, circle_id="nowhere"),
        "introducer_id": replace(good, introducer_id=cast.cleo),
    }.items():
        with pytest.raises(InvalidInput) as refused:
            await logged_helps.log(store, cast.ada, draft, NOW)
        assert refused.value.path == path


async def test_a_key_has_one_effect_and_a_day_has_a_limit(store: Store) -> None:
    cast = await small(store)
    draft = Draft(cast.fen, True, "Drove her.")
    told = [await logged_helps.log(store, cast.ada, draft, NOW, "k") for _ in range(2)]
    assert told[0] == told[1]
    with pytest.raises(KeyReused):
        await logged_helps.log(store, cast.ada, replace(draft, text="Else."), NOW, "k")
    for _ in range(logged_helps.A_DAY - 1):
        await logged_helps.log(store, cast.ada, draft, NOW)
    with pytest.raises(TooManyRequests) as refused:
        await logged_helps.log(store, cast.ada, draft, NOW + 5)
    assert refused.value.until == NOW + DAY


async def test_many_at_once_stay_within_the_day(store: Store) -> None:
    cast = await small(store)
    drafts = [Draft(cast.fen, True, f"Drove her, {n}.") for n in range(30)]
    tries = [logged_helps.log(store, cast.ada, one, NOW) for one in drafts]
    told = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(one, TooManyRequests) for one in told) == 30 - logged_helps.A_DAY
    assert len(await listed(store, cast.fen, False)) == logged_helps.A_DAY

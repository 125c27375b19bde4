"""Waves through the contract: waves show, nobody in them, and no answer before INTRODUCED."""

from typing import Any

import pytest

from graph import waves
from graph.bounds import DAY
from graph.store import Store
from graph.waves import Letting
from schema import ids
from tests.schema.scene import THEN, Scene
from tests.schema.test_asks import asked
from tests.schema.twins import Act, Twins, read_alike
from tests.server.conftest import Place
from tests.stage import NOTE, answered, known
from tests.streets import Street, street
from tests.town import look

LET = """
mutation ($input: LetWeftAsk!) { letWeftAsk(input: $input) {
  __typename ... on WavesStarted { ask { weftAsks nextWaveAt waves { number state } } }
  ... on Refusal { message } } }"""
STOP = """
mutation ($input: StopWaves!) { stopWaves(input: $input) {
  __typename ... on WavesStopped { ask { weftAsks nextWaveAt waves { number state } } } } }"""
WAVES = """
query ($id: ID!) { ask(id: $id) { weftAsks nextWaveAt waves { number startedAt until state }
  introductions(first: 5) { nodes { state helper { name } introducer { name } } } } }"""
IN_WAVE = """
MATCH (:Ask {id: $ask})-[:IN_WAVE]->(:Wave)-[:OF]->(i:Introduction)-[:INTRODUCER]->(p:Person)
WHERE p.id = $fen
RETURN i.id AS id"""


def given(found: Street, **more: Any) -> dict[str, Any]:
    return {"askId": ids.encode("Ask", found.ask.id)} | more


async def test_nobody_but_the_asker_lets_weft_ask_or_sees_a_wave(store: Store) -> None:
    found = await street(store, 4)
    for viewer in (None, found.between[0], found.helpers[0]):
        told = await asked(store, viewer, LET, input=given(found, note=NOTE))
        assert told["letWeftAsk"]["__typename"] in ("SignInFirst", "InvalidInput")
    await asked(store, found.ada, LET, input=given(found, note=NOTE))
    shown = await asked(store, found.between[0], WAVES, id=ids.encode("Ask", found.ask.id))
    assert (shown["ask"]["waves"], shown["ask"]["weftAsks"]) == ([], False)


async def test_the_asker_follows_the_waves(store: Store) -> None:
    found = await street(store, 4)
    told = (await asked(store, found.ada, LET, input=given(found, note=NOTE)))["letWeftAsk"]
    assert told["ask"]["waves"] == [{"number": 1, "state": "WAITING"}]
    assert told["ask"]["weftAsks"] and told["ask"]["nextWaveAt"]
    shown = (await asked(store, found.ada, WAVES, id=ids.encode("Ask", found.ask.id)))["ask"]
    assert shown["introductions"]["nodes"] == []
    assert shown["waves"][0]["until"] == shown["nextWaveAt"]
    stopped = (await asked(store, found.ada, STOP, input=given(found)))["stopWaves"]
    assert not stopped["ask"]["weftAsks"] and not stopped["ask"]["nextWaveAt"]
    (row, *_) = await found.over()
    n = found.between.index(row["introducer"])
    await answered(store, row["introducer"], row["id"])
    await answered(store, row["helper"], row["id"])
    shown = (await asked(store, found.ada, WAVES, id=ids.encode("Ask", found.ask.id)))["ask"]
    assert shown["waves"][0]["state"] == "HELPED"
    assert shown["introductions"]["nodes"] == [
        {
            "state": "INTRODUCED",
            "helper": {"name": f"Helper {n}"},
            "introducer": {"name": f"Between {n}"},
        }
    ]


def waved(*said: tuple[str, ...], by_hand: str = "") -> Act:
    """Fen is in the first wave; Gil is another way in."""

    async def act(scene: Scene) -> None:
        scene.tie("gil", "olga")
        scene.give("olga")
        await scene.built()
        ask, ada = await scene.ask(), scene.people["ada"]
        await waves.let_weft_ask(scene.store, ada, Letting(ask, NOTE), THEN - DAY + 1)
        fen = scene.people["fen"]
        (row,) = await look(scene.store, IN_WAVE, ask=ask, fen=fen)
        scene.begun = await known(scene.store, fen, row["id"])
        for one in said:
            await scene.say(*one)
        if by_hand:
            await scene.request(by_hand)

    return act


YES, NO = ("fen", "YES"), ("fen", "NO")
TWINS = (
    Twins("an answer", "ada", (waved(), waved(NO), waved(("fen", "NOT_NOW")), waved(YES))),
    Twins(
        "an answer, beside a way in of one's own",
        "ada",
        (waved(by_hand="cleo"), waved(NO, by_hand="cleo"), waved(YES, by_hand="cleo")),
    ),
    Twins("a wave", "kim sam zoe yan", (waved(), waved(NO), waved(YES))),
)


@pytest.mark.parametrize("twins", TWINS, ids=lambda twins: twins.name)
async def test_what_a_wave_brought_shows_to_nobody_before_its_time(
    server: Place, twins: Twins
) -> None:
    await read_alike(server, twins)

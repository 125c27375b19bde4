"""`python -m tests.benchmarks.oracles`: whether the time of an answer tells what its words keep back."""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from time import perf_counter
from typing import Any

from graph import embedded, migrate
from graph.bounds import DAY
from graph.findings import Entry
from graph.store import Store, new_id
from schema import ids, root
from schema.context import Context
from tests.benchmarks.measuring import busy, machine
from tests.graph.test_imports import brought, note_of
from tests.server.conftest import SECRET, new_address
from tests.server.test_sign_in_time import guessed
from tests.town import NOW, Town

PAIRS, WARM, MANY = 2_000, 200, 100
# Each asks twice in a pair, and more addresses in a week would meet a limit.
PAIRS_A_WEEK = MANY * 5
CONNECT = """mutation ($it: String!) { connect(input: {email: $it, reason: "We met.",
  allowsIntroductions: false}) { ... on ConnectRequested { request { email } } ... on Refusal { message } } }"""
LOOK_UP = """mutation ($it: ID!) { lookUpAcquaintances(input: {acquaintanceIds: [$it]}) {
  ... on AcquaintancesLookedUp { here } ... on Refusal { message } } }"""
NODE = "query ($it: ID!) { node(id: $it) { id } }"
SEARCH = "query ($it: String!) { circles(matching: $it, first: 5) { nodes { id } } }"
chance = SystemRandom()


Thing = Callable[[int, bool], str]


@dataclass(frozen=True, slots=True)
class Oracle:
    """A question, and for each turn what to ask it of: a thing that is there and kept back, or nothing."""

    name: str
    query: str
    thing: Thing


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who asks, by turns, and the oracles they may try."""

    askers: list[str]
    oracles: list[Oracle]


async def gathered(store: Store) -> Crowd:
    """Strangers to one another who give too, each with a note of one who is here, unseen, and a note of nobody."""
    town = Town()
    askers = town.people(*(f"Asker {n}" for n in range(MANY)))
    addresses = [new_address() for _ in range(MANY)]
    names = [f"Hidden {new_id()}" for _ in range(MANY)]
    hidden = [town.person("Hidden", email=email) for email in addresses]
    guilds = [
        town.circle(one, name=name, entry="INVITED")
        for one, name in zip(hidden, names, strict=True)
    ]
    gives = [
        town.give(one, town.topic(f"Topic {new_id()}"), guild)
        for one, guild in zip(hidden, guilds, strict=True)
    ]
    for asker in askers:
        town.give(asker, town.topic(f"Topic {new_id()}"), town.circle(asker))
    await town.build(store)
    noted = [
        await notes(store, asker, email) for asker, email in zip(askers, addresses, strict=True)
    ]
    return Crowd(
        askers,
        [
            Oracle("an address", CONNECT, kept(addresses, new_address)),
            Oracle("an id", NODE, kept([intent(give) for give in gives], lambda: intent(new_id()))),
            Oracle("a name", SEARCH, kept(names, lambda: f"Hidden {new_id()}")),
            Oracle("a note", LOOK_UP, lambda n, there: noted[n % MANY][there]),
        ],
    )


def intent(key: str) -> str:
    return ids.encode("Intent", key)


def kept(things: list[str], nothing: Callable[[], str]) -> Thing:
    """Another thing of the list for the same asker each time."""
    return lambda n, there: things[(n + n // MANY) % MANY] if there else nothing()


async def notes(store: Store, asker: str, email: str) -> dict[bool, str]:
    people = {True: Entry("Here", email), False: Entry("Nobody", new_address())}
    await brought(store, asker, *people.values())
    found = {there: await note_of(store, asker, entry) for there, entry in people.items()}
    return {there: ids.encode("Acquaintance", note.id) for there, note in found.items()}


async def guesses(store: Store, crowd: Crowd, oracle: Oracle) -> float:
    """The share of right guesses with the best threshold; each pair in an order of chance."""
    samples: list[tuple[float, bool]] = []
    words: set[str] = set()
    for n in range(WARM + PAIRS):
        pair = [True, False]
        chance.shuffle(pair)
        now = NOW + n // PAIRS_A_WEEK * 7 * DAY
        for there in pair:
            context = Context(store, crowd.askers[n % MANY], now, SECRET)
            took, told = await timed(context, oracle.query, oracle.thing(n, there))
            samples += [(took, there)] if n >= WARM else []
            words.add(told)
    if len(words) > 1:
        raise ValueError(words)
    return guessed(samples)


async def timed(context: Context, query: str, thing: str) -> tuple[float, str]:
    """Seconds, and the answer without the thing itself: what its words tell is no matter of time."""
    began = perf_counter()
    answer: Any = await root.schema.execute(query, {"it": thing}, context_value=context)
    took = perf_counter() - began
    if answer.errors or "message" in str(answer.data):
        raise ValueError(answer)
    return took, str(answer.data).replace(thing, "it")


async def main() -> None:
    print(f"{machine()}\n{busy()}; {PAIRS} pairs each")
    with tempfile.TemporaryDirectory() as folder:
        async with embedded.running(Path(folder)) as address:
            store = Store.open(address)
            await migrate.apply(store, NOW)
            crowd = await gathered(store)
            for oracle in crowd.oracles:
                share = await guesses(store, crowd, oracle)
                print(f"{oracle.name:12} {100 * share:5.1f} % guessed right", flush=True)
            await store.close()
    print(busy())


if __name__ == "__main__":
    asyncio.run(main())

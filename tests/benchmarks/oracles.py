"""`python -m tests.benchmarks.oracles`: whether the time of an answer tells what its words keep back."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from time import perf_counter
from typing import Any

import httpx2

from auth import mail_link, session
from graph import embedded, migrate, sessions, unasked
from graph.bounds import DAY
from graph.findings import Entry
from graph.store import Store, new_id
from schema import ids, root
from schema.context import Context
from tests.benchmarks.measuring import busy, machine
from tests.graph.test_imports import brought, note_of
from tests.server.conftest import SECRET, Place, new_address, place
from tests.server.test_sign_in_time import guessed
from tests.town import NOW, Town

PAIRS, WARM, MANY = 2_000, 200, 100
# Each asks twice in a pair, and more addresses in a week would meet a limit.
PAIRS_A_WEEK = MANY * 5
# As all of a week are of one moment, these are as many as an hour bears.
MOVES_A_WEEK = MANY * 2
CONNECT = """mutation ($it: String!) { connect(input: {email: $it, reason: "We met.",
  allowsIntroductions: false}) { ... on ConnectRequested { request { email } } ... on Refusal { message } } }"""
INVITE = """mutation ($it: String!, $circle: ID!) { inviteToCircle(input: {circleId: $circle, email: $it}) {
  ... on InvitedToCircle { circle { name } } ... on Refusal { message } } }"""
LOOK_UP = """mutation ($it: ID!) { lookUpAcquaintances(input: {acquaintanceIds: [$it]}) {
  ... on AcquaintancesLookedUp { here } ... on Refusal { message } } }"""
NODE = "query ($it: ID!) { node(id: $it) { id } }"
SEARCH = "query ($it: String!) { circles(matching: $it, first: 5) { nodes { id } } }"
chance = SystemRandom()


Thing = Callable[[int, bool], str]
# Who asks, of what, and when: seconds, and the answer without the thing itself.
Ask = Callable[[str, str, int], Awaitable[tuple[float, str]]]


@dataclass(frozen=True, slots=True)
class Oracle:
    """A question, who asks it by turns, and of what: a thing that is there and kept back, or nothing."""

    name: str
    askers: list[str]
    ask: Ask
    thing: Thing
    pairs_a_week: int = PAIRS_A_WEEK


async def gathered(store: Store, at: Place) -> list[Oracle]:
    """Strangers to one another who give too, each with a note of one who is here, unseen, and a note of nobody."""
    town = Town()
    askers = town.people(*(f"Asker {n}" for n in range(MANY)))
    # Who writes to addresses in one way is not to use up the week of the other.
    hosts, others = [town.people(*(f"Host {n}" for n in range(MANY))) for _ in range(2)]
    circles = {one: town.circle(one) for one in hosts + others}
    addresses, unwanted = [[new_address() for _ in range(MANY)] for _ in range(2)]
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
    for email in unwanted:
        await unasked.turn_off(store, mail_link.address(SECRET, email))
    ids_of, somebody = [intent(give) for give in gives], kept(addresses, new_address)
    invite = query(store, INVITE, {one: ids.encode("Circle", id) for one, id in circles.items()})
    return [
        Oracle("an address", askers, query(store, CONNECT), somebody),
        Oracle("an id", askers, query(store, NODE), kept(ids_of, lambda: intent(new_id()))),
        Oracle("a name", askers, query(store, SEARCH), kept(names, lambda: f"Hidden {new_id()}")),
        Oracle("a note", askers, query(store, LOOK_UP), lambda n, there: noted[n % MANY][there]),
        Oracle("a guest", hosts, invite, somebody),
        Oracle("mail turned off", others, invite, kept(unwanted, new_address)),
        Oracle("a new address", askers, move(at), somebody, MOVES_A_WEEK),
    ]


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


def query(store: Store, text: str, circles: Mapping[str, str] | None = None) -> Ask:
    """Put to the contract itself; `circles` are those of who asks."""

    async def ask(asker: str, thing: str, now: int) -> tuple[float, str]:
        context, of = Context(store, asker, now, SECRET), (circles or {}).get(asker)
        given = {"it": thing, "circle": of}
        began = perf_counter()
        answer: Any = await root.schema.execute(text, given, context_value=context)
        took = perf_counter() - began
        if answer.errors or "message" in str(answer.data):
            raise ValueError(answer)
        # What its words tell is no matter of time.
        return took, str(answer.data).replace(thing, "it")

    return ask


def move(at: Place) -> Ask:
    """Asked through the door, which waits."""

    async def ask(asker: str, email: str, now: int) -> tuple[float, str]:
        at.clock.at = now
        client = await browser(at, asker)
        began = perf_counter()
        answer = await client.post("/auth/address", json={"email": email})
        took = perf_counter() - began
        if not answer.is_success:
            raise ValueError(answer.text)
        return took, f"{answer.status_code} {answer.text}"

    return ask


async def browser(at: Place, asker: str) -> httpx2.AsyncClient:
    """In a network of its own, of somebody who showed just now who they are."""
    client, token = at.client(), session.new_token()
    begun = asker, session.digest(token), new_id(), None, "A phone", at.clock.at
    await at.house.store.write(lambda tx: sessions.begin(tx, *begun))
    client.cookies.set(at.house.cookie.name, token)
    return client


async def guesses(oracle: Oracle) -> float:
    """The share of right guesses with the best threshold; each pair in an order of chance."""
    samples: list[tuple[float, bool]] = []
    words: set[str] = set()
    for n in range(WARM + PAIRS):
        pair = [True, False]
        chance.shuffle(pair)
        now = NOW + n // oracle.pairs_a_week * 7 * DAY
        for there in pair:
            took, told = await oracle.ask(oracle.askers[n % MANY], oracle.thing(n, there), now)
            samples += [(took, there)] if n >= WARM else []
            words.add(told)
    if len(words) > 1:
        raise ValueError(words)
    return guessed(samples)


async def main() -> None:
    print(f"{machine()}\n{busy()}; {PAIRS} pairs each")
    with tempfile.TemporaryDirectory() as folder:
        async with embedded.running(Path(folder)) as address:
            store = Store.open(address)
            await migrate.apply(store, NOW)
            for oracle in await gathered(store, place(store, NOW, Path(folder))):
                share = await guesses(oracle)
                print(f"{oracle.name:15} {100 * share:5.1f} % guessed right", flush=True)
            await store.close()
    print(busy())


if __name__ == "__main__":
    asyncio.run(main())

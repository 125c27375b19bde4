"""An objection that is upheld gives back what was taken, and undoes nothing that came since."""

from collections.abc import Awaitable, Callable

import pytest

from graph import asks, closings, decisions, entries, people, reports
from graph.decisions import Action, Draft
from graph.people import Profile
from graph.reported import Kind
from graph.store import Store
from tests.cast import Cast, small
from tests.graph.test_decisions import WHY
from tests.graph.test_reports import EVER, host, open_to
from tests.reading import rows
from tests.town import NOW
from tests.waiting import ON_NEO4J, waits

BUY = "Who buys this price list?"
Meanwhile = Callable[[Store, Cast, str], Awaitable[object]]


async def taken(store: Store, of: str, reporter: str, about: reports.Draft) -> tuple[str, str]:
    """The words were taken away, and their writer objects: who decides, and the case."""
    mo = await host(store)
    await reports.report(store, reporter, about, NOW)
    (case,) = [one for one in await open_to(store, mo) if one.person == of]
    await decisions.decide(store, mo, Draft(case.id, Action.TAKE_WORDS_AWAY, WHY), NOW)
    (one,) = await decisions.mine(store, of, EVER, 9)
    await decisions.object_to(store, of, one.id, "It was a joke.", NOW)
    return mo, case.id


async def upheld(store: Store, mo: str, case: str) -> None:
    await decisions.decide(store, mo, Draft(case, Action.NOTHING, WHY), NOW + 2)


async def nothing(store: Store, cast: Cast, ask: str) -> None:
    """Nobody did anything."""


async def withdrawn(store: Store, cast: Cast, ask: str) -> None:
    await asks.withdraw(store, cast.ada, ask, NOW + 1)


async def circle_left(store: Store, cast: Cast, ask: str) -> None:
    await entries.leave(store, cast.ada, cast.guild, NOW + 1)


async def circle_closed(store: Store, cast: Cast, ask: str) -> None:
    await closings.close(store, cast.fen, cast.guild, NOW + 1, NOW + 1)


async def asked(store: Store) -> tuple[Cast, str, str, str]:
    cast = await small(store)
    ask = (await asks.post(store, cast.ada, asks.Draft(BUY, ["Pricing"], cast.guild), NOW)).id
    about = reports.Draft(Kind.ASK, ask, "SELLING", circle=cast.guild)
    return cast, ask, *await taken(store, cast.ada, cast.fen, about)


@pytest.mark.parametrize(
    ("meanwhile", "state"),
    [
        (nothing, "OPEN"),
        (withdrawn, "WITHDRAWN"),
        (circle_left, "WITHDRAWN"),
        (circle_closed, "WITHDRAWN"),
    ],
)
async def test_an_ask_is_open_again_where_its_asker_still_asks_there(
    store: Store, meanwhile: Meanwhile, state: str
) -> None:
    cast, ask, mo, case = await asked(store)
    await meanwhile(store, cast, ask)
    await upheld(store, mo, case)
    (own,) = await asks.of(store, cast.ada, [ask], NOW + 3)
    assert (own.text, asks.state(own, NOW + 3)) == (BUY, state)


@ON_NEO4J
@pytest.mark.parametrize("meanwhile", [withdrawn, circle_closed])
async def test_an_ask_stays_closed_that_is_withdrawn_at_that_moment(
    store: Store, meanwhile: Meanwhile
) -> None:
    cast, ask, mo, case = await asked(store)
    await waits(store, lambda held: meanwhile(held, cast, ask), lambda: upheld(store, mo, case))
    (own,) = await asks.of(store, cast.ada, [ask], NOW + 3)
    assert asks.state(own, NOW + 3) == "WITHDRAWN"


async def test_what_was_written_anew_stays(store: Store) -> None:
    cast = await small(store)
    await people.update(store, cast.sam, Profile(about="I sell.", pitch="Buy now."), NOW)
    about = reports.Draft(Kind.PERSON, cast.sam, "SELLING", circle=cast.guild)
    mo, case = await taken(store, cast.sam, cast.cleo, about)
    await people.update(store, cast.sam, Profile(about="I listen."), NOW + 1)
    await upheld(store, mo, case)
    text = "MATCH (p:Person {id: $id}) RETURN p.about AS about, p.pitch AS pitch, p.why AS why"
    assert await rows(store, text, id=cast.sam) == [
        {"about": "I listen.", "pitch": "Buy now.", "why": "Sam likes to help."}
    ]

"""Asks: posted, seen by whom they are meant for, matched, withdrawn."""

import asyncio
from dataclasses import replace

import pytest

from graph import asks, topics
from graph.answers import Answer
from graph.asks import Draft
from graph.bounds import DAY
from graph.caps import Caps
from graph.introductions import State
from graph.refusals import InvalidInput, KeyReused, TooManyAsksThisWeek, TooManyOpenAsks
from graph.store import Store
from tests.cast import small
from tests.stage import NEWEST, SECRET, answered, asking, introduced, requested, seen
from tests.town import NOW, Town

TEXT = "How do I price a first product for hospitals?"


async def sees(store: Store, person: str, ask: str, now: int = NOW) -> bool:
    return bool(await asks.of(store, person, [ask], now))


async def asker(store: Store, person: str, ask: str) -> str | None:
    card = (await asks.of(store, person, [ask], NOW))[0].asker
    return card["name"] if card else None


async def test_only_the_text_is_needed(store: Store) -> None:
    cast = await small(store)
    ask = await asks.post(store, cast.ada, Draft(TEXT), NOW)
    assert (ask.text, ask.terms, ask.audience, ask.mine) == (TEXT, 0, "EXTENDED", True)
    assert ask.expires == NOW + 14 * DAY
    assert await asks.of(store, cast.ada, [ask.id], NOW) == [ask]
    assert [one.id for one in await asks.mine(store, cast.ada, "OPEN", NEWEST, 9, NOW)] == [ask.id]


async def test_what_posting_answers_is_what_is_read(store: Store) -> None:
    cast = await small(store)
    names = [one.name for one in await topics.of(store, cast.ada, [cast.pricing])]
    draft = Draft(TEXT, topics=[*names, "Rowing"], circle_id=cast.guild, terms=1, unnamed=True)
    posted = await asks.post(store, cast.ada, draft, NOW)
    (read,) = await asks.of(store, cast.ada, [posted.id], NOW)
    assert replace(read, topics=sorted(read.topics)) == replace(
        posted, topics=sorted(posted.topics)
    )
    assert len(posted.topics) == 2 and posted.circle == cast.guild


@pytest.mark.parametrize(
    ("draft", "path"),
    [
        (Draft(""), "text"),
        (Draft("x" * 1001), "text"),
        (Draft("a bell \x07 rings"), "text"),
        (Draft(TEXT, topics=["a", "b", "c", "d"]), "topics"),
        (Draft(TEXT, circle_id="unknown"), "circle_id"),
        (Draft(TEXT, audience="CIRCLE"), "circle_id"),
        (Draft(TEXT, expires_at=NOW), "expires_at"),
        (Draft(TEXT, expires_at=NOW + 91 * DAY), "expires_at"),
    ],
)
async def test_bad_input_names_its_field(store: Store, draft: Draft, path: str) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await asks.post(store, cast.ada, draft, NOW)
    assert refused.value.path == path


async def test_a_circle_of_others_is_no_circle(store: Store) -> None:
    cast, other = await small(store), await small(store)
    with pytest.raises(InvalidInput):
        await asks.post(store, cast.ada, Draft(TEXT, circle_id=other.guild), NOW)


async def test_a_key_posts_once(store: Store) -> None:
    cast = await small(store)
    posted = await asyncio.gather(
        *(asks.post(store, cast.ada, Draft(TEXT), NOW, key="k") for _ in range(10))
    )
    assert len({ask.id for ask in posted}) == 1
    with pytest.raises(KeyReused):
        await asks.post(store, cast.ada, Draft(TEXT + "!"), NOW, key="k")


async def test_thirty_asks_at_once_leave_five_open(store: Store) -> None:
    cast, store = await small(store), store.under(Caps(asks_a_week=30))
    outcomes = await asyncio.gather(
        *(asks.post(store, cast.ada, Draft(f"{TEXT} {n}"), NOW) for n in range(30)),
        return_exceptions=True,
    )
    refused = [one for one in outcomes if isinstance(one, TooManyOpenAsks)]
    assert len(refused) == 25
    assert {one.until for one in refused} == {NOW + 14 * DAY}
    assert len(await asks.mine(store, cast.ada, "OPEN", NEWEST, 30, NOW)) == 5


async def test_who_comes_across_an_ask(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    for person in (cast.ada, cast.fen, cast.ines, cast.cleo):
        assert await sees(store, person, stage.ask.id)
    for person in (cast.sam, cast.zoe):
        assert not await sees(store, person, stage.ask.id)


async def test_an_ask_among_contacts_stays_there(store: Store) -> None:
    stage = await asking(store, audience="CONTACTS")
    assert await sees(store, stage.cast.fen, stage.ask.id)
    assert not await sees(store, stage.cast.cleo, stage.ask.id)
    assert await asks.matches(store, stage.cast.ada, stage.ask.id, SECRET, 10, NOW) == []


async def test_an_unnamed_asker_is_named_to_contacts_only(store: Store) -> None:
    stage = await asking(store, unnamed=True)
    cast = stage.cast
    assert await asker(store, cast.fen, stage.ask.id) == "Ada"
    assert await asker(store, cast.cleo, stage.ask.id) is None
    await introduced(store, stage)
    assert await asker(store, cast.cleo, stage.ask.id) == "Ada"


async def test_a_block_hides_an_ask(store: Store) -> None:
    town = Town()
    ada, fen, cleo = town.people("Ada", "Fen", "Cleo")
    town.tie(ada, fen)
    town.tie(fen, cleo)
    topic = town.topic("Pricing")
    guild = town.circle(ada, fen, cleo)
    town.give(cleo, topic, guild)
    town.block(cleo, ada)
    await town.build(store)
    name = (await store.rows("topics/of", viewer=ada, ids=[topic]))[0]["name"]
    ask = await asks.post(store, ada, Draft(TEXT, topics=[name]), NOW)
    assert not await sees(store, cleo, ask.id)
    assert await asks.matches(store, ada, ask.id, SECRET, 10, NOW) == []


async def test_the_ways_in(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    match = (await asks.matches(store, cast.ada, stage.ask.id, SECRET, 10, NOW))[0]
    assert (match.introducer, match.runner_up, match.helper) == (cast.fen, cast.ines, cast.cleo)
    assert await asks.matches(store, cast.fen, stage.ask.id, SECRET, 10, NOW) == []
    assert await asks.contacts(store, cast.zoe, stage.ask.id, 10, NOW) == []


async def test_a_contact_who_fits_is_named(store: Store) -> None:
    town = Town()
    ada, jon = town.people("Ada", "Jon")
    town.tie(ada, jon)
    topic = town.topic("Pricing")
    guild = town.circle(ada, jon)
    town.give(jon, topic, guild)
    await town.build(store)
    name = (await store.rows("topics/of", viewer=ada, ids=[topic]))[0]["name"]
    ask = await asks.post(store, ada, Draft(TEXT, topics=[name]), NOW)
    assert [one.person for one in await asks.contacts(store, ada, ask.id, 10, NOW)] == [jon]
    assert await asks.matches(store, ada, ask.id, SECRET, 10, NOW) == []


async def test_the_organiser_is_who_to_turn_to(store: Store) -> None:
    cast = await small(store)
    ask = await asks.post(store, cast.ada, Draft(TEXT, topics=[]), NOW)
    assert await asks.fallback(store, cast.ada, ask.id, NOW) == cast.fen
    assert await asks.fallback(store, cast.zoe, ask.id, NOW) is None


async def test_withdrawing_closes_what_waits(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    with pytest.raises(InvalidInput):
        await asks.withdraw(store, stage.cast.fen, stage.ask.id, NOW)
    withdrawn = await asks.withdraw(store, stage.cast.ada, stage.ask.id, NOW)
    assert asks.state(withdrawn, NOW) == "WITHDRAWN"
    for person in (stage.cast.ada, stage.cast.fen):
        shown = await seen(store, person, begun.id)
        assert shown and shown.state is State.CLOSED


async def test_withdrawing_does_not_tell_a_no_from_silence(store: Store) -> None:
    shown: list[object] = []
    for answer in (Answer.NO, Answer.NOT_NOW):
        stage = await asking(store)
        begun = await requested(store, stage)
        await answered(store, stage.cast.fen, begun.id)
        await answered(store, stage.cast.cleo, begun.id, answer)
        await asks.withdraw(store, stage.cast.ada, stage.ask.id, NOW + 1)
        for person in (stage.cast.ada, stage.cast.fen):
            shown.append(await seen(store, person, begun.id, NOW + 1))
    assert shown[:2] == shown[2:]


async def test_time_alone_ends_an_ask(store: Store) -> None:
    stage = await asking(store)
    later = stage.ask.expires
    assert asks.state(replace(stage.ask, recorded="OPEN"), later) == "EXPIRED"
    assert not await sees(store, stage.cast.cleo, stage.ask.id, later)
    assert await asks.matches(store, stage.cast.ada, stage.ask.id, SECRET, 10, later) == []
    found = await asks.mine(store, stage.cast.ada, "EXPIRED", NEWEST, 9, later)
    assert [one.id for one in found] == [stage.ask.id]


async def test_three_asks_a_week_and_the_day_it_ends(store: Store) -> None:
    cast = await small(store)
    outcomes = await asyncio.gather(
        *(asks.post(store, cast.ada, Draft(f"{TEXT} {n}"), NOW) for n in range(30)),
        return_exceptions=True,
    )
    refused = [one for one in outcomes if isinstance(one, TooManyAsksThisWeek)]
    assert len(refused) == 27
    assert {one.until for one in refused} == {NOW + 7 * DAY}
    assert await asks.post(store, cast.ada, Draft(TEXT), NOW + 7 * DAY)


async def test_one_ask_in_the_first_week(store: Store) -> None:
    town = Town()
    new = town.person("Nora", joined=NOW - DAY)
    await town.build(store)
    await asks.post(store, new, Draft(TEXT), NOW)
    with pytest.raises(TooManyAsksThisWeek) as refused:
        await asks.post(store, new, Draft(TEXT), NOW)
    assert refused.value.until == NOW + 6 * DAY
    assert await asks.post(store, new, Draft(TEXT), NOW + 6 * DAY)

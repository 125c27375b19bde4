from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

import pytest

from graph import (
    asks,
    embedded,
    gifts,
    goals,
    ideas,
    introductions,
    ious,
    juniors,
    ledger,
    logged_helps,
    manners,
    mentions,
    menus,
    messages,
    migrate,
    months,
    occasions,
    profiles,
    progress,
    readings,
    sample,
    thanks,
    ties,
    today,
    vouches,
    watches,
)
from graph.bounds import DAY
from graph.introductions import State
from graph.occasions import Kind
from graph.sample import story
from graph.sample.community import made
from graph.store import Store
from tests.reading import rows
from tests.town import NOW, Town

SUMS = "MATCH (p:Posting) RETURN sum(p.amount) AS sum, count(p) AS postings"
HOST = made("person", story.host())
LATEST = (NOW + DAY, "z")
SIMONE, MATEUS = made("person", "Simone Baptistelle"), made("person", "Mateus Carvalhais")
FOUNDERS = made("circle", "Harbour Founders")
COLDLY = (
    ("Emrys Calloway-Finch", "ears", "Noor Halvorsen"),
    ("Noor Halvorsen", "hospital", "Lucasta Verhoeven-Adu"),
)
COLD, SENT = (made("introduction", ask, asker, "", helper) for asker, ask, helper in COLDLY)
WATCHED = made("TAKE", "Mateus Carvalhais", "Customer interviews", "Harbour Founders")
MONTH = "MATCH (n:Month {state: 'PUBLISHED'}) RETURN n.id AS id"


@pytest.fixture(scope="module")
async def sampled(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Store]:
    """A store of its own: the sample is for an empty one."""
    async with embedded.running(tmp_path_factory.mktemp("sample")) as address:
        opened = Store.open(address)
        await migrate.apply(opened, NOW)
        await sample.load(opened, NOW)
        yield opened
        await opened.close()


async def test_a_second_loading_adds_nobody(sampled: Store) -> None:
    said: list[str] = []
    assert await sample.load(sampled, NOW, said.append) == "noor.halvorsen@example.org"
    assert said == []
    people = await sampled.rows("sample/anybody")
    assert len(people) == 1


async def test_a_store_with_people_is_left_alone(store: Store) -> None:
    town = Town()
    town.person("Ada")
    await town.build(store)
    said: list[str] = []
    assert await sample.load(store, NOW, said.append) is None
    assert await store.rows("sample/written") == [] and said


async def test_the_host_has_every_kind_of_introduction(sampled: Store) -> None:
    mine = await introductions.mine(sampled, HOST, NOW, None, LATEST, 50)
    states = Counter(introduction.recorded for introduction in mine)
    assert states.keys() == {state for state in State if state is not State.WAITING}
    waiting = await introductions.mine(sampled, HOST, NOW, True, LATEST, 50)
    assert {introduction.recorded for introduction in waiting} == {
        State.WITH_INTRODUCER,
        State.WITH_HELPER,
        State.WITH_ASKER,
    }


async def test_the_host_has_a_full_today(sampled: Store) -> None:
    found = await today.look(sampled, HOST, NOW)
    kinds = Counter(item.kind for item in found.items)
    assert 5 <= kinds.total() <= 7 and not found.done
    assert kinds[Kind.ANSWER] + kinds[Kind.TIE] == 2
    assert {Kind.ASK, Kind.TAKE, Kind.MAKE} < kinds.keys()
    assert kinds.keys() & {Kind.OUTCOME, Kind.THANKS}
    assert any(item.newcomer for item in found.items)


async def test_no_path_leads_to_whom_the_sample_asks_cold(sampled: Store) -> None:
    for asker, ask, helper in COLDLY:
        who = {"viewer": made("person", asker), "helper": made("person", helper)}
        assert not await sampled.rows("cold/known", **who)
        asked = {"ask": made("ask", ask), "now": NOW, "since": NOW}
        (relation,) = await sampled.rows("beginnings/direct", **who, **asked)
        assert not relation["path"]


async def test_the_host_has_room_to_ask(sampled: Store) -> None:
    assert len(await asks.mine(sampled, HOST, "OPEN", LATEST, 50, NOW)) == 3


async def test_the_hosts_open_ask_has_ways_in_and_a_thread_has_news(sampled: Store) -> None:
    mine = await asks.mine(sampled, HOST, "OPEN", LATEST, 50, NOW)
    found = [await asks.matches(sampled, HOST, ask.id, b"secret", 10, NOW) for ask in mine]
    assert any(len(matches) >= 2 for matches in found)
    threads = await introductions.mine(sampled, HOST, NOW, None, LATEST, 50)
    unread = await messages.unread(sampled, HOST, [thread.id for thread in threads])
    assert sum(unread.values()) >= 1


async def test_the_host_has_a_wave_a_menu_and_an_idea(sampled: Store) -> None:
    (wave,) = (await progress.of(sampled, HOST, [made("ask", "ward")], NOW))[made("ask", "ward")]
    assert wave.going(NOW) is progress.Going.WAITING
    mine = await introductions.over(sampled, HOST, made("ask", "ward"), LATEST, 50)
    assert mine == []
    (menu,) = await introductions.over(sampled, HOST, made("ask", "praise"), LATEST, 50)
    assert introductions.awaited(menu, NOW)
    assert len((await menus.of(sampled, HOST, [menu.id]))[menu.id]) == 2
    assert await ideas.of(sampled, HOST, 5, NOW)


async def test_the_host_has_given_and_taken(sampled: Store) -> None:
    tallies = await ledger.tallies(sampled, HOST, None, 0)
    assert tallies.given >= 4 and tallies.received >= 5 and tallies.prepaid >= 2
    found = await ious.mine(sampled, HOST, None, LATEST, 50)
    assert {one.state for one in found} == {"OPEN", "RETURNED", "FORGIVEN"}
    assert {one.owed for one in found if one.state == "OPEN"} == {True, False}
    owing = [one.id for one in found if not one.owed]
    assert len(await ious.offers(sampled, HOST, owing)) == 1
    for given in (True, False):
        assert await gifts.mine(sampled, HOST, given, LATEST, 50)
        assert await logged_helps.mine(sampled, HOST, given, LATEST, 50, NOW)
    assert len(await vouches.of_person(sampled, HOST, HOST, LATEST, 50)) == 2
    crates, badge = (made("help", key) for key in ("crates", "badge"))
    helps = await logged_helps.of(sampled, HOST, [crates, badge], NOW)
    assert {one.id: one.state for one in helps} == {crates: "THANKED", badge: "CONFIRMED"}
    assert {one.id for one in helps if one.thanks} == {crates}
    yuki = made("person", "Yuki Haraguchi-Bloem")
    assert await thanks.to(sampled, HOST, yuki, LATEST, 50)


async def test_its_ledger_zeroes_out(sampled: Store) -> None:
    (sums,) = await rows(sampled, SUMS)
    assert sums == {"sum": 0, "postings": sums["postings"]} and sums["postings"] > 50


async def test_the_host_knows_a_dozen_people(sampled: Store) -> None:
    contacts = await ties.contacts(sampled, HOST, LATEST, 50)
    assert len(contacts) == 12


async def _said(store: Store, person: str) -> bool:
    (said,) = (await profiles.of(store, HOST, [person], NOW)).values()
    return all((said.pitch, said.about, said.proof, said.reply_time, said.next_step))


async def _named(store: Store) -> list[str]:
    (month,) = await months.listed(store, HOST, FOUNDERS, LATEST, 5)
    named = await mentions.agreed(store, HOST, [month.id])
    return [one.text for one in named if month.words and one.person == HOST]


async def _watched_in_today(store: Store) -> list[Any]:
    look = occasions.Look(HOST, NOW, NOW)
    found = await occasions.found(store, look, frozenset({Kind.TAKE}))
    return [one for one in found if occasions.WATCHED in one.reasons]


async def _urgent(store: Store) -> list[Any]:
    listed = (await today.look(store, HOST, NOW)).items
    (found,) = await asks.of(store, HOST, [made("ask", "hall")], NOW)
    return [one for one in listed if one.about == found.id and found.urgent]


async def _cold(store: Store, id: str) -> list[str]:
    (told,) = (await manners.of(store, HOST, [id])).values()
    return [told.cold.who, told.cold.work, told.cold.after] if told.cold else []


SCREENS: dict[str, Callable[[Store], Awaitable[object]]] = {
    "Me: the goal": lambda store: goals.of(store, HOST),
    "Me: what one says of oneself": lambda store: _said(store, HOST),
    "Person: what a contact says of themselves": lambda store: _said(store, SIMONE),
    "Today: an urgent ask": _urgent,
    "Today: a take one watches for": _watched_in_today,
    "Inbox: a cold ask": lambda store: _cold(store, COLD),
    "Ask: one's own cold ask": lambda store: _cold(store, SENT),
    "Inbox: a draft to read": lambda store: readings.listed(store, HOST, False, LATEST, 5, NOW),
    "Ask: a draft that was read": lambda store: readings.listed(store, HOST, True, LATEST, 5, NOW),
    "Circle: reads drafts": lambda store: readings.marked(store, HOST),
    "Circle: junior": lambda store: juniors.of(store, HOST),
    "Circle: the month in thanks": _named,
    "Intents: watched": lambda store: watches.mine(store, HOST, [WATCHED]),
    "Today: named in a month": lambda store: mentions.mine(store, HOST, LATEST, 5),
}


@pytest.mark.parametrize("screen", SCREENS)
async def test_the_host_finds_something_on_every_screen(sampled: Store, screen: str) -> None:
    assert await SCREENS[screen](sampled)

from collections import Counter
from collections.abc import AsyncGenerator
from statistics import mean, median

import pytest

from graph import (
    asks,
    embedded,
    gifts,
    ideas,
    introductions,
    ious,
    ledger,
    logged_helps,
    menus,
    messages,
    migrate,
    progress,
    sample,
    thanks,
    ties,
    today,
    vouches,
)
from graph.bounds import DAY
from graph.introductions import State
from graph.occasions import Kind
from graph.sample import story
from graph.sample.community import Community, made
from graph.store import Store
from tests.reading import rows
from tests.town import NOW, Town

SUMS = "MATCH (p:Posting) RETURN sum(p.amount) AS sum, count(p) AS postings"
HOST = made("person", story.host())
LATEST = (NOW + DAY, "z")


@pytest.fixture(scope="module")
def invented() -> Community:
    return sample.gather(NOW)


@pytest.fixture(scope="module")
async def sampled(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Store]:
    """A store of its own: the sample is for an empty one."""
    async with embedded.running(tmp_path_factory.mktemp("sample")) as address:
        opened = Store.open(address)
        await migrate.apply(opened, NOW)
        await sample.load(opened, NOW)
        yield opened
        await opened.close()


def test_it_is_the_same_community_every_time(invented: Community) -> None:
    again = sample.gather(NOW)
    assert again.rows == invented.rows
    later = sample.gather(NOW + DAY)
    assert [row["row"]["id"] for row in later.rows["asks"]] == [
        row["row"]["id"] for row in invented.rows["asks"]
    ]


def test_it_has_about_the_right_size(invented: Community) -> None:
    counted = {kind: len(rows) for kind, rows in invented.rows.items()}
    assert 290 <= counted["people"] <= 320
    assert counted["circles"] == 12 and counted["topics"] == 60
    assert {row["row"]["entry"] for row in invented.rows["circles"]} == {
        "OPEN",
        "REQUEST",
        "INVITED",
    }
    assert sum(row["row"]["state"] == "OPEN" for row in invented.rows["asks"]) >= 40


def test_nobody_is_called_like_anybody_else(invented: Community) -> None:
    people = [row["row"] for row in invented.rows["people"]]
    for field in ("id", "name", "email"):
        assert len({person[field] for person in people}) == len(people)
    assert all(
        person["email"].endswith("@example.org") and person["email"].isascii() for person in people
    )
    assert all(10 <= len(person["why"]) <= 200 for person in people)
    assert len({person["why"] for person in people}) > 0.9 * len(people)


def test_ties_cluster_and_a_few_know_many(invented: Community) -> None:
    degrees = sorted(len(member.ties) for member in invented.members.values())
    assert median(degrees) < mean(degrees) * 1.2
    assert degrees[-1] > 2.5 * median(degrees)
    assert _closed_triads(invented) > 5 * mean(degrees) / len(degrees)


def _closed_triads(invented: Community) -> float:
    """The share of pairs of contacts who know each other."""
    known = {name: member.ties for name, member in invented.members.items()}
    pairs = [(a, b) for ties in known.values() for a in ties for b in ties if a < b]
    return sum(b in known[a] for a, b in pairs) / len(pairs)


def test_every_tie_has_two_sides_with_reasons(invented: Community) -> None:
    sides = {(row["a"], row["b"]): row["side"] for row in invented.rows["ties"]}
    assert len(sides) == len(invented.rows["ties"])
    for (a, b), side in sides.items():
        back = sides[b, a]
        assert side["via"] == back["via"] == (side["allows"] and back["allows"])
        assert side["reason"] and side["since"] <= side["touched"] <= NOW
    open_ties = mean(side["via"] for side in sides.values())
    assert 0.8 < open_ties < 1


def test_moments_lie_in_their_order(invented: Community) -> None:
    joined = {row["row"]["id"]: row["row"]["joined"] for row in invented.rows["people"]}
    assert all(joined[row["person"]] <= row["since"] <= NOW for row in invented.rows["members"])
    for row in invented.rows["introductions"]:
        one = row["row"]
        assert one["started"] <= one["updated"] <= NOW
        assert one["step_due"] > NOW or not one["state"].startswith("WITH_")


def test_help_went_through_people_who_are_tied_so(invented: Community) -> None:
    name = {row["row"]["id"]: row["row"]["name"] for row in invented.rows["people"]}
    for row in invented.rows["introductions"]:
        asker, helper = name[row["asker"][0]], name[row["helper"][0]]
        if row["introducer"]:
            between = name[row["introducer"][0]]
            assert invented.tied(asker, between) and invented.tied(between, helper)
            assert not invented.tied(asker, helper)


def test_every_word_that_is_pointed_at_exists(invented: Community) -> None:
    there = {
        row["row"]["id"]
        for kind in ("people", "topics", "circles", "asks")
        for row in invented.rows[kind]
    }
    there |= {row["row"]["id"] for row in invented.rows["introductions"]}
    pointed = {row[end] for row in invented.rows["nears"] for end in ("a", "b")}
    pointed |= {topic for row in invented.rows["asks"] for topic in row["topics"]}
    pointed |= {row[end] for row in invented.rows["entry_requests"] for end in ("person", "circle")}
    pointed |= {row["introduction"] for row in invented.rows["messages"]}
    assert pointed <= there


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
    yuki = made("person", "Yuki Haraguchi-Bloem")
    assert await thanks.to(sampled, HOST, yuki, LATEST, 50)


async def test_its_ledger_zeroes_out(sampled: Store) -> None:
    (sums,) = await rows(sampled, SUMS)
    assert sums == {"sum": 0, "postings": sums["postings"]} and sums["postings"] > 50


async def test_the_host_knows_a_dozen_people(sampled: Store) -> None:
    contacts = await ties.contacts(sampled, HOST, LATEST, 50)
    assert len(contacts) == 12

import asyncio

import pytest

from graph import asks, blocks, intents, ties, today
from graph.bounds import DAY
from graph.occasions import Kind
from graph.refusals import InvalidInput
from graph.store import Store
from tests.neighbourhood import neighbourhood
from tests.town import NOW, Town, look

HOUR = 3_600_000


async def test_nobody_near_gets_guidance_and_a_list_on_the_same_day(store: Store) -> None:
    town = Town()
    mia, ben = town.people("Mia", "Ben")
    await town.build(store)
    empty = await today.look(store, mia, NOW)
    assert (empty.items, empty.done, empty.guidance) == ([], False, today.NOBODY)

    town.tie(mia, ben)
    topic = town.topic()
    guild = town.circle(ben, mia, topics=[topic])
    town.take(ben, topic, guild)
    await town.build(store)
    tied = await today.look(store, mia, NOW)
    assert (tied.items, tied.guidance) == ([], today.NO_GIVES)

    town.give(mia, topic, guild)
    await town.build(store)
    giving = await today.look(store, mia, NOW + HOUR)
    assert [item.kind for item in giving.items] == [Kind.TAKE]
    assert giving.guidance is None


async def test_nothing_to_do_is_done(store: Store) -> None:
    near = await neighbourhood(store)
    quiet = await near.look()
    assert (quiet.items, quiet.done, quiet.guidance) == ([], True, None)


async def test_an_offer_handles_the_ask_and_done_stays_done(store: Store) -> None:
    near = await neighbourhood(store)
    ask = await near.ask(near.kai)
    assert not (await near.look()).done
    await near.offer(near.mia, ask)
    after = await near.look(NOW + 1)
    assert [item.handled for item in after.items] == [True] and after.done

    new = await near.ask(near.ben, now=NOW + 2)
    still = await near.look(NOW + 3)
    assert still.done and len(still.items) == 1
    assert await near.keys(NOW + DAY) == [f"ask|{new.id}"]


@pytest.mark.parametrize(
    ("zone", "midnight"), [("Pacific/Auckland", 12), ("America/Bogota", 5), ("UTC", 0)]
)
async def test_the_list_changes_at_the_readers_midnight(
    store: Store, zone: str, midnight: int
) -> None:
    near = await neighbourhood(store, zone)
    start = NOW - NOW % DAY + midnight * HOUR + DAY
    first = await near.ask(near.ben, now=start - 9)
    assert await near.keys(start - 8) == [f"ask|{first.id}"]
    second = await near.ask(near.kai, now=start - 7)
    assert await near.keys(start - 1) == [f"ask|{first.id}"]
    assert set(await near.keys(start)) == {f"ask|{first.id}", f"ask|{second.id}"}


async def test_thirty_first_looks_at_once_draw_one_list(store: Store) -> None:
    near = await neighbourhood(store)
    for _ in range(3):
        await near.ask(near.ben)
    looks = await asyncio.gather(*(near.look(NOW + n) for n in range(30)))
    assert len({tuple(item.key for item in one.items) for one in looks}) == 1
    drawn = await look(
        store, "MATCH (:Person {id: $id})-[:DREW]->(d:Day) RETURN d.drawn AS at", id=near.mia
    )
    assert len(drawn) == 1


async def test_what_is_hidden_stays_hidden(store: Store) -> None:
    near = await neighbourhood(store)
    key = f"ask|{(await near.ask(near.ben, expires_at=NOW + 60 * DAY)).id}"
    assert await near.keys() == [key]
    hidden = await today.put_off(store, near.mia, key, None, NOW + 1)
    assert hidden.items == [] and hidden.done
    for day in (0, 1, 8, 29):
        assert await near.keys(NOW + 2 + day * DAY) == []


async def test_undone_it_is_back_and_the_day_is_not_done(store: Store) -> None:
    near = await neighbourhood(store)
    key = f"ask|{(await near.ask(near.ben)).id}"
    await near.look()
    assert (await today.put_off(store, near.mia, key, None, NOW + 1)).done
    back = await today.undo_put_off(store, near.mia, key, NOW + 2)
    assert [item.key for item in back.items] == [key] and not back.done
    again = await today.undo_put_off(store, near.mia, key, NOW + 3)
    assert [item.key for item in again.items] == [key]


async def test_put_off_for_an_hour_is_put_off_for_the_day(store: Store) -> None:
    near = await neighbourhood(store)
    key = f"ask|{(await near.ask(near.ben)).id}"
    morning = NOW - NOW % DAY + DAY
    assert await near.keys(morning) == [key]
    await today.put_off(store, near.mia, key, morning + 2 * HOUR, morning + HOUR)
    after = await near.look(morning + 3 * HOUR)
    assert after.items == [] and after.done
    assert await near.keys(morning + DAY) == [key]


async def test_put_off_for_days_comes_back_when_they_are_over(store: Store) -> None:
    near = await neighbourhood(store)
    key = f"ask|{(await near.ask(near.ben)).id}"
    await near.look()
    await today.put_off(store, near.mia, key, NOW + 3 * DAY, NOW + 1)
    assert [await near.keys(NOW + day * DAY + 2) for day in (1, 2, 3)] == [[], [], [key]]


async def test_only_what_is_on_ones_own_list_is_put_off(store: Store) -> None:
    near, other = await neighbourhood(store), await neighbourhood(store)
    key = f"ask|{(await near.ask(near.ben)).id}"
    unseen = f"ask|{(await near.ask(near.eva)).id}"
    assert await near.keys(NOW) != []
    await other.look()
    refused: set[str] = set()
    for who, item in (
        (other.mia, key),
        (near.mia, "ask|nothing"),
        (near.mia, ""),
        (other.mia, unseen),
    ):
        for verb in (
            today.put_off(store, who, item, None, NOW),
            today.undo_put_off(store, who, item, NOW),
        ):
            with pytest.raises(InvalidInput) as refusal:
                await verb
            refused.add(f"{refusal.value.path}: {refusal.value.message}")
    assert len(refused) == 1
    with pytest.raises(InvalidInput) as past:
        await today.put_off(store, near.mia, key, NOW - 1, NOW)
    assert past.value.path == "until"


@pytest.mark.parametrize("who", ["ben", "mia"])
async def test_after_a_block_only_the_answer_awaited_of_the_blocked_stays(
    store: Store, who: str
) -> None:
    near = await neighbourhood(store)
    town = Town()
    town.take(near.ben, near.pricing, near.guild)
    await town.build(store)
    begun = await near.directly(near.ben, await near.ask(near.ben), near.mia)
    await near.ask(near.ben, now=NOW + 1)
    assert len(await near.keys(NOW + 2)) == 3
    blocker, blocked = (near.ben, near.mia) if who == "ben" else (near.mia, near.ben)
    await blocks.block(store, blocker, blocked, NOW + 3)
    left = [f"answer|{begun.id}"] if who == "ben" else []
    assert await near.keys(NOW + 4) == await near.keys(NOW + DAY) == left


async def test_what_lost_its_ground_is_not_there(store: Store) -> None:
    near = await neighbourhood(store)
    withdrawn, kept = await near.ask(near.ben), await near.ask(near.kai)
    town = Town()
    take = town.take(near.ben, near.pricing, near.guild)
    await town.build(store)
    assert len(await near.keys()) == 3
    await asks.withdraw(store, near.ben, withdrawn.id, NOW + 1)
    await intents.close(store, near.ben, take, NOW + 1)
    left = await near.look(NOW + 2)
    assert [item.key for item in left.items] == [f"ask|{kept.id}"] and not left.done
    await ties.end(store, near.ben, near.kai, NOW + 3)
    ended = await near.look(NOW + 4)
    assert ended.items == [] and ended.done


async def test_nobody_elses_list_is_mine(store: Store) -> None:
    near, other = await neighbourhood(store), await neighbourhood(store)
    await near.ask(near.ben)
    assert await near.keys() != []
    assert await other.keys() == []

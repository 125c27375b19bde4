"""M38: a contact's take that one watches for comes back in Today with a fitting give, or when one met the subject."""

import pytest

from graph import answers, blocks, intents, takes, ties, today, watches
from graph.answers import Answer, Given
from graph.bounds import DAY
from graph.occasions import Kind
from graph.refusals import InvalidInput
from graph.store import Store
from tests.neighbourhood import NOTE, Neighbourhood, neighbourhood
from tests.town import NOW, Town


async def sought(store: Store, visibility: str = "CIRCLE") -> tuple[Neighbourhood, str]:
    """Ben looks for drawing, which Mia does not give."""
    near = await neighbourhood(store)
    town = Town()
    take = town.take(near.ben, near.drawing, near.guild, visibility=visibility)
    await town.build(store)
    return near, take


async def declared(near: Neighbourhood, who: str, topic: str, now: int) -> None:
    await intents.declare(
        near.store, who, intents.Draft("GIVE", near.names[topic], near.guild), now
    )


async def of(near: Neighbourhood, now: int = NOW) -> list[tuple[str, list[str]]]:
    items = (await near.look(now)).items
    return [
        (one.about, [reason.factor for reason in one.reasons])
        for one in items
        if one.kind is Kind.TAKE
    ]


async def met(near: Neighbourhood) -> None:
    """Mia asks Eva about drawing, and the two are introduced."""
    ask = await near.ask(near.mia, near.drawing)
    begun = await near.directly(near.mia, ask, near.eva)
    await answers.answer(near.store, near.eva, Given(begun.id, Answer.YES), NOW)


async def test_m38_a_give_declared_later_brings_it_first(store: Store) -> None:
    near, take = await sought(store)
    town = Town()
    other = town.take(near.eva, near.pricing, near.guild)
    await town.build(store)
    await watches.watch(store, near.mia, take, NOW)
    assert [about for about, _ in await of(near)] == [other]
    await declared(near, near.mia, near.drawing, NOW + 1)
    assert await of(near, NOW + DAY) == [(take, ["watch", "topic"]), (other, ["topic"])]


async def test_m38_who_met_the_subject_sees_it_and_may_offer(store: Store) -> None:
    near, take = await sought(store)
    await met(near)
    assert await of(near) == []
    with pytest.raises(InvalidInput):
        await takes.offer(store, near.mia, take, NOTE, {}, NOW)
    await watches.watch(store, near.mia, take, NOW)
    assert await of(near, NOW + DAY) == [(take, ["watch", "topic"])]
    assert await of(near, NOW + DAY + 1) == await of(near, NOW + DAY)
    await takes.offer(store, near.mia, take, NOTE, {}, NOW + DAY + 2)
    assert [one.handled for one in (await near.look(NOW + DAY + 3)).items] == [True]


async def test_who_stopped_watching_is_left_alone(store: Store) -> None:
    near, take = await sought(store)
    await met(near)
    for _ in range(2):
        await watches.watch(store, near.mia, take, NOW)
    assert await watches.mine(store, near.mia, [take]) == {take}
    for _ in range(2):
        await watches.unwatch(store, near.mia, take, NOW)
    assert await watches.mine(store, near.mia, [take]) == set()
    assert await of(near, NOW + DAY) == []


@pytest.mark.parametrize("way", ["closed", "ended", "blocked", "untied"])
async def test_what_is_gone_is_not_watched(store: Store, way: str) -> None:
    near, take = await sought(store)
    await met(near)
    await watches.watch(store, near.mia, take, NOW)
    if way == "closed":
        await intents.close(store, near.ben, take, NOW)
    if way == "blocked":
        await blocks.block(store, near.ben, near.mia, NOW)
    if way == "untied":
        await ties.end(store, near.ben, near.mia, NOW)
    assert await of(near, NOW + (800 * DAY if way == "ended" else DAY)) == (
        [(take, ["watch", "topic"])] if way == "ended" else []
    )


async def test_a_take_of_whoever_blocked_them_is_watched_and_never_comes(store: Store) -> None:
    near, take = await sought(store)
    await met(near)
    await blocks.block(store, near.ben, near.mia, NOW)
    assert (await watches.watch(store, near.mia, take, NOW)).id == take
    assert await watches.mine(store, near.mia, [take]) == {take}
    assert await of(near, NOW + DAY) == []


async def test_the_owners_rule_holds_for_whoever_watches(store: Store) -> None:
    near, take = await sought(store, "CONTACTS")
    await met(near)
    with pytest.raises(InvalidInput):
        await watches.watch(store, near.mia, take, NOW)
    await declared(near, near.mia, near.drawing, NOW)
    await watches.watch(store, near.mia, take, NOW)
    shown = await intents.of(store, near.mia, [near.mia], NOW)
    (give,) = [one for one in shown[near.mia] if one.topic == near.drawing]
    await intents.close(store, near.mia, give.id, NOW + 1)
    assert await of(near, NOW + 2) == []


async def test_only_a_contacts_take_that_one_may_see(store: Store) -> None:
    near, take = await sought(store)
    hidden = Town()
    unseen = hidden.take(near.ben, near.pricing, near.guild, visibility="MATCHING")
    give = hidden.give(near.ben, near.pricing, near.guild)
    await hidden.build(store)
    said: set[str] = set()
    for who, what in (
        (near.mia, unseen), (near.mia, give), (near.mia, "nothing"), (near.mia, ""),
        (near.eva, take), (near.ben, take),
    ):  # fmt: skip
        with pytest.raises(InvalidInput) as refusal:
            await watches.watch(store, who, what, NOW)
        said.add(f"{refusal.value.path}: {refusal.value.message}")
    assert len(said) == 1


async def test_its_owner_sees_nothing_of_it(store: Store) -> None:
    near, take = await sought(store)
    before = await today.look(store, near.ben, NOW)
    await watches.watch(store, near.mia, take, NOW)
    assert await today.look(store, near.ben, NOW) == before
    assert await watches.mine(store, near.ben, [take]) == set()

from graph import (
    answers,
    asks,
    beginnings,
    blocks,
    favours,
    ledger,
    logged_helps,
    occasions,
    renewals,
)
from graph.answers import Answer, Given
from graph.beginnings import Direct, Way
from graph.bounds import DAY
from graph.occasions import Kind
from graph.store import Store
from tests.graph.test_answers import ENDED
from tests.neighbourhood import NOTE, neighbourhood
from tests.stage import SECRET, asking, introduced, requested
from tests.town import NOW, Town, look


async def test_a_contacts_ask_comes_with_its_reason(store: Store) -> None:
    near = await neighbourhood(store)
    ask = await near.ask(near.ben)
    item = (await near.look()).items[0]
    assert (item.kind, item.about, item.via) == (Kind.ASK, ask.id, None)
    assert [reason.factor for reason in item.reasons] == ["topic"]
    assert not item.handled


async def test_an_ask_two_ties_away_comes_through_the_contact_between(store: Store) -> None:
    near = await neighbourhood(store)
    ask = await near.ask(near.kai, unnamed=True)
    item = (await near.look()).items[0]
    assert (item.key, item.via) == (f"ask|{ask.id}", near.ben)
    assert near.kai not in str(item)


async def test_asks_that_no_give_fits_do_not_come(store: Store) -> None:
    near = await neighbourhood(store)
    await near.ask(near.kai, near.drawing)
    assert await near.keys() == []


async def test_a_contacts_take_comes_on_terms_that_fit(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    fitting = town.take(near.ben, near.pricing, near.guild)
    town.take(near.eva, near.pricing, near.guild, visibility="MATCHING")
    town.take(near.eva, near.drawing, near.guild)
    town.take(near.kai, near.pricing, near.guild)
    await town.build(store)
    item = (await near.look()).items[0]
    assert await near.keys() == [f"take|{fitting}"]
    assert item.person == near.ben and item.reasons


async def test_what_waits_over_an_ended_ask_does_not_come(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    awaited = frozenset({Kind.ANSWER})
    glance = occasions.Look(stage.cast.fen, NOW + 2, NOW + 2)
    (one,) = await occasions.found(store, glance, awaited)
    assert one.about == begun.id
    await look(store, ENDED, ask=stage.ask.id, at=NOW + 1)
    assert await occasions.found(store, glance, awaited) == []


async def test_answers_others_wait_for_come_first_and_two_at_most(store: Store) -> None:
    near = await neighbourhood(store)
    requests = {await near.connect(near.kai, near.mia)}
    asked = [await near.ask(near.ben, now=NOW + n) for n in range(3)]
    begun = [await near.directly(near.ben, ask, near.mia) for ask in asked]
    keys = await near.keys(NOW + 9)
    assert [read.partition("|")[0] for read in keys] == ["answer", "answer"]
    assert {f"answer|{one.id}" for one in begun} > set(keys)
    assert not requests & set(keys)


async def test_somebody_with_few_ties_has_a_place(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    town.now = NOW
    for _ in range(4):
        town.tie(near.ben, town.person("Friend"))
    await town.build(store)
    for n in range(5):
        await near.ask(near.ben, now=NOW + n)
    new = await near.ask(near.kai, now=NOW + 9)
    assert (await near.keys(NOW + 10))[0] == f"ask|{new.id}"


async def test_an_ask_stays_while_an_introducer_is_asked_behind_ones_back(store: Store) -> None:
    near = await neighbourhood(store)
    ask = await near.ask(near.kai)
    before = await near.keys()
    match = (await asks.matches(store, near.kai, ask.id, SECRET, 5, NOW))[0]
    way = Way(ask.id, match.id, NOTE)
    begun = await beginnings.request(store, near.kai, way, SECRET, NOW + 1)
    assert await near.keys(NOW + 2) == before == [f"ask|{ask.id}"]
    await answers.answer(store, near.ben, Given(begun.id, Answer.NO), NOW + 3)
    assert await near.keys(NOW + 4) == before
    assert await near.keys(NOW + DAY) == before


async def test_who_blocks_owes_nothing_to_whom_they_blocked(store: Store) -> None:
    stage = await asking(store)
    ada, cleo = stage.cast.ada, stage.cast.cleo
    opened = await introduced(store, stage)
    at, kinds = NOW + 3 * DAY, frozenset({Kind.OUTCOME})
    for person in (ada, cleo):
        owed = await occasions.found(store, occasions.Look(person, at, at), kinds)
        assert [one.about for one in owed] == [opened.id]
    await blocks.block(store, cleo, ada, at)
    assert await occasions.found(store, occasions.Look(cleo, at, at), kinds) == []
    owed = await occasions.found(store, occasions.Look(ada, at, at), kinds)
    assert [one.about for one in owed] == [opened.id]


async def test_thanks_are_owed_the_oldest_help_first_and_not_to_whom_one_blocks(
    store: Store,
) -> None:
    near = await neighbourhood(store)
    begun = await near.directly(near.mia, await near.ask(near.mia, near.drawing), near.eva)
    await answers.answer(store, near.eva, Given(begun.id, Answer.YES), NOW + 1)
    helps = [
        await logged_helps.log(
            store, near.mia, logged_helps.Draft(near.ben, False, "Lent it."), NOW
        )
        for _ in range(2)
    ]
    await logged_helps.confirm(store, near.ben, helps[1].id, NOW + 1)
    await favours.record(store, near.eva, begun.id, True, "", NOW + 2)
    await logged_helps.confirm(store, near.ben, helps[0].id, NOW + 3)
    glance = occasions.Look(near.mia, NOW + 4, NOW + 4)
    keys = [f"thank_help|{helps[1].id}", f"thanks|{begun.id}", f"thank_help|{helps[0].id}"]
    found = await occasions.found(store, glance, occasions.AWAITED)
    assert [one.key for one in found] == keys
    await blocks.block(store, near.ben, near.mia, NOW + 5)
    assert await occasions.found(store, glance, occasions.AWAITED) == found
    await blocks.block(store, near.mia, near.ben, NOW + 6)
    found = await occasions.found(store, glance, occasions.AWAITED)
    assert [one.key for one in found] == keys[1:2]


async def test_old_thanks_stay_in_the_ledger_and_leave_the_day_to_what_is_fresh(
    store: Store,
) -> None:
    near = await neighbourhood(store)
    begun = await near.directly(near.mia, await near.ask(near.mia, near.drawing), near.eva)
    await answers.answer(store, near.eva, Given(begun.id, Answer.YES), NOW + 1)
    draft = logged_helps.Draft(near.ben, False, "Lent it.")
    old = [await logged_helps.log(store, near.mia, draft, NOW - 60 * DAY) for _ in range(3)]
    for one in old:
        await logged_helps.confirm(store, near.ben, one.id, NOW - 60 * DAY)
    at = NOW + 3 * DAY
    found = await occasions.found(store, occasions.Look(near.mia, at, at), occasions.AWAITED)
    assert [one.key for one in found] == [f"outcome|{begun.id}"]
    (first, *_) = await logged_helps.of(store, near.mia, [old[0].id], at)
    assert first.state == "CONFIRMED"
    said = await favours.thank_for_help(store, near.mia, first.id, "Thank you.", False, at)
    assert said.state == "THANKED"


async def test_what_is_confirmed_or_renewed_with_one_tap_comes_by_its_date(store: Store) -> None:
    near = await neighbourhood(store)
    ends = await near.ask(near.mia, near.drawing, NOW - 13 * DAY, expires_at=NOW + DAY)
    await near.ask(near.mia, near.drawing, NOW, expires_at=NOW + DAY)
    town = Town()
    soon = {"since": NOW - 30 * DAY, "until": NOW + 3 * DAY}
    mine = town.take(near.mia, near.drawing, near.guild, **soon)
    town.take(near.ben, near.drawing, near.guild, **soon)
    await town.build(store)
    helped = logged_helps.Draft(near.mia, True, "Showed a price page.")
    logged = await logged_helps.log(store, near.ben, helped, NOW)
    dues = frozenset({Kind.CONFIRM, Kind.MENTION, Kind.ASK_ENDS, Kind.INTENT_ENDS})
    found = await occasions.found(store, occasions.Look(near.mia, NOW, NOW), dues)
    assert [one.key for one in found] == [
        f"confirm|{logged.id}",
        f"ask_ends|{ends.id}",
        f"intent_ends|{mine}",
    ]
    await renewals.renew_ask(store, near.mia, ends.id, NOW + 1)
    await renewals.renew_intent(store, near.mia, mine, NOW + 1)
    assert len(await occasions.found(store, occasions.Look(near.mia, NOW, NOW + 2), dues)) == 1


async def test_a_pair_nobody_asked_for_comes_to_the_contact_between(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    take = town.take(near.ben, near.drawing, near.guild, visibility="CIRCLE")
    await town.build(store)
    (item,) = (await near.look()).items
    assert item.key == f"pair|{take}.{near.eva}" and item.give and item.reasons


async def test_m72_a_newcomers_ask_keeps_its_place_in_a_full_list(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    town.now = NOW
    for _ in range(4):
        town.tie(near.ben, town.person("Friend"))
    town.take(near.ben, near.pricing, near.guild)
    await town.build(store)
    for n in range(1):
        await near.directly(near.ben, await near.ask(near.ben), near.mia, NOW + n)
    for n in range(4):
        await near.ask(near.ben, now=NOW + n)
    new = await near.ask(near.kai, now=NOW + 9)
    await near.connect(near.kai, near.mia)
    keys = await near.keys(NOW + 10)
    assert len(keys) == 7 and keys[2] == f"ask|{new.id}"
    # Whoever has as few ties sees others' asks, and never their own.
    assert f"ask|{new.id}" not in await near.keys(NOW + 10, near.kai)


async def test_m72_an_ask_without_a_way_in_reaches_an_organiser_whose_answer_counts(
    store: Store,
) -> None:
    near = await neighbourhood(store)
    town = Town()
    new = town.person("New")
    town.rows["members"].append(
        {"person": new, "circle": near.guild, "since": NOW, "organiser": False}
    )
    await town.build(store)
    ask = await near.ask(new, near.drawing)
    assert await asks.matches(store, new, ask.id, SECRET, 5, NOW) == []
    organiser = await asks.fallback(store, new, ask.id, NOW)
    assert organiser == near.ben
    assert await near.keys(NOW, near.ben) == []
    begun = await beginnings.ask_directly(store, new, Direct(ask.id, near.ben, NOTE), NOW)
    assert f"answer|{begun.id}" in await near.keys(NOW + DAY, near.ben)
    await answers.answer(store, near.ben, Given(begun.id, Answer.YES), NOW + DAY + 1)
    await favours.record(store, new, begun.id, True, "", NOW + DAY + 2)
    given = await ledger.tallies(store, near.ben, None, 0)
    assert given.given == 1

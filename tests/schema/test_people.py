"""People on the wire: what an anonymous visitor, a stranger, a mate, a contact and oneself may see."""

from typing import Any

import pytest

from graph.store import Store, new_id
from schema.ids import encode
from tests.cast import Cast, small
from tests.schema.operations import ask, do, node
from tests.town import Town

CARD = "... on Person { name why photoUrl place link }"
PRIVATE = "... on Person { email openToAsks introductionsPerWeek timeZone }"
SHARED = "... on Person { gives { note } takes { topic { id } } circles { name } requestPending tie { ring } }"


async def test_an_anonymous_visitor_is_nobody(store: Store) -> None:
    cast = await small(store)
    assert await ask(store, None, "{ me { name email } }") == {"me": None}
    for person in (cast.fen, cast.zoe):
        assert await node(store, None, encode("Person", person), CARD) is None
    answer = await do(store, None, "updateProfile", name="Somebody")
    assert answer["__typename"] == "SignInFirst"


async def test_me(store: Store) -> None:
    cast = await small(store)
    found = await ask(
        store, cast.ada, "{ me { id name email openToAsks introductionsPerWeek timeZone } }"
    )
    assert found["me"] == {
        "id": encode("Person", cast.ada),
        "name": "Ada",
        "email": f"{cast.ada}@example.org",
        "openToAsks": True,
        "introductionsPerWeek": 1,
        "timeZone": "Europe/Berlin",
    }


async def test_a_stranger_and_nobody_are_the_same_answer(store: Store) -> None:
    cast = await small(store)
    hidden = [
        encode("Person", cast.ada),
        encode("Person", new_id()),
        encode("Circle", cast.fen),
        "x",
        "",
    ]
    assert [await node(store, cast.zoe, id, CARD) for id in hidden] == [None] * 5


@pytest.mark.parametrize("viewer", ["fen", "sam"])
async def test_nobody_but_oneself_sees_what_is_private(store: Store, viewer: str) -> None:
    cast = await small(store)
    found = await node(store, getattr(cast, viewer), encode("Person", cast.ada), PRIVATE)
    assert set(found.values()) == {None}


async def seen(store: Store, cast: Cast, viewer: str, person: str) -> dict[str, Any]:
    return await node(store, getattr(cast, viewer), encode("Person", getattr(cast, person)), SHARED)


async def test_who_sees_what_of_a_person(store: Store) -> None:
    cast = await small(store)
    guild, give = [{"name": "The guild"}], [{"note": "Happy to look at your price page."}]
    take = [{"topic": {"id": encode("Topic", cast.pricing)}}]
    nothing = {"gives": [], "takes": [], "circles": guild, "requestPending": False, "tie": None}
    assert await seen(store, cast, "sam", "ada") == nothing
    assert await seen(store, cast, "sam", "cleo") == nothing | {"gives": give}
    assert await seen(store, cast, "fen", "cleo") == nothing | {
        "gives": give,
        "tie": {"ring": "CLOSE"},
    }
    assert await seen(store, cast, "cleo", "ada") == nothing
    assert await seen(store, cast, "ada", "ada") == nothing | {"takes": take}
    organiser = {"gives": [], "takes": [], "circles": [], "requestPending": False, "tie": None}
    assert await seen(store, cast, "zoe", "fen") == organiser


async def test_gives_of_one_circle(store: Store) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    topic = town.topic()
    here, there = town.circle(ada, ben), town.circle(ada, ben)
    town.give(ada, topic, here, note="Here")
    town.give(ada, topic, there, note="There")
    await town.build(store)
    fields = "... on Person { gives(circleId: $circle) { note } }"
    query = f"query ($id: ID!, $circle: ID) {{ node(id: $id) {{ {fields} }} }}"

    async def gives(circle: str | None) -> set[str]:
        found = await ask(store, ben, query, id=encode("Person", ada), circle=circle)
        return {give["note"] for give in found["node"]["gives"]}

    assert await gives(None) == {"Here", "There"}
    assert await gives(encode("Circle", here)) == {"Here"}
    assert await gives(encode("Person", here)) == await gives("x") == set()


async def test_update_profile(store: Store) -> None:
    cast = await small(store)
    payload = "... on ProfileUpdated { person { name place email openToAsks } }"
    answer = await do(
        store, cast.zoe, "updateProfile", payload, name="Zoë", place="Köln", openToAsks=False
    )
    person = {
        "name": "Zoë",
        "place": "Köln",
        "email": f"{cast.zoe}@example.org",
        "openToAsks": False,
    }
    assert answer == {"__typename": "ProfileUpdated", "person": person}
    answer = await do(store, cast.zoe, "updateProfile", payload, introductionsPerWeek=21)
    assert (answer["__typename"], answer["path"]) == (
        "InvalidInput",
        ["input", "introductionsPerWeek"],
    )


async def test_a_list_of_people_costs_as_many_reads_as_one_of_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town()
    me, *others = town.people("Me", *"ABCDEFGH")
    topic, circle = town.topic(), town.circle(me, *others)
    for other in others:
        town.tie(me, other)
        town.give(other, topic, circle)
    await town.build(store)
    reads, read = list[object](), store.read
    monkeypatch.setattr(store, "read", lambda work: [reads.append(work), read(work)][1])
    intents = "gives { topic { name } circle { name } } takes { id }"
    fields = f"person {{ {intents} circles {{ name }} tie {{ ring circles {{ id }} }} }}"
    counts = list[int]()
    for first in (1, 8):
        reads.clear()
        found = await ask(store, me, f"{{ contacts(first: {first}) {{ nodes {{ {fields} }} }} }}")
        assert all(tie["person"]["gives"] for tie in found["contacts"]["nodes"])
        counts.append(len(reads))
    assert counts[0] == counts[1]

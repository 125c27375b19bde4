"""Circles, as each of their visitors may see them."""

import pytest

from graph import circles, entries, invitations
from graph.bounds import DAY
from graph.circles import Circle, Draft
from graph.refusals import InvalidInput, KeyReused
from graph.store import Store, new_id
from tests.cast import small
from tests.town import NOW, Town, look

START = (2**53 - 1, "~")


def draft(**changed: object) -> Draft:
    given = {
        "name": "Guild of Letters",
        "purpose": "We read one another.",
        "topics": [f"Letters {new_id()[:8]}"],
    }
    return Draft(**(given | changed))  # type: ignore[arg-type]


async def listed(
    store: Store, viewer: str, mine: bool | None = None, matching: str | None = None
) -> list[Circle]:
    return await circles.listed(store, viewer, START, 50, NOW, mine, matching)


async def lonely(store: Store) -> str:
    town = Town()
    ada = town.person("Ada")
    await town.build(store)
    return ada


async def test_whoever_creates_a_circle_organises_it(store: Store) -> None:
    ada = await lonely(store)
    topic = f"Letters {new_id()[:8]}"
    circle = await circles.create(
        store, ada, draft(topics=[topic, topic.upper()], norms="Be kind.\nBe brief."), NOW
    )
    assert (circle.name, circle.norms, circle.entry) == (
        "Guild of Letters",
        "Be kind.\nBe brief.",
        "OPEN",
    )
    assert (circle.joined, circle.organiser, circle.requested, circle.member_count) == (
        True,
        True,
        False,
        1,
    )
    assert len(circle.topics) == 1
    assert await circles.organisers(store, ada, [circle.id]) == {circle.id: [ada]}


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("name", {"name": " "}),
        ("name", {"name": "x" * 81}),
        ("purpose", {"purpose": ""}),
        ("purpose", {"purpose": "x" * 301}),
        ("norms", {"norms": "x" * 1001}),
        ("topics", {"topics": []}),
        ("topics", {"topics": list("abcdef")}),
        ("topics", {"topics": ["!"]}),
    ],
)
async def test_what_is_out_of_bounds_is_refused(
    store: Store, path: str, changed: dict[str, object]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await circles.create(store, await lonely(store), draft(**changed), NOW)
    assert refused.value.path == path


async def test_a_key_makes_one_circle(store: Store) -> None:
    ada, one = await lonely(store), draft()
    first = await circles.create(store, ada, one, NOW, key="once")
    assert await circles.create(store, ada, one, NOW + 1, key="once") == first
    with pytest.raises(KeyReused):
        await circles.create(store, ada, draft(name="Another"), NOW, key="once")
    assert len(await listed(store, ada, mine=True)) == 1


@pytest.mark.parametrize(
    ("entry", "shown"), [("OPEN", True), ("REQUEST", True), ("INVITED", False)]
)
async def test_a_circle_by_invitation_shows_to_its_members_only(
    store: Store, entry: str, shown: bool
) -> None:
    town = Town()
    ada, zoe = town.people("Ada", "Zoe")
    name = f"Printers {new_id()[:8]}"
    circle = town.circle(ada, entry=entry, name=name)
    await town.build(store)
    assert [one.id for one in await circles.visible(store, ada, [circle, new_id()], NOW)] == [
        circle
    ]
    assert [one.id for one in await circles.visible(store, zoe, [circle], NOW)] == (
        [circle] if shown else []
    )
    assert (circle in [one.id for one in await listed(store, zoe, matching=name)]) is shown


async def test_an_invitation_shows_a_circle_while_it_lasts(store: Store) -> None:
    town = Town()
    ada, zoe = town.people("Ada", "Zoe")
    name = f"Printers {new_id()[:8]}"
    circle = town.circle(ada, entry="INVITED", name=name)
    await town.build(store)
    invite = """MATCH (p:Person {id: $zoe}) MATCH (c:Circle {id: $circle})
    CREATE (v:Invitation {id: $id, until: $until})-[:INTO]->(c) CREATE (v)-[:FOR]->(p)"""
    await look(store, invite, zoe=zoe, circle=circle, id=new_id(), until=NOW + DAY)
    assert [one.id for one in await listed(store, zoe, matching=name)] == [circle]
    (seen,) = await circles.visible(store, zoe, [circle], NOW)
    assert (seen.joined, seen.invited, seen.member_count) == (False, True, 1)
    assert await circles.visible(store, zoe, [circle], NOW + DAY) == []


async def test_circles_one_is_invited_into_are_told_from_others(store: Store) -> None:
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    town.tie(ada, ben)
    tail = new_id()[:8]
    asked = town.circle(ada, entry="REQUEST", name=f"Printers {tail}")
    other = town.circle(ada, name=f"Binders {tail}")
    await town.build(store)
    await invitations.invite(store, ada, invitations.Draft(asked, ben, None), NOW)
    for invited, circle in ((True, asked), (False, other)):
        rows = await circles.listed(store, ben, START, 50, NOW, False, tail, invited)
        assert [(one.id, one.invited) for one in rows] == [(circle, invited)]
    assert await circles.listed(store, zoe, START, 50, NOW, None, tail, True) == []
    await entries.join(store, ben, asked, None, NOW)
    assert await circles.listed(store, ben, START, 50, NOW, None, tail, True) == []


async def test_an_invitation_lets_nobody_in_who_was_sent_away(store: Store) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.tie(ada, ben)
    circle = town.circle(ada, ben, entry="REQUEST", name=f"Printers {(tail := new_id()[:8])}")
    await town.build(store)
    await store.write(lambda tx: entries.send_away(tx, ada, ben, circle, NOW))
    await invitations.invite(store, ada, invitations.Draft(circle, ben, None), NOW)
    for invited, found in ((True, []), (False, [(circle, False)])):
        rows = await circles.listed(store, ben, START, 50, NOW, False, tail, invited)
        assert [(one.id, one.invited) for one in rows] == found


async def test_circles_by_membership_and_by_words(store: Store) -> None:
    tail = new_id()[:8]
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    topic = town.topic("Bookbinding")
    name = town.rows["topics"][-1]["name"]
    mine = town.circle(ada, name=f"Printers {tail}")
    other = town.circle(ben, name=f"Binders {tail}", purpose=f"Paper {tail}", topics=[topic])
    await town.build(store)
    assert [one.id for one in await listed(store, ada, mine=True)] == [mine]
    assert {one.id for one in await listed(store, ada, matching=tail.upper())} == {mine, other}
    assert [one.id for one in await listed(store, ada, mine=False, matching=tail)] == [other]
    for words in (f"binders {tail}", f"PAPER {tail}", name):
        assert [one.id for one in await listed(store, ada, matching=words)] == [other]
    assert await listed(store, ada, matching=f"nothing {tail}") == []


async def test_circles_come_newest_first_and_in_pages(store: Store) -> None:
    town = Town()
    ada = town.person("Ada")
    for n in range(5):
        town.circle(ada, created=NOW + n // 2)
    await town.build(store)
    whole = await listed(store, ada, mine=True)
    assert [one.created - NOW for one in whole] == [2, 1, 1, 0, 0]
    paged, before = list[Circle](), START
    while page := await circles.listed(store, ada, before, 2, NOW, mine=True):
        paged, before = paged + page, (page[-1].created, page[-1].id)
    assert paged == whole


async def test_members_show_to_members_only_and_in_pages(store: Store) -> None:
    cast = await small(store)
    whole = await circles.members(store, cast.ada, cast.guild, START, 50)
    assert {member.person for member in whole} == {
        cast.ada,
        cast.fen,
        cast.ines,
        cast.cleo,
        cast.sam,
    }
    assert await circles.members(store, cast.zoe, cast.guild, START, 50) == []
    first = await circles.members(store, cast.ada, cast.guild, START, 3)
    rest = await circles.members(
        store, cast.ada, cast.guild, (first[-1].since, first[-1].person), 3
    )
    assert first + rest == whole


async def test_shared_circles_are_those_both_are_in(store: Store) -> None:
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    both, mine = town.circle(ada, ben), town.circle(ada)
    town.circle(ben)
    await town.build(store)
    assert await circles.shared(store, ada, [ben, zoe]) == {ben: [both]}
    assert set((await circles.shared(store, ada, [ada]))[ada]) == {both, mine}
    assert await circles.shared(store, zoe, [ada, ben]) == {}

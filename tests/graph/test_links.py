"""Links into circles: who makes one, who comes by it, and when it is over."""

import asyncio

import pytest

from graph import circles, departures, entries, join_questions, links, organisers
from graph.bounds import DAY
from graph.links import Draft, Entered, Link
from graph.refusals import InvalidInput, KeyReused, OnlyOrganisers, TooManyLinks
from graph.store import Store, new_id
from tests.town import NOW, Town, look

START = (2**53 - 1, "~")
MAIL = "MATCH (o:Outbox {to: $to, kind: 'entry_request'}) RETURN o.about AS about"


async def host(store: Store, entry: str = "INVITED") -> tuple[str, str, str, str]:
    """An organiser, a member, a stranger and the circle."""
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    circle = town.circle(ada, ben, entry=entry, name="The guild")
    await town.build(store)
    return ada, ben, zoe, circle


def draft(circle: str, trusted: bool = True, until: int = NOW + DAY, uses: int = 3) -> Draft:
    return Draft(circle, trusted, until, uses)


async def enter(store: Store, viewer: str, link: Link, now: int = NOW) -> Entered:
    return await links.enter(store, viewer, link.id, None, None, now)


async def joined(store: Store, viewer: str, circle: str) -> bool:
    return any(one.joined for one in await circles.visible(store, viewer, [circle], NOW))


@pytest.mark.parametrize("entry", ["OPEN", "REQUEST", "INVITED"])
async def test_by_a_trusted_link_one_is_in_at_once(store: Store, entry: str) -> None:
    ada, _, zoe, circle = await host(store, entry)
    link = await links.make(store, ada, draft(circle), NOW)
    assert await enter(store, zoe, link) == Entered(circle, True)
    assert await joined(store, zoe, circle)
    (seen,) = await links.listed(store, ada, circle, START, 9, NOW)
    assert (seen.used, seen.uses, seen.mine) == (1, 3, True)


@pytest.mark.parametrize("entry", ["REQUEST", "INVITED"])
async def test_by_an_open_link_one_asks(store: Store, entry: str) -> None:
    ada, _, zoe, circle = await host(store, entry)
    link = await links.make(store, ada, draft(circle, trusted=False), NOW)
    for _ in range(2):
        assert await enter(store, zoe, link) == Entered(circle, False)
    assert not await joined(store, zoe, circle)
    assert len(await look(store, MAIL, to=f"{ada}@example.org")) == 1
    assert [one.person for one in await entries.waiting(store, ada, circle, START, 9)] == [zoe]
    await entries.answer(store, ada, circle, zoe, True, NOW)
    assert await enter(store, zoe, link) == Entered(circle, True)


async def test_into_an_open_circle_every_link_leads_at_once(store: Store) -> None:
    _, ben, zoe, circle = await host(store, "OPEN")
    link = await links.make(store, ben, draft(circle, trusted=False), NOW)
    assert (await enter(store, zoe, link)).inside


@pytest.mark.parametrize(("entry", "may"), [("OPEN", True), ("REQUEST", False), ("INVITED", False)])
async def test_members_make_links_into_open_circles_only(
    store: Store, entry: str, may: bool
) -> None:
    _, ben, zoe, circle = await host(store, entry)
    if may:
        await links.make(store, ben, draft(circle), NOW)
    else:
        with pytest.raises(OnlyOrganisers):
            await links.make(store, ben, draft(circle), NOW)
    with pytest.raises(InvalidInput if entry == "INVITED" else OnlyOrganisers):
        await links.make(store, zoe, draft(circle), NOW)


async def test_it_is_over_for_everybody_in_the_same_words(store: Store) -> None:
    ada, ben, zoe, circle = await host(store, "OPEN")
    revoked = await links.make(store, ada, draft(circle), NOW)
    await links.revoke(store, ada, revoked.id, NOW)
    ended = await links.make(store, ada, draft(circle), NOW - DAY)
    left = await links.make(store, ben, draft(circle), NOW)
    await entries.leave(store, ben, circle, NOW)
    for link in (revoked.id, left.id, new_id(), ""):
        assert await links.opened(store, link, NOW) is None
        with pytest.raises(InvalidInput) as refused:
            await links.enter(store, zoe, link, None, None, NOW)
        assert (refused.value.path, refused.value.message) == ("code", links.OVER)
    assert await links.opened(store, ended.id, NOW + DAY) is None
    assert not await joined(store, zoe, circle)


async def test_what_is_over_stays_over_whatever_the_clock_says(store: Store) -> None:
    ada, _, zoe, circle = await host(store)
    looked, entered = [await links.make(store, ada, draft(circle), NOW) for _ in range(2)]
    assert await links.opened(store, looked.id, NOW + DAY) is None
    with pytest.raises(InvalidInput):
        await enter(store, zoe, entered, NOW + DAY)
    for link in (looked, entered):
        assert await links.opened(store, link.id, NOW) is None
    assert await links.listed(store, ada, circle, START, 9, NOW) == []


async def test_of_whoever_is_leaving_no_link_leads_anywhere(store: Store) -> None:
    ada, ben, _, circle = await host(store)
    await organisers.appoint(store, ada, circle, ben, NOW)
    link = await links.make(store, ben, draft(circle), NOW)
    await departures.leave(store, ben, ben, NOW, NOW)
    assert await links.opened(store, link.id, NOW) is None


async def test_so_many_come_by_it_and_no_more_however_many_at_once(store: Store) -> None:
    ada, _, _, circle = await host(store)
    town = Town()
    guests = town.people(*(f"Guest{n}" for n in range(8)))
    await town.build(store)
    link = await links.make(store, ada, draft(circle, uses=2), NOW)
    done = await asyncio.gather(
        *(enter(store, one, link) for one in guests), return_exceptions=True
    )
    assert sum(isinstance(one, Entered) for one in done) == 2
    assert sum(isinstance(one, InvalidInput) for one in done) == 6
    assert await links.opened(store, link.id, NOW) is None


async def test_whoever_left_does_not_come_by_it_again(store: Store) -> None:
    ada, _, zoe, circle = await host(store)
    link = await links.make(store, ada, draft(circle), NOW)
    await enter(store, zoe, link)
    await entries.leave(store, zoe, circle, NOW)
    with pytest.raises(InvalidInput):
        await enter(store, zoe, link)


async def test_whoever_was_sent_away_is_asked_about_first(store: Store) -> None:
    ada, ben, _, circle = await host(store, "OPEN")
    link = await links.make(store, ada, draft(circle), NOW)
    await store.write(lambda tx: entries.send_away(tx, ada, ben, circle, NOW))
    assert await enter(store, ben, link) == Entered(circle, False)


async def test_a_no_is_silent_by_link_too(store: Store) -> None:
    ada, _, zoe, circle = await host(store)
    link = await links.make(store, ada, draft(circle, trusted=False, until=NOW + 20 * DAY), NOW)
    await enter(store, zoe, link)
    before = await links.standing(store, zoe, link.id)
    await entries.answer(store, ada, circle, zoe, False, NOW)
    assert await links.standing(store, zoe, link.id) == before
    assert await enter(store, zoe, link) == Entered(circle, False)
    with pytest.raises(InvalidInput):
        await enter(store, zoe, link, NOW + 8 * DAY)


async def test_organisers_see_and_revoke_all_members_their_own(store: Store) -> None:
    ada, ben, zoe, circle = await host(store, "OPEN")
    mine = await links.make(store, ben, draft(circle), NOW)
    theirs = await links.make(store, ada, draft(circle), NOW + 1)
    seen = {
        one: [link.id for link in await links.listed(store, one, circle, START, 9, NOW)]
        for one in (ada, ben, zoe)
    }
    assert seen == {ada: [theirs.id, mine.id], ben: [mine.id], zoe: []}
    for viewer in (ben, zoe):
        with pytest.raises(InvalidInput):
            await links.revoke(store, viewer, theirs.id, NOW)
    for _ in range(2):
        await links.revoke(store, ada, mine.id, NOW)
    assert await links.of(store, ben, [mine.id], NOW) == []


async def test_ten_links_are_the_most(store: Store) -> None:
    ada, _, _, circle = await host(store)
    made = [await links.make(store, ada, draft(circle), NOW) for _ in range(10)]
    with pytest.raises(TooManyLinks):
        await links.make(store, ada, draft(circle), NOW)
    await links.revoke(store, ada, made[0].id, NOW)
    await links.make(store, ada, draft(circle), NOW)


async def test_a_key_has_one_effect(store: Store) -> None:
    ada, _, _, circle = await host(store)
    first, again = [await links.make(store, ada, draft(circle), NOW, "once") for _ in range(2)]
    assert first == again
    with pytest.raises(KeyReused):
        await links.make(store, ada, draft(circle, uses=9), NOW, "once")


@pytest.mark.parametrize(
    ("path", "until", "uses"), [("until", 0, 1), ("until", 91, 1), ("uses", 1, 0), ("uses", 1, 201)]
)
async def test_what_is_out_of_bounds_is_refused(
    store: Store, path: str, until: int, uses: int
) -> None:
    ada, _, _, circle = await host(store)
    with pytest.raises(InvalidInput) as refused:
        await links.make(store, ada, draft(circle, until=NOW + until * DAY, uses=uses), NOW)
    assert refused.value.path == path


async def test_whoever_asks_by_link_answers_the_questions(store: Store) -> None:
    ada, _, zoe, circle = await host(store)
    await join_questions.put(store, ada, circle, ["Why?", "Since when?"], NOW)
    link = await links.make(store, ada, draft(circle, trusted=False), NOW)
    found = await links.opened(store, link.id, NOW)
    assert found and found.questions == ["Why?", "Since when?"]
    with pytest.raises(InvalidInput) as refused:
        await enter(store, zoe, link)
    assert refused.value.path == "answers"
    await links.enter(store, zoe, link.id, None, ["Boats.", "2019."], NOW)
    (wish,) = await entries.waiting(store, ada, circle, START, 9)
    assert (wish.questions, wish.answers) == (["Why?", "Since when?"], ["Boats.", "2019."])

"""Asking for a tie: with a reason, once a pair, and by mail address with one answer for all."""

import asyncio
from dataclasses import replace

import pytest

from graph import blocks, connecting, people, tie_requests, ties
from graph.bounds import DAY, NO_END
from graph.connecting import Connected, Draft
from graph.refusals import AlreadyTied, InvalidInput, KeyReused, TooManyRequests
from graph.store import Store, new_id
from graph.tie_requests import Answer
from tests.cast import small
from tests.town import NOW, Town, look

START = (2**53 - 1, "~")
REASON = "We sat side by side."
NO = Answer(False)

REQUESTS = "MATCH (:Person {id: $id})-[:SENT]->(r:TieRequest) RETURN r.id AS id"
MAIL = "MATCH (o:Outbox {to: $to}) RETURN o.kind AS kind, o.due AS due ORDER BY due"


def draft(person: str | None = None, email: str | None = None) -> Draft:
    return Draft(person, email, REASON, "PROFESSIONAL", True)


async def mates(store: Store, *names: str) -> list[str]:
    town = Town()
    found = town.people(*names)
    town.circle(*found)
    await town.build(store)
    return found


async def inbox(store: Store, viewer: str, now: int = NOW) -> list[str]:
    return [
        request.sender for request in await tie_requests.addressed(store, viewer, START, 50, now)
    ]


async def test_a_circle_mate_can_be_asked(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    connected = await connecting.connect(store, ada, draft(ben), NOW)
    assert connected.tie is None and connected.request
    assert (connected.request.person, connected.request.email) == (ben, None)
    assert (await people.visible(store, ada, [ben], NOW))[0].pending
    assert not (await people.visible(store, ben, [ada], NOW))[0].pending
    assert await look(store, MAIL, to=f"{ben}@example.org") == [{"kind": "tie_request", "due": NOW}]


async def test_whom_one_may_not_see_cannot_be_asked(store: Store) -> None:
    cast = await small(store)
    for person in (cast.ada, new_id(), ""):
        with pytest.raises(InvalidInput) as refused:
            await connecting.connect(store, cast.zoe, draft(person), NOW)
        assert (refused.value.path, refused.value.message) == ("person_id", people.UNKNOWN)


async def test_nobody_asks_themselves(store: Store) -> None:
    (ada,) = await mates(store, "Ada")
    for one in (draft(ada), draft(email=f"{ada.upper()}@Example.org")):
        with pytest.raises(InvalidInput):
            await connecting.connect(store, ada, one, NOW)


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("reason", {"reason": "   "}),
        ("reason", {"reason": "so"}),
        ("reason", {"reason": "x" * 301}),
        ("person_id", {"email": "ben@example.org"}),
        ("person_id", {"person": None}),
        ("email", {"person": None, "email": "ben"}),
        ("circle_id", {"circle": "elsewhere"}),
    ],
)
async def test_what_is_out_of_bounds_is_refused(
    store: Store, path: str, changed: dict[str, str]
) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    with pytest.raises(InvalidInput) as refused:
        await connecting.connect(store, ada, replace(draft(ben), **changed), NOW)
    assert refused.value.path == path


async def test_contacts_are_tied_already(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(AlreadyTied):
        await connecting.connect(store, cast.ada, draft(cast.fen), NOW)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    with pytest.raises(AlreadyTied):
        await connecting.connect(store, cast.ada, draft(cast.fen), NOW)


async def test_one_request_is_open_a_pair(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    attempts = [connecting.connect(store, ada, draft(ben), NOW) for _ in range(12)]
    assert len({one.request.id for one in await asyncio.gather(*attempts) if one.request}) == 1
    assert len(await look(store, REQUESTS, id=ada)) == 1
    assert len(await look(store, MAIL, to=f"{ben}@example.org")) == 1


async def test_after_its_date_one_may_ask_again(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    await connecting.connect(store, ada, draft(ben), NOW)
    later = NOW + 8 * DAY
    await connecting.connect(store, ada, draft(ben), later)
    assert await inbox(store, ben, later) == [ada]
    await connecting.connect(store, ben, draft(ada), later + 9 * DAY)
    assert await inbox(store, ada, later + 9 * DAY) == [ben]


async def test_two_who_ask_each_other_are_tied(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    await connecting.connect(store, ada, draft(ben), NOW)
    connected = await connecting.connect(store, ben, draft(ada), NOW)
    assert connected.request is None and connected.tie and connected.tie.their_reason == REASON
    assert len(await ties.of(store, ada, [ben])) == 1
    assert await inbox(store, ben) == await tie_requests.sent(store, ada, START, 50, NOW) == []


async def test_many_crossing_requests_make_one_tie(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    crossing = [
        connecting.connect(store, *pair, NOW) for pair in [(ada, draft(ben)), (ben, draft(ada))] * 6
    ]
    done = await asyncio.gather(*crossing, return_exceptions=True)
    assert all(isinstance(one, Connected | AlreadyTied) for one in done)
    edges = "MATCH (:Person {id: $a})-[k:KNOWS]-(:Person {id: $b}) RETURN k.via AS via"
    assert len(await look(store, edges, a=ada, b=ben)) == 2


async def test_who_said_no_and_then_asks_has_changed_their_mind(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    connected = await connecting.connect(store, ada, draft(ben), NOW)
    assert connected.request
    await tie_requests.answer(store, ben, connected.request.id, NO, NOW)
    assert (await connecting.connect(store, ben, draft(ada), NOW)).tie


async def test_who_was_told_no_does_not_arrive_again_before_the_date(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    by_mail = await connecting.connect(store, ada, draft(email=f"{ben}@example.org"), NOW)
    assert by_mail.request
    await tie_requests.answer(store, ben, by_mail.request.id, NO, NOW)
    by_person = await connecting.connect(store, ada, draft(ben), NOW)
    assert by_person.request and by_person.request.person == ben
    assert await inbox(store, ben) == []


async def test_a_request_by_person_takes_the_place_of_one_by_mail(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    await connecting.connect(store, ada, draft(email=f"{ben}@example.org"), NOW)
    await connecting.connect(store, ada, draft(ben), NOW + 1)
    assert await inbox(store, ben) == [ada]
    assert len(await tie_requests.sent(store, ada, START, 50, NOW + 1)) == 2


async def prepared(store: Store, case: str) -> tuple[str, str]:
    """A viewer, and an address that stands to them as the case says."""
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    if case == "tied":
        town.tie(ada, ben)
    if case in ("mine", "theirs"):
        town.block(*((ada, ben) if case == "mine" else (ben, ada)))
    if case == "asked":
        town.circle(ada, ben)
    await town.build(store)
    if case == "asked":
        await connecting.connect(store, ada, draft(ben), NOW - DAY)
    if case == "frozen":
        town.tie(ada, ben)
        await town.build(store)
        await blocks.block(store, ben, ada, NOW - DAY)
    return ada, f"{new_id() if case == 'unknown' else ben}@example.org"


@pytest.mark.parametrize("case", ["unknown", "known", "tied", "frozen", "mine", "theirs", "asked"])
async def test_every_address_gets_the_same_answer(store: Store, case: str) -> None:
    ada, address = await prepared(store, case)
    connected = await connecting.connect(store, ada, draft(email=address), NOW)
    assert connected.tie is None and connected.request
    request = connected.request
    assert (request.sender, request.person, request.email, request.reason) == (
        ada,
        None,
        address,
        REASON,
    )
    assert request in await tie_requests.sent(store, ada, START, 50, NOW)
    again = await connecting.connect(store, ada, draft(email=address), NOW + 1)
    assert again == connected
    reached = case in ("unknown", "known")
    mail = [row["due"] for row in await look(store, MAIL, to=address)]
    assert mail[-1] == (NOW if reached else NO_END)


@pytest.mark.parametrize("case", ["known", "tied", "frozen", "mine", "theirs"])
async def test_only_who_may_be_reached_finds_it(store: Store, case: str) -> None:
    ada, address = await prepared(store, case)
    await connecting.connect(store, ada, draft(email=address), NOW)
    assert await inbox(store, address.split("@")[0]) == ([ada] if case == "known" else [])


async def test_by_mail_no_tie_tells_that_the_other_had_asked(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    await connecting.connect(store, ben, draft(ada), NOW)
    assert (
        await connecting.connect(store, ada, draft(email=f"{ben}@example.org"), NOW)
    ).tie is None
    assert await inbox(store, ada) == [ben]


async def test_ten_addresses_a_week_and_none_more_however_many_at_once(store: Store) -> None:
    (ada,) = await mates(store, "Ada")
    drafts = [draft(email=f"{new_id()}@example.org") for _ in range(30)]
    attempts = [connecting.connect(store, ada, one, NOW) for one in drafts]
    done = await asyncio.gather(*attempts, return_exceptions=True)
    assert sum(isinstance(one, Connected) for one in done) == 10
    assert {one.until for one in done if isinstance(one, TooManyRequests)} == {NOW + 7 * DAY}
    assert len(await look(store, REQUESTS, id=ada)) == 10


async def test_twenty_requests_a_day_and_none_more(store: Store) -> None:
    ada, *others = await mates(store, *(f"Ben{n}" for n in range(22)))
    for one in others[:20]:
        await connecting.connect(store, ada, draft(one), NOW)
    with pytest.raises(TooManyRequests) as refused:
        await connecting.connect(store, ada, draft(others[20]), NOW)
    assert refused.value.until == NOW + DAY
    await connecting.connect(store, ada, draft(others[20]), NOW + DAY)


async def test_a_key_has_one_effect(store: Store) -> None:
    ada, ben = await mates(store, "Ada", "Ben")
    attempts = [connecting.connect(store, ada, draft(ben), NOW, key="once") for _ in range(5)]
    first, *others = await asyncio.gather(*attempts)
    assert all(one == first for one in others)
    with pytest.raises(KeyReused):
        await connecting.connect(
            store, ada, replace(draft(ben), reason="Another reason"), NOW, key="once"
        )
    assert (await connecting.connect(store, ben, draft(ada), NOW, key="back")).tie
    assert (await connecting.connect(store, ben, draft(ada), NOW, key="back")).tie

"""A request waits for an answer; its sender sees it open until its date, whatever became of it."""

import asyncio

import pytest

from graph import blocks, connecting, people, tie_requests, ties
from graph.bounds import DAY
from graph.refusals import InvalidInput, NotYourTurn
from graph.store import Store, new_id
from graph.tie_requests import Answer, TieRequest
from tests.town import NOW, Town, look

START = (2**53 - 1, "~")
YES = Answer(True, "We met at the fair.", "BOTH", True)
NO = Answer(False)

EDGES = (
    "MATCH (:Person {id: $a})-[k:KNOWS]-(:Person {id: $b}) RETURN k.via AS via, k.reason AS reason"
)
MAIL = "MATCH (o:Outbox {to: $to}) RETURN o.kind AS kind, o.due AS due"


async def asked(store: Store) -> tuple[str, str, str]:
    """Ada asked Ben, whom she shares a circle with."""
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.circle(ada, ben)
    await town.build(store)
    draft = connecting.Draft(ben, None, "We sat side by side.", "PROFESSIONAL", True)
    connected = await connecting.connect(store, ada, draft, NOW)
    assert connected.request
    return ada, ben, connected.request.id


async def addressed(store: Store, viewer: str, now: int = NOW) -> list[TieRequest]:
    return await tie_requests.addressed(store, viewer, START, 50, now)


async def sent(store: Store, viewer: str, now: int = NOW) -> list[TieRequest]:
    return await tie_requests.sent(store, viewer, START, 50, now)


async def test_a_request_shows_to_its_two_people(store: Store) -> None:
    ada, ben, request = await asked(store)
    (mine,), (theirs,) = await sent(store, ada), await addressed(store, ben)
    assert (
        mine
        == theirs
        == TieRequest(request, ada, ben, None, "We sat side by side.", "PROFESSIONAL", NOW)
    )
    assert await addressed(store, ada) == await sent(store, ben) == []
    assert await tie_requests.of(store, new_id(), [request], NOW) == []


async def test_a_yes_makes_a_tie_with_a_reason_on_each_side(store: Store) -> None:
    ada, ben, request = await asked(store)
    tie = await tie_requests.answer(store, ben, request, YES, NOW + 1)
    assert tie and (tie.id, tie.reason, tie.their_reason) == (
        ada,
        "We met at the fair.",
        "We sat side by side.",
    )
    assert (tie.ring, tie.kind, tie.since, tie.touched, tie.allows) == (
        "NEW",
        "BOTH",
        NOW + 1,
        NOW + 1,
        True,
    )
    assert await sent(store, ada) == await addressed(store, ben) == []
    assert [row["kind"] for row in await look(store, MAIL, to=f"{ada}@example.org")] == [
        "tie_accepted"
    ]


async def test_a_yes_may_keep_the_tie_out_of_introductions(store: Store) -> None:
    ada, ben, request = await asked(store)
    await tie_requests.answer(
        store, ben, request, Answer(True, "We met at the fair.", None, False), NOW
    )
    assert [row["via"] for row in await look(store, EDGES, a=ada, b=ben)] == [False, False]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("reason", Answer(True, None, None, True)),
        ("reason", Answer(True, "so", None, True)),
        ("reason", Answer(True, "x" * 301, None, True)),
        ("allows_introductions", Answer(True, "We met at the fair.", None, None)),
    ],
)
async def test_a_yes_needs_a_reason_and_a_decision(store: Store, path: str, answer: Answer) -> None:
    _, ben, request = await asked(store)
    with pytest.raises(InvalidInput) as refused:
        await tie_requests.answer(store, ben, request, answer, NOW)
    assert refused.value.path == path


async def test_a_no_is_silent(store: Store) -> None:
    ada, ben, request = await asked(store)
    before = await sent(store, ada), await people.visible(store, ada, [ben], NOW)
    assert await tie_requests.answer(store, ben, request, NO, NOW) is None
    assert (await sent(store, ada), await people.visible(store, ada, [ben], NOW)) == before
    assert await addressed(store, ben) == await look(store, MAIL, to=f"{ada}@example.org") == []


@pytest.mark.parametrize("declined", [False, True])
async def test_the_date_ends_it_for_both(store: Store, declined: bool) -> None:
    ada, ben, request = await asked(store)
    if declined:
        await tie_requests.answer(store, ben, request, NO, NOW)
    last, after = NOW + 8 * DAY - 1, NOW + 8 * DAY
    assert len(await sent(store, ada, last)) == 1
    assert (await people.visible(store, ada, [ben], last))[0].pending
    assert await sent(store, ada, after) == await addressed(store, ben, after) == []
    assert not (await people.visible(store, ada, [ben], after))[0].pending
    with pytest.raises(NotYourTurn):
        await tie_requests.answer(store, ben, request, YES, after)


async def test_an_answer_can_be_repeated_but_not_turned(store: Store) -> None:
    _, ben, request = await asked(store)
    assert await tie_requests.answer(store, ben, request, YES, NOW) == await tie_requests.answer(
        store, ben, request, YES, NOW + 1
    )
    with pytest.raises(NotYourTurn):
        await tie_requests.answer(store, ben, request, NO, NOW)
    _, ben, request = await asked(store)
    for _ in range(2):
        await tie_requests.answer(store, ben, request, NO, NOW)
    with pytest.raises(NotYourTurn):
        await tie_requests.answer(store, ben, request, YES, NOW)


async def test_only_whoever_was_asked_answers(store: Store) -> None:
    ada, ben, request = await asked(store)
    for viewer, id in [(ada, request), (new_id(), request), (ben, new_id()), (ben, "")]:
        with pytest.raises(InvalidInput) as refused:
            await tie_requests.answer(store, viewer, id, YES, NOW)
        assert (refused.value.path, refused.value.message) == ("request_id", tie_requests.UNKNOWN)


async def test_thirty_answers_at_once_have_one_effect(store: Store) -> None:
    ada, ben, request = await asked(store)
    answers = [tie_requests.answer(store, ben, request, YES, NOW) for _ in range(30)]
    assert len(set(await asyncio.gather(*answers))) == 1
    assert len(await look(store, EDGES, a=ada, b=ben)) == 2
    assert len(await look(store, MAIL, to=f"{ada}@example.org")) == 1


async def test_of_yes_and_no_at_once_one_counts(store: Store) -> None:
    ada, ben, request = await asked(store)
    answers = [
        tie_requests.answer(store, ben, request, YES if n % 2 else NO, NOW) for n in range(12)
    ]
    given = await asyncio.gather(*answers, return_exceptions=True)
    tied = len(await ties.of(store, ben, [ada])) == 1
    assert sum(isinstance(one, NotYourTurn) for one in given) == 6
    assert sum(one is None for one in given) == (0 if tied else 6)
    assert len(await look(store, EDGES, a=ada, b=ben)) == (2 if tied else 0)


async def test_a_block_ends_it_in_silence(store: Store) -> None:
    ada, ben, request = await asked(store)
    before = await sent(store, ada), await people.visible(store, ada, [ben], NOW)
    await blocks.block(store, ben, ada, NOW)
    assert (await sent(store, ada), await people.visible(store, ada, [ben], NOW)) == before
    with pytest.raises(InvalidInput):
        await tie_requests.answer(store, ben, request, YES, NOW)


async def test_what_was_mailed_waits_for_whoever_joins(store: Store) -> None:
    town, newcomer = Town(), new_id()
    ada = town.person("Ada")
    await town.build(store)
    draft = connecting.Draft(None, f"{newcomer}@example.org", "We sat side by side.", "BOTH", True)
    await connecting.connect(store, ada, draft, NOW)
    town.person("Nel", id=newcomer, email=f"{newcomer}@example.org")
    await town.build(store)
    for _ in range(2):
        await store.write(lambda tx: tie_requests.arrive(tx, newcomer, NOW))
    (request,) = await addressed(store, newcomer)
    assert (request.sender, request.person, request.email) == (ada, newcomer, None)
    await tie_requests.answer(store, newcomer, request.id, YES, NOW)
    assert [tie.id for tie in await ties.of(store, ada, [newcomer])] == [newcomer]

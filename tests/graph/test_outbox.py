"""Letters are claimed by one worker at a time, come again until they are done, and are given up at last."""

import asyncio

from graph import outbox
from graph.bounds import DAY, NO_END
from graph.outbox import LEASE, Letter
from graph.store import Store, new_id
from tests.town import look

SOON, HOUR = 60_000, 3_600_000


async def put(store: Store, now: int, count: int = 1) -> str:
    """The address that letters of this test go to."""
    to = f"{new_id()}@example.org"

    async def work(tx: object) -> None:
        for n in range(count):
            await outbox.put(tx, "thanks", to, {"n": n}, now)  # type: ignore[arg-type]

    await store.write(work)
    return to


async def claimed(store: Store, to: str, now: int) -> list[Letter]:
    """All that is due for one address; what other tests left behind is leased and let be."""
    found: list[Letter] = []
    while letters := await outbox.claim(store, now):
        found += letters
    return [letter for letter in found if letter.to == to]


async def test_a_letter_is_claimed_once_while_its_lease_lasts(store: Store, now: int) -> None:
    to = await put(store, now)
    assert len(await claimed(store, to, now)) == 1
    assert await claimed(store, to, now + LEASE - 1) == []


async def test_a_lease_that_is_renewed_lasts_and_none_is_taken_by_it(
    store: Store, now: int
) -> None:
    to = await put(store, now)
    (letter,) = await claimed(store, to, now)
    await outbox.renew(store, letter.id, now + LEASE - 1)
    assert await claimed(store, to, now + 2 * LEASE - 2) == []
    await outbox.retry(store, letter, now)
    await outbox.renew(store, letter.id, now)
    assert len(await claimed(store, to, now + letter.wait)) == 1


async def test_a_letter_whose_worker_died_comes_again(store: Store, now: int) -> None:
    to = await put(store, now)
    first = await claimed(store, to, now)
    again = await claimed(store, to, now + LEASE)
    assert [letter.id for letter in again] == [letter.id for letter in first]
    assert again[0].tries == 2


async def test_workers_at_once_share_the_letters(store: Store, now: int) -> None:
    to = await put(store, now, 40)
    shares = await asyncio.gather(*(claimed(store, to, now) for _ in range(4)))
    ids = [letter.id for share in shares for letter in share]
    assert len(ids) == len(set(ids)) == 40


async def test_what_is_done_is_gone(store: Store, now: int) -> None:
    to = await put(store, now)
    for letter in await claimed(store, to, now):
        await outbox.done(store, letter.id)
    assert await claimed(store, to, now + 10 * LEASE) == []


async def test_the_wait_doubles_up_to_an_hour(store: Store, now: int) -> None:
    to, at = await put(store, now), now
    waits: list[int] = []
    for _ in range(10):
        (letter,) = await claimed(store, to, at)
        await outbox.retry(store, letter, at)
        assert await claimed(store, to, at + letter.wait - 1) == []
        waits.append(letter.wait)
        at += letter.wait
    assert waits == [15_000 * 2**n for n in range(8)] + [HOUR, HOUR]


def test_a_letter_is_given_up_after_five_days_of_waiting() -> None:
    tried = [Letter("", "thanks", "", "{}", tries) for tries in range(1, 200)]
    waits = [letter.wait for letter in tried if not letter.given_up]
    assert 5 * DAY <= sum(waits) < 5 * DAY + HOUR
    assert [letter.given_up for letter in tried].count(True) == 199 - len(waits)


async def test_what_is_given_up_stays_and_comes_no_more(store: Store, now: int) -> None:
    to = await put(store, now)
    (letter,) = await claimed(store, to, now)
    await outbox.give_up(store, letter.id)
    assert await claimed(store, to, now + 90 * DAY) == []
    kept = "MATCH (o:Outbox {id: $id}) RETURN o.due AS due"
    assert await look(store, kept, id=letter.id) == [{"due": NO_END}]


async def test_a_letter_can_wait_for_its_day(store: Store, now: int) -> None:
    to = f"{new_id()}@example.org"
    await store.write(lambda tx: outbox.put(tx, "reminder", to, {}, now, now + SOON))
    assert await claimed(store, to, now + SOON - 1) == []
    assert len(await claimed(store, to, now + SOON)) == 1


async def test_what_nobody_could_deliver_is_forgotten_with_its_address(
    store: Store, now: int
) -> None:
    rest, waiting = f"{new_id()}@example.org", f"{new_id()}@example.org"
    for to, due in ((rest, NO_END), (waiting, now + 90 * DAY)):
        await store.write(lambda tx, to=to, due=due: outbox.put(tx, "thanks", to, {}, now, due))
    kept = "MATCH (o:Outbox) WHERE o.to IN $to RETURN o.to AS to"
    await outbox.forget(store, now)
    assert len(await look(store, kept, to=[rest, waiting])) == 2
    await outbox.forget(store, now + 1)
    assert await look(store, kept, to=[rest, waiting]) == [{"to": waiting}]

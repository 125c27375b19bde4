"""Letters are claimed by one worker at a time, come again until they are done, and are given up at last."""

import asyncio

from graph import outbox
from graph.bounds import DAY, NO_END
from graph.outbox import LEASE, TRIES, Letter
from graph.store import Store, new_id
from tests.town import look

SOON = 60_000


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


async def test_the_wait_doubles_and_ends_after_eight_tries(store: Store, now: int) -> None:
    to, at = await put(store, now), now
    waits: list[int] = []
    while letters := await claimed(store, to, at):
        await outbox.retry(store, letters[0], at)
        wait = outbox.FIRST_WAIT * 2 ** len(waits)
        assert await claimed(store, to, at + wait - 1) == []
        waits.append(wait)
        at += wait
    assert len(waits) == TRIES and waits[0] == 15_000


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

import pytest

from graph import codes
from graph.codes import LIVES, MAILS_AN_HOUR, TRIES, Code
from graph.store import Store, new_id

NOW = 1_790_000_000_000


@pytest.mark.parametrize(
    ("code", "fits"),
    [
        (Code("id", "h", NOW + 1, 0, []), True),
        (Code("id", "h", NOW + 1, TRIES - 1, []), True),
        (Code("id", "h", NOW + 1, TRIES, []), False),
        (Code("id", "h", NOW, 0, []), False),
        (Code("id", "x", NOW + 1, 0, []), False),
        (Code("id", "", NOW + 1, 0, []), False),
    ],
)
def test_a_code_fits_while_it_lives(code: Code, fits: bool) -> None:
    assert code.fits("h", NOW) is fits


def test_a_spent_code_fits_nothing() -> None:
    assert not Code("id", "", NOW + 1, 0, []).fits("", NOW)


async def test_the_fifth_mail_of_an_hour_is_the_last(store: Store, now: int) -> None:
    id = new_id()
    for n in range(MAILS_AN_HOUR + 2):
        await codes.request(store, id, f"hash {n}", f"{id}@example.org", {"seed": "s"}, now, "code")
    assert await spent(store, id, f"hash {MAILS_AN_HOUR - 1}", now)


async def test_the_hour_is_the_last_sixty_minutes(store: Store, now: int) -> None:
    id = new_id()
    for n in range(MAILS_AN_HOUR):
        await codes.request(store, id, "old", f"{id}@example.org", {}, now + n, "code")
    later = now + codes.HOUR
    await codes.request(store, id, "new", f"{id}@example.org", {}, later, "code")
    assert await spent(store, id, "new", later)


async def test_sweeping_leaves_what_still_counts(store: Store, now: int) -> None:
    id = new_id()
    await codes.request(store, id, "hash", f"{id}@example.org", {}, now, "code")
    await codes.sweep(store, now + LIVES)
    assert await spent(store, id, "hash", now)
    await codes.sweep(store, now + LIVES + codes.HOUR + 1)
    assert not await spent(store, id, "hash", now)


async def spent(store: Store, id: str, hash: str, now: int) -> bool:
    return await store.write(lambda tx: codes.spend(tx, id, hash, new_id(), now))

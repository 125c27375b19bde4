"""Each kind of mail as its reader wants it; the periods of what is collected, in their zone."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice, pairwise

import pytest

from graph import notices, people
from graph.notices import Change, Kind, Notices, Pace
from graph.people import Profile
from graph.refusals import InvalidInput
from graph.store import Store, new_id
from server.letters import LETTERS
from tests.cast import small
from tests.town import NOW

ALWAYS_AT_ONCE = {
    "code", "proof", "leaving", "move", "move_taken", "moved", "identity_linked", "identity_removed", "decision",
    "passkey_added", "token_created", "app_connected",
}  # fmt: skip
AS_MADE = Notices(zone="Europe/Berlin")


def at(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


def spelled(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, UTC).strftime("%m-%d %H:%M")


def coming(settings: Notices, pace: Pace, since: str, many: int) -> list[str]:
    return [spelled(due) for _, due in islice(settings.periods(pace, at(since)), many)]


def test_every_letter_has_a_kind_but_those_that_always_come_at_once() -> None:
    assert set(notices.OF) == set(LETTERS) - ALWAYS_AT_ONCE


async def test_nothing_is_known_of_nobody(store: Store) -> None:
    assert await notices.mine(store, new_id()) == Notices()
    assert await notices.way(store, "gift", f"{new_id()}@example.org") is None


async def test_what_was_chosen_is_kept(store: Store) -> None:
    ada = (await small(store)).ada
    await people.update(store, ada, Profile(zone="Asia/Tokyo"), NOW)
    await notices.change(store, ada, Change(news=Pace.OFF, days=[5, 1, 5], hour=0))
    found = await notices.mine(store, ada)
    assert found == Notices(news=Pace.OFF, days=(1, 5), hour=0, zone="Asia/Tokyo")


@pytest.mark.parametrize(
    "wrong", [Change(hour=24), Change(hour=-1), Change(days=[]), Change(days=[0, 8])]
)
async def test_there_are_seven_days_of_24_hours(store: Store, wrong: Change) -> None:
    with pytest.raises(InvalidInput):
        await notices.change(store, (await small(store)).ada, wrong)


async def test_turning_off_is_one_kind_or_all_that_is_collected(store: Store) -> None:
    ada = (await small(store)).ada
    await notices.turn_off(store, ada, Kind.REQUESTS)
    assert await notices.mine(store, ada) == replace(AS_MADE, requests=Pace.OFF)
    await notices.turn_off(store, ada, None)
    assert await notices.mine(store, ada) == replace(
        AS_MADE, requests=Pace.OFF, news=Pace.OFF, endings=Pace.OFF
    )


def test_days_keep_their_hour_when_the_clocks_change() -> None:
    berlin = Notices(zone="Europe/Berlin", hour=8)
    assert coming(berlin, Pace.DAILY, "2026-03-28T00:00Z", 3) == [
        "03-28 07:00",
        "03-29 06:00",
        "03-30 06:00",
    ]
    assert coming(berlin, Pace.DAILY, "2026-10-24T12:00Z", 2) == ["10-25 07:00", "10-26 07:00"]


def test_an_hour_that_is_missing_or_comes_twice_is_one_period() -> None:
    berlin = Notices(zone="Europe/Berlin", hour=2)
    assert coming(berlin, Pace.DAILY, "2026-03-28T12:00Z", 2) == ["03-29 01:00", "03-30 00:00"]
    assert coming(berlin, Pace.DAILY, "2026-10-24T12:00Z", 2) == ["10-25 00:00", "10-26 01:00"]
    after = at("2026-10-25T00:30Z")
    assert next(berlin.periods(Pace.DAILY, after))[0] == "2026-10-26"


def test_a_year_has_as_many_periods_as_days_wherever_one_lives() -> None:
    for zone in ("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"):
        for hour in (0, 2, 23):
            found = list(islice(Notices(zone=zone, hour=hour).periods(Pace.DAILY, NOW), 366))
            assert len({day for day, _ in found}) == 366
            assert all(one < other for (_, one), (_, other) in pairwise(found))


def test_the_weekly_one_comes_on_the_first_of_the_days() -> None:
    settings = Notices(days=(3, 5), hour=7)
    assert coming(settings, Pace.WEEKLY, "2026-11-25T08:00Z", 2) == ["12-02 07:00", "12-09 07:00"]
    assert coming(settings, Pace.DAILY, "2026-11-25T08:00Z", 2) == ["11-27 07:00", "12-02 07:00"]

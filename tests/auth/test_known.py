import pytest

from auth import known

SECRET, EMAIL, NOW = b"a secret", "ada@example.org", 1_790_000_000_000


def test_however_many_cookies_share_a_few_allowances() -> None:
    held = [known.given(SECRET, EMAIL, NOW) for _ in range(200)]
    owned = {known.own(SECRET, EMAIL, one, NOW) for one in held}
    assert len(owned) == known.SHARES and all(len(one) == 64 for one in owned)
    assert known.own(SECRET, EMAIL, held[0], NOW) == known.own(SECRET, EMAIL, held[0], NOW + 1)


def test_one_for_an_address_cannot_be_bent_for_another() -> None:
    said, _, mac = known.given(SECRET, f"a|{EMAIL}", NOW).rpartition(".")
    assert known.own(SECRET, f"a|{EMAIL}", f"{said}.{mac}", NOW)
    assert known.own(SECRET, EMAIL, f"{said}|a.{mac}", NOW) == ""


def test_it_is_for_one_address_and_of_one_house() -> None:
    held = known.given(SECRET, EMAIL, NOW)
    assert known.own(SECRET, "eve@example.org", held, NOW) == ""
    assert known.own(b"another", EMAIL, held, NOW) == ""


def test_it_says_nobodys_address() -> None:
    assert "ada" not in known.given(SECRET, EMAIL, NOW)


def test_it_ends_after_four_hundred_days_whatever_a_browser_keeps() -> None:
    held = known.given(SECRET, EMAIL, NOW)
    assert known.own(SECRET, EMAIL, held, NOW + known.LIVES - 1)
    assert known.own(SECRET, EMAIL, held, NOW + known.LIVES) == ""


@pytest.mark.parametrize("odd", ["", ".", "..", "…", "1.2.3", "é.é.é", "x" * 10_000, "a.b.c.d"])
def test_what_we_did_not_make_is_nothing(odd: str) -> None:
    assert known.own(SECRET, EMAIL, odd, NOW) == ""


def test_a_later_moment_or_another_number_is_nothing() -> None:
    made, token, mac = known.given(SECRET, EMAIL, NOW).split(".")
    for odd in (f"{NOW + 1}.{token}.{mac}", f"{made}.x{token}.{mac}", f"{made}.{token}.{mac}0"):
        assert known.own(SECRET, EMAIL, odd, NOW) == ""

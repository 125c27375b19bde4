import pytest
from graphql import GraphQLError

from schema import times


@pytest.mark.parametrize("at", [0, 1, 999, 1_800_000_000_123, 4_102_444_800_000])
def test_a_moment_comes_back(at: int) -> None:
    assert times.from_iso(times.to_iso(at)) == at


def test_another_zone_is_the_same_moment() -> None:
    assert times.from_iso("2026-12-24T20:00:00+02:00") == times.from_iso("2026-12-24T18:00:00Z")


@pytest.mark.parametrize(
    "value", ["", "soon", "2026-12-24T18:00:00", 12, None, "9999-99-99T00:00:00Z"]
)
def test_what_is_no_moment_is_told(value: object) -> None:
    with pytest.raises(GraphQLError, match="2026-12-24"):
        times.from_iso(value)

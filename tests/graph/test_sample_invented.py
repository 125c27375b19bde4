from statistics import mean, median

import pytest

from graph import sample
from graph.bounds import DAY
from graph.sample.community import Community
from tests.town import NOW


@pytest.fixture(scope="module")
def invented() -> Community:
    return sample.gather(NOW)


def test_it_is_the_same_community_every_time(invented: Community) -> None:
    again = sample.gather(NOW)
    assert again.rows == invented.rows
    later = sample.gather(NOW + DAY)
    assert [row["row"]["id"] for row in later.rows["asks"]] == [
        row["row"]["id"] for row in invented.rows["asks"]
    ]


def test_it_has_about_the_right_size(invented: Community) -> None:
    counted = {kind: len(rows) for kind, rows in invented.rows.items()}
    assert 290 <= counted["people"] <= 320
    assert counted["circles"] == 12 and counted["topics"] == 60
    assert {row["row"]["entry"] for row in invented.rows["circles"]} == {
        "OPEN",
        "REQUEST",
        "INVITED",
    }
    assert sum(row["row"]["state"] == "OPEN" for row in invented.rows["asks"]) >= 40


def test_nobody_is_called_like_anybody_else(invented: Community) -> None:
    people = [row["row"] for row in invented.rows["people"]]
    for field in ("id", "name", "email"):
        assert len({person[field] for person in people}) == len(people)
    assert all(
        person["email"].endswith("@example.org") and person["email"].isascii() for person in people
    )
    assert all(10 <= len(person["why"]) <= 200 for person in people)
    assert len({person["why"] for person in people}) > 0.9 * len(people)


def test_ties_cluster_and_a_few_know_many(invented: Community) -> None:
    degrees = sorted(len(member.ties) for member in invented.members.values())
    assert median(degrees) < mean(degrees) * 1.2
    assert degrees[-1] > 2.5 * median(degrees)
    assert _closed_triads(invented) > 5 * mean(degrees) / len(degrees)


def _closed_triads(invented: Community) -> float:
    """The share of pairs of contacts who know each other."""
    known = {name: member.ties for name, member in invented.members.items()}
    pairs = [(a, b) for ties in known.values() for a in ties for b in ties if a < b]
    return sum(b in known[a] for a, b in pairs) / len(pairs)


def test_every_tie_has_two_sides_with_reasons(invented: Community) -> None:
    sides = {(row["a"], row["b"]): row["side"] for row in invented.rows["ties"]}
    assert len(sides) == len(invented.rows["ties"])
    for (a, b), side in sides.items():
        back = sides[b, a]
        assert side["via"] == back["via"] == (side["allows"] and back["allows"])
        assert side["reason"] and side["since"] <= side["touched"] <= NOW
    open_ties = mean(side["via"] for side in sides.values())
    assert 0.8 < open_ties < 1


def test_moments_lie_in_their_order(invented: Community) -> None:
    joined = {row["row"]["id"]: row["row"]["joined"] for row in invented.rows["people"]}
    assert all(joined[row["person"]] <= row["since"] <= NOW for row in invented.rows["members"])
    for row in invented.rows["introductions"]:
        one = row["row"]
        assert one["started"] <= one["updated"] <= NOW
        assert one["step_due"] > NOW or not one["state"].startswith("WITH_")


def test_help_went_through_people_who_are_tied_so(invented: Community) -> None:
    name = {row["row"]["id"]: row["row"]["name"] for row in invented.rows["people"]}
    for row in invented.rows["introductions"]:
        asker, helper = name[row["asker"][0]], name[row["helper"][0]]
        if row["introducer"]:
            between = name[row["introducer"][0]]
            assert invented.tied(asker, between) and invented.tied(between, helper)
            assert not invented.tied(asker, helper)


def test_every_word_that_is_pointed_at_exists(invented: Community) -> None:
    there = {
        row["row"]["id"]
        for kind in ("people", "topics", "circles", "asks")
        for row in invented.rows[kind]
    }
    there |= {row["row"]["id"] for row in invented.rows["introductions"]}
    pointed = {row[end] for row in invented.rows["nears"] for end in ("a", "b")}
    pointed |= {topic for row in invented.rows["asks"] for topic in row["topics"]}
    pointed |= {row[end] for row in invented.rows["entry_requests"] for end in ("person", "circle")}
    pointed |= {row["introduction"] for row in invented.rows["messages"]}
    assert pointed <= there

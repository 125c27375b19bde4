"""Who is two ties away at the time of an ask, and what was known then."""

from pathlib import Path

import numpy as np

from graph import folders
from graph.scenes import TOUCHES, Scene, World
from tests.past import folder

NAMES = ("ann", "ben", "cleo", "dan", "eve", "fay", "gus")


def scenes(place: Path) -> list[Scene | None]:
    read = folders.read(place)
    world = World(read)
    return [world.scene(ask) for ask in read.asks]


def named(people: folders.Ints) -> list[str]:
    return [NAMES[person] for person in people]


def test_candidates_are_exactly_two_ties_away_before_the_ask(tmp_path: Path) -> None:
    first, third, second = scenes(folder(tmp_path))
    assert first
    assert second
    assert third
    assert named(first.people) == named(second.people) == ["dan", "eve", "gus"]
    assert named(third.people) == ["ben"]


def test_paths_carry_weights_ages_and_the_contacts_ties(tmp_path: Path) -> None:
    first, *_ = scenes(folder(tmp_path))
    assert first
    paths = {
        (NAMES[first.people[to]], NAMES[contact]): tuple(rest)
        for to, contact, *rest in zip(
            first.paths.to,
            first.paths.contact,
            first.paths.near,
            first.paths.onward,
            first.paths.near_age,
            first.paths.onward_age,
            first.paths.ties,
            strict=True,
        )
    }
    assert paths == {
        ("dan", "ben"): (3, 1, 75, 77, 4),
        ("eve", "ben"): (3, 4, 75, 76, 4),
        ("eve", "cleo"): (1, 1, 78, 74, 2),
        ("gus", "ben"): (3, 1, 75, 72, 4),
    }


def test_of_helps_the_newest_for_each_person_count(tmp_path: Path) -> None:
    first, *_ = scenes(folder(tmp_path))
    assert first
    ages = list(zip(named(first.people[first.helps.to]), first.helps.much.tolist(), strict=True))
    assert sorted(ages) == [("eve", 20.0), ("eve", 50.0), ("gus", 40.0)]
    assert first.given.tolist() == [1, 3, 1]


def test_only_so_many_people_helped_count(tmp_path: Path) -> None:
    place = folder(tmp_path)
    many = "".join(f"eve,p{n},law,{n},1\n" for n in range(10, 78))
    (place / "helps.csv").write_text(f"helper,asker,topic,at,good\n{many}", encoding="utf-8")
    first, *_ = scenes(place)
    assert first
    assert first.helps.much.tolist() == [float(80 - n) for n in range(77, 27, -1)]


def test_without_helps_the_pace_is_that_of_the_ties(tmp_path: Path) -> None:
    first, *_ = scenes(folder(tmp_path, "helps", "gives", "circles"))
    assert first
    read = folders.read(tmp_path)
    gaps: list[int] = []
    for person in range(read.people):
        own = read.ties.at[(read.ties.owner == person) & (read.ties.at < 80)]
        gaps += np.diff(np.unique(own)).tolist()
    assert first.pace == TOUCHES * sum(gaps) / len(gaps)

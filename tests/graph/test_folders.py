"""Reading a community of the past."""

from pathlib import Path

import pytest

from graph import folders
from graph.folders import WrongFolder
from tests.past import folder


def test_a_folder_is_read_whether_packed_or_not(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "packed").mkdir()
    plain = folders.read(folder(tmp_path / "plain"))
    packed = folders.read(folder(tmp_path / "packed", packed=("ties", "helps", "asks")))
    assert (plain.people, plain.topics, plain.circles) == (7, 2, 2)
    assert plain.asks == packed.asks
    assert plain.ties.at.tolist() == packed.ties.at.tolist()


def test_a_tie_is_there_from_both_ends(tmp_path: Path) -> None:
    ties = folders.read(folder(tmp_path)).ties
    pairs = list(zip(ties.owner.tolist(), ties.other.tolist(), strict=True))
    assert len(pairs) == 18
    assert sorted(pairs) == sorted((b, a) for a, b in pairs)


def test_a_help_with_several_topics_is_one_and_only_a_good_one_helped(tmp_path: Path) -> None:
    read = folders.read(folder(tmp_path))
    assert (len(read.given), len(read.helps)) == (6, 5)


def test_topics_circles_and_helps_may_be_missing(tmp_path: Path) -> None:
    bare = folders.read(folder(tmp_path, "gives", "circles", "helps"))
    assert (len(bare.gives), len(bare.members), len(bare.given)) == (0, 0, 0)
    assert [ask.ask for ask in bare.asks] == ["q1", "q3", "q2"]


def test_what_is_no_such_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(WrongFolder):
        folders.read(tmp_path)
    folder(tmp_path)
    (tmp_path / "ties.csv").write_text("from,to\nann,ben\n", encoding="utf-8")
    with pytest.raises(WrongFolder):
        folders.read(tmp_path)

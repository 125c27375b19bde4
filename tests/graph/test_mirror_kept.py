"""A mirror in a file is the mirror that was kept, and nothing broken is ever taken for one."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from graph import checks, mirror_kept
from graph.mirror import Mirror
from graph.mirror_kept import LONGEST, Kept, Unfit
from graph.store import Store
from tests import size
from tests.communities import Community
from tests.graph.test_candidates import SECRET, plain
from tests.inventing import communities
from tests.loading import load
from tests.mirrored import mirrored
from tests.town import NOW


@given(world=communities)
@size.examples(10, 200)
async def test_it_answers_as_the_one_that_was_kept(
    store: Store, world: Community, tmp_path: Path
) -> None:
    await load(store, world)
    mirror = await mirrored(store, world)
    again = kept(tmp_path / "mirror.npz", mirror).mirror
    assert vars(again).keys() == vars(mirror).keys()
    for ask in world.asks:
        given = (ask.asker, ask.id, SECRET, NOW, 10)
        before, after = [await checks.matches(store, one, *given) for one in (mirror, again)]
        assert [plain(match) for match in after or ()] == [plain(match) for match in before or ()]


@given(world=communities)
@size.examples(5, 100)
async def test_it_takes_changes_as_the_one_that_was_kept(
    store: Store, world: Community, tmp_path: Path
) -> None:
    await load(store, world)
    mirror = await mirrored(store, world)
    again = await mirrored(store, world, kept(tmp_path / "mirror.npz", mirror).mirror)
    held = await mirrored(store, world, mirror)
    assert again.people.ids == held.people.ids
    assert (again.asks, again.by_topic, again.by_asker) == (held.asks, held.by_topic, held.by_asker)
    for name, rows in held.tables.items():
        for row in range(len(rows.start)):
            for column in rows.columns:
                there = again.tables[name].get(row, column)
                assert there.tolist() == rows.get(row, column).tolist()


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    kept(tmp_path / "mirror.npz", Mirror())
    assert [path.name for path in tmp_path.iterdir()] == ["mirror.npz"]
    assert (tmp_path / "mirror.npz").stat().st_mode & 0o777 == 0o600


def test_what_was_left_half_saved_is_swept_and_what_others_save_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mirror.npz"
    kept(file, Mirror())
    young, old = _cut_short(file, monkeypatch)
    # As halves were named before, by the number of their process.
    numbered = [tmp_path / "mirror.1", tmp_path / f"mirror.{2**31 - 1}"]
    for half in numbered:
        half.touch()
    before = NOW - LONGEST - 1
    for path, at in zip(
        (young, old, *numbered, file), (NOW, before, NOW, before, before), strict=True
    ):
        os.utime(path, ns=(at * 1_000_000, at * 1_000_000))
    mirror_kept.sweep(file, NOW)
    assert set(tmp_path.iterdir()) == {file, young, numbered[0]}


def test_two_with_one_number_save_beside_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As two containers that share a folder, where both are process 1."""
    file, savez = tmp_path / "mirror.npz", np.savez
    monkeypatch.setattr(os, "getpid", lambda: 1)

    def overtaken(out: Any, **arrays: Any) -> None:
        with monkeypatch.context() as once:
            once.setattr(np, "savez", savez)
            kept(file, Mirror())
            mirror_kept.sweep(file, NOW)
        savez(out, **arrays)

    monkeypatch.setattr(np, "savez", overtaken)
    kept(file, Mirror())
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_saved_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError("full")

    monkeypatch.setattr(np, "savez", full)
    with pytest.raises(OSError, match="full"):
        kept(tmp_path / "mirror.npz", Mirror())
    assert list(tmp_path.iterdir()) == []


def _cut_short(file: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What two leave that are killed while they save."""
    before = set(file.parent.iterdir())
    with monkeypatch.context() as killed:
        killed.setattr(Path, "replace", lambda *_: None)
        killed.setattr(Path, "unlink", lambda *_, **__: None)
        for _ in range(2):
            mirror_kept.save(file, mirror_kept.written(Kept(Mirror(), "mark", NOW)))
    return sorted(set(file.parent.iterdir()) - before)


def test_what_is_missing_cut_short_or_of_another_form_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mirror.npz"
    with pytest.raises(Unfit):
        mirror_kept.load(file)
    kept(file, Mirror())
    whole = file.read_bytes()
    for length in (0, 10, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(Unfit):
            mirror_kept.load(file)
    arrays = mirror_kept.written(Kept(Mirror(), "", NOW))
    later = arrays["said"].tobytes().replace(b'"form": 3', b'"form": 4')
    mirror_kept.save(file, arrays | {"said": np.frombuffer(later, np.uint8)})
    with pytest.raises(Unfit, match="form 4"):
        mirror_kept.load(file)


def kept(file: Path, mirror: Mirror) -> Kept:
    mirror_kept.save(file, mirror_kept.written(Kept(mirror, "mark", NOW)))
    found = mirror_kept.load(file)
    assert (found.mark, found.at) == ("mark", NOW)
    return found

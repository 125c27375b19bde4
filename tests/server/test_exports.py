"""An export as a file: whole, private, harmless to a spreadsheet."""

import csv
import io
import json
import stat
import zipfile
from pathlib import Path

import pytest
import vobject

from graph import exports
from graph.bounds import DAY
from graph.store import Store, new_id
from server.exports import FOLDER, Maker, inert, table
from tests.cast import small
from tests.server.conftest import Clock
from tests.town import NOW


async def test_the_file_is_whole_and_its_owner_s_alone(store: Store, tmp_path: Path) -> None:
    cast, maker = await small(store), Maker(tmp_path)
    begun = await exports.start(store, cast.ada, NOW, NOW)
    await maker.go_on(store, lambda: NOW)
    made = await exports.mine(store, cast.ada, NOW)
    assert made and made.ready and made.done == made.total
    file = tmp_path / FOLDER / f"{begun.id}.zip"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        told = json.loads(archive.read("weft.json"))
        cards = list(vobject.readComponents(archive.read("contacts.vcf").decode()))
    assert told["Person"][0]["name"] == "Ada"
    assert {card.fn.value for card in cards} == {"Fen", "Ines"}
    assert {card.note.value for card in cards} == {"We worked together."}
    await maker.sweep(store, NOW + DAY)
    assert not file.exists()


async def test_one_that_was_cut_short_goes_and_one_that_is_being_made_stays(
    store: Store, tmp_path: Path
) -> None:
    cast, maker = await small(store), Maker(tmp_path)
    begun = await exports.start(store, cast.ada, NOW, NOW)
    making, left = (tmp_path / FOLDER / f"{id}.part" for id in (begun.id, new_id()))
    making.parent.mkdir()
    making.touch()
    left.touch()
    await maker.sweep(store, NOW)
    assert (making.exists(), left.exists()) == (True, False)
    await maker.sweep(store, NOW + DAY)
    assert not making.exists()


async def test_one_that_takes_longer_than_its_lease_is_made_once(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a lease goes by at each part, and another worker looks whether there is something to do."""
    cast, clock, steps = await small(store), Clock(NOW), list[int]()
    first, second = Maker(tmp_path), Maker(tmp_path)
    begun = await exports.start(store, cast.ada, NOW, NOW)
    step = exports.step

    async def slow(store: Store, viewer: str, id: str, done: int, ready: bool, now: int) -> bool:
        steps.append(done)
        wanted = await step(store, viewer, id, done, ready, now)
        clock.at += exports.LEASE // 2
        if not ready:
            await second.go_on(store, clock)
        return wanted

    monkeypatch.setattr(exports, "step", slow)
    await first.go_on(store, clock)
    assert steps == [*range(1, begun.total + 1), begun.total]


def test_a_spreadsheet_runs_nothing() -> None:
    words = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
    assert [inert(word) for word in words] == [f"'{word}" for word in words]
    assert inert("a = b") == "a = b"
    row = {"at": NOW, "side": "BY", "other": "=cmd", "circle": None, "terms": 1, "text": 'a\n"b"'}
    ((*_, other, circle, _, text),) = list(csv.reader(io.StringIO(table([row]))))[1:]
    assert (other, circle, text) == ("'=cmd", "", 'a\n"b"')

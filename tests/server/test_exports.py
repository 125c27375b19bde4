"""An export as a file: whole, private, harmless to a spreadsheet."""

import csv
import io
import json
import stat
import zipfile
from pathlib import Path

import vobject

from graph import exports
from graph.bounds import DAY
from graph.store import Store
from server.exports import FOLDER, Maker, inert, table
from tests.cast import small
from tests.town import NOW


async def test_the_file_is_whole_and_its_owner_s_alone(store: Store, tmp_path: Path) -> None:
    cast, maker = await small(store), Maker(tmp_path)
    begun = await exports.start(store, cast.ada, NOW, NOW)
    await maker.go_on(store, NOW)
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


def test_a_spreadsheet_runs_nothing() -> None:
    words = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
    assert [inert(word) for word in words] == [f"'{word}" for word in words]
    assert inert("a = b") == "a = b"
    row = {"at": NOW, "side": "BY", "other": "=cmd", "circle": None, "terms": 1, "text": 'a\n"b"'}
    ((*_, other, circle, _, text),) = list(csv.reader(io.StringIO(table([row]))))[1:]
    assert (other, circle, text) == ("'=cmd", "", 'a\n"b"')

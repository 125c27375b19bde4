import gzip
from pathlib import Path

import orjson
import pytest

from graph import archive
from graph.archive import Archive, Header
from graph.contents import ArchiveFault, Node, Relationship
from tests.archives import silent

ADA = Node("Person", "a", {"id": "a", "name": "Ada “A” \u2028", "raw": b"\x00\xff", "tags": []})
ZOE = Node("Person", "z", {"id": "z", "fit": 1.0, "open": True, "at": 2**53 + 1})
KNOWS = Relationship("Person", "a", "KNOWS", "Person", "z", {"since": 1})
ITEMS = [ADA, ZOE, KNOWS]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "small.weft"
    write(found)
    return found


def write(path: Path, quiet: bool = True) -> None:
    with archive.writing(path, silent) as writer:
        writer.begin(Header(1, {"0001": "sum"}, {"Person": "id"}, ["Session"]))
        for item in ITEMS:
            writer.add(item)
        writer.finish(quiet)


def check(path: Path) -> Archive:
    return archive.check(path, silent)


def test_what_was_written_is_read_again(path: Path) -> None:
    found = check(path)
    assert list(archive.items(path)) == ITEMS
    assert found.contents.nodes == {"Person": 2} and found.contents.relationships == {"KNOWS": 1}
    assert found.header.keys == {"Person": "id"} and found.quiet
    assert path.stat().st_mode & 0o777 == 0o600


def test_one_that_was_not_quiet_says_so(tmp_path: Path) -> None:
    write(tmp_path / "loud", quiet=False)
    assert not check(tmp_path / "loud").quiet


def test_one_cut_off_anywhere_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(ArchiveFault, match=r"cut off|no archive"):
            check(path)


def test_one_with_any_bit_changed_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    # The head of a gzip file holds a time and a name that nobody reads.
    for place in range(10, len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(ArchiveFault, match=r"damaged|no archive"):
            check(path)


@pytest.mark.parametrize("change", ["drop", "double", "swap", "alter", "append", "unend"])
def test_one_that_was_packed_again_with_other_lines_is_refused(path: Path, change: str) -> None:
    first, ada, zoe, knows, end = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    lines = {
        "drop": [first, ada, knows, end],
        "double": [first, ada, zoe, knows, knows, end],
        "swap": [first, zoe, ada, knows, end],
        "alter": [first, ada.replace(b"Ada", b"Eve"), zoe, knows, end],
        "append": [first, ada, zoe, knows, end, knows],
        "unend": [first, ada, zoe, knows],
    }[change]
    path.write_bytes(gzip.compress(b"".join(lines)))
    with pytest.raises(ArchiveFault, match="damaged or cut off"):
        check(path)


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    for content in (
        b"",
        b"hello",
        gzip.compress(b""),
        gzip.compress(b"hello\n"),
        gzip.compress(b"{}"),
    ):
        path.write_bytes(content)
        with pytest.raises(ArchiveFault, match=r"no archive|damaged"):
            check(path)


def test_one_of_a_newer_form_asks_for_a_newer_weft(path: Path) -> None:
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    header = orjson.loads(lines[0]) | {"format": archive.FORMAT + 1, "unheard of": 1}
    path.write_bytes(gzip.compress(orjson.dumps(header) + b"\n" + b"".join(lines[1:])))
    with pytest.raises(ArchiveFault, match="newer Weft"):
        check(path)


def test_a_file_that_is_there_is_not_written_over(path: Path) -> None:
    with pytest.raises(ArchiveFault, match="is there already"):
        archive.refuse_taken(path)

"""An archive: the contents of a store as a compressed file, with counts and a hash at its end."""

import gzip
import hashlib
import os
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, cast

import orjson

from graph.contents import ArchiveFault, Contents, Item, Tally, Tell, decode, encode

KIND = "weft archive"
FORMAT = 1
# Level 4 packs a large town to a tenth, in the time it takes the store to tell it.
LEVEL = 4


@dataclass(frozen=True, slots=True)
class Header:
    """`keys`: the unique property of each label, None where there is none. `made`: UTC ms."""

    made: int
    migrations: dict[str, str]
    keys: dict[str, str | None]
    left_out: list[str]
    kind: str = KIND
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Archive:
    """One that was read through and found whole; `quiet`: nobody wrote while it was made."""

    path: Path
    header: Header
    contents: Contents
    quiet: bool
    sha256: str


class Writer:
    """Hashes what it writes; what it has not finished is no archive."""

    def __init__(self, file: IO[bytes], tell: Tell) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self.tally = Tally(tell)

    def begin(self, header: Header) -> None:
        self._write(orjson.dumps(asdict(header)) + b"\n")

    def add(self, item: Item) -> None:
        line = encode(item)
        self._write(line)
        self.tally.add(item, line)

    def finish(self, quiet: bool) -> None:
        sums = {"contents": asdict(self.tally.contents()), "quiet": quiet}
        self._write(orjson.dumps(sums | {"sha256": self._hash.hexdigest()}) + b"\n")

    def _write(self, line: bytes) -> None:
        self._hash.update(line)
        self._file.write(line)


@contextmanager
def writing(path: Path, tell: Tell) -> Generator[Writer]:
    """Readable by its owner alone, and on disk when this returns."""
    opened = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(opened, "wb") as file:
        with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=LEVEL, mtime=0) as packed:
            yield Writer(cast(IO[bytes], packed), tell)
        file.flush()
        os.fsync(file.fileno())


def refuse_taken(path: Path) -> None:
    """ArchiveFault when there is such a file already."""
    if path.exists():
        raise ArchiveFault(f"{path} is there already. Choose another name, or move it away.")


@contextmanager
def draft(path: Path) -> Generator[Path]:
    """Where to write what is to be called `path`; gone afterwards unless it was kept."""
    refuse_taken(path)
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def keep(part: Path, path: Path) -> None:
    part.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def check(path: Path, tell: Tell) -> Archive:
    """Reads it through; ArchiveFault when it is no archive, of a newer form, damaged or cut off."""
    lines = _lines(path)
    first, last = next(lines, b""), b""
    header, tally, hashed = _header(path, first), Tally(tell), hashlib.sha256(first)
    try:
        for line in lines:
            if last:
                raise ValueError("there is more after its end")
            if line.startswith(b"["):
                tally.add(decode(line), line)
                hashed.update(line)
            else:
                last = line
        return _whole(path, header, tally.contents(), last, hashed.hexdigest())
    except (KeyError, TypeError, ValueError, IndexError) as why:
        raise _damaged(path, why) from why


def items(path: Path) -> Iterator[Item]:
    """Of an archive that was checked."""
    return (decode(line) for line in _lines(path) if line.startswith(b"["))


def _whole(path: Path, header: Header, counted: Contents, last: bytes, sha256: str) -> Archive:
    if not last:
        raise ValueError("its end is missing")
    said = orjson.loads(last)
    if said["sha256"] != sha256 or said["contents"] != asdict(counted):
        raise ValueError("its hash is another one")
    return Archive(path, header, counted, bool(said["quiet"]), sha256)


def _header(path: Path, line: bytes) -> Header:
    try:
        said = orjson.loads(line)
        if said["kind"] != KIND:
            raise ValueError("it says it is something else")
        if said["format"] > FORMAT:
            raise ArchiveFault(f"{path} was written by a newer Weft. Restore it with that one.")
        return Header(**said)
    except (KeyError, TypeError, ValueError) as why:
        raise ArchiveFault(f"{path} is no archive of Weft, or damaged at its very start.") from why


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as file:
            yield from file
    except (EOFError, gzip.BadGzipFile, zlib.error) as why:
        raise _damaged(path, why) from why


def _damaged(path: Path, why: Exception) -> ArchiveFault:
    return ArchiveFault(
        f"{path} is damaged or cut off ({why}). Nothing of it was used. Take another archive."
    )

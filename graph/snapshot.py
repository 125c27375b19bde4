"""The embedded store as it is at one moment, copied while others write and opened beside it."""

import asyncio
import fcntl
import json
import shutil
import zipfile
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from graph import embedded
from graph.embedded import EmbeddedFault
from graph.embedded_child import DATABASE, SNAPSHOT
from graph.store import Address

LOOK_SECONDS = 0.1
PATIENCE_SECONDS = 10.0
COPYING_SECONDS = 3600.0


@asynccontextmanager
async def taken(folder: Path, heap_mb: int) -> AsyncGenerator[Address]:
    """A store of its own that nobody else knows; gone afterwards."""
    if not (folder / "created").exists():
        raise EmbeddedFault(f"There is no store in {folder}. Is WEFT_DATA the right folder?")
    with _place(folder) as place:
        async with embedded.running(folder, heap_mb):
            packed = folder / "backups" / DATABASE / await _copied(place)
        await asyncio.to_thread(_unpack, packed, place)
        async with embedded.running(place, heap_mb) as address:
            yield address


@contextmanager
def _place(folder: Path) -> Generator[Path]:
    """Empty, and one at a time; what an earlier one left when it was killed goes first."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder.resolve() / SNAPSHOT
    with (folder / "snapshot.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise EmbeddedFault(
                f"Another backup of {folder} is being taken. Wait for it."
            ) from held
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(folder / "backups" / DATABASE, ignore_errors=True)
        place.mkdir(mode=0o700)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


async def _copied(place: Path) -> str:
    """The name of the file the store's own process has written."""
    wanted, said = place / "wanted", place / "said"
    wanted.touch()
    if not await _until(lambda: not wanted.exists(), PATIENCE_SECONDS):
        raise EmbeddedFault("The Weft that runs here is older than this one. Start it anew.")
    if not await _until(said.exists, COPYING_SECONDS):
        raise EmbeddedFault("The store did not finish its copy. Try again.")
    answer = json.loads(said.read_text())
    if "file" not in answer:
        raise EmbeddedFault(f"The store could not be copied: {answer['why']}. Is the disk full?")
    return answer["file"]


async def _until(happened: Callable[[], bool], seconds: float) -> bool:
    """Whether it did within so many seconds; files are all that two processes share here."""
    for _ in range(round(seconds / LOOK_SECONDS)):
        if happened():
            return True
        await asyncio.sleep(LOOK_SECONDS)
    return False


def _unpack(packed: Path, place: Path) -> None:
    """A database that the embedded store would open as its own."""
    with zipfile.ZipFile(packed) as file:
        file.extractall(place / "databases" / DATABASE)
    packed.unlink()
    (place / "created").touch()

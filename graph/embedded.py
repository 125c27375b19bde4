"""The default store: one supervised ArcadeDB process a data folder, found or started."""

import asyncio
import contextlib
import fcntl
import json
import logging
import secrets
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from graph import once
from graph.embedded_child import DATABASE, LOOPBACK
from graph.embedded_log import has_room
from graph.store import Address

log = logging.getLogger(__name__)

CHILD = Path(__file__).with_name("embedded_child.py")
START_SECONDS = 60.0
STOP_SECONDS = 20.0
LOOK_SECONDS = 0.25
FIND_TRIES = 120
WAIT_BETWEEN_STARTS = 1.0


class EmbeddedFault(Exception):
    """The embedded store cannot run: what happened, why, and what to do."""


@asynccontextmanager
async def running(folder: Path, heap_mb: int = 512) -> AsyncGenerator[Address]:
    """The folder's store, found or started; if it dies, it comes back at the same address."""
    keeper = await _Keeper.start(folder, heap_mb)
    watching = asyncio.create_task(keeper.watch())
    try:
        yield keeper.address
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
        await keeper.stop()


def alone(folder: Path) -> None:
    """EmbeddedFault when a Weft is running here."""
    if folder.exists() and _held(folder):
        raise EmbeddedFault(f"Weft is running on {folder}. Stop it first (weft serve, weft work).")


def anew(folder: Path) -> str:
    """The way to an empty store that everything else still fits to."""
    return (
        f"move {folder} away, make it anew with only its file secret in it, "
        "and bring a backup back into it: weft restore FILE"
    )


class _Keeper:
    """Holds the child process, or waits as a guest until nobody holds the folder."""

    def __init__(self, folder: Path, heap_mb: int, port: int, child: Process | None) -> None:
        self._folder = folder
        self._heap_mb = heap_mb
        self._port = port
        self._child = child

    @classmethod
    async def start(cls, folder: Path, heap_mb: int) -> "_Keeper":
        folder = _prepare(folder)
        port = _free_port(_published_port(folder))
        child = await _start_or_find(folder, port, heap_mb)
        return cls(folder, heap_mb, port if child else _published_port(folder), child)

    @property
    def address(self) -> Address:
        password = (self._folder / "password").read_text()
        return Address(f"bolt://{LOOPBACK}:{self._port}", "root", password, DATABASE)

    async def watch(self) -> None:
        """Whoever notices first that the store has died starts it at the same port."""
        while True:
            try:
                await self._until_gone()
                log.warning("the embedded store stopped; starting it again")
                self._child = await _start_or_find(self._folder, self._port, self._heap_mb)
            # A machine without memory, processes or open files to spare has some again later.
            except (EmbeddedFault, OSError) as fault:
                log.error("%s", fault)
                await asyncio.sleep(WAIT_BETWEEN_STARTS)

    async def _until_gone(self) -> None:
        if self._child:
            await _heard(self._child)
            await self._child.wait()
        while _held(self._folder):  # noqa: ASYNC110 another process tells us nothing
            await asyncio.sleep(LOOK_SECONDS)

    async def stop(self) -> None:
        if self._child:
            await _leave(self._child)


async def _start_or_find(folder: Path, port: int, heap_mb: int) -> Process | None:
    """Our own child, or None when another process's child answers at its published address."""
    for _ in range(FIND_TRIES):
        if child := await _launch(folder, port, heap_mb):
            return child
        if await _answers(_published_port(folder)):
            return None
        await asyncio.sleep(LOOK_SECONDS)
    raise EmbeddedFault(_in_use(folder))


async def _launch(folder: Path, port: int, heap_mb: int) -> Process | None:
    """A child that is ready, or None when the folder is held by another one."""
    child = await _spawn(folder, port, heap_mb)
    try:
        said = await _report(child)
    except BaseException:
        await _leave(child)
        raise
    if said["state"] == "ready":
        return child
    await _leave(child)
    if said["state"] == "in use":
        return None
    raise EmbeddedFault(_did_not_start(folder, said["why"]))


async def _spawn(folder: Path, port: int, heap_mb: int) -> Process:
    """In its own session, so that Ctrl-C reaches the parent alone."""
    given = (str(CHILD), str(folder), str(port), str(heap_mb))
    with (folder / "log" / "process.log").open("ab") as printed:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-I", *given,
            stdin=PIPE, stdout=PIPE, stderr=printed, cwd=folder, start_new_session=True,
        )  # fmt: skip


async def _report(child: Process) -> dict[str, str]:
    try:
        async with asyncio.timeout(START_SECONDS):
            line = await child.stdout.readline() if child.stdout else b""
    except TimeoutError:
        return _fault(f"it was not ready after {START_SECONDS:.0f} s")
    return json.loads(line) if line else _fault("its process ended without a word")


async def _heard(child: Process) -> None:
    """Passes on what it has to tell, until it ends."""
    while line := await child.stdout.readline() if child.stdout else b"":
        log.warning("%s", json.loads(line)["why"])


def _fault(why: str) -> dict[str, str]:
    return {"state": "fault", "why": why}


async def _leave(child: Process) -> None:
    """Closing its standard input asks the child to leave; killing it is the last resort."""
    if child.stdin:
        child.stdin.close()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await child.wait()
    except TimeoutError:
        log.error("the embedded store did not stop in %s s and is killed", STOP_SECONDS)
        child.kill()
        await child.wait()


def _prepare(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    (folder / "log").mkdir(exist_ok=True)
    once.write(folder / "password", secrets.token_urlsafe(24))
    # The child works inside the folder, where a relative path would mean another place.
    return folder.resolve()


def _published_port(folder: Path) -> int:
    """The port last published in this folder, 0 for none."""
    try:
        return int(json.loads((folder / "address.json").read_text())["port"])
    except (FileNotFoundError, ValueError, KeyError):
        return 0


def _free_port(wanted: int) -> int:
    """The wanted port when nobody has it, else any free one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, wanted))
        except OSError:
            probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _held(folder: Path) -> bool:
    """Whether some child holds the folder."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(LOOPBACK, port)
    except OSError:
        return False
    writer.close()
    return True


def _in_use(folder: Path) -> str:
    return (
        f"The data folder {folder} is in use by another Weft that does not answer. "
        "Stop that one, or give this one a folder of its own with WEFT_DATA."
    )


def _did_not_start(folder: Path, why: str) -> str:
    advice = f"Look into {folder / 'log'}; if the folder is damaged, {anew(folder)}."
    if not has_room(folder):
        advice = "Its disk is full: make room there, and nothing else."
    said = f"The embedded store in {folder} did not start: {why}."
    return f"{said} Nothing in the folder was changed. {advice}"

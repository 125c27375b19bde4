"""The embedded store's log: a commit is in it whole, on a disk with room, or it has not happened."""

import contextlib
import os
import shutil
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

MIB = 2**20
# More than what is acknowledged and not yet in the data files, so that reading goes on.
ROOM = 64 * MIB
# A record begins with its number, its time, its parts and their length, and ends with that length and a mark.
HEAD, FOOT = struct.Struct(">qqii"), struct.Struct(">iq")
MARK = 9371515385058702
LOOK_SECONDS = 0.05
UNFLUSHED = "on flushing"
FAILED = 1

FULL = (
    "The disk of {folder} has less than {room} MiB left. So that nothing acknowledged is lost, the "
    "store goes on reading and writes nothing. Make room: it then writes again by itself."
)
AGAIN = "There is room on the disk of {folder} again: the store writes."
TORN = (
    "A write did not get to the disk of {folder} whole and was refused; what it left in the store's "
    "log is cut off, and nothing acknowledged is lost. See whether that disk or a quota is full."
)
UNWRITTEN = (
    "The store could not write to its files in {folder}: {why}. Its log holds what it acknowledged, "
    "and it starts again from there. If it does not, make room on that disk."
)


@dataclass
class File:
    """One of the log's, and how far its records were acknowledged."""

    own: Any
    handle: int
    whole: int


class Log:
    """Each commit asks it after its sync and before its answer, while nobody else has the file."""

    # The engine writes on behind half a record, and recovery stops there. With one file in use at a
    # time, what is behind half a record was not acknowledged.
    def __init__(self, database: Any, folder: Path, tell: Callable[[str], None]) -> None:
        java: Any = import_module("jpype").JClass
        self._holds = java("java.lang.Thread").holdsLock
        self._again = java("com.arcadedb.exception.ConcurrentModificationException")
        self._no = java("com.arcadedb.exception.TransactionException")
        self._folder = folder
        self._tell = tell
        self._full = False
        self._looked = 0.0
        manager = database.getTransactionManager()
        pool = manager.getClass().getDeclaredField("activeWALFilePool")
        pool.setAccessible(True)
        self._pool = pool.get(manager)
        self._files = [_opened(own, int(own.getSize())) for own in self._pool]

    def commit(self) -> None:
        """Raises, and the log is as it was, where this commit must not be acknowledged."""
        file = self._held()
        end = os.fstat(file.handle).st_size
        if not _one_record(file.handle, file.whole, end):
            _cut(file)
            self._tell(TORN.format(folder=self._folder))
            # The driver begins again by itself.
            raise self._again("What a failed commit left in the log was in the way")
        if self._without_room():
            _cut(file)
            raise self._no("The disk is full")
        file.whole = end

    def _held(self) -> File:
        """This thread's; it may have been taken out of use meanwhile, as one that is long enough."""
        for file in self._files:
            if self._holds(file.own):
                return file
        own = next(own for own in self._pool if self._holds(own))
        # Only what the engine has closed: with any handle of a process its lock on the file goes.
        for file in [file for file in self._files if not file.own.isOpen()]:
            self._files.remove(file)
            os.close(file.handle)
        self._files.append(_opened(own, 0))
        return self._files[-1]

    def _without_room(self) -> bool:
        """Looked at now and then: a disk does not fill up in between."""
        now = time.monotonic()
        if now - self._looked < LOOK_SECONDS and not self._full:
            return False
        full, self._looked = not has_room(self._folder), now
        if full != self._full:
            self._full = full
            words = FULL if full else AGAIN
            self._tell(words.format(folder=self._folder, room=ROOM // MIB))
        return full


def _opened(own: Any, whole: int) -> File:
    return File(own, os.open(str(own.getFilePath()), os.O_RDWR), whole)


def _cut(file: File) -> None:
    os.ftruncate(file.handle, file.whole)
    os.fsync(file.handle)


def keep_whole(database: Any, folder: Path, tell: Callable[[str], None]) -> None:
    """From now on, for every commit; `tell` is for whoever looks after the machine."""
    jpype: Any = import_module("jpype")
    event = jpype.JClass("com.arcadedb.database.DatabaseInternal$CALLBACK_EVENT").TX_AFTER_WAL_WRITE
    log = Log(database, folder, tell)
    asked = jpype.JProxy("java.util.concurrent.Callable", dict={"call": log.commit})
    database.registerCallback(event, asked)
    _leave_when_unwritten(folder, tell)


def has_room(folder: Path) -> bool:
    return shutil.disk_usage(folder).free >= ROOM


def _leave_when_unwritten(folder: Path, tell: Callable[[str], None]) -> None:
    """The engine would go on, and read the file's old page for the one it could not write."""
    jpype: Any = import_module("jpype")
    fault: Any = jpype.JClass("java.io.IOException")

    def noted(record: Any) -> bool:
        if UNFLUSHED in str(record.getMessage()) and isinstance(record.getThrown(), fault):
            with contextlib.suppress(Exception):
                tell(UNWRITTEN.format(folder=folder, why=record.getThrown().getMessage()))
            os._exit(FAILED)
        return True

    heard = jpype.JProxy("java.util.logging.Filter", dict={"isLoggable": noted})
    for handler in jpype.JClass("java.util.logging.Logger").getLogger("").getHandlers():
        handler.setFilter(heard)


def _one_record(handle: int, start: int, end: int) -> bool:
    """Whether this part of the file is exactly that: its head and its foot agree about its length."""
    length = end - start - HEAD.size - FOOT.size
    if length < 0:
        return False
    head, foot = os.pread(handle, HEAD.size, start), os.pread(handle, FOOT.size, end - FOOT.size)
    return HEAD.unpack(head)[-1] == length and FOOT.unpack(foot) == (length, MARK)

"""The bare question to relational databases: one statement, two joins, covering indexes."""

import importlib
import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.bare import FIRST, WEIGHTS, Answer, Asker, Plain

TABLES = """
CREATE TABLE knows (a integer, b integer, w integer, via {boolean}, PRIMARY KEY (a, b)){clustered};
CREATE TABLE gives (topic integer, person integer, PRIMARY KEY (topic, person)){clustered};
"""
INDEXES = (
    "CREATE INDEX ways ON knows (a) INCLUDE (b, w) WHERE via",
    "CREATE INDEX givers ON gives (person, topic)",
    "VACUUM (ANALYZE) knows",
    "VACUUM (ANALYZE) gives",
)
# The best path's worth and contact in one number, so that one aggregate finds both.
QUESTION = """
SELECT k2.b, sum(k1.w * k2.w) AS score, max(CAST(k1.w * k2.w AS bigint) * {most} - k1.b)
FROM knows k1 JOIN knows k2 ON k2.a = k1.b
WHERE k1.a = {p} AND k1.via AND k2.via AND k2.b <> {p}
  AND EXISTS (SELECT 1 FROM gives g WHERE g.person = k2.b AND g.topic IN ({p}, {p}, {p}))
  AND NOT EXISTS (SELECT 1 FROM knows d WHERE d.a = {p} AND d.b = k2.b)
GROUP BY k2.b ORDER BY score DESC, k2.b LIMIT {first}"""
MOST = 2**32
BATCH = 500_000
MOST_TOPICS = 3
START_SECONDS = 60


class NoPostgres(Exception):
    """Why PostgreSQL is left out."""


@dataclass(frozen=True, slots=True)
class Sides:
    """All ties and gives as columns; people are known by their place in the order of ids."""

    knows: tuple[Any, Any, Any, Any]
    gives: tuple[Any, Any]

    @property
    def nbytes(self) -> int:
        return sum(column.nbytes for column in (*self.knows, *self.gives))


def sides(world: Plain) -> Sides:
    ties = world.mirror.ties.compacted()
    owner = np.repeat(world.order, ties.length[: len(world.order)])
    other, side = world.order[ties.columns["other"]], ties.columns["side"]
    sorted_ = np.lexsort((other, owner))
    weight = WEIGHTS[(side >> np.uint32(1)) & np.uint32(3)]
    topics = np.repeat(np.arange(len(world.first_giver) - 1), np.diff(world.first_giver))
    columns = (owner, other, weight, side & np.uint32(1))
    found = [column[sorted_].astype(np.int32) for column in columns]
    return Sides((found[0], found[1], found[2], found[3]), (topics, world.order[world.givers]))


def asking(world: Plain, rows_of: Callable[[tuple[int, ...]], Any]) -> Callable[[Asker], Answer]:
    order = world.order.tolist()
    ids = sorted(world.mirror.people.ids)

    def answer(asker: Asker) -> Answer:
        who = order[asker.number]
        topics = (asker.topics.tolist() * MOST_TOPICS)[:MOST_TOPICS]
        return [(ids[b], ids[-best % MOST]) for b, _, best in rows_of((who, who, *topics, who))]

    return answer


@contextmanager
def sqlite(world: Plain, rows: Sides, cache_mb: int) -> Generator[Callable[[Asker], Answer]]:
    """Clustered by its key, so that each row of ties is one range of one tree."""
    here, text = threading.local(), QUESTION.format(p="?", most=MOST, first=FIRST)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "town.sqlite"
        made = sqlite3.connect(file)
        made.execute("PRAGMA journal_mode = OFF")
        made.executescript(TABLES.format(boolean="integer", clustered=" WITHOUT ROWID"))
        for table, columns in (("knows", rows.knows), ("gives", rows.gives)):
            marks = ", ".join("?" * len(columns))
            for first in range(0, len(columns[0]), BATCH):
                cells = (column[first : first + BATCH].tolist() for column in columns)
                made.executemany(f"INSERT INTO {table} VALUES ({marks})", zip(*cells, strict=True))  # noqa: S608
        made.execute("CREATE INDEX givers ON gives (person, topic)")
        made.execute("ANALYZE")
        made.commit()
        made.close()

        def rows_of(given: tuple[int, ...]) -> Any:
            if not hasattr(here, "connection"):
                here.connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
                here.connection.execute(f"PRAGMA cache_size = -{cache_mb * 1024}")
                here.connection.execute(f"PRAGMA mmap_size = {file.stat().st_size}")
            return here.connection.execute(text, given).fetchall()

        yield asking(world, rows_of)


@contextmanager
def postgres(world: Plain, rows: Sides, buffers_mb: int) -> Generator[Callable[[Asker], Answer]]:
    """A cluster of its own in a temporary folder, as nobody in particular, on a socket only we can reach."""
    try:
        psycopg: Any = importlib.import_module("psycopg")
    except ImportError as missing:
        raise NoPostgres("psycopg is not installed; `make bench` installs it") from missing
    here, text = threading.local(), QUESTION.format(p="%s", most=MOST, first=FIRST)
    with _cluster(buffers_mb) as address:
        with _connected(psycopg, address) as made:
            made.execute(TABLES.format(boolean="boolean", clustered=""))
            _copy(made, "knows", rows.knows, "iiib")
            _copy(made, "gives", rows.gives, "ii")
            for statement in INDEXES:
                made.execute(statement)

        def rows_of(given: tuple[int, ...]) -> Any:
            if not hasattr(here, "connection"):
                here.connection = psycopg.connect(address, autocommit=True, prepare_threshold=0)
            return here.connection.execute(text, given).fetchall()

        yield asking(world, rows_of)


def _copy(connection: Any, table: str, columns: tuple[Any, ...], kinds: str) -> None:
    """PostgreSQL's own binary form, made whole: row by row would take minutes."""
    cells = [(f"size{n}", ">i4") for n in range(len(kinds))]
    values = [(f"value{n}", ">i4" if kind == "i" else "i1") for n, kind in enumerate(kinds)]
    fields = [field for pair in zip(cells, values, strict=True) for field in pair]
    packed = np.zeros(len(columns[0]), [("fields", ">i2"), *fields])
    packed["fields"] = len(kinds)
    for n, (column, kind) in enumerate(zip(columns, kinds, strict=True)):
        packed[f"size{n}"], packed[f"value{n}"] = 4 if kind == "i" else 1, column
    with connection.cursor().copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
        copy.write(packed.tobytes())
        copy.write(b"\xff\xff")


@contextmanager
def _cluster(buffers_mb: int) -> Generator[str]:
    programs, user = _programs(), _nobody()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        data = f"{folder}/data"
        command = [programs / "initdb", "-D", data, "-A", "trust", "-U", "bench", "--no-sync"]
        subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": folder,
            "shared_buffers": f"{buffers_mb}MB",
            "max_wal_size": "8GB",
            "fsync": "off",
            # Compiling takes longer than the question.
            "jit": "off",
        }
        given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (Path(folder) / "said").open("wb") as out:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *given],
                stdout=out, stderr=out, user=user, cwd=folder,
            )  # fmt: skip
        try:
            yield f"host={folder} user=bench dbname=postgres"
        finally:
            # Asked to terminate, it would wait for its clients to leave.
            server.send_signal(signal.SIGINT)
            server.wait(60)


@contextmanager
def _connected(psycopg: Any, address: str) -> Generator[Any]:
    """Waits until the server answers."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            connection = psycopg.connect(address, autocommit=True)
            break
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
    with connection:
        yield connection


def _programs() -> Path:
    """Debian keeps them beside the path, by version."""
    named = shutil.which("postgres")
    found = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found:
        raise NoPostgres("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return found[-1].parent


def _nobody() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.getuid():
        return None
    names = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"

"""Migrations: append-only files of statements that may run again, recorded in the graph."""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from graph import statement
from graph.store import Store

HOME = Path(__file__).parent / "migrations"
INDEXING_SECONDS = 600.0
UNIQUE = re.compile(
    r"^CREATE CONSTRAINT (\w+) .*\(\w+:(\w+)\) REQUIRE \w+\.(\w+) IS UNIQUE|"
    r"^DROP CONSTRAINT (\w+)",
    re.MULTILINE,
)


class WrongGraph(Exception):
    """Graph and program do not fit together: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Migration:
    name: str
    text: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def statements(self) -> list[str]:
        """Separated by a semicolon at the end of a line."""
        bare = re.sub(r"^\s*//.*$", "", self.text, flags=re.MULTILINE)
        return [
            part.strip() for part in re.split(r";\s*$", bare, flags=re.MULTILINE) if part.strip()
        ]


def written(home: Path = HOME) -> list[Migration]:
    return [Migration(path.stem, path.read_text("utf-8")) for path in sorted(home.glob("*.cypher"))]


async def apply(
    store: Store, now: int, home: Path = HOME, only: Collection[str] | None = None
) -> list[str]:
    """Runs what has not run yet (of `only`) and returns its names; WrongGraph before anything is touched."""
    known, there = written(home), await recorded(store, INDEXING_SECONDS)
    _refuse_foreign(known, there)
    wanted = {migration.name for migration in known} if only is None else only
    waiting = [one for one in known if one.name in wanted and one.name not in there]
    for migration in waiting:
        for text in migration.statements:
            await _run(store, migration.name, text)
        await _record(store, migration, now)
    return [migration.name for migration in waiting]


async def check(store: Store, home: Path = HOME) -> None:
    """WrongGraph when the graph is older or newer than the program, or lacks a constraint."""
    known, there = written(home), await recorded(store)
    _refuse_foreign(known, there)
    if waiting := [migration.name for migration in known if migration.name not in there]:
        raise WrongGraph(f"The graph is older than this Weft ({_list(waiting)}). Run: weft migrate")
    if missing := promised(known) - await constraints(store):
        keys = [f"{label}.{key}" for label, key in missing]
        raise WrongGraph(
            f"The graph has lost the uniqueness of {_list(keys)}, so things could happen twice. "
            "Restore a backup, or create these constraints by hand."
        )


def promised(known: list[Migration]) -> set[tuple[str, str]]:
    """The (label, property) pairs that are unique once all migrations have run."""
    unique: dict[str, tuple[str, str]] = {}
    for name, label, key, dropped in UNIQUE.findall("\n".join(m.text for m in known)):
        unique.pop(dropped, None)
        if name:
            unique[name] = (label, key)
    return set(unique.values())


async def constraints(store: Store) -> set[tuple[str, str]]:
    """The (label, property) pairs the store keeps unique."""
    rows = await store.rows("migrations/constraints")
    return {(row["label"], row["property"]) for row in rows}


def _refuse_foreign(known: list[Migration], applied: dict[str, str]) -> None:
    sums = {migration.name: migration.checksum for migration in known}
    if newer := applied.keys() - sums.keys():
        raise WrongGraph(
            f"The graph is newer than this Weft ({_list(newer)}). Start the version that wrote it."
        )
    if changed := [name for name in applied if applied[name] != sums[name]]:
        raise WrongGraph(
            f"The files of migrations that have run were changed ({_list(changed)}). "
            "Put them back as they were, and write a new one."
        )


async def recorded(store: Store, seconds: float | None = None) -> dict[str, str]:
    """The names of what has run, with the checksums of the files it was then; a cold store needs longer."""
    rows = await store.read(lambda tx: tx.rows("migrations/applied"), seconds)
    return {row["name"]: row["checksum"] for row in rows}


async def _run(store: Store, name: str, text: str) -> None:
    """Schema and data never share a transaction; what answers `more` takes a part at a time, until none is left."""
    asked, rows = statement.written(name, text), [{"more": 1}]
    while any(row.get("more") for row in rows):
        rows = await store.write(lambda tx: tx.answer(asked), INDEXING_SECONDS)


async def _record(store: Store, migration: Migration, now: int) -> None:
    given = {"name": migration.name, "checksum": migration.checksum, "now": now}
    await store.write(lambda tx: tx.run("migrations/record", **given))


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))

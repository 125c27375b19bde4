"""The mirror in a file: what a process held, so that the next one reads only what has changed since."""

import contextlib
import json
import os
import secrets
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph.arrays import Column, Rows
from graph.bounds import MINUTE
from graph.mirror import Asked, Mirror, Numbers

FORM = 3
# Saving takes seconds; what is older than this nobody saves any more.
LONGEST = 60 * MINUTE
NUMBERS = ("people", "circles", "topics")
FLAGS = ("open", "introduces", "busy", "crowd", "led", "size")


class Unfit(Exception):
    """This file is none of ours, or not whole."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`mark` is a change of the store from the moment `at` (UTC ms): without it, this is another store's."""

    mirror: Mirror
    mark: str
    at: int


def written(kept: Kept) -> dict[str, Column]:
    """All of it as arrays, not copied."""
    mirror = kept.mirror
    arrays: dict[str, Column] = {name: getattr(mirror, name) for name in FLAGS}
    for name, rows in mirror.tables.items():
        arrays |= {f"{name}/{part}": column for part, column in rows.parts().items()}
    said = {"form": FORM, "mark": kept.mark, "at": kept.at} | _said(mirror)
    return arrays | {"said": np.frombuffer(json.dumps(said).encode(), np.uint8)}


def save(file: Path, arrays: dict[str, Column]) -> None:
    """Readable by this account alone, whole or not at all."""
    # No id of the process: in containers that share a folder every one of them is the first.
    half = file.with_suffix(f".{secrets.token_hex(8)}.half")
    try:
        with open(half, "wb", opener=_private) as out:
            np.savez(out, allow_pickle=False, **arrays)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def sweep(file: Path, now: int) -> None:
    """Halves that a process left which ended while it saved, also those that once had its number."""
    for half in file.parent.glob(f"{file.stem}.*"):
        if half.suffix != ".half" and not half.suffix[1:].isdecimal():
            continue
        # By age: the process of another container that saves just now cannot be asked for.
        with contextlib.suppress(FileNotFoundError):
            if half.stat().st_mtime_ns // 1_000_000 < now - LONGEST:
                half.unlink()


def load(file: Path) -> Kept:
    """Unfit for whatever cannot be read whole and in this form."""
    try:
        with file.open("rb") as there, np.load(there, allow_pickle=False) as arrays:
            said = json.loads(arrays["said"].tobytes())
            if said["form"] != FORM:
                raise Unfit(f"form {said['form']}")
            return Kept(_mirror(said, dict(arrays)), said["mark"], said["at"])
    except Unfit:
        raise
    except Exception as broken:
        raise Unfit(f"{type(broken).__name__}: {broken}") from broken


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _said(mirror: Mirror) -> dict[str, Any]:
    return {
        "ids": {name: getattr(mirror, name).ids for name in NUMBERS},
        "blocks": [[who, sorted(others)] for who, others in mirror.blocks.items()],
        "near": [[topic, list(fits.items())] for topic, fits in mirror.near.items()],
        "names": list(mirror.names.items()),
        "asks": [[id, astuple(asked)] for id, asked in mirror.asks.items()],
    }


def _mirror(said: dict[str, Any], arrays: dict[str, Column]) -> Mirror:
    mirror = Mirror()
    for name in NUMBERS:
        setattr(mirror, name, Numbers.listed(said["ids"][name]))
    for name in FLAGS:
        setattr(mirror, name, arrays[name])
    for name, rows in mirror.tables.items():
        parts = {part: arrays[f"{name}/{part}"] for part in rows.parts()}
        setattr(mirror, name, Rows.of_parts(parts))
    mirror.blocks = {who: frozenset(others) for who, others in said["blocks"]}
    mirror.near = {topic: dict(fits) for topic, fits in said["near"]}
    mirror.names = {topic: (name, rarity) for topic, (name, rarity) in said["names"]}
    for id, (asker, topics, *rest) in said["asks"]:
        mirror.hold(id, Asked(asker, tuple(topics), *rest))
    return mirror

"""The project's own files, as the house tests read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
T = TypeVar("T", bound=ast.AST)
ROOMS = ("server", "schema", "graph", "auth")


def git(*asked: str) -> list[str]:
    told = subprocess.run(["git", *asked], cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout.splitlines()


@cache
def files(*suffixes: str) -> list[Path]:
    """All that git knows or would take in; the ending limits it."""
    found = {ROOT / name for name in git("ls-files", "-co", "--exclude-standard")}
    return sorted(f for f in found if f.is_file() and (not suffixes or f.suffix in suffixes))


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def words_of(file: Path) -> str:
    """Empty for what is not text."""
    try:
        return file.read_text()
    except UnicodeDecodeError:
        return ""


@cache
def modules(*rooms: str) -> list[Path]:
    return [f for f in files(".py") if named(f).split("/")[0] in rooms]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


def nodes(file: Path, kind: type[T]) -> Iterator[T]:
    return (node for node in ast.walk(tree(file)) if isinstance(node, kind))

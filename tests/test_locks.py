"""The locks: fresh, hashed, past every known hole, and no package that would take our names."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import auth
import graph
import schema
import server
from tests.house import ROOMS, ROOT, modules, nodes

LOCKS = [
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-bench.lock",
    "requirements-node.lock",
]
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", re.MULTILINE)

# The first version past every advisory known for it.
FLOORS = {
    "arcadedb-embedded": "26.10.1",  # CVE-2026-114056/-114057/-114059 code execution by readers
    "fastapi": "0.136",  # CVE-2024-24762 form parsing without bound
    "graphql-core": "3.3.0",  # CVE-2026-75507/-75508 parser and validator without bound
    "neo4j": "6.2",  # the oldest driver the suite ran on
    "starlette": "1.5.1",  # CVE-2026-48710 forged host, ranges without bound
    "strawberry-graphql": "0.328.0",  # CVE-2026-107728 permission that fails open
    "uvicorn": "0.49",  # doubled forwarding headers
    "authlib": "1.9.1",  # CVE-2026-116672
    "joserfc": "1.8.0",  # CVE-2026-49852 empty key
    # Not used; should it come in, then at this version or later.
    "python-multipart": "0.0.27",  # CVE-2026-42561
}


@cache
def pinned(lock: str) -> dict[str, list[Version]]:
    """Every package and its versions: one, or one for each range of Pythons."""
    found: dict[str, list[Version]] = {}
    for name, version in PINNED.findall((ROOT / lock).read_text()):
        found.setdefault(plain(name), []).append(Version(version))
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def unmet(wanted: list[str], lock: str) -> list[str]:
    """Requirements that the lock does not satisfy: `make locks` was forgotten."""
    have = pinned(lock)
    needs = [Requirement(line) for line in wanted]
    return [
        str(need)
        for need in needs
        if not have.get(plain(need.name))
        or not all(need.specifier.contains(v, prereleases=True) for v in have[plain(need.name)])
    ]


def test_locks_satisfy_the_project() -> None:
    groups = project()["dependency-groups"]
    runtime = project()["project"]["dependencies"]
    build = project()["build-system"]["requires"]
    assert unmet(runtime, "requirements.lock") == []
    assert unmet([*runtime, *groups["dev"], *build], "requirements-dev.lock") == []
    assert unmet(groups["bench"], "requirements-bench.lock") == []
    assert unmet(groups["node"], "requirements-node.lock") == []


def imported() -> set[str]:
    """What the program takes from elsewhere, wherever in a file it does so."""
    files = modules(*ROOMS)
    whole = {alias.name for f in files for node in nodes(f, ast.Import) for alias in node.names}
    parts = {node.module or "" for f in files for node in nodes(f, ast.ImportFrom)}
    return {name.partition(".")[0] for name in whole | parts} - {*ROOMS, *sys.stdlib_module_names}


def test_the_program_starts_from_what_runs_alone() -> None:
    known, have = packages_distributions(), pinned("requirements.lock")
    found = {name: [plain(one) for one in known.get(name, [])] for name in imported()}
    assert len(found) > 10
    assert [name for name, dists in found.items() if have.keys().isdisjoint(dists)] == []


def differing(one: str, other: str) -> dict[str, list[Version]]:
    """What both pin, at other versions."""
    there = pinned(other)
    return {name: had for name, had in pinned(one).items() if there.get(name, had) != had}


def test_what_is_developed_on_is_what_runs() -> None:
    assert pinned("requirements.lock").keys() <= pinned("requirements-dev.lock").keys()
    assert differing("requirements.lock", "requirements-dev.lock") == {}


def test_what_is_measured_against_changes_nothing_that_runs() -> None:
    assert differing("requirements-bench.lock", "requirements-dev.lock") == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text()
    pins = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert pins
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_past_its_floor(lock: str) -> None:
    low = [
        f"{name} {version}"
        for name, versions in pinned(lock).items()
        for version in versions
        if version < Version(FLOORS.get(name, "0"))
    ]
    assert low == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_package_takes_our_names(lock: str) -> None:
    assert pinned(lock).keys() & {"auth", "graph", "schema", "server", "tests", "weft"} == set()


@pytest.mark.parametrize("package", [auth, graph, schema, server])
def test_our_packages_are_ours(package: Any) -> None:
    assert package.__file__ == str(ROOT / package.__name__ / "__init__.py")

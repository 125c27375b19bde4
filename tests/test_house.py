"""The house rules on files, names and words: each room's README says why they are there."""

import ast
import re
from pathlib import Path

import pytest

from server import settings
from tests.house import ROOMS, ROOT, files, git, modules, named, nodes, tree, words_of

LONGEST_FILE = 249
ONE_SCREEN = 70
WRITTEN = (".py", ".cypher", ".ts", ".js", ".svelte", ".css", ".graphql")
GENERATED = re.compile(r"(^|/)generated(/|\.)|\.gen\.|^schema/(schema|released)\.graphql$")
VAGUE = re.compile(r"\b(base|common|helpers?|managers?|misc|services?|utils?)\b")
# What concerns all modules of a room: the app's documents, and who may see and do what.
WHOLE_ROOM = ("documents", "matrix")
READMES = [*ROOMS, "frontend", "infra", "tests"]

# Spelt in pieces, so that this file does not name what it looks for.
HOSTS = (
    "pypi|files[.]pythonhosted|registry[.]npmjs|registry[.]yarnpkg|crates|proxy[.]golang"
    "|repo1[.]maven|repo[.]maven[.]apache|deb[.]debian|index[.]docker|ghcr|quay"
)
REGISTRY = re.compile(rf"\b({HOSTS})[.](org|com|io)\b")
MACHINE = re.compile(r"(?<![\w.$}])/(root|work|home|Users)/\w")


def written() -> list[Path]:
    return [file for file in files(*WRITTEN) if not GENERATED.search(named(file))]


def test_files_stay_under_250_lines() -> None:
    sizes = {named(file): len(file.read_text().splitlines()) for file in written()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_names_say_what_is_inside() -> None:
    names = {named(file): re.sub(r"[/_.-]", " ", named(file).lower()) for file in written()}
    assert [name for name, words in names.items() if VAGUE.search(words)] == []


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    found = {
        named(file): match[0]
        for file in files()
        for match in [REGISTRY.search(words_of(file)) or MACHINE.search(words_of(file))]
        if match
    }
    assert found == {}


def test_what_is_kept_is_files_and_no_links_to_elsewhere() -> None:
    assert [line for line in git("ls-files", "-s") if line.startswith("120000")] == []


@pytest.mark.parametrize("room", READMES)
def test_every_room_has_a_readme_of_one_screen(room: str) -> None:
    lines = (ROOT / room / "README.md").read_text().splitlines()
    assert 3 <= len(lines) <= ONE_SCREEN


def is_named_after(test: Path) -> bool:
    """tests/graph/test_asks.py, or test_asks_<aspect>.py, belongs to graph/asks.py."""
    room, subject = ROOT / test.parent.name, test.stem.removeprefix("test_")
    known = {module.stem for module in room.iterdir()} | {room.name, *WHOLE_ROOM}
    return any(subject == stem or subject.startswith(f"{stem}_") for stem in known)


def test_tests_are_named_after_the_module_they_test() -> None:
    tests = [f for f in modules("tests") if f.name.startswith("test_") and f.parent.name in ROOMS]
    assert [named(test) for test in tests if not is_named_after(test)] == []


def test_docstrings_are_one_line() -> None:
    long = [
        f"{named(file)}:{node.lineno}"
        for file in modules(*ROOMS, "tests", "infra")
        for kind in (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        for node in nodes(file, kind)
        if "\n" in (ast.get_docstring(node, clean=False) or "")
    ]
    assert long == []


def test_resolvers_hold_no_try() -> None:
    def has_resolvers(file: Path) -> bool:
        return any(node.name in {"Query", "Mutation"} for node in nodes(file, ast.ClassDef))

    caught = [named(f) for f in modules("schema") if has_resolvers(f) and any(nodes(f, ast.Try))]
    assert caught == []


def test_every_refusal_is_drawn_in_the_tree() -> None:
    file = ROOT / "graph/refusals.py"
    drawn = set(re.findall(r"[A-Z]\w+", ast.get_docstring(tree(file)) or ""))
    kinds = {
        node.name: {b.id for b in node.bases if isinstance(b, ast.Name)}
        for node in nodes(file, ast.ClassDef)
    }
    refusals, grown = {"Refusal"}, True
    while grown:
        more = {name for name, bases in kinds.items() if bases & refusals} - refusals
        refusals, grown = refusals | more, bool(more)
    assert refusals - drawn == set()


def test_every_setting_is_in_the_readme_table() -> None:
    rows = [line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("|")]
    assert [name for name in settings.names() if not any(f"`{name}`" in row for row in rows)] == []


def test_the_changelog_keeps_its_form() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    form = re.compile(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}")
    assert headings
    assert [heading for heading in headings if not form.fullmatch(heading)] == []

"""The house rules on Cypher: one home a statement, exact parameters, a viewer to start from."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from graph.statement import HOME, SYSTEM, load
from tests.house import modules, named, nodes

VERBS = {"run", "rows", "all", "one"}
NAME = re.compile(r"[a-z_]+/[a-z_]+")
# Modules beside the noun's own that run its statements: a noun too long for one file, or a verb of
# one noun that in its own transaction also moves another.
SHARED = {
    "introductions": {"answers", "asks", "beginnings", "favours", "lapses", "messages"},
    "migrations": {"migrate"},
    "mirror": {"mirror_follow", "mirror_load"},
    "occasions": {"handled", "today"},
    "topics": {"catalogue"},
}
START = "MATCH (me:Person {id: $viewer})"

# Words that only one of the two stores understands, or that bring in a clock, a die or an inner id.
FOREIGN = re.compile(
    r"\b(?:FULLTEXT|VECTOR|SHORTEST)\b|\bCYPHER\s+25\b|\bapoc\."
    r"|\b(?:datetime|localdatetime|date|timestamp|rand|randomUUID|elementId|id)\s*\(",
)


@dataclass(frozen=True)
class Call:
    """Where code runs a statement; `given` is None when parameters are passed on as a whole."""

    file: Path
    line: int
    name: str
    given: frozenset[str] | None


def homes() -> dict[str, Path]:
    return {f.relative_to(HOME).with_suffix("").as_posix(): f for f in HOME.rglob("*.cypher")}


def bare(file: Path) -> str:
    return re.sub(r"//.*", "", file.read_text()).strip()


def calls() -> Iterator[Call]:
    for file in modules("graph"):
        for node in nodes(file, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in VERBS:
                yield from called(file, node)


def called(file: Path, node: ast.Call) -> Iterator[Call]:
    words = [a.value for a in node.args if isinstance(a, ast.Constant)]
    passed = [keyword.arg for keyword in node.keywords]
    given = None if None in passed else frozenset(name for name in passed if name)
    for word in words:
        if isinstance(word, str) and NAME.fullmatch(word):
            yield Call(file, node.lineno, word, given)


def names_in(file: Path) -> set[str]:
    """Every statement named as a string; f"<noun>/{…}" names all of the noun's."""
    words = {node.value for node in nodes(file, ast.Constant) if isinstance(node.value, str)}
    parts = {
        part.value
        for whole in nodes(file, ast.JoinedStr)
        for part in whole.values[:1]
        if is_noun(part)
    }
    return words | {name for name in homes() if f"{name.split('/')[0]}/" in parts}


def is_noun(part: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(part, ast.Constant) and str(part.value).endswith("/")


def where(call: Call) -> str:
    return f"{named(call.file)}:{call.line} {call.name}"


def test_every_statement_that_code_runs_has_its_home() -> None:
    known = homes()
    assert [where(call) for call in calls() if call.name not in known] == []


def test_every_statement_is_run() -> None:
    code = (file for file in modules("graph") if file.stem != "statement")
    used = {name for file in code for name in names_in(file)}
    assert sorted(homes().keys() - used) == []


def is_at_home(call: Call) -> bool:
    """In graph/<noun>.py, in graph/<noun>/, or in a module that shares the noun."""
    noun = call.name.split("/")[0]
    places = {noun, *SHARED.get(noun, ())}
    return call.file.stem in places or call.file.parent.name == noun


def test_statements_are_run_by_the_module_of_their_noun() -> None:
    assert [where(call) for call in calls() if not is_at_home(call)] == []


def test_calls_give_exactly_the_parameters() -> None:
    known = homes()
    checked = [c for c in calls() if c.given is not None and c.name in known]
    assert checked
    assert [where(call) for call in checked if load(call.name).parameters != call.given] == []


def test_every_statement_starts_at_the_viewer_or_is_the_systems() -> None:
    adrift = [name for name, file in homes().items() if not bare(file).startswith(START)]
    assert sorted(set(adrift) - SYSTEM) == []


def test_the_systems_list_names_only_what_is_there() -> None:
    assert sorted(SYSTEM - homes().keys()) == []


def test_statements_stay_in_what_both_stores_understand() -> None:
    places = [*homes().values(), *HOME.parent.glob("migrations/*.cypher")]
    # A backup tells nodes apart that have no key; the number is the archive's own, and ends there.
    own = {"graph/cypher/backup/nodes.cypher", "graph/cypher/backup/relationships.cypher"}
    places = [file for file in places if named(file) not in own]
    foreign = {named(f): m[0] for f in places for m in [FOREIGN.search(bare(f))] if m}
    assert foreign == {}


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = [int(f.name[:4]) for f in sorted(HOME.parent.glob("migrations/*.cypher"))]
    assert numbers == list(range(1, len(numbers) + 1))

import re

import pytest

from graph import statement
from graph.statement import HOME, WrongName, WrongParameters

NAMES = sorted(str(path.relative_to(HOME).with_suffix("")) for path in HOME.rglob("*.cypher"))
QUIET = re.compile(r"//.*|'[^']*'|(STARTS|ENDS) WITH|ON (CREATE|MATCH) SET")
INNER = re.compile(r"\b(EXISTS|COUNT|COLLECT)\s*\{\s*MATCH")
CLAUSE = re.compile(r"\b(OPTIONAL MATCH|MATCH|UNWIND|WITH|MERGE|CREATE|CALL|RETURN|SET|DELETE)\b")


def clauses(name: str) -> list[str]:
    """The clauses of a statement, in order, without those of its subqueries."""
    text = (HOME / f"{name}.cypher").read_text("utf-8")
    return CLAUSE.findall(INNER.sub("", QUIET.sub("", text)))


@pytest.mark.parametrize("name", NAMES)
def test_a_with_stands_between_a_match_and_an_unwind(name: str) -> None:
    """Without it the embedded store finds nothing in `MATCH … UNWIND … MATCH … RETURN`."""
    found = clauses(name)
    for before, unwind, after in zip(found, found[1:], found[2:], strict=False):
        assert (unwind, after) != ("UNWIND", "MATCH") or before in ("WITH", "RETURN"), name


@pytest.mark.parametrize("name", NAMES)
def test_no_pattern_decides_within_a_comprehension(name: str) -> None:
    """The embedded store takes `[(a)-->(b) WHERE (b)-->(c) | b]` and finds nothing: EXISTS { } decides."""
    text = (HOME / f"{name}.cypher").read_text("utf-8")
    # A list made of a pattern, of which something is asked, is found.
    decides = r"WHERE[^{|\]]*(?<!\[)\(\w+\)<?-\[[^{|\]]*\]->?\(\w+\)\s*\|"
    assert not re.search(decides, text), name


def test_a_statement_knows_its_parameters() -> None:
    asked = statement.written("x", "MATCH (p {id: $id}) WHERE p.at > $since RETURN $id")
    assert asked.parameters == {"id", "since"}
    with pytest.raises(WrongParameters, match="since"):
        asked.checked({"id": 1})


def test_a_place_takes_a_plain_word_and_nothing_else() -> None:
    asked = statement.fitted("restore/nodes", label="Person")
    assert "CREATE (n:Person)" in asked.text and asked.parameters == {"rows"}
    for word in ("", "A B", "A) DETACH DELETE (n", "1st", "Ä", "A\n"):
        with pytest.raises(WrongName):
            statement.fitted("restore/nodes", label=word)

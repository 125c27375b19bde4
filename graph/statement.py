"""A Cypher statement and its home: graph/cypher/<noun>/<verb>.cypher."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, LiteralString, cast

HOME = Path(__file__).parent / "cypher"
PARAMETER = re.compile(r"\$(\w+)")

# Statements that do not start at a viewer: nobody asks them, the house does.
SYSTEM = frozenset(
    {
        "changes/note",
        "changes/since",
        "migrations/applied",
        "migrations/constraints",
        "migrations/record",
        "outbox/put",
        "outbox/claim",
        "outbox/done",
        "outbox/retry",
    }
)


class WrongParameters(Exception):
    """A caller gave a statement other parameters than it names."""


@dataclass(frozen=True, slots=True)
class Statement:
    name: str
    text: LiteralString
    parameters: frozenset[str]

    def checked(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Exactly the statement's own parameters, else WrongParameters."""
        if self.parameters != parameters.keys():
            odd = sorted(self.parameters ^ parameters.keys())
            raise WrongParameters(f"{self.name}: {', '.join(odd)}")
        return parameters


@cache
def load(name: str) -> Statement:
    return written(name, (HOME / f"{name}.cypher").read_text(encoding="utf-8"))


def written(name: str, text: str) -> Statement:
    # The only cast: statement files are part of the program, never input.
    return Statement(
        name, cast(LiteralString, text), frozenset(PARAMETER.findall(text))
    )

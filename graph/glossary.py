"""What people of a trade know and letters do not show: names of the same, parts of a field, false friends."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

from graph import nearness

LISTED = Path(__file__).parent / "glossary.csv"
SAME = 0.9
PART = 0.6
NONE = frozenset[int]()


@dataclass(frozen=True, slots=True)
class Glossary:
    """Meanings are numbers; a name with two of them is never the same as another name."""

    meanings: dict[str, frozenset[int]]
    first: dict[int, str]
    names: list[str]
    wholes: dict[int, set[int]] = field(default_factory=lambda: defaultdict[int, set[int]](set))
    parts: dict[int, set[int]] = field(default_factory=lambda: defaultdict[int, set[int]](set))
    vague: set[str] = field(default_factory=set[str])
    words: dict[str, str] = field(default_factory=dict[str, str])
    turning: set[str] = field(default_factory=set[str])
    apart: set[frozenset[str]] = field(default_factory=set[frozenset[str]])

    def meaning(self, words: str) -> frozenset[int]:
        return self.meanings.get(nearness.key(words), NONE)

    def relates(self, one: frozenset[int], other: frozenset[int]) -> float | None:
        """How near two names are by their meanings; None where nothing is known."""
        if one & other:
            return SAME if len(one | other) == 1 else PART
        return PART if any(self.akin(meaning) & other for meaning in one) else None

    def akin(self, meaning: int) -> set[int]:
        """Wholes and parts, and of those one further the same way: a part of a part is a part."""
        up, down = self.wholes[meaning], self.parts[meaning]
        return (
            up
            | down
            | NONE.union(*(self.wholes[one] for one in up))
            | NONE.union(*(self.parts[one] for one in down))
        )

    def spelt_out(self, text: str) -> str:
        """The name with its abbreviations written out, as far as they have one meaning."""
        return " ".join(self._spelt_out(word) for word in text.split())

    def _spelt_out(self, word: str) -> str:
        bare = word.strip(".,;:()")
        meanings = self.meaning(bare) if is_abbreviation(bare) else NONE
        return self.first[next(iter(meanings))] if len(meanings) == 1 else word


def is_abbreviation(word: str) -> bool:
    """SEO, SaaS, k8s, P&L: short, with a second capital or a digit inside."""
    return len(word) <= 6 and re.search(r".[A-Z]|[a-z]\d", word) is not None


@cache
def glossary() -> Glossary:
    """Read once in a process."""
    rows = [(row["how"], row["names"].split("; ")) for row in _rows()]
    known = _named(rows)
    for how, names in rows:
        keys = [nearness.key(name) for name in names]
        if how == "part":
            _join(known, keys[0], keys[1:])
        elif how == "apart":
            known.apart.update(frozenset(pair) for pair in combinations(keys, 2))
        elif how == "word":
            known.words.update(dict.fromkeys(keys, keys[0]))
        elif how in ("vague", "turning"):
            getattr(known, how).update(word for name in names for word in nearness.folded(name))
    return known


def _rows() -> list[dict[str, str]]:
    with LISTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _named(rows: list[tuple[str, list[str]]]) -> Glossary:
    meanings, first = defaultdict[str, set[int]](set), dict[int, str]()
    for how, names in rows:
        if how == "same":
            first[len(first)] = names[0]
            for name in names:
                meanings[nearness.key(name)].add(len(first) - 1)
    for how, names in rows:
        for name in names if how == "part" else []:
            if nearness.key(name) not in meanings:
                first[len(first)] = name
                meanings[nearness.key(name)].add(len(first) - 1)
    names = [name for how, some in rows if how in ("same", "part") for name in some]
    return Glossary({key: frozenset(found) for key, found in meanings.items()}, first, names)


def _join(known: Glossary, whole: str, parts: list[str]) -> None:
    for part in parts:
        for one in known.meanings[whole]:
            for other in known.meanings[part] - {one}:
                known.parts[one].add(other)
                known.wholes[other].add(one)

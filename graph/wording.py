"""How near two names are by their words alone: stems, heads, initials and the glossary; no model."""

import re
from dataclasses import dataclass
from functools import lru_cache

from graph import nearness
from graph.glossary import NONE, PART, SAME, Glossary, glossary, is_abbreviation

# Words whose ending is no ending: to market is not marketing.
WHOLE = re.compile(
    "marketing|docker|networking|engineer(ing)?|boxing|banking|training|housing|lighting|clothing|gaming"
    "|spring|string|building|printing|nursing|computer|server|number|paper|water|power|order"
    "|leather|weather|mother|father|border|timber|matter|letter|ion|station|nation|ration|fashion"
    "|passion|mission|pension|vision|version|union|apartment|department|cement|element|moment"
)
ENDING = re.compile(
    "(ations?|ators?|ates?|ated|ating|ions?|ments?|ings?|ists?|ers?|ors?|ants?|ed|e|y)$"
)
ABILITY = re.compile("([ai])bility$")
JOINING = re.compile(r"\s+(?:for|to|in|with|at|on|from)\s+", re.IGNORECASE)
LISTING = re.compile(r"\s*(?:,|;|/|\s&\s|\sand\s)\s*", re.IGNORECASE)
VERSION = re.compile(r"(lang|(?<=[a-z]{2})js?|\d+)$")
LEAST_STEM = 4
# Shorter names are mostly abbreviations: unknown ones say nothing, to us or to a model.
LEAST_LETTERS = 4


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The same for designer and designing, optimise and optimization; not always a word."""
    plain = nearness.singular(word)
    plain = glossary().words.get(plain, plain)
    if WHOLE.fullmatch(plain) or not plain.isascii():
        return plain
    plain = plain.replace("iz", "is").replace("yz", "ys") if len(plain) > 5 else plain
    plain = plain.replace("our", "or") if len(plain) > 5 else plain
    plain = ABILITY.sub(r"\1ble", plain)
    short = ENDING.sub("", plain)
    short = plain if len(short) < LEAST_STEM else short
    return short[:-1] if len(short) > LEAST_STEM and short[-1] == short[-2] != "s" else short


@dataclass(frozen=True, slots=True)
class Wording:
    """A name as its words tell it; `core` is its meaning without vague words, `heads` what it is a kind of."""

    text: str
    key: str
    bare: str
    stems: frozenset[str]
    meaning: frozenset[int]
    core: frozenset[int]
    heads: tuple[frozenset[str], ...]
    headed: frozenset[int]
    initials: str
    end: str

    def marks(self) -> set[str | int]:
        """What an index keeps it under: two names the words bring near share a mark, or are kin."""
        found: set[str | int] = {*(self.stems - _vague()), *self.core, *self.headed}
        return found | {self.initials or self.key}

    def sought(self) -> set[str | int]:
        """The marks of all names the words may bring near."""
        akin = glossary().akin
        return self.marks() | {other for one in self.core for other in akin(one)}


def read(text: str) -> Wording:
    """What a name says, by itself."""
    known = glossary()
    out = known.spelt_out(text)
    words = nearness.words(out)
    meaning = known.meaning(text) or _meaning(words) or known.meaning(out)
    heads = [part for part in _heads(out) if part != words]
    return Wording(
        text=text,
        key=nearness.key(text),
        bare=" ".join(words),
        stems=_stems(words),
        meaning=meaning,
        core=meaning or _core(known, words) or _within(nearness.words(text)),
        heads=tuple(_stems(head) for head in heads),
        headed=NONE if meaning else NONE.union(*(known.meaning(" ".join(h)) for h in heads)),
        initials="".join(word[0] for word in words) if len(words) > 2 else "",
        end=stem(words[-1]) if len(words) > 1 else "",
    )


def fit(one: Wording, other: Wording) -> float | None:
    """From 0 to 1 where the words decide, else None; 0 is: not near, whatever else it looks like."""
    if frozenset((one.key, other.key)) in glossary().apart:
        return 0.0
    if (found := _meant(one, other)) is not None:
        return found
    if _inflected(one, other) or _spells(one, other) or _spells(other, one):
        return SAME
    if _kind_of(one, other) or _kind_of(other, one):
        return PART
    return 0.0 if _strangers(one, other) else None


def decide(one: Wording, other: Wording, otherwise: float) -> float:
    """How near two names are: what the words say, else what a model says."""
    found = fit(one, other)
    return otherwise if found is None else found


def _meant(one: Wording, other: Wording) -> float | None:
    known = glossary()
    if (found := known.relates(one.meaning, other.meaning)) is not None:
        return found
    near = known.relates(one.core, other.core) is not None
    return PART if near or _beside(one, other) else None


def _beside(one: Wording, other: Wording) -> bool:
    """Two parts of one whole that share a word: credit scoring and credit risk, not tax law and family law."""
    wholes = glossary().wholes
    above = [NONE.union(*(wholes[each] for each in name.core)) for name in (one, other)]
    shared = (one.stems & other.stems) - _vague() - _unsure()
    return bool(above[0] & above[1] and shared - {one.end if one.end == other.end else ""})


def _inflected(one: Wording, other: Wording) -> bool:
    """The same words in other forms; of rails and railings nobody can say."""
    return one.stems == other.stems and not (len(one.stems) == 1 and one.stems <= _unsure())


def _spells(short: Wording, long: Wording) -> bool:
    """Initials of three words or more; an abbreviation with a known meaning has no other."""
    return (
        bool(long.initials)
        and not short.meaning
        and is_abbreviation(short.text)
        and short.key == long.initials
    )


def _kind_of(wide: Wording, narrow: Wording) -> bool:
    """Marketing for startups is marketing, Java 8 is Java; a blood bank is no bank."""
    if wide.key == VERSION.sub("", narrow.key) != narrow.key:
        return True
    if wide.core & narrow.headed or wide.stems in narrow.heads:
        return not wide.stems <= _unsure()
    more = {word for word in narrow.stems - wide.stems if not word.isdigit()}
    return wide.stems < narrow.stems and more <= _vague() and not wide.stems <= _vague()


def _strangers(one: Wording, other: Wording) -> bool:
    """Both known and unrelated; or a word alone within a longer name; or told by letters alone."""
    if one.meaning and other.meaning:
        return True
    if any(len(name.stems) == 1 and name.stems <= _unsure() for name in (one, other)):
        return True
    if shared := one.stems & other.stems:
        return len(shared) == 1 and shared in (one.stems, other.stems)
    return _short(one) or _short(other) or _alike(one, other)


def _short(name: Wording) -> bool:
    return len(name.key) < LEAST_LETTERS and not name.meaning


def _alike(one: Wording, other: Wording) -> bool:
    """Optometry and geometry: a model that reads pieces of words takes them for the same."""
    if _compound(one, other) or _compound(other, one):
        return False
    return any(
        left in right or right in left or _pieces(left) & _pieces(right)
        for left in one.stems
        for right in other.stems
        if min(len(left), len(right)) >= 3
    )


def _compound(apart: Wording, together: Wording) -> bool:
    """Keeping bees and beekeeping: all words of one stand in the other."""
    return len(apart.stems) > 1 and all(word in together.key for word in apart.stems)


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> frozenset[str]:
    """Its first four letters, and every five in a row."""
    return frozenset({word[:LEAST_STEM], *(word[at : at + 5] for at in range(len(word) - 4))})


def _heads(text: str) -> list[list[str]]:
    """What is before for, to or in, each of a list, a doing before its object, the ends of a compound."""
    parts = LISTING.split(JOINING.split(text)[0])
    found = [words for part in parts if (words := nearness.words(part))]
    doing = [words[:1] for words in found if words[0].endswith("ing")]
    ends = [words[at:] for words in found for at in range(1, len(words))]
    return [words for words in (*found, *doing, *ends) if not set(words) <= glossary().vague]


def _core(known: Glossary, words: list[str]) -> frozenset[int]:
    """What the longest part of a name means when all other words are vague; else nothing."""
    for length in range(len(words) - 1, 0, -1):
        for at in range(len(words) - length + 1):
            rest = words[:at] + words[at + length :]
            found = _meaning(words[at : at + length])
            if found and all(word in known.vague or word.isdigit() for word in rest):
                return found
    return NONE


def _within(words: list[str]) -> frozenset[int]:
    """What two words or more inside a name mean: they are seldom anything else there."""
    for length in range(len(words) - 1, 1, -1):
        for at in range(len(words) - length + 1):
            if found := _meaning(words[at : at + length]):
                return found
    return NONE


def _meaning(words: list[str]) -> frozenset[int]:
    """As the glossary has it, else in another form: a physiotherapist does physiotherapy."""
    if found := glossary().meaning(" ".join(words)):
        return found
    stems = _stems(words)
    return NONE if stems <= _unsure() else _stemmed().get(stems, NONE)


@lru_cache(maxsize=1)
def _stemmed() -> dict[frozenset[str], frozenset[int]]:
    """The glossary's names by their stems, those left out of which several have the same."""
    found: dict[frozenset[str], frozenset[int]] = {}
    for name in glossary().names:
        stems = _stems(nearness.words(name))
        found[stems] = found.get(stems, NONE) | glossary().meaning(name)
    return {stems: meaning for stems, meaning in found.items() if len(meaning) == 1}


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)


@lru_cache(maxsize=1)
def _unsure() -> frozenset[str]:
    return _vague() | _stems([*glossary().turning])


@lru_cache(maxsize=1)
def _vague() -> frozenset[str]:
    return _stems([*glossary().vague])

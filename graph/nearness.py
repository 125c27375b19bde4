"""How near two topics are: the same key, or a fit between 0 and 1 from a model's vectors."""

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, exp, log
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from graph.matching import LEAST_FIT

Vectors = NDArray[np.float32]

JUST_FITS = LEAST_FIT
WELL_FITS = 0.9
# Of two names that share a word, the rest decides: by the whole, "waste management" is nearest to
# every other management (area under the curve on 124 tuning pairs: 0.47 before, 0.81 so).
REST_WEIGHS = 0.8

# Among twenty thousand names, one in a hundred would be two hundred false neighbours each.
CHANCE = 0.002

PAIRS = Path(__file__).parent / "nearness.csv"
STOP_WORDS = re.compile("an?|and|as|at|by|for|from|in|into|of|on|or|the|to|with")
IRREGULAR = {
    "children": "child",
    "people": "person",
    "women": "woman",
    "men": "man",
    "mice": "mouse",
}
ACCENTS = re.compile("[\u0300-\u036f]")
STRAY_SIGN = re.compile(r"(?<![\w+#])[+#]+|[+#]+(?=\w)")


class Model(Protocol):
    async def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit row for each text."""
        ...


def key(text: str) -> str:
    """The same for names that differ in case, accents, punctuation, white space or plural only."""
    return singular("".join(singular(word) for word in folded(text)))


def folded(text: str) -> list[str]:
    """Lower-case words without accents and punctuation; C++ and C# keep their signs."""
    plain = ACCENTS.sub("", unicodedata.normalize("NFKD", text.replace("&", " and ").casefold()))
    kept = "".join(c if c in "+#" or unicodedata.category(c)[0] in "LMN" else " " for c in plain)
    return STRAY_SIGN.sub(" ", kept).split()


def words(text: str) -> list[str]:
    """The folded words that carry meaning, or all of them where none does."""
    every = folded(text)
    return [word for word in every if not STOP_WORDS.fullmatch(word)] or every


def singular(word: str) -> str:
    """English, by rule: the same for both numbers, not always a word."""
    if len(word) <= 3 or not word.isascii():
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith(("ies", "ie")):
        return word.removesuffix("s").removesuffix("ie") + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@dataclass(frozen=True, slots=True)
class Scale:
    """What a model's cosines mean: `just` is a fit of 0.35, `well` of 0.9."""

    just: float
    well: float

    def fit(self, cosine: float) -> float:
        low, high = _odds(JUST_FITS), _odds(WELL_FITS)
        steps = (cosine - self.just) / (self.well - self.just)
        return 1 / (1 + exp(-(low + (high - low) * steps)))


def _odds(chance: float) -> float:
    return log(chance / (1 - chance))


async def calibrate(model: Model) -> Scale:
    """`just` is what two in a thousand chance pairs reach; `well` one in ten that fit."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = [(row["one"], row["other"]) for row in csv.DictReader(file)]
    chance = [
        (one, other)
        for at, (one, _) in enumerate(pairs)
        for to, (_, other) in enumerate(pairs)
        if at != to
    ]
    just = float(np.quantile(await cosines(model, chance), 1 - CHANCE))
    well = float(np.quantile(await cosines(model, pairs), 0.9))
    return Scale(just, max(well, just + 0.01))


async def cosines(model: Model, pairs: Sequence[tuple[str, str]]) -> Vectors:
    """One for each pair of names."""
    bare = [(" ".join(words(one)), " ".join(words(other))) for one, other in pairs]
    return await weighed(model, await _cosines(model, bare), bare)


async def weighed(model: Model, wholes: Vectors, pairs: Sequence[tuple[str, str]]) -> Vectors:
    """The cosines of whole names, corrected where a pair shares words; names as `words` has them."""
    rests = [_rest(one.split(), other.split()) for one, other in pairs]
    sharing = [at for at, rest in enumerate(rests) if rest]
    found = wholes.copy()
    if sharing:
        rest = await _cosines(model, [rest for rest in rests if rest])
        found[sharing] = REST_WEIGHS * rest + (1 - REST_WEIGHS) * wholes[sharing]
    return found


async def _cosines(model: Model, pairs: Sequence[tuple[str, str]]) -> Vectors:
    rows = {
        text: at for at, text in enumerate(dict.fromkeys(side for pair in pairs for side in pair))
    }
    vectors = await model.embed(list(rows))
    left = vectors[[rows[one] for one, _ in pairs]]
    right = vectors[[rows[other] for _, other in pairs]]
    return np.einsum("pd,pd->p", left, right)


def _rest(one: list[str], other: list[str]) -> tuple[str, str] | None:
    """Both without the words they share; None where they share none, or nothing would remain."""
    left = [word for word in one if not any(_akin(word, its) for its in other)]
    right = [word for word in other if not any(_akin(word, its) for its in one)]
    if len(left) == len(one) or not left or not right:
        return None
    return " ".join(left), " ".join(right)


def _akin(one: str, other: str) -> bool:
    """Graphic and graph, bank and banking: begun alike, for four fifths of the shorter."""
    begun = max(4, ceil(0.8 * min(len(one), len(other))))
    return one[:begun] == other[:begun] or singular(one) == singular(other)

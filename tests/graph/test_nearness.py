"""Names are the same by their letters; how well nearness tells fits from look-alikes is measured."""

import csv
import socket
import sys
from pathlib import Path

import pytest

from graph import nearness
from graph.embedding import Local
from graph.matching import LEAST_FIT

PAIRS = Path(__file__).parent / "nearness_pairs.csv"


@pytest.fixture(scope="module")
def model() -> Local:
    return Local()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fundraising", "FUNDRAISING"),
        ("Café culture", "cafe  culture"),
        ("Front-end", "frontend"),
        ("Node.js", "NodeJS"),
        ("Press releases", "press release"),
        ("Companies", "company"),
        ("Tax boxes", "tax box"),
        ("Children", "child"),
        ("Research & development", "research and development"),
        ("Straße", "strasse"),
        ("Movies", "movie"),
    ],
)
def test_the_same_key_for_the_same_name(one: str, other: str) -> None:
    assert nearness.key(one) == nearness.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("C++", "C#"), ("Analysis", "Analyst"), ("हिन्दी", "हिन्दु"), ("AWS", "AW")],
)
def test_another_key_for_another_name(one: str, other: str) -> None:
    assert nearness.key(one) != nearness.key(other)


def test_nothing_but_signs_has_no_key() -> None:
    assert nearness.key(" … !? ") == ""


def test_words_leaves_out_what_carries_no_meaning() -> None:
    assert nearness.words("The art of the deal") == ["art", "deal"]
    assert nearness.words("To the") == ["to", "the"]


async def test_a_fit_grows_with_the_cosine_and_is_least_fit_at_just() -> None:
    scale = nearness.Scale(just=0.2, well=0.7)
    assert scale.fit(0.2) == pytest.approx(LEAST_FIT)
    assert scale.fit(0.7) == pytest.approx(nearness.WELL_FITS)
    assert 0 < scale.fit(-1) < scale.fit(0.2) < scale.fit(0.5) < scale.fit(1) < 1


async def test_what_two_names_share_does_not_count(model: Local) -> None:
    waste, product = "Waste management", "Product management"
    apart, same = await nearness.cosines(model, [("Waste", "Product"), (waste, waste)])
    (found,) = await nearness.cosines(model, [(waste, product)])
    assert found < (apart + same) / 2


async def _measured(model: Local, part: str) -> tuple[float, float, list[str]]:
    """Precision and recall at LEAST_FIT, and the pairs told wrongly."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == part]
    scale = await nearness.calibrate(model)
    found = await nearness.cosines(model, [(row["one"], row["other"]) for row in rows])
    said = [scale.fit(float(cosine)) >= LEAST_FIT for cosine in found]
    fits = [row["fits"] == "1" for row in rows]
    right = sum(a and b for a, b in zip(said, fits, strict=True))
    wrong = [
        f"{'missed' if fit else 'false '} {row['one']} | {row['other']}"
        for row, says, fit in zip(rows, said, fits, strict=True)
        if says != fit
    ]
    return right / sum(said), right / sum(fits), wrong


@pytest.mark.parametrize("part", ["tuning", "held out"])
async def test_most_fits_are_right_and_most_right_ones_found(
    model: Local, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    precision, recall, wrong = await _measured(model, part)
    with capsys.disabled():
        told = [f"{part}: precision {precision:.2f}, recall {recall:.2f}", *wrong]
        sys.stdout.write("\n" + "\n".join(told) + "\n")
    assert precision >= 0.8
    assert recall >= 0.55


async def test_the_local_model_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    await nearness.calibrate(Local())


async def test_calibrating_parts_chance_from_fit(model: Local) -> None:
    scale = await nearness.calibrate(model)
    assert 0.1 < scale.just < 0.35 < scale.well < 0.95


@pytest.mark.parametrize("texts", [["", "x"], ["   "], ["\x00"], ["日本語"]])
async def test_odd_texts_have_a_finite_vector(model: Local, texts: list[str]) -> None:
    vectors = await model.embed(texts)
    assert vectors.shape == (len(texts), 256)
    assert abs(vectors).max() <= 1.001


@pytest.mark.parametrize("name", ["Tax advices", "C++", "Node.js", "Café", "Straße", "Glasses"])
def test_a_key_is_its_own_key(name: str) -> None:
    assert nearness.key(nearness.key(name)) == nearness.key(name)

"""Names are the same by their letters; how well nearness tells fits from look-alikes is measured."""

import socket

import pytest

from graph import nearness
from graph.embedding import Local
from graph.matching import LEAST_FIT
from tests.benchmarks.nearness import judge, labelled, measure, wrong


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


@pytest.mark.parametrize(
    ("part", "precision", "recall"), [("tune", 0.95, 0.85), ("test", 0.9, 0.65)]
)
async def test_a_near_topic_is_rarely_a_wrong_one(
    model: Local, part: str, precision: float, recall: float
) -> None:
    pairs = await judge(model, part)
    both = measure(pairs, "both")
    assert both.precision >= precision, wrong(pairs)
    assert both.recall >= recall, wrong(pairs)
    assert both.f1 > max(measure(pairs, "words").f1, measure(pairs, "model").f1)


def test_the_pairs_are_balanced_and_no_pair_is_in_both_parts() -> None:
    tune, test = labelled("tune"), labelled("test")
    assert 0.4 < sum(fits for *_, fits in tune + test) / len(tune + test) < 0.6
    pairs = [frozenset((one.lower(), other.lower())) for one, other, _ in tune + test]
    assert len(set(pairs)) == len(pairs) >= 300


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

"""What the words of two names say by themselves: near, not near, or nothing."""

import pytest

from graph import wording
from graph.glossary import PART, SAME
from graph.matching import LEAST_FIT


def said(one: str, other: str) -> float | None:
    there = wording.fit(wording.read(one), wording.read(other))
    assert there == wording.fit(wording.read(other), wording.read(one))
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SEO", "Search engine optimization"),
        ("k8s", "Kubernetes"),
        ("CI/CD", "continuous integration"),
        ("P&L", "Profit and loss"),
        ("ML engineering", "Machine learning engineer"),
        ("PDQ", "Parish dance quartet"),
        ("Logo designer", "Designing logos"),
        ("Physiotherapist", "Physiotherapy"),
        ("Accessible websites", "Website accessibility"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert (said(one, other) or 0) >= PART


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Guitar making", "Electric guitar making"),
        ("Marketing", "Marketing for startups"),
        ("Java", "Java 8"),
        ("Python", "Django"),
        ("PyTorch", "Artificial intelligence"),
        ("Credit scoring", "Credit risk"),
        ("Preparing for job interviews", "Job interviews"),
    ],
)
def test_a_part_is_near_its_whole(one: str, other: str) -> None:
    assert said(one, other) == PART


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Java", "JavaScript"),
        ("Hunting", "Job hunting"),
        ("Optometry", "Geometry"),
        ("Rails", "Railings"),
        ("XQ", "Xylophones"),
        ("SEO", "CEO"),
        ("Mediation", "Meditation"),
        ("Tax law", "Family law"),
    ],
)
def test_look_alikes_are_not_near_whatever_a_model_says(one: str, other: str) -> None:
    assert said(one, other) == 0
    assert wording.decide(wording.read(one), wording.read(other), 0.9) == 0


def test_where_words_say_nothing_the_model_decides() -> None:
    one, other = wording.read("Investor relations"), wording.read("Shareholder letters")
    assert wording.fit(one, other) is None
    assert wording.decide(one, other, 0.4) == 0.4


def test_an_abbreviation_of_two_meanings_is_the_same_as_neither() -> None:
    assert said("PM", "Product management") == said("PM", "Project management") == PART


@pytest.mark.parametrize("name", ["…", "x", "日本語", "C++", "???", "for the"])
def test_any_name_can_be_read_and_fits_itself_or_nothing(name: str) -> None:
    read = wording.read(name)
    assert (wording.fit(read, read) or SAME) >= LEAST_FIT


def test_what_words_bring_near_is_found_by_its_marks() -> None:
    pairs = [("SEO", "Search rankings"), ("Python", "Django"), ("Java", "Java course")]
    for one, other in pairs:
        assert wording.read(one).sought() & wording.read(other).marks()

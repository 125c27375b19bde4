"""The glossary is data that people write by hand: it is read whole, and says nothing twice over."""

import csv

from graph import nearness
from graph.glossary import LISTED, PART, SAME, glossary


def test_every_row_is_of_a_known_kind_and_names_at_least_two() -> None:
    with LISTED.open(encoding="utf-8", newline="") as file:
        rows = [(row["how"], row["names"].split("; ")) for row in csv.DictReader(file)]
    assert {how for how, _ in rows} == {"same", "part", "word", "vague", "turning", "apart"}
    assert [names for _, names in rows if len(names) < 2 or not all(map(nearness.key, names))] == []


def test_names_of_the_same_and_parts() -> None:
    known = glossary()
    assert known.relates(known.meaning("HR"), known.meaning("human resources")) == SAME
    assert known.relates(known.meaning("HR"), known.meaning("Payroll")) == PART
    assert known.relates(known.meaning("HR"), known.meaning("Kubernetes")) is None


def test_abbreviations_are_written_out_in_capitals_only() -> None:
    assert glossary().spelt_out("ML basics") == "Machine learning basics"
    assert glossary().spelt_out("make it work") == "make it work"

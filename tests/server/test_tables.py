"""Tables of contacts as LinkedIn, Google and others write them."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.findings import FIELDS, Entry, bounded
from graph.imports import MOST_ROWS
from graph.refusals import InvalidInput
from server import tables
from server.address_books import decoded
from server.exports import inert

HERE = Path(__file__).parent / "contacts"
LINKEDIN, GOOGLE, GOOGLE_NEW = (
    (HERE / f"{name}.csv").read_text() for name in ("linkedin", "google_old", "google_new")
)
OUTLOOK = "\ufeffVorname;Nachname;E-Mail-Adresse;Firma;Telefon\r\nJörg;Lünd;joerg@example.net;Käse & Söhne;\r\n"


def entries(text: str) -> list[Entry]:
    return [row.entry for row in tables.read(text).rows]


def test_linkedin_begins_with_notes_and_often_lacks_the_address() -> None:
    found = tables.read(LINKEDIN)
    assert found.source == "LINKEDIN"
    ana, bo = found.rows
    assert (ana.row, bo.row) == (6, 7)
    assert ana.entry == Entry(
        name="Ana Lund, PhD",
        organisation="Acme",
        role="Baker, head",
        link="https://www.linkedin.com/in/ana",
        note="Connected on LinkedIn: 12 Mar 2021",
    )
    assert (bo.entry.email, bo.entry.note) == ("bo@example.net", "")


def test_google_puts_several_values_into_a_cell() -> None:
    assert tables.read(GOOGLE).source == "GOOGLE"
    assert entries(GOOGLE) == [
        Entry(
            name="Ana Lund",
            email="ana@example.net",
            phone="+47 1",
            organisation="Acme",
            role="Baker",
            link="https://example.net",
            note="a ::: b\nAlso: Ana@work.example\nAlso: third@example.net\nAlso: +47 2",
        )
    ]


def test_google_s_new_headings_and_people_without_a_name() -> None:
    assert tables.read(GOOGLE_NEW).source == "GOOGLE"
    assert [(one.name, one.email) for one in entries(GOOGLE_NEW)] == [
        ("Ana M Lund", "ana@example.net"),
        ("only@example.net", "only@example.net"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_encodings_of_other_programs(encoding: str) -> None:
    text = OUTLOOK if encoding == "utf-8" else OUTLOOK.removeprefix("\ufeff")
    (found,) = entries(decoded(text.encode(encoding)))
    assert (found.name, found.organisation) == ("Jörg Lünd", "Käse & Söhne")


def test_a_row_that_does_not_fit_is_named_and_costs_no_other() -> None:
    found = tables.read(f"Name,Email,Notes\n,,only words\nBo,,{'x' * 2001}\nCy,cy at home,\n")
    assert [(one.row, one.words[:12]) for one in found.refused] == [
        (2, "There is nei"),
        (3, "Note: Use at"),
    ]
    assert [one.entry for one in found.rows] == [Entry("Cy", note="Also: cy at home")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one,two\n1,2\n", "cannot tell the columns"),
        ("phone,notes\n1,2\n", "cannot tell the columns"),
        ("", "cannot tell the columns"),
        ("Name\n", "found nobody"),
        ("Name\n" + "Ana\n" * (MOST_ROWS + 1), "10,000 people at a time"),
        ('Name,Notes\nAna,"' + "x" * 200_000 + '"\n', "Line 2 cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(text: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words) as refused:
        tables.read(text)
    assert refused.value.path == "file"


WORDS = st.text(st.characters(exclude_categories=("C",)), max_size=30).filter(
    lambda text: ":::" not in text and not text.strip().startswith("'")
)


@given(
    people=st.lists(
        st.builds(Entry, name=WORDS, organisation=WORDS, role=WORDS, phone=WORDS, note=WORDS),
        min_size=1,
        max_size=5,
    )
)
def test_what_our_own_export_writes_comes_back(people: list[Entry]) -> None:
    people = [bounded("", one) for one in people if one.name.strip()]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FIELDS)
    writer.writerows([inert(getattr(one, name)) for name in FIELDS] for one in people)
    if people:
        assert entries(out.getvalue()) == people


@given(st.text(), st.sampled_from(["", "Name,Email\n", LINKEDIN, GOOGLE]))
def test_whatever_comes_is_read_or_refused_in_words(text: str, head: str) -> None:
    try:
        assert tables.read(head + text).rows is not None
    except InvalidInput as no:
        assert no.path == "file"


def test_a_row_is_not_compared_with_headings_beyond_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = list[int]()

    class Fields(list[tuple[int, str]]):
        def __iter__(self) -> Iterator[tuple[int, str]]:
            for n, field in super().__iter__():
                looked.append(n)
                yield n, field

    found = Fields((n, "name") for n in range(1000))
    monkeypatch.setattr(tables, "_headings", lambda *_: (0, found, "CSV"))
    assert entries("Name\nAna\nBo\n") == [Entry(name="Ana"), Entry(name="Bo")]
    assert looked == [0, 1, 0, 1]

"""vCards of three versions, as phones and mail programs write them."""

import logging

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from graph.findings import Entry, bounded
from graph.refusals import InvalidInput
from server import cards
from server.address_books import NOBODY, decoded

OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=BCnd;=C3=81na;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=81na L=C3=BC=
nd
TEL;CELL:+47 123
TEL;WORK:+47 456
EMAIL;INTERNET:ana@example.net
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQEASABIAAD/
 2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQ

NOTE;ENCODING=QUOTED-PRINTABLE:We met=0D=0A=
at the lake: BEGIN
ORG:Acme;Bread
END:VCARD
"""
APPLE = """BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Apple Inc.//iPhone OS 17//EN\r
N:Ek;Bo;;;\r
item1.EMAIL;type=INTERNET:old@example.net\r
EMAIL;type=INTERNET;type=HOME;type=pref:Bo@exam\r
 ple.net\r
item1.X-ABLabel:_$!<Work>!$_\r
ADR;type=HOME:;;Street 1;Town;;1;Norway\r
URL;type=pref:example.net/bo\r
TITLE:Baker\r
END:VCARD\r
"""
NEW = """BEGIN:VCARD
VERSION:4.0
FN:Cy \\, the baker
EMAIL;PREF=1:mailto:cy@example.net
TEL;VALUE=uri;TYPE="voice,home":tel:+1-555
NOTE:a\\nb
URL:not a page
END:VCARD
"""


def test_a_number_wrapped_in_what_turns_text_is_read() -> None:
    card = "BEGIN:VCARD\nFN:Cy\nTEL:\u202a+1 555\u202c\nEND:VCARD\n"
    (found,) = cards.read(decoded(card.encode())).rows
    assert found.entry == Entry(name="Cy", phone="+1 555")


def test_three_versions_in_one_file() -> None:
    found = cards.read(OLD + APPLE + NEW)
    assert [one.entry for one in found.rows] == [
        Entry(
            name="Ána Lünd",
            email="ana@example.net",
            phone="+47 123",
            organisation="Acme, Bread",
            note="We met\nat the lake: BEGIN\nAlso: +47 456",
        ),
        Entry(
            name="Bo Ek",
            email="bo@example.net",
            role="Baker",
            link="https://example.net/bo",
            note="Also: old@example.net",
        ),
        Entry(
            name="Cy , the baker",
            email="cy@example.net",
            phone="+1-555",
            note="a\nb\nAlso: not a page",
        ),
    ]
    assert [one.row for one in found.rows] == [1, 2, 3]


def test_a_broken_card_costs_no_other_and_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    broken = (
        "BEGIN:VCARD\nSecret of somebody\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN;CHARSET=nope;ENCODING=QUOTED-PRINTABLE:=FF\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:A\x01B\nEND:VCARD\n"
    )
    with caplog.at_level(logging.DEBUG):
        found = cards.read(broken + NEW + "BEGIN:VCARD\nFN:Cut off")
    assert [one.row for one in found.refused] == [1, 2, 3]
    assert "name nor a mail address" in found.refused[0].words
    assert [one.entry.name for one in found.rows] == ["Cy , the baker"]
    assert caplog.records == []


@pytest.mark.parametrize("text", ["BEGIN:VCARD", "BEGIN:VCARD\nBEGIN:VCARD\n"])
def test_a_file_without_people_says_so(text: str) -> None:
    with pytest.raises(InvalidInput, match=NOBODY[:20]):
        cards.read(text)


WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=40)


@given(name=WORDS, note=WORDS, organisation=WORDS)
def test_what_the_library_writes_comes_back(name: str, note: str, organisation: str) -> None:
    made = vobject.vCard()
    made.add("fn").value = name
    made.add("n").value = vobject.vcard.Name(given=name)
    made.add("note").value = note
    made.add("org").value = [organisation]
    (row,) = cards.read(made.serialize()).rows
    told = Entry(name=name, note=note, organisation=organisation)
    assert row.entry == bounded("", told)

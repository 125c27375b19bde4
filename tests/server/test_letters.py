import re
from pathlib import Path

import pytest

import graph
import server
from graph import digests
from graph.introductions import AWAITED
from server import letters
from server.letters import LETTERS

FACTS = {
    "digits": "123456",
    "regret": "abc",
    "name": "Ada",
    "reason": "same {clinic} %s",
    "circle": "def",
    "circle_name": "The guild",
    "introduction": "abc",
    "ask": "abc",
    "case": "abc",
    "reasons": "These words hurt somebody.",
    "month": "November 2026",
    "reading": "abc",
    "provider": "Example",
    "device": "Firefox on Linux",
    "at": 1_790_000_000_000,
    "zone": "UTC",
}


@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_can_be_written_and_says_where_to_go(kind: str) -> None:
    subject, text = letters.write(kind, FACTS, "https://weft.example.org")
    assert "https://weft.example.org/" in text and "!" not in subject + text
    assert len(subject) < 80 and "\n" not in subject


@pytest.mark.parametrize(
    "kind", [kind for kind, letter in LETTERS.items() if "introduction" in letter.place]
)
def test_a_letter_about_an_introduction_names_nobody(kind: str) -> None:
    facts = {"introduction": "abc", "name": "Ada", "text": "a secret"}
    assert "Ada" not in str(letters.write(kind, facts, "")) and "secret" not in str(
        letters.write(kind, facts, "")
    )


def test_people_s_words_stay_as_they_are() -> None:
    assert "same {clinic} %s" in letters.write("tie_request", FACTS, "")[1]


def test_a_kind_nobody_wrote_is_unknown() -> None:
    with pytest.raises(letters.Unknown):
        letters.write("advertisement", {}, "")


def test_every_kind_that_is_sent_has_its_letter() -> None:
    home = Path(str(graph.__file__)).parent
    texts = [path.read_text() for path in (*home.glob("*.py"), *home.glob("cypher/*/*.cypher"))]
    sent = {
        kind for text in texts for kind in re.findall(r"put\(\s*tx,\s*(?:kind=)?\"(\w+)\"", text)
    }
    sent |= {kind for text in texts for kind in re.findall(r"Outbox \{[^}]*kind: '(\w+)'", text)}
    told = re.compile(r"tell\([^()]*\"(\w+)\"[^()]*\)")
    sent |= {kind for text in texts for kind in told.findall(text)}
    doors = (path.read_text() for path in Path(str(server.__file__)).parent.glob("*.py"))
    sent |= {kind for text in doors for kind in re.findall(r"request\([^()]*\"(\w+)\"\s*\)", text)}
    assert {"code", "proof", "tie_request", "reminder", "introduced", "thanks"} <= sent
    written = sent - {digests.KIND}
    assert written | {f"introduction_{state.lower()}" for state in AWAITED} <= LETTERS.keys()

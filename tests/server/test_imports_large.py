"""As many people as one file may hold: read, brought, changed by a second file, and taken back."""

import csv
import io
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from graph.findings import FIELDS
from graph.imports import MOST_ROWS
from graph.merging import ADD
from tests import size
from tests.server.conftest import Place, ask
from tests.server.test_imports import APPLY, START, UNDO, preview

MANY, A_BATCH = size.of(250, MOST_ROWS), 100
MINE = """{ myImports(first: 5) { nodes { total done added changed } }
  myAcquaintances(first: 1) { nodes { name } } }"""
CARD = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 18.6//EN
N:Lund {n};Ana;;;
FN:Ana Lund {n}
ORG:Guild of potters {guild};
TITLE:Potter and teacher
item1.EMAIL;type=INTERNET;type=HOME;type=pref:ana.lund.{n}@example.net
item1.X-ABLabel:_$!<HomePage>!$_
TEL;type=CELL;type=VOICE;type=pref:{phone}
item2.ADR;type=HOME;type=pref:;;Kirkegata {n};Oslo;;0153;Norway
item2.X-ABADR:no
URL;type=pref:https://potters.example.net/{n}
NOTE:Met at the fair in hall {guild}\\nwants to hear of kilns
BDAY:1980-01-01
REV:2026-01-01T00:00:00Z
END:VCARD
"""
PREAMBLE = 'Notes:\n"When exporting your connection data, some addresses are missing."\n\n'
GOOGLE = (
    "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Birthday,"
    "Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Website 1 - Label,Website 1 - Value"
)


def vcard(phone: str) -> str:
    cards = (CARD.format(n=n, guild=n % 50, phone=f"{phone} {n}") for n in range(MANY))
    return "".join(cards).replace("\n", "\r\n")


def linkedin(position: str) -> str:
    """Mostly without addresses, as LinkedIn has it."""
    headings = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    return PREAMBLE + table(headings, lambda n: {
        "First Name": "Ana", "Last Name": f"Lund {n}", "Position": f"Potter {position}",
        "URL": f"https://www.linkedin.com/in/ana-lund-{n}", "Company": f"Guild {n % 50}",
        "Email Address": "" if n % 10 else f"ana.{n}@example.net", "Connected On": "12 Mar 2021",
    })  # fmt: skip


def google(phone: str) -> str:
    return table(GOOGLE, lambda n: {
        "First Name": "Ana", "Last Name": f"Lund {n}", "Organization Name": f"Guild {n % 50}",
        "Photo": f"https://lh3.googleusercontent.com/contacts/{n:064}", "Labels": "* myContacts",
        "E-mail 1 - Label": "* Home", "E-mail 1 - Value": f"ana.{n}@example.net",
        "Phone 1 - Value": f"{phone} {n} ::: {phone} 9{n}", "Notes": f"Met in hall {n % 50}",
        "Address 1 - Formatted": f"Kirkegata {n}\n0153 Oslo\nNorway",
    })  # fmt: skip


def table(headings: str, row: Callable[[int], dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, headings.split(","))
    writer.writeheader()
    writer.writerows(row(n) for n in range(MANY))
    return out.getvalue()


async def bring(client: httpx2.AsyncClient, found: Any, choice: str) -> str:
    """As the screen does it: batch by batch, told after each how far it is."""
    rows = [chosen(row, choice) for row in found["rows"]]
    begun = await ask(client, START, input={"source": found["source"], "total": len(rows)})
    id = begun["data"]["startImport"]["started"]["id"]
    for first in range(0, len(rows), A_BATCH):
        some = rows[first : first + A_BATCH]
        answer = await ask(client, APPLY, input={"importId": id, "first": first, "rows": some})
        assert answer["data"]["applyImport"]["applied"]["done"] == first + len(some)
    return id


def chosen(row: Any, choice: str) -> dict[str, str]:
    said = {field: row[field] for field in FIELDS} | {"choice": choice}
    return said if choice == ADD else said | {"acquaintanceId": row["earlier"]["id"]}


async def mine(client: httpx2.AsyncClient) -> Any:
    data = (await ask(client, MINE))["data"]
    return data["myImports"]["nodes"], data["myAcquaintances"]["nodes"]


@pytest.mark.slow
@pytest.mark.parametrize("file", [vcard, linkedin, google], ids=lambda file: file.__name__)
async def test_the_largest_file_is_brought_changed_and_taken_back(
    server: Place, file: Callable[[str], str]
) -> None:
    client = await server.signed_in()
    found = await preview(client, file("1"))
    assert {row["finding"] for row in found["rows"]} == {"NEW"}
    assert (len(found["rows"]), found["refused"]) == (MANY, [])
    first = await bring(client, found, ADD)
    assert (await preview(client, file("1")))["same"] == MANY
    server.clock.at += 1
    second = await bring(client, await preview(client, file("2")), "REPLACE")
    whole = {"total": MANY, "done": MANY}
    imports, _ = await mine(client)
    assert imports == [whole | {"added": 0, "changed": MANY}, whole | {"added": MANY, "changed": 0}]
    assert (await preview(client, file("2")))["same"] == MANY
    await undone(client, second)
    assert (await preview(client, file("1")))["same"] == MANY
    await undone(client, first)
    assert await mine(client) == ([], [])


async def undone(client: httpx2.AsyncClient, id: str) -> None:
    answer = await ask(client, UNDO, input={"importId": id})
    assert answer["data"] == {"undoImport": {"__typename": "ImportUndone"}}

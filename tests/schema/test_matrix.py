"""Who sees what: every field of every type, through the contract, for everybody who may look."""

import asyncio
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from schema import limits, nodes
from tests.schema import matrix, paths
from tests.schema.matrix import Asker, filled
from tests.schema.story import build
from tests.schema.world import VIEWERS

Texts = dict[str, set[tuple[str, str]]]

HERE = Path(__file__).parent
PARTS = ("_bringing", "_programs", "_giving", "", "_order")


def table(what: str) -> dict[str, Any]:
    """matrix<what>.toml with what each part of the world adds to it."""
    named = [f"matrix{part}{what}.toml" for part in PARTS]
    return {k: v for name in named for k, v in tomllib.loads((HERE / name).read_text()).items()}


ROWS = table("")
LISTS = table("_lists")
GROUPS: dict[str, str] = ROWS.pop("groups")
CELLS = [(kind, name) for kind, rows in ROWS.items() for name in rows["seen"]]
# The field a secret text stands in; whoever may read that may read the text.
SECRETS = {
    "name": ("Person.name", "Circle.name"), "why": ("Person.why",), "place": ("Person.place",),
    "link": ("Person.link",), "photo": ("Person.photoUrl",), "mail": ("Person.email",),
    "purpose": ("Circle.purpose",), "norms": ("Circle.norms",), "give": ("Intent.note",),
    "take": ("Intent.note",), "ask": ("Ask.text",), "note": ("Introduction.note",),
    "onward": ("Introduction.introducerNote",), "outcome": ("Introduction.outcomeNote",),
    "thanks": ("Introduction.thanks", "LoggedHelp.thanks"), "message": ("Message.text",),
    "words": ("Month.words",), "beside": ("Mention.text",),
    "gift": ("Gift.text",), "present": ("Gift.link",), "help": ("LoggedHelp.text",), "vouch": ("Vouch.text",),
    "draft": ("Reading.text",), "comment": ("Reading.comment",),
    "request": ("TieRequest.reason",), "pitch": ("Person.pitch",), "about": ("Person.about",),
    "proof": ("Person.proof",), "reply_time": ("Person.replyTime",),
    "next_step": ("Person.nextStep",), "noted": ("Acquaintance.name",),
    "told": ("Case.told", "Report.words"), "reasons": ("Decision.reasons",),
}  # fmt: skip
# A sentence for each of two; an address one wrote to; the names of whom one blocked; what only a mail tells.
APART = {
    "note.both.": "introducer_before paired",
    "other.both.": "asker introducer_before",
    "mail.mailed.": "asker mailed nameless",
    "name.blocked.": "guild",
    "name.asker.": "guild contact requester mailed former",
    "entry.club.": "",
    # What a tie said goes with it.
    **{
        f"reason.{tie}.": ""
        for gone in ("former", "leaving", "erased")
        for tie in (f"asker-{gone}", f"{gone}-asker")
    },
    # Who may come back is called by their name.
    "name.leaving.": "leaving",
    # What is reported is read by whoever decides it.
    **{
        f"{what}.{whose}.": "guild moderator"
        for what in ("name", "why", "pitch")
        for whose in ("offerer", "two_away")
    },
    "name.helped.": "guild moderator",
    "message.helped.": "asker moderator",
    # Said in public, on a page; a vouch tells its writer's name.
    "thanks.thanked.": "guild -blocked -blocker",
    "name.member.": "guild contact requester",
}
# What is a number or a word of its own, asked for without an id.
ALONE = {"acquaintanceCount": "asker", "findable": "asker", "namedInThanks": "introducer_done"}
TEXT = re.compile(r"\b(reason|other|entry|" + "|".join(SECRETS) + r")\.([a-z_-]+)\.")


@pytest.fixture(scope="module")
async def asker(store: Store) -> Asker:
    return Asker(await build(store))


@pytest.fixture(scope="module")
async def texts(asker: Asker) -> Texts:
    """The secret texts in everything each part can come to."""
    with pytest.MonkeyPatch.context() as patch:
        # To read all of a thing is more than a client may.
        patch.setattr(limits, "COST", limits.ENOUGH)
        patch.setattr(limits, "TOKENS", limits.ENOUGH)
        patch.setattr(matrix, "FIRST", 3)
        patch.setattr(matrix, "FEW", 3)
        answers = await asyncio.gather(*(asker.everything(part, "Pricing") for part in VIEWERS))
    assert "the limit is" not in json.dumps(answers)
    found = [set(TEXT.findall(json.dumps(answer))) for answer in answers]
    return dict(zip(VIEWERS, found, strict=True))


def parts(cell: str, seen: frozenset[str] = frozenset(), whose: str = "") -> frozenset[str]:
    """The viewers a cell of the table names."""
    found: set[str] = set()
    for word in cell.split():
        name = word.removeprefix("-")
        known = {"*": seen, "self": frozenset({whose}) & seen}
        grouped = parts(GROUPS[name]) if name in GROUPS else frozenset({name})
        some = known.get(name, grouped)
        found = found - some if word.startswith("-") else found | some
    assert found <= set(VIEWERS), found - set(VIEWERS)
    return frozenset(found)


def seen(kind: str, name: str) -> frozenset[str]:
    return parts(ROWS[kind]["seen"][name])


def cell(kind: str, name: str, field: str) -> frozenset[str]:
    row = ROWS[kind]["fields"][field]
    text = row if isinstance(row, str) else row.get(name, row.get("_"))
    assert text is not None, f"{kind}.{field} says nothing about {name}"
    return parts(text, seen(kind, name), name)


def test_every_field_of_the_contract_has_a_row() -> None:
    rows = {kind: set(rows["fields"]) for kind, rows in ROWS.items()}
    rows |= {kind: set(fields) - {"path"} for kind, fields in LISTS.items()}
    assert rows == {name: set(kind.fields) for name, kind in matrix.objects().items()}


def test_every_object_of_the_world_has_a_row(asker: Asker) -> None:
    made = {kind: set(names) for kind, names in asker.world.keys.items()}
    assert made == {kind: set(rows["seen"]) for kind, rows in ROWS.items()}


@pytest.mark.parametrize(("kind", "name"), CELLS, ids=lambda part: part)
async def test_a_field_tells_something_to_those_of_its_row(
    asker: Asker, kind: str, name: str
) -> None:
    id, nobody = asker.world.id(kind, name), matrix.nobody(kind)
    found = await _each(asker, kind, id)
    unknown = await _each(asker, kind, nobody)
    allowed = seen(kind, name)
    for part in VIEWERS:
        if part not in allowed:
            assert found[part] == unknown[part], part
    nodes = {part: found[part]["data"]["node"] for part in allowed}
    assert [found[part]["errors"] for part in allowed if found[part]["errors"]] == []
    told = {
        field: {part for part in allowed if nodes[part] and filled(nodes[part][field])}
        for field in matrix.TYPES[kind].fields
    }
    assert told == {field: set(cell(kind, name, field)) for field in told}


async def _each(asker: Asker, kind: str, id: str) -> dict[str, matrix.Answer]:
    answers = await asyncio.gather(*(asker.node(part, kind, id) for part in VIEWERS))
    return dict(zip(VIEWERS, answers, strict=True))


@pytest.mark.parametrize("kind", LISTS)
async def test_a_list_tells_something_to_those_of_its_row(asker: Asker, kind: str) -> None:
    path = LISTS[kind]["path"].split(".")
    found = {part: await asker.through(part, path, kind) for part in VIEWERS}
    told = {
        field: {part for part in VIEWERS if any(filled(one[field]) for one in found[part])}
        for field in matrix.TYPES[kind].fields
    }
    assert told == {field: set(parts(LISTS[kind][field])) for field in told}


async def test_a_word_alone_tells_something_to_those_of_its_row(asker: Asker) -> None:
    assert set(ALONE) == matrix.alone()
    for name, row in ALONE.items():
        answers = {part: await asker.ask(part, f"{{ {name} }}") for part in VIEWERS}
        told = {part for part in VIEWERS if filled((answers[part]["data"] or {}).get(name))}
        assert told == set(parts(row)), name


@pytest.mark.parametrize("part", VIEWERS)
async def test_every_path_shows_of_a_thing_what_its_id_shows(
    asker: Asker, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    for name in ("COST", "DEPTH", "TOKENS"):
        monkeypatch.setattr(limits, name, limits.ENOUGH)
    asked = [(path, id) for path in paths.chosen(part) for id in paths.begun(asker.world, path)]
    direct = dict[str, Any]()
    for path, id in asked:
        answer = await asker.ask(part, paths.query(path), id=id, yes=bool(len(direct) % 2))
        for found in paths.at_the_end(answer["data"], path):
            if found["id"] not in direct:
                alone = await asker.node(part, path[-1][1], found["id"])
                direct[found["id"]] = alone["data"]["node"]
            assert found == direct[found["id"]], (path, answer["errors"])
    assert direct or part != "asker"


def test_there_is_a_path_to_whatever_has_an_id() -> None:
    assert {path[-1][1] for path in paths.PATHS} == set(nodes.KINDS)


def readers(what: str, whose: str) -> frozenset[str]:
    """Who may come across a secret text anywhere."""
    if f"{what}.{whose}." in APART:
        return parts(APART[f"{what}.{whose}."])
    if what == "reason":
        return frozenset(whose.split("-"))
    fields = [field.split(".") for field in SECRETS[what]]
    told = [cell(kind, whose, field) for kind, field in fields if whose in ROWS[kind]["seen"]]
    assert told, f"nothing tells {what} of {whose}"
    return frozenset[str]().union(*told)


@pytest.mark.parametrize("part", VIEWERS)
def test_nobody_comes_across_a_secret_of_others(texts: Texts, part: str) -> None:
    assert [text for text in sorted(texts[part]) if part not in readers(*text)] == []


def test_every_secret_is_read_by_somebody(texts: Texts) -> None:
    found = {what for read in texts.values() for what, _ in read}
    assert found == {*SECRETS, "reason", "other"}

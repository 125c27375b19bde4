"""Whatever was brought, in whatever order: what is undone might as well never have been."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import acquaintances, findings, imports
from graph.findings import (
    FILL,
    MOST_ALIKE,
    REPLACE,
    Entry,
    Note,
    Notes,
    compared,
    folded,
    merged,
    says_nothing_new,
)
from graph.imports import Import
from graph.merging import ADD, Brought, Plan
from graph.refusals import InvalidInput
from graph.store import Store
from tests import size
from tests.graph.test_imports import noted, somebody
from tests.town import NOW

FEW = st.sampled_from
ENTRIES = st.builds(
    Entry,
    name=FEW(["Ana Lund", "ána lund", "Bo Ek", "Cy"]),
    email=FEW(["", "", "ana@example.net", "bo@example.net", "cy@example.net"]),
    phone=FEW(["", "1", "2"]),
    organisation=FEW(["", "Acme", "Bolt"]),
    link=FEW(["", "https://example.net/in/ana", "http://www.example.net/in/ana/"]),
)
FILES = st.lists(st.tuples(ENTRIES, FEW([ADD, FILL, REPLACE])), min_size=1, max_size=4)
Kept = dict[str, Entry]


async def bring(store: Store, viewer: str, file: list[tuple[Entry, str]]) -> Import:
    """As the screen does it: a choice for whoever is found, a new note for the others."""
    found = await imports.compare(store, viewer, [entry for entry, _ in file])
    rows = [
        Brought(entry, choice, one.note.id) if one.note and choice != ADD else Brought(entry)
        for (entry, choice), one in zip(file, found, strict=True)
    ]
    begun = await imports.start(store, viewer, "CSV", len(rows), NOW)
    return await imports.apply(store, viewer, begun.id, 0, rows)


@given(files=st.lists(FILES, min_size=1, max_size=3))
@size.examples(4, 100)
async def test_every_undo_that_is_let_leads_back(
    store: Store, files: list[list[tuple[Entry, str]]]
) -> None:
    viewer = await somebody(store)
    states: list[Kept] = [await noted(store, viewer)]
    made: list[Import] = []
    for file in files:
        made.append(await bring(store, viewer, file))
        states.append(await noted(store, viewer))
        addresses = [entry.email for entry in states[-1].values() if entry.email]
        assert len(addresses) == len(set(addresses))
    for one, before in zip(reversed(made), reversed(states[:-1]), strict=True):
        await imports.undo(store, viewer, one.id)
        assert await noted(store, viewer) == before


@given(files=st.lists(FILES, min_size=2, max_size=3), first=st.integers(0, 2))
@size.examples(4, 100)
async def test_an_earlier_one_undone_leaves_the_later_ones_as_they_are(
    store: Store, files: list[list[tuple[Entry, str]]], first: int
) -> None:
    viewer = await somebody(store)
    made = [await bring(store, viewer, file) for file in files]
    before, one = await noted(store, viewer), made[min(first, len(made) - 2)]
    others = {
        note.id: note.entry
        for note in await acquaintances.of(store, viewer, list(before))
        if note.brought != one.id
    }
    try:
        await imports.undo(store, viewer, one.id)
    except InvalidInput:
        assert await noted(store, viewer) == before
        return
    after = await noted(store, viewer)
    assert after.keys() == others.keys()
    addresses = [entry.email for entry in after.values() if entry.email]
    assert len(addresses) == len(set(addresses))


@given(file=st.lists(ENTRIES, min_size=1, max_size=8))
def test_what_was_planned_once_comes_to_nothing_the_second_time(file: list[Entry]) -> None:
    plan = Plan(Notes())
    for number, entry in enumerate(file):
        plan.take("rows.0", Brought(entry), str(number))
    again = Plan(Notes(plan.added))
    for number, entry in enumerate(file):
        again.take("rows.0", Brought(entry), f"again {number}")
    assert again.added == []
    found = compared([note.entry for note in plan.added], Notes(plan.added), [])
    assert {one.kind for one in found} == {"SAME"}


def test_a_file_that_calls_everybody_the_same_is_compared_with_few_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[Entry] = []

    def counted(entry: Entry, note: Entry) -> bool:
        looked.append(note)
        return says_nothing_new(entry, note)

    monkeypatch.setattr(findings, "says_nothing_new", counted)
    file = [Entry(name="Ana", phone=str(n), organisation=f"Acme {n % 2}") for n in range(500)]
    notes = Notes(Note(str(n), entry) for n, entry in enumerate(file))
    assert {one.kind for one in compared(file, notes, [])} == {"SAME"}
    assert {one.kind for one in compared(file, Notes(), [])} == {"NEW", "TWICE"}
    assert len(looked) <= 2 * len(file) * 3 * MOST_ALIKE


@given(note=ENTRIES, row=ENTRIES)
def test_a_merge_loses_nothing_but_what_it_replaces(note: Entry, row: Entry) -> None:
    filled, replaced = merged(note, row, FILL), merged(note, row, REPLACE)
    assert merged(filled, note, REPLACE) == filled
    assert merged(replaced, row, REPLACE) == replaced
    assert merged(note, Entry(), REPLACE) == note == merged(note, note, FILL)


def test_names_are_compared_without_marks_and_case() -> None:
    assert folded("  Ánä-Maria  LUND ") == folded("ana maria lund")
    assert folded("李雷") == "李雷"
    assert folded("!!!") == "!!!"

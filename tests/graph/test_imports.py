"""Imports: repeatable with no doubles, and undone as if they had never been."""

import asyncio
from dataclasses import replace

import pytest

from graph import acquaintances, imports
from graph.findings import CONTACT, MERGE, NEW, SAME, TWICE, Entry, Note
from graph.imports import LATER, Import
from graph.merging import Brought
from graph.refusals import InvalidInput, KeyReused, TooManyImported
from graph.store import Store
from tests.cast import small
from tests.town import NOW, Town
from tests.waiting import Late

ANA = Entry("Ana Lund", "ana@example.net", organisation="Acme")
BO = Entry("Bo Ek", organisation="Acme")


async def somebody(store: Store) -> str:
    town = Town()
    person = town.person("Ada")
    await town.build(store)
    return person


async def brought(store: Store, viewer: str, *rows: Entry | Brought, now: int = NOW) -> Import:
    begun = await imports.start(store, viewer, "CSV", len(rows), now)
    given = [row if isinstance(row, Brought) else Brought(row) for row in rows]
    return await imports.apply(store, viewer, begun.id, 0, given)


async def noted(store: Store, viewer: str) -> dict[str, Entry]:
    return {note.id: note.entry for note in await acquaintances.entries(store, viewer)}


async def note_of(store: Store, viewer: str, entry: Entry) -> Note:
    found = await noted(store, viewer)
    return next(Note(id, one) for id, one in found.items() if one == entry)


async def kinds(store: Store, viewer: str, *rows: Entry) -> list[str]:
    return [found.kind for found in await imports.compare(store, viewer, list(rows))]


async def test_what_somebody_brings_is_theirs_alone(store: Store) -> None:
    ada, bea = await somebody(store), await somebody(store)
    made = await brought(store, ada, ANA, BO)
    assert (made.done, made.total, made.added, made.changed) == (2, 2, 2, 0)
    assert set((await noted(store, ada)).values()) == {ANA, BO}
    note = await note_of(store, ada, ANA)
    assert await noted(store, bea) == {}
    assert await acquaintances.of(store, bea, [note.id]) == []
    assert await acquaintances.mine(store, bea, "ana", "", 10) == []
    assert await imports.of(store, bea, [made.id]) == []
    assert await kinds(store, bea, ANA) == [NEW]
    for verb in (
        imports.undo(store, bea, made.id),
        imports.apply(store, bea, made.id, 0, [Brought(ANA)]),
    ):
        with pytest.raises(InvalidInput):
            await verb
    await acquaintances.delete(store, bea, note.id)
    await acquaintances.delete_all(store, bea, 2)
    with pytest.raises(InvalidInput):
        await brought(store, bea, Brought(ANA, "REPLACE", note.id))
    assert set((await noted(store, ada)).values()) == {ANA, BO}


async def test_the_same_file_again_makes_nobody_double(store: Store) -> None:
    ada = await somebody(store)
    await brought(store, ada, ANA, BO)
    before = await noted(store, ada)
    assert await kinds(store, ada, ANA, BO) == [SAME, SAME]
    assert (await brought(store, ada, ANA, BO, replace(ANA, name="A. Lund"))).added == 0
    assert await noted(store, ada) == before


async def test_a_batch_sent_again_has_one_effect(store: Store) -> None:
    ada = await somebody(store)
    begun = await imports.start(store, ada, "CSV", 3, NOW, "key")
    assert (await imports.start(store, ada, "CSV", 3, NOW, "key")).id == begun.id
    with pytest.raises(KeyReused):
        await imports.start(store, ada, "CSV", 4, NOW, "key")
    # Kept both, twice: only the place in the file tells a second one from the first sent again.
    batch = [Brought(BO), Brought(replace(BO, phone="1"))]
    sent = [imports.apply(store, ada, begun.id, 0, batch) for _ in range(4)]
    assert {one.done for one in await asyncio.gather(*sent)} == {2}
    assert len(await noted(store, ada)) == 2
    for first, rows in ((3, 1), (2, 2), (-1, 1)):
        with pytest.raises(InvalidInput, match="Go on at row 2"):
            await imports.apply(store, ada, begun.id, first, [Brought(ANA)] * rows)


async def test_nobody_is_merged_unasked(store: Store) -> None:
    cast = await small(store)
    await brought(store, cast.ada, ANA, BO)
    moved, same_name = replace(ANA, organisation="Bolt"), replace(BO, email="bo@example.net")
    rows = (moved, same_name, replace(BO, organisation="Other"), Entry("fén"), Entry("New"), BO)
    found = await imports.compare(store, cast.ada, [*rows, Entry("New")])
    assert [one.kind for one in found] == [MERGE, MERGE, NEW, CONTACT, NEW, SAME, TWICE]
    assert [one.sure for one in found[:2]] == [True, False]
    assert set((await noted(store, cast.ada)).values()) == {ANA, BO}
    bo = await note_of(store, cast.ada, BO)
    assert found[1].note == bo
    filled = await brought(
        store, cast.ada, Brought(replace(same_name, organisation="X"), "FILL", bo.id)
    )
    assert (filled.added, filled.changed) == (0, 1)
    assert (await noted(store, cast.ada))[bo.id] == same_name


async def test_an_import_is_undone_as_if_it_had_never_been(store: Store) -> None:
    ada = await somebody(store)
    await brought(store, ada, ANA, BO)
    before, bo = await noted(store, ada), await note_of(store, ada, BO)
    rows = (Entry("Cy"), Brought(Entry("Bo Ek", "bo@example.net", "1"), "REPLACE", bo.id))
    second = await brought(store, ada, *rows)
    assert await imports.undo(store, ada, second.id) == 2
    assert await noted(store, ada) == before
    assert await imports.of(store, ada, [second.id]) == []
    with pytest.raises(InvalidInput):
        await imports.undo(store, ada, second.id)


async def test_what_a_later_import_built_on_is_undone_after_it(store: Store) -> None:
    ada = await somebody(store)
    first = await brought(store, ada, ANA)
    ana = await note_of(store, ada, ANA)
    changed = Brought(replace(ANA, email="new@example.net"), "REPLACE", ana.id)
    second = await brought(store, ada, changed)
    third = await brought(store, ada, replace(ANA, name="Somebody else"))
    for one in (first, second):
        with pytest.raises(InvalidInput, match=LATER):
            await imports.undo(store, ada, one.id)
    for one in (third, second, first):
        await imports.undo(store, ada, one.id)
    assert await noted(store, ada) == {}


async def test_an_undo_that_was_interrupted_is_finished(store: Store) -> None:
    ada = await somebody(store)
    made = await brought(store, ada, ANA)
    await store.write(lambda tx: tx.run("imports/begin_undo", viewer=ada, id=made.id))
    with pytest.raises(InvalidInput):
        await imports.apply(store, ada, made.id, 0, [Brought(BO)])
    assert [one.undoing for one in await imports.mine(store, ada, (NOW + 1, ""), 5)] == [True]
    assert await imports.undo(store, ada, made.id) == 0


async def test_limits_are_said_before_anything_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await somebody(store)
    for total in (0, imports.MOST_ROWS + 1):
        with pytest.raises(InvalidInput):
            await imports.start(store, ada, "CSV", total, NOW)
    begun = await imports.start(store, ada, "CSV", 2, NOW)
    with pytest.raises(InvalidInput) as refused:
        await imports.apply(store, ada, begun.id, 0, [Brought(ANA), Brought(Entry("B", "b at b"))])
    assert refused.value.path == "rows.1.email"
    assert await noted(store, ada) == {}
    monkeypatch.setattr(imports, "MOST_NOTES", 3)
    with pytest.raises(TooManyImported, match="3 people are the most"):
        await imports.start(store, ada, "CSV", 2, NOW)
    monkeypatch.setattr(imports, "MOST_IMPORTS", 1)
    with pytest.raises(TooManyImported, match="Undo one"):
        await imports.start(store, ada, "CSV", 1, NOW)


async def test_a_list_by_name_in_which_one_looks_for_words(store: Store) -> None:
    ada = await somebody(store)
    await brought(store, ada, Entry("Øye"), Entry("Åse", organisation="Acme"), Entry("Zed"), BO)
    first = await acquaintances.mine(store, ada, "", "", 2)
    rest = await acquaintances.mine(store, ada, "", first[-1].sorted, 9)
    assert [one.entry.name for one in first + rest] == ["Åse", "Bo Ek", "Zed", "Øye"]
    acme = await acquaintances.mine(store, ada, "ACME", "", 9)
    assert [one.entry.name for one in acme] == ["Åse", "Bo Ek"]


async def test_notes_are_deleted_one_by_one_or_all(store: Store) -> None:
    ada = await somebody(store)
    made = await brought(store, ada, ANA, BO, Entry("Cy"))
    assert await acquaintances.delete(store, ada, (await note_of(store, ada, ANA)).id) == 2
    assert (await imports.of(store, ada, [made.id]))[0].added == 2
    with pytest.raises(InvalidInput, match="There are 2 notes"):
        await acquaintances.delete_all(store, ada, 3)
    assert await acquaintances.delete_all(store, ada, 2) == 0
    assert await imports.of(store, ada, [made.id]) == []
    assert await acquaintances.delete_all(store, ada, 2) == 0


async def test_what_is_brought_as_all_is_deleted_is_still_ones_own(store: Store) -> None:
    ada = await somebody(store)
    await brought(store, ada, ANA)
    begun = await imports.start(store, ada, "CSV", 1, NOW)
    # After all that was there, before the imports.
    late = Late(store, lambda: imports.apply(store, ada, begun.id, 0, [Brought(BO)]), write=3)
    assert await acquaintances.delete_all(late, ada, 1) == 1
    assert list((await noted(store, ada)).values()) == [BO]
    assert await acquaintances.delete_all(store, ada, 1) == 0

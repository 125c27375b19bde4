"""Loaders answer once for all who ask in a tick, and only for this viewer."""

import asyncio

import pytest

from auth.viewer import NotSignedIn
from schema import nodes
from schema.context import Context

ASKED: list[list[str]] = []


class Knot:
    def __init__(self, *, row: object) -> None:
        self.row = row

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list["Knot | None"]:
        ASKED.append(ids)
        return [cls(row=(context.viewer, id)) if id != "gone" else None for id in ids]


@pytest.fixture(autouse=True)
def knots(monkeypatch: pytest.MonkeyPatch) -> None:
    ASKED.clear()
    monkeypatch.setitem(nodes.KINDS, "Knot", Knot)


def context(viewer: str | None) -> Context:
    return Context(store=None, viewer=viewer, now=0, secret=b"")  # type: ignore[arg-type]


async def test_an_anonymous_visitor_loads_nothing() -> None:
    assert await context(None).node("Knot", "a") is None
    assert ASKED == []


async def test_nothing_is_asked_for_the_id_no_node_has() -> None:
    assert await context("ada").node("Knot", "") is None
    assert ASKED == []


async def test_one_question_for_all_who_ask_at_once() -> None:
    here = context("ada")
    found = await asyncio.gather(*(here.node("Knot", id) for id in ("a", "b", "gone", "a")))
    assert [knot.row if knot else None for knot in found] == [
        ("ada", "a"),
        ("ada", "b"),
        None,
        ("ada", "a"),
    ]
    assert ASKED == [["a", "b", "gone"]]


async def test_nothing_is_remembered_for_the_next_viewer() -> None:
    await context("ada").node("Knot", "a")
    found = await context("ben").node("Knot", "a")
    assert found.row == ("ben", "a")


def test_who_is_not_signed_in_is_no_person() -> None:
    assert context("ada").person == "ada"
    with pytest.raises(NotSignedIn):
        _ = context(None).person


async def test_who_stops_waiting_takes_the_answer_from_nobody_else() -> None:
    here = context("ada")
    first, second = (asyncio.create_task(here.node("Knot", "a")) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).row == ("ada", "a")
    assert first.cancelled()

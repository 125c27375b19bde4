"""An introducer answers with a few contacts, a line each and no names; the asker ticks, each helper is asked first."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from graph import changes, introductions, starts, turns, ways
from graph.bounds import DAY, line
from graph.introductions import TABLE, Introduction, Move, Part, State, awaited, step_until
from graph.refusals import InvalidInput, NotYourTurn, refuses
from graph.starts import Beginning
from graph.store import Store, Transaction, new_id

MOST = 5
LINE = 140
# Shorter words of a name are words of other kinds as well.
TELLING = 3


@dataclass(frozen=True, slots=True)
class Item:
    person_id: str
    line: str


@dataclass(frozen=True, slots=True)
class Menu:
    introduction_id: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Ticked:
    introduction_id: str
    item_ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class Offered:
    """One line of a menu; `person` is None to the asker."""

    introduction: str
    id: str
    line: str
    ticked: bool
    person: str | None


@refuses(InvalidInput, NotYourTurn)
async def answer(store: Store, viewer: str, menu: Menu, now: int) -> Introduction:
    """In place of a yes, where the asker chose this way in by hand."""
    lines = _lines(menu)
    fresh, turn = [new_id() for _ in lines], new_id()

    async def work(tx: Transaction) -> Introduction:
        introduction = await _taken(tx, viewer, menu.introduction_id, turn)
        if introduction.part != Part.INTRODUCER:
            raise NotYourTurn()
        if introduction.menu:
            return introduction
        if not awaited(introduction, now) or not introduction.shown:
            raise NotYourTurn()
        await _nameless(tx, viewer, menu, lines)
        items = [
            {"id": id, "line": said, "person": item.person_id}
            for id, said, item in zip(fresh, lines, menu.items, strict=True)
        ]
        # A day is left for those who are asked after the ticks, or half of less than two.
        until = introduction.due - min(DAY, (introduction.due - now) // 2)
        await tx.run(
            "menus/offer",
            viewer=viewer,
            id=introduction.id,
            state=TABLE[State.WITH_INTRODUCER, Part.INTRODUCER, Move.OFFER],
            step_due=step_until(now, until, tx.caps),
            items=items,
            now=now,
        )
        await introductions.tell(tx, viewer, introduction.id, Part.ASKER, "menu", now)
        await changes.note(tx, "introduction", introduction.id, now)
        return await introductions.one(tx, viewer, introduction.id)

    return await store.write(work)


@refuses(InvalidInput, NotYourTurn)
async def tick(store: Store, viewer: str, ticked: Ticked, now: int) -> Introduction:
    """Each tick asks its contact; one who may not be asked is silent like any other."""
    if not 1 <= len(set(ticked.item_ids)) <= MOST:
        raise InvalidInput("item_ids", f"Tick one to {MOST} lines.")
    fresh, turn = [new_id() for _ in range(MOST)], new_id()

    async def work(tx: Transaction) -> Introduction:
        introduction = await _taken(tx, viewer, ticked.introduction_id, turn)
        if introduction.part != Part.ASKER or not introduction.menu:
            raise NotYourTurn()
        found = await tx.rows("menus/chosen", viewer=viewer, id=introduction.id, now=now)
        chosen = [row for row in found if row["id"] in ticked.item_ids]
        if len(chosen) < len(set(ticked.item_ids)):
            raise InvalidInput("item_ids", "Tick lines of this menu.")
        if [row["id"] for row in found if row["ticked"]] == [row["id"] for row in chosen]:
            return introduction
        if not awaited(introduction, now):
            raise NotYourTurn()
        await tx.run(
            "menus/tick",
            viewer=viewer,
            id=introduction.id,
            items=[row["id"] for row in chosen],
            state=TABLE[State.WITH_ASKER, Part.ASKER, Move.TICK],
            now=now,
        )
        for id, row in zip(fresh, chosen, strict=False):
            give = await ways.upon(tx, viewer, row["ask"], row["helper"], now)
            muted = introduction.void or give.full or not row["reachable"]
            begun = Beginning(
                State.WITH_HELPER,
                Part.INTRODUCER,
                viewer,
                row["helper"],
                introduction.note,
                row["ask"],
                row["introducer"],
                upon=give.id,
                muted=muted,
                told=False,
                due=introduction.due,
                instead_of=introduction.id,
                note_by=Part.ASKER,
            )
            await starts.write(tx, viewer, id, begun, now)
        return await introductions.one(tx, viewer, introduction.id)

    return await store.write(work)


async def of(store: Store, viewer: str, ids: list[str]) -> dict[str, list[Offered]]:
    """The menus of these introductions; lines to the asker, and to the introducer whom they are about."""
    found = await store.all(Offered, "menus/of", viewer=viewer, ids=ids)
    return {id: [one for one in found if one.introduction == id] for id in ids}


def names(text: str, name: str) -> bool:
    """Whether the text gives the name away: the whole of it, or a word of it."""
    said, called = _folded(text), _folded(name)
    telling = {word for word in re.findall(r"\w+", called) if len(word) >= TELLING}
    return bool(called) and (called in said or not telling.isdisjoint(re.findall(r"\w+", said)))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _lines(menu: Menu) -> list[str]:
    if not 1 <= len(menu.items) <= MOST:
        raise InvalidInput("items", f"Offer one to {MOST} contacts.")
    if len({item.person_id for item in menu.items}) < len(menu.items):
        raise InvalidInput("items", "Offer each contact once.")
    return [line(f"items.{n}.line", item.line, LINE) for n, item in enumerate(menu.items)]


async def _nameless(tx: Transaction, viewer: str, menu: Menu, lines: Sequence[str]) -> None:
    """Own contacts only, and no line with the name of any of them."""
    people = [item.person_id for item in menu.items]
    given = {"viewer": viewer, "id": menu.introduction_id, "people": people}
    known = {row["id"]: row["name"] for row in await tx.rows("menus/contacts", **given)}
    for n, item in enumerate(menu.items):
        if item.person_id not in known:
            raise InvalidInput(f"items.{n}.person_id", "Choose one of your own contacts.")
        if any(names(lines[n], name) for name in known.values()):
            raise InvalidInput(f"items.{n}.line", "Leave the name out: they are asked first.")


async def _taken(tx: Transaction, viewer: str, id: str, turn: str) -> Introduction:
    rows = await tx.rows("menus/take_turn", viewer=viewer, id=id, turn=turn)
    await turns.take(tx, viewer, {row["id"] for row in rows}, turn)
    return await introductions.one(tx, viewer, id)

"""How somebody was asked, as those who take part may know it: style, cold words, whether an answer is due."""

from dataclasses import dataclass

from graph import introductions
from graph.cold import Words
from graph.store import Row, Store
from graph.styles import STYLES


@dataclass(frozen=True, slots=True)
class Manner:
    """`style` is None where nobody asked; `due`: whether the one asked owes an answer at all."""

    style: str | None
    cold: Words | None
    due: bool


UNASKED = Manner(None, None, True)


async def of(store: Store, viewer: str, ids: list[str]) -> dict[str, Manner]:
    """By introduction; only those the viewer has been told of."""
    told = [one.id for one in await introductions.of(store, viewer, ids)]
    rows = await store.rows("manners/of", viewer=viewer, ids=told)
    return {row["id"]: _manner(row) for row in rows}


def _manner(row: Row) -> Manner:
    if row["who"]:
        return Manner("COLD", Words(row["who"], row["work"], row["after"]), False)
    style = row["style"]
    expected = STYLES[style].answer if style else True
    return Manner(style, None, expected and not row["junior"])

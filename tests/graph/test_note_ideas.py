"""The five notes of M41: each has its moment, none asks for a reply."""

from dataclasses import replace
from typing import Any

import pytest

from graph import blocks, note_ideas
from graph.bounds import DAY
from graph.note_ideas import TEXTS, Moment, Relation, ideas
from graph.store import Store
from tests.cast import small
from tests.town import NOW

NOTHING = Relation(
    "fen", "Fen Ives", "We like boats.", "FRIENDLY", "CLOSE", NOW - 200 * DAY, NOW - 5 * DAY, 0, []
)
CASES = (
    (Moment.AFTER_NO_HELP, {"no_help": NOW - 3 * DAY}),
    (Moment.LAST_YEARS_EVENT, {"since": NOW - 365 * DAY, "reason": "We met at a Workshop."}),
    (
        Moment.EX_COLLEAGUE,
        {"kind": "BOTH", "touched": NOW - 90 * DAY, "reason": "We worked in one office."},
    ),
    (Moment.THEIR_INTEREST, {"ring": "NEW", "topics": ["Pricing", "Selling"]}),
    (Moment.FRESH_CONTACT, {"since": NOW - 3 * DAY}),
)


@pytest.mark.parametrize(("moment", "changed"), CASES, ids=lambda case: str(case)[:12])
def test_m41_the_template_is_chosen_from_the_relation(
    moment: Moment, changed: dict[str, Any]
) -> None:
    assert ideas(NOTHING, NOW) == []
    (idea,) = ideas(replace(NOTHING, **changed), NOW)
    assert idea.moment is moment and idea.text.startswith("Fen,")


def test_m41_no_text_asks_for_anything() -> None:
    assert set(TEXTS) == set(Moment)
    assert not [text for text in TEXTS.values() if "?" in text or "!" in text]


def test_what_is_long_past_is_no_moment() -> None:
    past = replace(NOTHING, no_help=NOW - 200 * DAY, since=NOW - 600 * DAY)
    assert ideas(replace(past, reason="We met at a workshop."), NOW) == []


async def test_only_for_one_s_own_contacts_from_what_one_may_know(store: Store) -> None:
    cast = await small(store)
    found = await note_ideas.of(store, cast.ines, [cast.cleo, cast.ada, cast.sam], NOW)
    assert found.keys() == {cast.cleo, cast.ada} and found[cast.ada] == []
    (idea,) = found[cast.cleo]
    assert idea.moment is Moment.THEIR_INTEREST and "Pricing" in idea.text
    strangers = [cast.cleo, cast.zoe, cast.ada, "nobody"]
    assert await note_ideas.of(store, cast.ada, strangers, NOW) == {}


async def test_who_blocked_them_gives_the_same_ideas(store: Store) -> None:
    cast = await small(store)
    before = await note_ideas.of(store, cast.ines, [cast.cleo, cast.ada], NOW)
    await blocks.block(store, cast.cleo, cast.ines, NOW)
    assert await note_ideas.of(store, cast.ines, [cast.cleo, cast.ada], NOW) == before
    assert before[cast.cleo]

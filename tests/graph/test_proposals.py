"""Somebody brings two contacts together."""

import asyncio

import pytest

from graph import asks, beginnings, blocks, introductions, proposals
from graph.answers import Answer
from graph.beginnings import Way
from graph.bounds import DAY
from graph.introductions import State
from graph.proposals import Proposal
from graph.refusals import InvalidInput, NoLongerOpen
from graph.store import Store
from tests.cast import Cast, small
from tests.graph.test_answers import mailed
from tests.reading import rows
from tests.stage import NOTE, SECRET, answered, asking, known, seen
from tests.streets import street
from tests.town import NOW, Town

BOTH = """
MATCH (:Person {id: $one})<-[:ASKER|HELPER]-(i:Introduction)-[:ASKER|HELPER]->(:Person {id: $other})
WHERE i.both RETURN i.id AS id, i.state AS state, i.pair AS pair"""


async def together(store: Store, cast: Cast, helper: str, other: str) -> str:
    proposal = Proposal(helper, NOTE, other_id=other, other_note="You will like Cleo.")
    return (await proposals.propose(store, cast.fen, proposal, NOW)).id


async def test_over_an_ask_only_the_helper_is_asked(store: Store) -> None:
    stage = await asking(store)
    proposal = Proposal(stage.cast.cleo, NOTE, ask_id=stage.ask.id)
    begun = await proposals.propose(store, stage.cast.fen, proposal, NOW)
    waiting = await seen(store, stage.cast.ada, begun.id)
    assert waiting and waiting.state is State.WAITING
    assert (await known(store, stage.cast.ada, begun.id)).helper is None
    await answered(store, stage.cast.cleo, begun.id)
    assert (await known(store, stage.cast.ada, begun.id)).helper == stage.cast.cleo
    with pytest.raises(InvalidInput):
        await proposals.propose(store, stage.cast.zoe, proposal, NOW)


async def test_what_they_were_not_told_of_is_in_no_proposer_s_way(store: Store) -> None:
    found, town = await street(store, 1, weekly=9, spare=1), Town()
    fen = found.between[0]
    town.give(found.spare[0], found.topic, found.guild)
    await town.build(store)
    await found.let()
    (unseen,) = await found.over()
    (match,) = [
        match
        for match in await asks.matches(store, found.ada, found.ask.id, SECRET, 9, NOW)
        if match.helper != unseen["helper"]
    ]
    way = Way(found.ask.id, match.id, NOTE)
    muted = await beginnings.request(store, found.ada, way, SECRET, NOW)
    assert await introductions.of(store, fen, [muted.id]) == []
    proposal = Proposal(match.helper, NOTE, ask_id=found.ask.id)
    begun = await proposals.propose(store, fen, proposal, NOW + 1)
    assert await seen(store, match.helper, begun.id)
    with pytest.raises(NoLongerOpen):
        await proposals.propose(store, fen, proposal, NOW + 2)


async def test_nothing_is_revealed_until_both_say_yes(store: Store) -> None:
    cast = await small(store)
    begun = await together(store, cast, cast.cleo, cast.ada)
    ada, cleo = await known(store, cast.ada, begun), await known(store, cast.cleo, begun)
    assert (ada.helper, cleo.asker) == (None, None)
    assert (ada.note, cleo.note) == ("You will like Cleo.", NOTE)
    fen = await known(store, cast.fen, begun)
    assert (fen.note, fen.other_note) == (NOTE, "You will like Cleo.")
    assert (ada.other_note, cleo.other_note) == ("", "")
    await answered(store, cast.ada, begun)
    assert (await known(store, cast.cleo, begun)).asker is None
    await answered(store, cast.cleo, begun)
    assert (await known(store, cast.ada, begun)).helper == cast.cleo


async def test_thirty_proposals_of_one_pair_reach_it_once(store: Store) -> None:
    cast = await small(store)
    ways = [(cast.cleo, cast.ada), (cast.ada, cast.cleo)] * 15
    proposed = [
        (by, Proposal(one, NOTE, other_id=other, other_note="You two."))
        for by, (one, other) in zip([cast.fen] * 15 + [cast.ines] * 15, ways, strict=True)
    ]
    told = await asyncio.gather(
        *(proposals.propose(store, by, one, NOW) for by, one in proposed), return_exceptions=True
    )
    assert {type(one) for one in told if isinstance(one, BaseException)} == {NoLongerOpen}
    # One of each who proposed; of the two the later one is silence.
    assert sum(not isinstance(one, BaseException) for one in told) == 2
    found = await rows(store, BOTH, one=cast.ada, other=cast.cleo)
    assert sorted(one["state"] for one in found) == ["CLOSED", "WITH_BOTH"]
    assert [
        await mailed(store, one["id"], "introduction_with_both") for one in found if one["pair"]
    ] == [2]


async def test_thirty_yeses_of_both_open_it_once(store: Store) -> None:
    cast = await small(store)
    begun = await together(store, cast, cast.cleo, cast.ada)
    yeses = [answered(store, one, begun) for one in [cast.ada, cast.cleo] * 15]
    told = await asyncio.gather(*yeses)
    assert {one.recorded for one in told} <= {"WITH_BOTH", "INTRODUCED"}
    ada, cleo = await known(store, cast.ada, begun), await known(store, cast.cleo, begun)
    assert (ada.recorded, ada.helper, cleo.asker) == ("INTRODUCED", cast.cleo, cast.ada)
    assert await mailed(store, begun, "introduced") == 2


async def test_neither_learns_of_the_no_of_the_other(store: Store) -> None:
    cast = await small(store)
    begun = await together(store, cast, cast.cleo, cast.ada)
    await answered(store, cast.cleo, begun)
    before = [await seen(store, one, begun) for one in (cast.cleo, cast.fen)]
    await answered(store, cast.ada, begun, Answer.NO, NOW + 1)
    assert [await seen(store, one, begun, NOW + 1) for one in (cast.cleo, cast.fen)] == before


async def test_two_who_know_each_other_are_silence_to_whoever_proposes(store: Store) -> None:
    town = Town()
    fen, ada, cleo, kim = town.people("Fen", "Ada", "Cleo", "Kim")
    for other in (ada, cleo, kim):
        town.tie(fen, other)
    town.tie(ada, cleo)
    await town.build(store)
    tied = await proposals.propose(
        store, fen, Proposal(cleo, NOTE, other_id=ada, other_note=NOTE), NOW
    )
    free = await proposals.propose(
        store, fen, Proposal(kim, NOTE, other_id=ada, other_note=NOTE), NOW
    )
    assert await seen(store, fen, tied.id) == await seen(store, fen, free.id)
    assert await seen(store, ada, tied.id) is None
    assert await seen(store, ada, free.id) is not None
    again = Proposal(cleo, NOTE, other_id=ada, other_note=NOTE)
    with pytest.raises(NoLongerOpen):
        await proposals.propose(store, fen, again, NOW + 1)


async def test_a_contact_who_blocked_the_viewer_looks_like_one_who_is_silent(store: Store) -> None:
    town = Town()
    fen, ada, cleo, kim = town.people("Fen", "Ada", "Cleo", "Kim")
    for other in (ada, cleo, kim):
        town.tie(fen, other)
    await town.build(store)
    ask = await asks.post(store, ada, asks.Draft("How do I start?", topics=[]), NOW)
    await blocks.block(store, cleo, fen, NOW)
    shown: list[object] = []
    for helper in (cleo, kim):
        for proposal in (
            Proposal(helper, NOTE, ask_id=ask.id),
            Proposal(helper, NOTE, other_id=ada, other_note=NOTE),
            Proposal(ada, NOTE, other_id=helper, other_note=NOTE),
        ):
            try:
                begun = await proposals.propose(store, fen, proposal, NOW)
                shown.append(await seen(store, fen, begun.id))
            except NoLongerOpen:
                shown.append(None)
    assert shown[:3] == shown[3:]
    assert shown[:2].count(None) == 0


async def test_a_lapse_nobody_wrote_down_is_in_nobodys_way(store: Store) -> None:
    cast = await small(store)
    await together(store, cast, cast.cleo, cast.ada)
    proposal = Proposal(cast.cleo, NOTE, other_id=cast.ada, other_note=NOTE)
    again = await proposals.propose(store, cast.ines, proposal, NOW + 5 * DAY)
    assert await seen(store, cast.ada, again.id, NOW + 5 * DAY)


@pytest.mark.parametrize(
    ("proposal", "path"),
    [
        (Proposal("a", NOTE), "other_id"),
        (Proposal("a", NOTE, ask_id="b", other_id="c"), "other_id"),
        (Proposal("a", NOTE, other_id="b"), "other_note"),
        (Proposal("a", "", ask_id="b"), "note"),
        (Proposal("a", NOTE, ask_id="b"), "ask_id"),
        (Proposal("a", NOTE, other_id="b", other_note=NOTE), "helper_id"),
    ],
)
async def test_bad_input_names_its_field(store: Store, proposal: Proposal, path: str) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await proposals.propose(store, cast.fen, proposal, NOW)
    assert refused.value.path == path

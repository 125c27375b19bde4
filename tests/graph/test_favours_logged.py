"""M48 for a help without a post: thanks or a skip are owed from the moment both say that it was so."""

import asyncio

import pytest

from graph import (
    blocks,
    departures,
    erasure,
    favours,
    ledger,
    logged_helps,
    occasions,
    statement,
    thanks,
)
from graph.bounds import DAY
from graph.logged_helps import Draft, LoggedHelp
from graph.refusals import InvalidInput, NotYourTurn, TooEarly
from graph.statement import HOME
from graph.store import Store
from tests.cast import Cast, small
from tests.graph.test_exports import taken
from tests.graph.test_ledger import EVER
from tests.graph.test_thanks import page
from tests.reading import rows
from tests.town import NOW, Town, look

TEXT = "You drove through the snow."
MAILS = """
MATCH (p:Person {id: $id})
MATCH (o:Outbox {to: p.email})
WHERE o.kind = 'help_thanked'
RETURN o.id AS id"""
APART = "MATCH (:Favour {id: $id})-[over:OVER]->(:LoggedHelp) DELETE over"
SAID = "MATCH (t:Thanks {text: $words}) RETURN t.id"


async def drove(store: Store, writer: str = "fen", circle: bool = True) -> tuple[Cast, str]:
    """Fen helped Ada; either of them wrote it down, and the other one confirmed it."""
    cast = await small(store)
    by, to = (cast.fen, cast.ada) if writer == "fen" else (cast.ada, cast.fen)
    draft = Draft(to, writer == "fen", "Drove her.", circle_id=cast.guild if circle else None)
    logged = await logged_helps.log(store, by, draft, NOW)
    await logged_helps.confirm(store, to, logged.id, NOW)
    return cast, logged.id


async def known(store: Store, viewer: str, id: str, now: int = NOW) -> LoggedHelp:
    (found,) = await logged_helps.of(store, viewer, [id], now)
    return found


@pytest.mark.parametrize("writer", ["ada", "fen"])
async def test_m48_who_was_helped_owes_thanks_or_a_skip_whoever_wrote_it_down(
    store: Store, writer: str
) -> None:
    cast, id = await drove(store, writer)
    later = NOW + 90 * DAY
    for viewer, given in ((cast.ada, False), (cast.fen, True)):
        one = await known(store, viewer, id, later)
        assert (one.state, one.given, one.thanks) == ("CONFIRMED", given, "")
    assert (await known(store, cast.ada, id)).thanks_circle == cast.guild
    assert (await known(store, cast.fen, id)).thanks_circle is None
    said = await favours.thank_for_help(store, cast.ada, id, TEXT, False, later)
    assert (said.state, said.thanks) == ("THANKED", TEXT)
    assert (await known(store, cast.fen, id, later)).thanks == TEXT
    assert await page(store, cast.fen, cast.fen) == []
    assert len(await rows(store, MAILS, id=cast.fen)) == 1
    assert await favours.skip_thanks_for_help(store, cast.ada, id, later + 1) == said
    assert await favours.thank_for_help(store, cast.ada, id, TEXT, False, later + 1) == said
    with pytest.raises(NotYourTurn):
        await favours.thank_for_help(store, cast.ada, id, "Other words.", False, later + 1)


async def test_a_skip_is_said_to_nobody_and_ends_it(store: Store) -> None:
    cast, id = await drove(store)
    skipped = await favours.skip_thanks_for_help(store, cast.ada, id, NOW)
    assert (skipped.state, skipped.thanks) == ("THANKED", "")
    assert await favours.skip_thanks_for_help(store, cast.ada, id, NOW) == skipped
    with pytest.raises(NotYourTurn):
        await favours.thank_for_help(store, cast.ada, id, TEXT, True, NOW)
    assert await page(store, cast.fen, cast.fen) == []
    assert await rows(store, MAILS, id=cast.fen) == []


@pytest.mark.parametrize("skipped", [0, 15])
async def test_thirty_thanks_and_skips_are_one_end(store: Store, skipped: int) -> None:
    cast, id = await drove(store)
    said = [f"Thanks {n}" for n in range(30 - skipped)]
    ends = await asyncio.gather(
        *(favours.skip_thanks_for_help(store, cast.ada, id, NOW) for _ in range(skipped)),
        *(favours.thank_for_help(store, cast.ada, id, text, True, NOW) for text in said),
        return_exceptions=True,
    )
    told = [one for one in ends if isinstance(one, LoggedHelp)]
    # Words that nobody keeps are refused.
    assert {type(one) for one in ends} <= {LoggedHelp, NotYourTurn}
    (text,) = {one.thanks for one in told}
    assert len(told) == skipped + (1 if text else 0)
    assert {one.state for one in told} == {"THANKED"}
    assert [one.text for one in await page(store, cast.fen, cast.fen)] == ([text] if text else [])
    assert len(await rows(store, MAILS, id=cast.fen)) == (1 if text else 0)


async def test_public_thanks_stand_on_the_page_of_the_helper_for_the_circle(store: Store) -> None:
    cast, id = await drove(store)
    await favours.thank_for_help(store, cast.ada, id, TEXT, True, NOW + 1)
    for viewer in (cast.ada, cast.fen, cast.sam):
        (one,) = await page(store, viewer, cast.fen)
        assert (one.text, one.writer, one.circle) == (TEXT, cast.ada, cast.guild)
    assert await page(store, cast.zoe, cast.fen) == []
    await thanks.hide(store, cast.fen, one.id, True, NOW + 2)
    assert await page(store, cast.sam, cast.fen) == []
    assert (await known(store, cast.ada, id)).thanks == TEXT


async def test_who_was_only_picked_as_the_contact_in_between_is_never_named(store: Store) -> None:
    cast = await small(store)
    await thanks.choose(store, cast.fen, True)
    draft = Draft(cast.ines, False, "Drove me.", circle_id=cast.guild, introducer_id=cast.fen)
    logged = await logged_helps.log(store, cast.ada, draft, NOW)
    await logged_helps.confirm(store, cast.ines, logged.id, NOW)
    await favours.thank_for_help(store, cast.ada, logged.id, TEXT, True, NOW)
    (one,) = await page(store, cast.sam, cast.ines)
    assert one.introducer is None


async def test_nobody_else_says_thanks_and_nobody_before_both_say_so(store: Store) -> None:
    cast, id = await drove(store)
    with pytest.raises(NotYourTurn):
        await favours.thank_for_help(store, cast.fen, id, TEXT, True, NOW)
    for outsider in (cast.sam, cast.zoe, "nobody", ""):
        assert await logged_helps.of(store, outsider, [id], NOW) == []
        with pytest.raises(InvalidInput):
            await favours.thank_for_help(store, outsider, id, TEXT, True, NOW)
        with pytest.raises(InvalidInput):
            await favours.skip_thanks_for_help(store, outsider, id, NOW)
    for draft in (Draft(cast.fen, False, "Drove me."), Draft(cast.fen, True, "Drove her.")):
        early = await logged_helps.log(store, cast.ada, draft, NOW)
        for person in (cast.ada, cast.fen):
            with pytest.raises(TooEarly):
                await favours.skip_thanks_for_help(store, person, early.id, NOW)
    assert (await known(store, cast.ada, id)).state == "CONFIRMED"


async def test_after_a_no_it_is_as_early_to_its_writer_as_before(store: Store) -> None:
    cast = await small(store)
    logged = await logged_helps.log(store, cast.ada, Draft(cast.fen, False, "Drove me."), NOW)
    await logged_helps.decline(store, cast.fen, logged.id, NOW)
    with pytest.raises(TooEarly):
        await favours.thank_for_help(store, cast.ada, logged.id, TEXT, False, NOW)
    assert (await known(store, cast.ada, logged.id)).state == "OPEN"


async def test_a_confirmation_said_again_finds_the_same_entry_after_the_thanks(
    store: Store,
) -> None:
    cast, id = await drove(store)
    await favours.thank_for_help(store, cast.ada, id, TEXT, False, NOW)
    assert (await logged_helps.confirm(store, cast.ada, id, NOW)).favour == id
    assert await logged_helps.mine(store, cast.fen, True, EVER, 5, NOW) == []
    with pytest.raises(NotYourTurn):
        await logged_helps.decline(store, cast.ada, id, NOW)


async def test_for_a_help_that_was_none_nothing_is_owed(store: Store) -> None:
    cast, id = await drove(store)
    await ledger.take_back(store, cast.fen, id, "", NOW)
    assert (await known(store, cast.ada, id)).state == "TAKEN_BACK"
    with pytest.raises(NotYourTurn):
        await favours.thank_for_help(store, cast.ada, id, TEXT, True, NOW)


async def test_a_block_of_ones_own_ends_it_and_that_of_the_other_is_not_felt(store: Store) -> None:
    cast, id = await drove(store)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    said = await favours.thank_for_help(store, cast.ada, id, TEXT, True, NOW)
    assert said.thanks == TEXT
    assert await rows(store, MAILS, id=cast.fen) == []
    assert await logged_helps.of(store, cast.fen, [id], NOW) == []
    cast, id = await drove(store)
    await blocks.block(store, cast.ada, cast.fen, NOW)
    with pytest.raises(InvalidInput):
        await favours.thank_for_help(store, cast.ada, id, TEXT, True, NOW)


async def test_thanks_need_words(store: Store) -> None:
    cast, id = await drove(store)
    with pytest.raises(InvalidInput) as refused:
        await favours.thank_for_help(store, cast.ada, id, " ", True, NOW)
    assert refused.value.path == "text"


async def test_without_a_circle_of_both_they_stay_between_the_two(store: Store) -> None:
    town = Town()
    ada, fen = town.people("Ada", "Fen")
    town.tie(ada, fen)
    await town.build(store)
    logged = await logged_helps.log(store, ada, Draft(fen, False, "Drove me."), NOW)
    await logged_helps.confirm(store, fen, logged.id, NOW)
    said = await favours.thank_for_help(store, ada, logged.id, TEXT, True, NOW)
    assert (said.thanks, said.thanks_circle) == (TEXT, None)
    assert await page(store, fen, fen) == []


async def test_the_words_are_in_the_export_of_who_said_them(store: Store) -> None:
    cast, id = await drove(store)
    await favours.thank_for_help(store, cast.ada, id, TEXT, False, NOW)
    assert [row["text"] for row in (await taken(store, cast.ada))["Thanks"]] == [TEXT]
    assert TEXT not in repr(await taken(store, cast.fen))


@pytest.mark.parametrize("gone", ["ada", "fen"])
async def test_nothing_of_it_outlives_either_of_the_two(store: Store, gone: str) -> None:
    cast, id = await drove(store)
    await favours.thank_for_help(store, cast.ada, id, f"Thanks {id}", True, NOW)
    leaver = getattr(cast, gone)
    await departures.leave(store, leaver, leaver, NOW, NOW)
    await erasure.finish(store, NOW + 31 * DAY)
    stays = cast.fen if gone == "ada" else cast.ada
    assert await logged_helps.of(store, stays, [id], NOW) == []
    assert await page(store, cast.sam, cast.fen) == []
    assert await rows(store, SAID, words=f"Thanks {id}") == []


async def test_a_help_that_was_confirmed_before_is_owed_too(store: Store) -> None:
    cast, id = await drove(store)
    await look(store, APART, id=id)
    assert (await known(store, cast.ada, id)).thanks_circle is None
    text = (HOME.parent / "migrations/0026_thanks.cypher").read_text().strip().removesuffix(";")
    for _ in range(2):
        await store.write(lambda tx: tx.answer(statement.written("thanks", text)))
    assert (await known(store, cast.ada, id)).thanks_circle == cast.guild
    awaited = await occasions.found(store, occasions.Look(cast.ada, NOW, NOW), occasions.AWAITED)
    assert [one.key for one in awaited] == [f"thank_help|{id}"]

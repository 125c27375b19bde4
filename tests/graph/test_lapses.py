"""Writing a lapse down changes nothing anybody sees; one reminder a step, none after an answer."""

from graph import answers, lapses
from graph.answers import Answer, Given
from graph.bounds import DAY
from graph.store import Store
from tests.cast import small
from tests.graph.test_answers import ENDED, mailed
from tests.graph.test_partings import both
from tests.reading import rows
from tests.stage import answered, asking, introduced, requested, seen
from tests.town import NOW, look

TO = """
MATCH (o:Outbox {kind: 'reminder'}) WHERE o.about CONTAINS $of
MATCH (p:Person {email: o.to})
RETURN p.id AS id, o.at AS at ORDER BY at"""
MOMENTS = [NOW + day * DAY for day in (4, 5, 8, 9)]


async def test_recording_a_lapse_shows_nowhere(store: Store) -> None:
    for passed_on in (False, True):
        stage = await asking(store)
        begun = await requested(store, stage)
        if passed_on:
            await answered(store, stage.cast.fen, begun.id)
        people = (stage.cast.ada, stage.cast.fen, stage.cast.cleo)
        before = [await seen(store, one, begun.id, at) for one in people for at in MOMENTS]
        assert await lapses.record(store, NOW + 4 * DAY) >= 1
        assert [await seen(store, one, begun.id, at) for one in people for at in MOMENTS] == before


async def test_a_thread_fades_after_thirty_days(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    at = NOW + 30 * DAY
    before = await seen(store, stage.cast.cleo, opened.id, at)
    await lapses.record(store, at)
    assert await seen(store, stage.cast.cleo, opened.id, at) == before


async def test_one_reminder_at_half_time(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await lapses.remind(store, NOW + DAY)
    assert await mailed(store, begun.id, "reminder") == 0
    for at in (2, 3):
        await lapses.remind(store, NOW + at * DAY)
    assert await mailed(store, begun.id, "reminder") == 1


async def test_no_reminder_after_the_end_of_the_ask(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await look(store, ENDED, ask=stage.ask.id, at=NOW + DAY)
    await lapses.remind(store, NOW + 3 * DAY)
    assert await mailed(store, begun.id, "reminder") == 0


async def test_no_reminder_after_an_answer(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await answered(store, stage.cast.fen, begun.id, Answer.NO)
    await lapses.remind(store, NOW + 3 * DAY)
    assert await mailed(store, begun.id, "reminder") == 0


async def test_of_two_a_not_now_holds_back_its_own_reminder_alone(store: Store) -> None:
    cast = await small(store)
    begun, later = await both(store, cast, cast.fen), NOW + 3 * DAY
    before = [await seen(store, cast.cleo, begun, at) for at in MOMENTS]
    await answers.answer(store, cast.ada, Given(begun, Answer.NOT_NOW, until=later), NOW + 1)
    own = await seen(store, cast.ada, begun, NOW + 2)
    assert own and (own.waiting_for_me, own.again) == (False, later)
    shown = await seen(store, cast.cleo, begun, NOW + 2)
    assert shown and (shown.waiting_for_me, shown.again) == (True, 0)
    assert [await seen(store, cast.cleo, begun, at) for at in MOMENTS] == before
    for half_days in range(8):
        await lapses.remind(store, NOW + half_days * DAY // 2)
    sent = [(row["id"], row["at"]) for row in await rows(store, TO, of=begun)]
    assert sent == [(cast.cleo, NOW + 2 * DAY), (cast.ada, later)]

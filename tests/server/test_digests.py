"""What is collected: one mail a person and period, of what is new, without names, whoever dies on the way."""

import asyncio
import gc
import random
from collections import Counter
from email.message import EmailMessage

import pytest

from graph import blocks, logged_helps, messages, notices, outbox
from graph.answers import Answer
from graph.bounds import DAY
from graph.notices import Change, Pace
from graph.store import Store, new_id
from server import digests, letters
from tests import size
from tests.cast import small
from tests.server.conftest import Place
from tests.server.test_worker_killed import left
from tests.stage import answered, asking, introduced, requested
from tests.town import look

SINGLE, COLLECTED, KILLS = size.of(40, 900), size.of(20, 100), size.of(6, 30)
HOUR = DAY // 24


def address(person: str) -> str:
    return f"{person}@example.org"


async def put(server: Place, reader: str, kind: str, **facts: str) -> None:
    store, now = server.house.store, server.clock.at
    await store.write(lambda tx: outbox.put(tx, kind, address(reader), facts, now))


async def after(server: Place, person: str, days: int = 1) -> list[EmailMessage]:
    """All mail to somebody by the time the next collected one has left."""
    await server.mail_to(address(person))
    server.clock.at += days * DAY
    return await server.mail_to(address(person))


def text(letter: EmailMessage) -> str:
    return str(letter.get_content())


async def test_requests_come_at_once_and_are_turned_off_from_the_mail(
    server: Place, store: Store
) -> None:
    begun = await requested(store, await asking(store))
    assert begun.introducer
    (letter,) = await server.mail_to(address(begun.introducer))
    assert letter["Subject"] == "Somebody asks for an introduction through you"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = letter["List-Unsubscribe"].strip("<>")
    assert link in text(letter)
    assert (await server.client().post(link, json={})).status_code == 204
    await put(server, begun.introducer, "introduction_with_introducer", introduction=begun.id)
    assert len(await after(server, begun.introducer)) == 1


def test_a_line_has_nothing_to_fill_in() -> None:
    lines = [digests.LINES.get(kind, letters.of(kind).subject) for kind in notices.OF]
    assert [line for line in lines if "{" in line] == []


async def test_news_wait_for_the_morning_and_name_nobody(server: Place, store: Store) -> None:
    ada = (await small(store)).ada
    for name in ("Fen", "Ines"):
        await put(server, ada, "vouch", name=name)
    await put(server, ada, "tie_accepted", name="Cleo", person=new_id())
    assert await server.mail_to(address(ada)) == []
    (letter,) = await after(server, ada)
    assert letter["Subject"] == "3 things are new for you on Weft"
    said = text(letter)
    assert said.startswith("What came of it\n- ")
    assert "- Somebody wrote about your help (2)\n" in said
    assert [name for name in ("Fen", "Ines", "Cleo") if name in said] == []
    assert letter["List-Unsubscribe"].strip("<>") in said
    assert await after(server, ada, 8) == [letter]


async def test_what_was_seen_to_is_left_out_and_nothing_new_is_no_mail(
    server: Place, store: Store
) -> None:
    begun = await requested(store, await asking(store))
    assert begun.introducer
    await notices.change(store, begun.introducer, Change(requests=Pace.DAILY))
    assert await server.mail_to(address(begun.introducer)) == []
    await answered(store, begun.introducer, begun.id, Answer.NO)
    assert await after(server, begun.introducer) == []


async def test_a_thread_read_in_the_app_is_not_mailed(server: Place, store: Store) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    for reads in (True, False):
        await notices.change(store, here.cast.ada, Change(messages=Pace.DAILY))
        await server.mail_to(address(here.cast.ada))
        before = len(await after(server, here.cast.ada))
        draft = messages.Draft(begun.id, "Cone six")
        await messages.send(store, here.cast.cleo, draft, server.clock.at)
        if reads:
            await messages.mark_read(store, here.cast.ada, begun.id, server.clock.at)
        found = await after(server, here.cast.ada)
        assert len(found) - before == (0 if reads else 1)
    assert "Cone six" not in text(found[-1])


async def test_a_block_reaches_what_waits(server: Place, store: Store) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    await notices.change(store, here.cast.ada, Change(messages=Pace.DAILY))
    await server.mail_to(address(here.cast.ada))
    await messages.send(
        store, here.cast.cleo, messages.Draft(begun.id, "Cone six"), server.clock.at
    )
    await blocks.block(store, here.cast.ada, here.cast.cleo, server.clock.at + 1)
    assert [one for one in await after(server, here.cast.ada) if "new" in one["Subject"]] == []


@pytest.mark.parametrize("mine", [True, False])
async def test_a_block_reaches_news_that_wait_and_tells_nobody_of_itself(
    server: Place, store: Store, mine: bool
) -> None:
    cast = await small(store)
    at, helped = server.clock.at, logged_helps.Draft(cast.fen, True, "Drove her.")
    logged = await logged_helps.log(store, cast.ada, helped, at)
    await logged_helps.confirm(store, cast.fen, logged.id, at)
    assert await server.mail_to(address(cast.ada)) == []
    pair = (cast.ada, cast.fen) if mine else (cast.fen, cast.ada)
    await blocks.block(store, *pair, at + 1)
    assert len(await after(server, cast.ada)) == (0 if mine else 1)


async def test_turned_off_meanwhile_is_not_mailed(server: Place, store: Store) -> None:
    ada = (await small(store)).ada
    await put(server, ada, "vouch", name="Fen")
    await server.mail_to(address(ada))
    await notices.change(store, ada, Change(news=Pace.OFF))
    assert await after(server, ada) == []


async def test_it_goes_where_its_reader_is_by_now(server: Place, store: Store) -> None:
    ada, now_at = (await small(store)).ada, address(new_id())
    await put(server, ada, "vouch", name="Fen")
    await server.mail_to(address(ada))
    await look(store, "MATCH (p:Person {id: $id}) SET p.email = $to", id=ada, to=now_at)
    server.clock.at += DAY
    assert len(await server.mail_to(now_at)) == 1
    assert await server.mail_to(address(ada)) == []


async def test_a_clock_set_back_does_not_bring_a_second_one(server: Place, store: Store) -> None:
    ada = (await small(store)).ada
    await put(server, ada, "vouch", name="Fen")
    assert len(await after(server, ada)) == 1
    for hours in (1, 24):
        server.clock.at -= hours * DAY // 24
        await put(server, ada, "vouch", name="Fen")
        await server.mail_to(address(ada))
        server.clock.at += hours * DAY // 24
        assert len(await server.mail_to(address(ada))) == 1


async def test_a_no_and_silence_are_mailed_alike(server: Place, store: Store) -> None:
    boxes: list[list[str]] = []
    for said in ((), (Answer.NO,), (Answer.NOT_NOW,), (Answer.YES,)):
        here = await asking(store)
        await notices.change(store, here.cast.ada, Change(requests=Pace.DAILY, messages=Pace.DAILY))
        begun = await requested(store, here)
        assert begun.introducer
        for answer in said:
            await answered(store, begun.introducer, begun.id, answer)
        boxes.append([text(letter) for letter in await after(server, here.cast.ada)])
    assert boxes == [[], [], [], []]


# Whoever is killed leaves the driver's sockets to the operating system.
@pytest.mark.filterwarnings(
    r"ignore:Exception ignored in.*(socket|[Tt]ransport):pytest.PytestUnraisableExceptionWarning"
)
async def test_d8_killed_often_and_refused_each_fifth_time_nothing_is_lost(
    server: Place, store: Store
) -> None:
    """Letters that go at once, and collected ones for six people."""
    chance, arrived = random.Random(8), list[EmailMessage]()
    cast = await small(store)
    people = [cast.ada, cast.fen, cast.ines, cast.cleo, cast.sam, cast.zoe]
    strangers = [new_id() for _ in range(SINGLE)]
    for person in [*strangers, *(people[n % 6] for n in range(COLLECTED))]:
        await put(server, person, "vouch", name="Fen")

    async def refusing(message: EmailMessage) -> None:
        if chance.random() < 0.2:
            raise ConnectionError
        arrived.append(message)
        # A worker may die between the mail server's yes and our note of it.
        await asyncio.sleep(chance.random() / 100)

    server.house.worker.deliver = refusing
    under_way = set[tuple[str, int]]()
    for _ in range(KILLS):
        await killed(server, chance.random())
        sent = Counter(number(one) for one in arrived)
        under_way |= {(id, sent[id]) for id in await left(store) if id in sent}
    for _ in range(50):
        server.clock.at += HOUR
        while await server.house.worker.send():
            pass
    mine = [one for one in arrived if one["To"] in {address(one) for one in strangers + people}]
    assert {one["To"] for one in mine} == {address(one) for one in strangers + people}
    ids = {(one["To"], one["Message-ID"]) for one in mine}
    assert len(ids) == len(strangers + people)
    assert len(mine) - len(ids) <= len(under_way) <= KILLS * outbox.AT_ONCE
    # What they left open is reported here, not in whichever test comes next.
    gc.collect()


def number(letter: EmailMessage) -> str:
    """By which the outbox knows it."""
    return str(letter["Message-ID"]).partition("@")[0].removeprefix("<")


async def killed(server: Place, seconds: float) -> None:
    """A worker that does not live long; what it had leased comes free."""

    async def works() -> None:
        while await server.house.worker.send():
            pass

    task = asyncio.create_task(works())
    await asyncio.wait({task}, timeout=seconds)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    server.clock.at += outbox.LEASE

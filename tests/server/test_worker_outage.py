"""A mail server that is away for long or says no: nothing is lost, doubled, hammered on or told too late."""

import logging
from collections import Counter
from collections.abc import AsyncGenerator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from graph import outbox, readings
from graph.answers import Answer
from graph.bounds import DAY, NO_END
from graph.codes import LIVES
from graph.outbox import LONGEST_WAIT, PATIENCE
from graph.store import Store, new_id
from server import mail
from tests.cast import small
from tests.graph.test_readings import handed_out, readers
from tests.server.conftest import Place, mail_server, new_address, place
from tests.stage import answered, asking, requested
from tests.town import look

MINUTE, HOUR = 60_000, 3_600_000
NEXT = "MATCH (o:Outbox) WHERE o.due < $rest RETURN min(o.due) AS due"


class Wire:
    """What takes mail while it is up, and counts who knocks."""

    def __init__(self, server: Place) -> None:
        self.up, self.asked, self.took = False, Counter[str](), list[EmailMessage]()
        server.house.worker.deliver = self.deliver

    async def deliver(self, message: EmailMessage) -> None:
        self.asked[message["Message-ID"]] += 1
        if not self.up:
            raise ConnectionError
        self.took.append(message)

    def to(self, address: str) -> list[str]:
        return [str(one["Subject"]) for one in self.took if one["To"] == address]


async def put(server: Place, to: str, kind: str, **facts: Any) -> None:
    await server.house.store.write(lambda tx: outbox.put(tx, kind, to, facts, server.clock.at))


async def through(server: Place, span: int) -> None:
    """Time goes by from one letter that is due to the next."""
    end = server.clock.at + span
    await server.mail_to("")
    while (due := await _next(server)) <= end:
        server.clock.at = max(due, server.clock.at)
        await server.mail_to("")
    server.clock.at = end


async def _next(server: Place) -> int:
    (row,) = await look(server.house.store, NEXT, rest=NO_END)
    return NO_END if row["due"] is None else row["due"]


async def test_a_day_without_a_mail_server_loses_and_doubles_nothing(
    server: Place, store: Store
) -> None:
    wire, ada = Wire(server), (await small(store)).ada
    addresses = [new_address() for _ in range(5)]
    for to in addresses:
        await put(server, to, "thanks", introduction=new_id())
    for _ in range(2):
        await put(server, f"{ada}@example.org", "vouch", name="Fen")
        await through(server, DAY // 2)
    assert wire.took == [] and len(wire.asked) > len(addresses)
    assert max(wire.asked.values()) <= 8 + DAY // LONGEST_WAIT
    wire.up = True
    await through(server, DAY)
    assert [len(wire.to(to)) for to in addresses] == [1] * 5
    told = [str(one.get_content()) for one in wire.took if one["To"] == f"{ada}@example.org"]
    assert sum(one.count("Somebody wrote about your help") for one in told) == len(told)
    assert len(told) in (1, 2)
    assert len({one["Message-ID"] for one in wire.took}) == len(wire.took)


@pytest.mark.parametrize(("away", "comes"), [(9 * MINUTE, 0), (5 * MINUTE, 1)])
async def test_a_code_comes_while_it_works_or_not_at_all(
    server: Place, away: int, comes: int
) -> None:
    wire, to = Wire(server), new_address()
    await put(server, to, "code", seed="s", until=server.clock.at + LIVES)
    await through(server, away)
    wire.up = True
    await through(server, DAY)
    assert len(wire.to(to)) == comes
    assert (
        await look(server.house.store, "MATCH (o:Outbox {to: $to}) RETURN o.id AS id", to=to) == []
    )


@pytest.mark.parametrize("over", [True, False])
async def test_a_request_that_is_over_is_not_told_late(
    server: Place, store: Store, over: bool
) -> None:
    wire, begun = Wire(server), await requested(store, await asking(store))
    assert begun.introducer
    await server.mail_to("")
    if over:
        await answered(store, begun.introducer, begun.id, Answer.NO)
    wire.up = True
    await through(server, HOUR)
    assert len(wire.to(f"{begun.introducer}@example.org")) == (0 if over else 1)


@pytest.mark.parametrize("over", [True, False])
async def test_a_draft_that_needs_no_reader_any_more_is_not_told_late(
    server: Place, store: Store, over: bool
) -> None:
    wire, cast = Wire(server), await readers(store, 1, 0)
    read = await handed_out(store, cast, server.clock.at)
    await put(server, f"{cast.fen}@example.org", "reading", reading=read.id)
    await through(server, HOUR)
    if over:
        await readings.close(store, cast.ada, read.id, server.clock.at)
    wire.up = True
    await through(server, HOUR)
    assert len(wire.to(f"{cast.fen}@example.org")) == (0 if over else 1)


async def test_a_digest_that_is_given_up_gives_back_what_it_collected(
    server: Place, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    wire, ada = Wire(server), (await small(store)).ada
    await put(server, f"{ada}@example.org", "vouch", name="Fen")
    with caplog.at_level(logging.WARNING):
        await through(server, PATIENCE + 2 * DAY)
    said = [str(record.msg) for record in caplog.records]
    (told,) = [one for one in said if "given up" in one]
    assert "'digest'" in told and ada not in told and "Fen" not in told
    wire.up = True
    await through(server, DAY)
    assert wire.to(f"{ada}@example.org") == ["One thing is new for you on Weft"]
    await through(server, 9 * DAY)
    assert len(wire.took) == 1


async def test_what_a_refused_digest_held_goes_where_its_reader_is_by_then(
    server: Place, store: Store
) -> None:
    ada, fresh, refusals = (await small(store)).ada, new_address(), [1]

    async def refusing(message: EmailMessage) -> None:
        if refusals:
            refusals.pop()
            raise mail.Refused("refused with 550")
        server.letters.append(message)

    server.house.worker.deliver = refusing
    await put(server, f"{ada}@example.org", "vouch", name="Fen")
    await server.mail_to("")
    await look(store, "MATCH (p:Person {id: $id}) SET p.email = $to", id=ada, to=fresh)
    await through(server, DAY)
    assert (refusals, server.letters) == ([], [])
    await put(server, fresh, "tie_accepted", name="Cleo", person=new_id())
    await through(server, DAY)
    (letter,) = await server.mail_to(fresh)
    assert letter["Subject"] == "2 things are new for you on Weft"
    assert [one["To"] for one in server.letters] == [fresh]


async def test_what_was_forgotten_meanwhile_keeps_nothing_back(server: Place, store: Store) -> None:
    wire, cast = Wire(server), await small(store)
    to, entry = f"{cast.ada}@example.org", {"circle": cast.guild, "circle_name": "Guild"}
    await put(server, to, "entry_agreed", **entry)
    await server.mail_to("")
    await outbox.forget(store, server.clock.at + 1)
    await put(server, to, "vouch", name="Fen")
    wire.up = True
    await through(server, DAY)
    assert wire.to(to) == ["One thing is new for you on Weft"]
    await through(server, DAY)
    assert len(wire.took) == 1


class Box:
    """A mail server with one answer to who sends, one to who it is for and one to what it says."""

    def __init__(self, sender: str, reader: str, words: str) -> None:
        self._answers, self.knocked = (sender, reader, words), 0

    async def handle_MAIL(self, _: Any, __: Any, envelope: Any, sender: str, *___: Any) -> str:  # noqa: N802
        self.knocked += 1
        envelope.mail_from = sender
        return self._answers[0]

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, to: str, *___: Any) -> str:  # noqa: N802
        envelope.rcpt_tos.append(to)
        return self._answers[1]

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        return self._answers[2]


@pytest.fixture
async def box(answers: tuple[str, str, str]) -> AsyncGenerator[tuple[Box, str]]:
    found = Box(*answers)
    async with mail_server(found) as address:
        yield found, address


@pytest.mark.parametrize(
    ("answers", "knocks"),
    [
        (("250 ok", "550 <nobody@example.org> is not here", "250 kept"), 1),
        (("250 ok", "550 5.1.1 nobody@example.org is not here", "250 kept"), 1),
        (("250 ok", "554 5.7.1 relay access denied", "250 kept"), 9),
        (("250 ok", "550 5.4.5 enough for today", "250 kept"), 9),
        (("250 ok", "554 relay access denied", "250 kept"), 9),
        (("250 ok", "250 ok", "554 no"), 9),
        (("250 ok", "450 not now", "250 kept"), 9),
        (("250 ok", "250 ok", "452 full"), 9),
        (("550 not from you", "250 ok", "250 kept"), 9),
    ],
)
async def test_only_a_mailbox_that_is_not_there_ends_a_letter(
    store: Store, emptied: None, now: int, tmp_path: Path, box: tuple[Box, str],
    knocks: int, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    server, to = place(store, now, tmp_path, smtp_url=box[1]), new_address()
    server.house.worker.deliver = mail.deliverer(server.house.settings)
    await put(server, to, "thanks", introduction=new_id())
    with caplog.at_level(logging.WARNING):
        await through(server, 2 * HOUR)
    said = [str(record.msg) for record in caplog.records if record.name == "weft.worker"]
    assert box[0].knocked == len(said) == knocks
    assert [to in one or "nobody@" in one for one in said] == [False] * knocks
    assert sum("given up" in one for one in said) == (1 if knocks == 1 else 0)
    await look(store, "MATCH (o:Outbox {to: $to}) DETACH DELETE o", to=to)

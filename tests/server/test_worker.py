"""Mail arrives at least once, under one id, whoever dies on the way."""

import asyncio
import json
from collections.abc import AsyncGenerator
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from graph import asks, blocks, departures, gifts, logged_helps, notices, outbox, rests
from graph.bounds import DAY
from graph.notices import Change, Pace
from graph.store import Store, new_id
from server import mail
from server.house import working
from tests.cast import small
from tests.server.conftest import Place, mail_server, new_address, place, posting_to
from tests.stage import asking, requested


class Box:
    """A mail server that keeps what it is given, and refuses as often as it is told to."""

    def __init__(self) -> None:
        self.kept: list[Message] = []
        self.refusals = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.refusals:
            self.refusals -= 1
            return "451 not now"
        self.kept.append(message_from_bytes(envelope.content))
        return "250 kept"

    def to(self, address: str) -> list[Message]:
        return [message for message in self.kept if message["To"] == address]


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
async def smtp(box: Box) -> AsyncGenerator[str]:
    async with mail_server(box) as address:
        yield address


@pytest.fixture
async def posting(store: Store, now: int, tmp_path: Path, smtp: str) -> Place:
    server = posting_to(smtp, store, now, tmp_path)
    await server.mail_to("")
    return server


async def put(server: Place, kind: str = "thanks", **facts: Any) -> str:
    to, facts = new_address(), {"introduction": new_id(), **facts}
    await server.house.store.write(lambda tx: outbox.put(tx, kind, to, facts, server.clock.at))
    return to


async def test_a_letter_arrives_by_smtp(posting: Place, box: Box) -> None:
    to = await put(posting)
    await posting.mail_to(to)
    (letter,) = box.to(to)
    assert letter["Subject"] == "A word of thanks waits for you"
    assert letter["Message-ID"].endswith("@127.0.0.1>")


async def test_a_refused_letter_comes_later_under_the_same_id(posting: Place, box: Box) -> None:
    box.refusals = 1
    to = await put(posting)
    await posting.mail_to(to)
    assert box.to(to) == []
    posting.clock.at += outbox.FIRST_WAIT
    await posting.mail_to(to)
    assert len(box.to(to)) == 1


@pytest.mark.parametrize("mine", [True, False])
async def test_a_block_reaches_a_letter_that_was_refused_and_tells_nobody_of_itself(
    posting: Place, box: Box, store: Store, mine: bool
) -> None:
    cast = await small(store)
    to, helped = f"{cast.fen}@example.org", logged_helps.Draft(cast.fen, True, "Drove her.")
    box.refusals = 1
    await logged_helps.log(store, cast.ada, helped, posting.clock.at)
    await posting.mail_to(to)
    pair = (cast.fen, cast.ada) if mine else (cast.ada, cast.fen)
    await blocks.block(store, *pair, posting.clock.at)
    posting.clock.at += outbox.FIRST_WAIT
    await posting.mail_to(to)
    assert (box.refusals, len(box.to(to))) == (0, 0 if mine else 1)


async def test_what_somebody_wrote_who_left_meanwhile_is_not_mailed(
    server: Place, store: Store
) -> None:
    cast = await small(store)
    at, helped = server.clock.at, logged_helps.Draft(cast.fen, True, "Drove her.")
    for who in (cast.ada, cast.ines):
        await logged_helps.log(store, who, helped, at)
    await departures.leave(store, cast.ada, cast.ada, at, at)
    (letter,) = await server.mail_to(f"{cast.fen}@example.org")
    assert "Ines" in letter["Subject"]


async def test_a_request_that_was_taken_back_before_its_letter_left_is_not_mailed(
    server: Place, store: Store
) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await asks.withdraw(store, stage.cast.ada, stage.ask.id, server.clock.at)
    assert await server.mail_to(f"{begun.introducer}@example.org") == []


async def test_a_worker_that_dies_after_sending_sends_again_under_the_same_id(
    posting: Place, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = await put(posting)

    async def dies(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(outbox, "done", dies)
        with pytest.raises(asyncio.CancelledError):
            await posting.mail_to(to)
    posting.clock.at += outbox.LEASE
    await posting.mail_to(to)
    first, second = box.to(to)
    assert first["Message-ID"] == second["Message-ID"]


async def test_one_bad_letter_does_not_keep_the_others(posting: Place, box: Box) -> None:
    await put(posting, kind="advertisement")
    to = await put(posting)
    await posting.mail_to(to)
    assert len(box.to(to)) == 1


async def test_workers_beside_each_other_send_each_letter_once(
    posting: Place, box: Box, store: Store, now: int, tmp_path: Path
) -> None:
    others = [
        place(store, now, tmp_path, smtp_url=posting.house.settings.smtp_url) for _ in range(3)
    ]
    for other in others:
        other.house.worker.deliver = posting.house.worker.deliver
    addresses = [await put(posting) for _ in range(30)]
    await asyncio.gather(*(one.mail_to("") for one in [posting, *others]))
    assert [len(box.to(to)) for to in addresses] == [1] * 30


async def test_a_code_that_is_too_old_is_not_sent(posting: Place, box: Box) -> None:
    to = await put(posting, kind="code", seed="s", until=posting.clock.at)
    await posting.mail_to(to)
    posting.clock.at += DAY
    await posting.mail_to(to)
    assert box.to(to) == []


async def test_a_code_is_not_in_the_store(posting: Place, box: Box) -> None:
    email = new_address()
    await posting.client().post("/auth/code", json={"email": email})
    letters = await outbox.claim(posting.house.store, posting.clock.at)
    (waiting,) = [letter for letter in letters if letter.to == email]
    posting.clock.at += outbox.LEASE
    await posting.mail_to(email)
    (letter,) = box.to(email)
    assert letter["Subject"].split()[0] not in json.dumps(waiting.facts)


async def test_asking_for_a_code_wakes_the_worker(posting: Place, box: Box) -> None:
    email = new_address()
    async with working(posting.house.worker):
        await posting.client().post("/auth/code", json={"email": email})
        async with asyncio.timeout(30):
            while not box.to(email):
                await asyncio.sleep(0.01)


async def test_where_no_smtp_is_set_mail_is_printed(
    store: Store, now: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = place(store, now, tmp_path)
    server.house.worker.deliver = mail.deliverer(server.house.settings)
    to = await put(server)
    await server.mail_to(to)
    assert f"│ To: {to}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("chosen", "comes"),
    [
        (Change(), 1),
        (Change(news=Pace.WEEKLY), 1),
        (Change(news=Pace.OFF), 1),
        (Change(gifts=Pace.DAILY), 0),
        (Change(gifts=Pace.OFF), 0),
    ],
)
async def test_m40_praise_lands_the_same_minute(
    posting: Place, box: Box, store: Store, chosen: Change, comes: int
) -> None:
    cast, now = await small(store), posting.clock.at
    await notices.change(store, cast.sam, chosen)
    praise = gifts.Draft(gifts.Kind.PRAISE, cast.sam, "You ask the question everybody has.")
    await gifts.give(store, cast.ada, praise, now)
    await posting.mail_to(f"{cast.sam}@example.org")
    letters = box.to(f"{cast.sam}@example.org")
    assert [letter["Subject"] for letter in letters] == ["Ada has something for you"] * comes


async def test_to_whoever_paused_their_account_comes_no_mail_but_to_sign_in(
    posting: Place, box: Box, store: Store
) -> None:
    ada = (await small(store)).ada
    address, now = f"{ada}@example.org", posting.clock.at
    await rests.put(store, ada, True, now + DAY, now)
    for kind in ("thanks", "introduced", "leaving"):
        facts = {"introduction": new_id()}
        await store.write(
            lambda tx, kind=kind, facts=facts: outbox.put(tx, kind, address, facts, now)
        )
    await posting.mail_to(address)
    assert [letter["Subject"] for letter in box.to(address)] == ["You have left Weft"]

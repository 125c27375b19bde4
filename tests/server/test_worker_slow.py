"""A mail server that thinks long about a letter has it once, and keeps nobody else waiting."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from graph import outbox
from graph.outbox import LEASE
from graph.store import Store
from server import mail, worker
from server.house import working
from tests.server.conftest import mail_server, posting_to
from tests.server.test_worker import put
from tests.town import look

PATIENT = 60


class Box:
    """A mail server that takes a letter and answers when it is told to."""

    def __init__(self) -> None:
        self.kept, self.asked, self.answer = list[str](), asyncio.Event(), asyncio.Event()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.kept += envelope.rcpt_tos
        self.asked.set()
        await self.answer.wait()
        return "250 kept"


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
async def smtp(box: Box) -> AsyncGenerator[str]:
    async with mail_server(box) as address:
        yield address


async def test_a_letter_that_is_answered_late_arrives_once(
    store: Store, emptied: None, now: int, tmp_path: Path, box: Box, smtp: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Its answer comes long after all else is given up, and another worker looks after every renewal."""
    here, other = (posting_to(smtp, store, now, tmp_path) for _ in range(2))
    renew, loop, renewals = outbox.renew, asyncio.get_running_loop(), list[int]()
    monkeypatch.setattr(mail, "SECONDS", 2.0)
    monkeypatch.setattr(outbox, "RENEW_SECONDS", 0.2)

    async def renewing(store: Store, id: str, now: int) -> None:
        await box.asked.wait()
        await renew(store, id, now)
        renewals.append(now)
        here.clock.at += LEASE - 1
        other.clock.at = here.clock.at
        assert not await other.house.worker.send()

    monkeypatch.setattr(outbox, "renew", renewing)
    to = await put(here)
    sending = asyncio.create_task(here.house.worker.send())
    async with asyncio.timeout(PATIENT):
        await box.asked.wait()
        loop.call_later(2 * mail.SECONDS, box.answer.set)
        assert await sending == 1
    assert len(renewals) > 2
    other.clock.at += LEASE
    await other.mail_to(to)
    assert box.kept == [to]


async def test_nothing_waits_for_a_slow_mail_server(
    store: Store, emptied: None, now: int, tmp_path: Path, box: Box, smtp: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """It answers when a chore was done, and a second letter has come."""
    here, done = posting_to(smtp, store, now, tmp_path), asyncio.Event()

    async def chore(*_: object) -> None:
        await box.asked.wait()
        done.set()

    monkeypatch.setattr(worker, "ROUND", (chore,))
    monkeypatch.setattr(mail, "SECONDS", 600.0)
    first = await put(here)
    async with asyncio.timeout(PATIENT), working(here.house.worker):
        await done.wait()
        box.asked.clear()
        second = await put(here)
        here.house.worker.wake()
        await box.asked.wait()
        box.answer.set()
        while await look(store, "MATCH (o:Outbox) WHERE o.to IN $to RETURN o.id", to=box.kept):
            await asyncio.sleep(0.01)
    assert box.kept == [first, second]


async def test_a_worker_that_is_stopped_does_not_wait_for_it(
    store: Store, emptied: None, now: int, tmp_path: Path, box: Box, smtp: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    here = posting_to(smtp, store, now, tmp_path)
    monkeypatch.setattr(worker, "ROUND", ())
    monkeypatch.setattr(mail, "SECONDS", 600.0)
    to = await put(here)
    async with asyncio.timeout(PATIENT):
        async with working(here.house.worker):
            await box.asked.wait()
    box.answer.set()
    here.clock.at += LEASE
    await here.mail_to(to)
    assert box.kept == [to, to]

"""What is done by the hour: each by itself, so that one that fails keeps no other."""

from typing import Any

import pytest

from graph.store import Transaction
from server import worker
from tests.server.conftest import Place


async def test_a_sweep_that_fails_each_time_keeps_no_other(
    server: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, asked = Transaction.rows, list[str]()

    async def failing(self: Transaction, name: str, /, **given: Any) -> Any:
        asked.append(name)
        if name == "codes/sweep":
            raise RuntimeError(name)
        return await rows(self, name, **given)

    monkeypatch.setattr(worker, "ROUND", ())
    monkeypatch.setattr(Transaction, "rows", failing)
    for _ in range(2):
        await server.house.worker._round()
    assert asked.count("codes/sweep") == 1
    assert {"changes/sweep", "unasked/sweep", "exports/sweep"} < {*asked}

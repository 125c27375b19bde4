"""A server, and the mail its worker sends."""

from pathlib import Path

import pytest

from graph.store import Store
from tests.server.conftest import Place, place


@pytest.fixture
def server(store: Store, emptied: None, now: int, tmp_path: Path) -> Place:
    return place(store, now, tmp_path)

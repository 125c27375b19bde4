"""What a member at a command line tells a Weft somewhere else."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from server import remote
from server.remote import NotIn
from server.settings import Settings

EXPLORE = "What else there is: the page /developers, or weft query with another file."
WRONG = (NotIn,)


async def obey(verb: str, configured: Settings, words: dict[str, Any]) -> None:
    await VERBS[verb](configured, **words)


async def login(configured: Settings, url: str | None) -> None:
    await remote.login((url or configured.url).rstrip("/"), print)


async def logout(_: Settings) -> None:
    await remote.logout(print)


async def ask(_: Settings, text: str) -> None:
    answer, following = await remote.ask(text)
    _printed(answer, following)


async def query(_: Settings, file: str) -> None:
    text = sys.stdin.read() if file == "-" else await asyncio.to_thread(Path(file).read_text)
    answer = await remote.query(text)
    _printed(answer, "It does not understand: see errors." if "errors" in answer else EXPLORE)


def _printed(answer: dict[str, Any], following: str) -> None:
    """For programs on one way out, for people on the other."""
    print(json.dumps(answer, indent=2, ensure_ascii=False))
    print(following, file=sys.stderr)


VERBS = {verb.__name__: verb for verb in (login, logout, ask, query)}

"""What whoever hosts a Weft tells it to do."""

import asyncio
import signal
from pathlib import Path
from typing import Any

import structlog
from fastapi import FastAPI

from graph import evaluation, evaluation_table, moderators
from graph import sample as community
from graph.contents import ArchiveFault
from graph.embedded import EmbeddedFault
from graph.folders import WrongFolder
from graph.migrate import WrongGraph
from graph.store import StoreFault
from schema import root
from server import app, clock, copies, house, listening, logs, sign_in, stores
from server.house import House
from server.listening import Listening
from server.settings import Settings, WrongSettings

log = structlog.get_logger("weft")
WRONG = (WrongFolder, EmbeddedFault, WrongGraph, StoreFault, ArchiveFault)


async def obey(verb: str, configured: Settings, words: dict[str, Any]) -> None:
    logs.configure(configured.log)
    await VERBS[verb](configured, **words)


async def serve(configured: Settings) -> None:
    async with house.opened(configured) as here:
        log.info("ready", url=configured.url)
        await _listen(configured, app.create(here))


async def run(configured: Settings) -> None:
    async with house.opened(configured) as here:
        email = await community.load(here.store, clock.now(), print)
        print(await _welcome(here, email))
        await _listen(configured, app.create(here, developing=True))


async def work(configured: Settings) -> None:
    async with house.at_work(configured):
        log.info("working")
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        await stop.wait()


async def migrate(configured: Settings) -> None:
    async with stores.opened(configured, clock.now):
        print("The graph is as this Weft expects it.")


async def sample(configured: Settings) -> None:
    async with stores.opened(configured, clock.now) as store:
        email = await community.load(store, clock.now(), print)
        if email:
            print(f"Sign in as {email}; the code is printed where Weft runs.")


async def backup(configured: Settings, file: Path) -> None:
    await copies.backup(configured, file, print)


async def restore(configured: Settings, file: Path) -> None:
    await copies.restore(configured, file, print)


async def migrate_to(configured: Settings, uri: str) -> None:
    await copies.migrate_to(configured, uri, print)


async def moderator(configured: Settings, act: str, email: str) -> None:
    async with stores.opened(configured, clock.now) as store:
        if not await moderators.appoint(store, email.lower(), act == "add"):
            raise WrongSettings(f"Nobody has signed in as {email} yet.")
        print("Moderators: " + (", ".join(await moderators.listed(store)) or "nobody"))


async def evaluate(_: Settings, folder: Path, part: str) -> None:
    for line in evaluation_table.lines(evaluation.evaluate(folder, part, print)):
        print(line)


async def schema(_: Settings) -> None:
    root.PRINTED.write_text(root.schema.as_str() + "\n", encoding="utf-8")
    print(root.PRINTED)


VERBS = {
    verb.__name__: verb
    for verb in (
        serve, run, work, migrate, sample, backup, restore, migrate_to, moderator, evaluate, schema
    )
}  # fmt: skip


async def _welcome(here: House, email: str | None) -> str:
    """Without a sample community nobody is named whom one could sign in as."""
    return f"""
  Weft is at   {here.settings.url}
{await _way_in(here, email) if email else ""}
  {f"Later, ask for a code as {email} or" if email else "Ask for a code"} with any address:
  mail is printed here. Ask the API at {here.settings.url}/graphiql.
  Ctrl-C stops Weft; what is in {here.settings.data} stays.
"""


async def _way_in(here: House, email: str) -> str:
    link = await sign_in.link(here.store, here.settings, here.secret, email, clock.now())
    return f"""
  Sign in as somebody of the sample community (works once, for ten minutes):
      {link}
"""


async def _listen(configured: Settings, application: FastAPI) -> None:
    """Until a signal; then ten seconds for what is under way."""
    # uvicorn raises the signal once more when it has drained, before the store is closed.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, lambda: None)
    config = listening.configured(application, configured)
    await Listening(config, application.state.house.store).serve()

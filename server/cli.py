"""The program `weft`: what whoever runs this house can tell it to do."""

import argparse
import asyncio
import json
import signal
import sys
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
from server import app, clock, copies, house, listening, logs, remote, settings, sign_in, stores
from server.house import House
from server.listening import Listening
from server.remote import NotIn
from server.settings import Settings, WrongSettings

log = structlog.get_logger("weft")
EXPLORE = "What else there is: the page /developers, or weft query with another file."
WRONG = (
    WrongSettings,
    WrongFolder,
    EmbeddedFault,
    WrongGraph,
    StoreFault,
    ArchiveFault,
    NotIn,
    OSError,
)


def main() -> None:
    given = _parser().parse_args()
    try:
        configured = settings.read()
        logs.configure(configured.log)
        asyncio.run(given.verb(configured, *_words(given)))
    except WRONG as wrong:
        sys.exit(f"Weft stopped: {wrong}")
    except KeyboardInterrupt:
        sys.exit(130)


def _words(given: argparse.Namespace) -> list[Any]:
    if given.verb is evaluate:
        return [given.folder, given.part]
    words: Any = given.words
    return words if isinstance(words, list) else [words]  # pyright: ignore[reportUnknownVariableType]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("weft", description="Weft: who can you help today?")
    verbs = parser.add_subparsers(required=True, metavar="command")
    for verb in (serve, run, work, migrate, sample, schema, logout):
        words = (verb.__doc__ or "").rstrip(".")
        verbs.add_parser(verb.__name__, help=words, description=words).set_defaults(
            verb=verb, words=[]
        )
    for verb, word in (*ONE_WORD, (login, "URL")):
        words, name = (verb.__doc__ or "").rstrip("."), verb.__name__.replace("_", "-")
        told = verbs.add_parser(name, help=words, description=words)
        told.set_defaults(verb=verb)
        told.add_argument("words", nargs="?" if verb is login else 1, metavar=word)
    words = (evaluate.__doc__ or "").rstrip(".")
    told = verbs.add_parser("evaluate", help=words, description=words)
    told.add_argument("folder", type=Path, metavar="FOLDER")
    told.add_argument("--part", choices=("tune", "test", "all"), default="test")
    told.set_defaults(verb=evaluate, words=[])
    words = (moderator.__doc__ or "").rstrip(".")
    told = verbs.add_parser("moderator", help=words, description=words)
    told.set_defaults(verb=moderator)
    told.add_argument("words", nargs=2, metavar=("add|remove", "ADDRESS"))
    return parser


async def serve(configured: Settings) -> None:
    """Answer requests and send mail."""
    async with house.opened(configured) as here:
        log.info("ready", url=configured.url)
        await _listen(configured, app.create(here))


async def run(configured: Settings) -> None:
    """As serve, with a sample community where there is nobody yet, and a link that signs in."""
    async with house.opened(configured) as here:
        email = await community.load(here.store, clock.now(), print)
        print(await _welcome(here, email))
        await _listen(configured, app.create(here, developing=True))


async def work(configured: Settings) -> None:
    """Send mail and do the chores, without answering requests."""
    async with house.opened(configured):
        log.info("working")
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        await stop.wait()


async def migrate(configured: Settings) -> None:
    """Bring the graph to the form this version expects."""
    async with stores.opened(configured, clock.now):
        print("The graph is as this Weft expects it.")


async def sample(configured: Settings) -> None:
    """Load the sample community into an empty graph."""
    async with stores.opened(configured, clock.now) as store:
        email = await community.load(store, clock.now(), print)
        print(f"Sign in as {email}; the code is printed where Weft runs.")


async def backup(configured: Settings, file: str) -> None:
    """Write everything into FILE, while Weft runs or not."""
    await copies.backup(configured, Path(file), print)


async def restore(configured: Settings, file: str) -> None:
    """Bring a backup back into an empty store; cut short, run it again."""
    await copies.restore(configured, Path(file), print)


async def migrate_to(configured: Settings, uri: str) -> None:
    """Copy the embedded store into the Neo4j at URI; cut short, run it again."""
    await copies.migrate_to(configured, uri, print)


async def moderator(configured: Settings, act: str, email: str) -> None:
    """Let somebody who has signed in decide what is reported anywhere here, or no longer."""
    if act not in ("add", "remove"):
        raise WrongSettings("Say `weft moderator add ADDRESS`, or remove.")
    async with stores.opened(configured, clock.now) as store:
        if not await moderators.appoint(store, email.lower(), act == "add"):
            raise WrongSettings(f"Nobody has signed in as {email} yet.")
        print("Moderators: " + (", ".join(await moderators.listed(store)) or "nobody"))


async def evaluate(_: Settings, folder: Path, part: str) -> None:
    """Rank the real asks in FOLDER with the formula of matching, beside what it must beat."""
    for line in evaluation_table.lines(evaluation.evaluate(folder, part, print)):
        print(line)


async def login(configured: Settings, url: str | None) -> None:
    """Sign in at URL, or at the Weft of this machine, with a code typed in a browser."""
    await remote.login((url or configured.url).rstrip("/"), print)


async def logout(_: Settings) -> None:
    """End what login kept here."""
    await remote.logout(print)


async def ask(_: Settings, text: str) -> None:
    """Ask for help in your name, and print what was answered as JSON."""
    answer, following = await remote.ask(text)
    _printed(answer, following)


async def query(_: Settings, file: str) -> None:
    """Put the GraphQL in FILE (- for what is typed or piped in) to the API, and print the answer as JSON."""
    text = sys.stdin.read() if file == "-" else await asyncio.to_thread(Path(file).read_text)
    answer = await remote.query(text)
    _printed(answer, "It does not understand: see errors." if "errors" in answer else EXPLORE)


def _printed(answer: dict[str, Any], following: str) -> None:
    """For programs on one way out, for people on the other."""
    print(json.dumps(answer, indent=2, ensure_ascii=False))
    print(following, file=sys.stderr)


async def schema(_: Settings) -> None:
    """Print the public contract to schema/schema.graphql."""
    root.PRINTED.write_text(root.schema.as_str() + "\n", encoding="utf-8")
    print(root.PRINTED)


ONE_WORD = (
    (backup, "FILE"),
    (restore, "FILE"),
    (migrate_to, "URI"),
    (ask, "TEXT"),
    (query, "FILE"),
)


async def _welcome(here: House, email: str) -> str:
    link = await sign_in.link(here.store, here.settings, here.secret, email, clock.now())
    return f"""
  Weft is at   {here.settings.url}

  Sign in as somebody of the sample community (works once, for ten minutes):
      {link}

  Later, ask for a code as {email} or with any address:
  mail is printed here. Ask the API at {here.settings.url}/graphiql.
  Ctrl-C stops Weft; what is in {here.settings.data} stays.
"""


async def _listen(configured: Settings, application: FastAPI) -> None:
    """Until a signal; then ten seconds for what is under way."""
    # uvicorn raises the signal once more when it has drained, before the store is closed.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, lambda: None)
    config = listening.configured(application, configured)
    await Listening(config, application.state.house.store).serve()


if __name__ == "__main__":
    main()

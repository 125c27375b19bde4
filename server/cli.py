"""The program `weft`: what whoever runs this house can tell it to do."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable

import structlog
import uvicorn
from fastapi import FastAPI

from graph import sample as community
from graph.embedded import EmbeddedFault
from graph.migrate import WrongGraph
from graph.store import StoreFault
from schema import root
from server import app, clock, house, logs, settings, sign_in, stores
from server.house import House
from server.settings import Settings, WrongSettings

log = structlog.get_logger("weft")
DRAIN_SECONDS = 10
Verb = Callable[[Settings], Awaitable[None]]


def main() -> None:
    given = _parser().parse_args()
    try:
        configured = settings.read()
        logs.configure(configured.log)
        asyncio.run(given.verb(configured))
    except (WrongSettings, EmbeddedFault, WrongGraph, StoreFault, OSError) as wrong:
        sys.exit(f"Weft stopped: {wrong}")
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("weft", description="Weft: who can you help today?")
    verbs = parser.add_subparsers(required=True, metavar="command")
    for verb in (serve, run, work, migrate, sample, schema):
        words = (verb.__doc__ or "").rstrip(".")
        verbs.add_parser(verb.__name__, help=words, description=words).set_defaults(verb=verb)
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


async def schema(_: Settings) -> None:
    """Print the public contract to schema/schema.graphql."""
    root.PRINTED.write_text(root.schema.as_str() + "\n", encoding="utf-8")
    print(root.PRINTED)


async def _welcome(here: House, email: str) -> str:
    link = await sign_in.link(here.store, here.settings, here.secret, email, clock.now())
    return f"""
  Weft is at   {here.settings.url}

  Sign in as somebody of the sample community (works once, for ten minutes):
      {link}

  Later, ask for a code as {email} or with any address:
  mail is printed here. Ctrl-C stops Weft; what is in {here.settings.data} stays.
"""


async def _listen(configured: Settings, application: FastAPI) -> None:
    """Until a signal; then ten seconds for what is under way."""
    # uvicorn raises the signal once more when it has drained, before the store is closed.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, lambda: None)
    config = uvicorn.Config(
        application,
        host=configured.host,
        port=configured.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(configured.proxies),
        forwarded_allow_ips=configured.proxies or None,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        lifespan="off",
    )
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    main()

"""Backup, restore and the move to a Neo4j, as whoever runs this house sees them."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from graph import archive, embedded
from graph import backup as taking
from graph import restore as bringing
from graph.archive import Archive
from graph.contents import ArchiveFault, Tell
from graph.store import Store
from server import clock, stores
from server.settings import Settings, WrongSettings

MOVING = "moving.weft"
SPOKEN_SECONDS = 2.0
SCHEMES = {"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}
Say = Callable[[str], None]


async def backup(settings: Settings, path: Path, say: Say) -> None:
    archive.refuse_taken(path)
    async with stores.still(settings) as (store, still):
        await bringing.check(store)
        made = await taking.make(store, path, clock.now(), _progress(say, "Reading"), still)
    say(f"{path} holds {_size(made)}; it was read back and is whole.")
    if not made.quiet:
        say(UNQUIET)
    say(LEFT_OUT.format(data=settings.data))
    say(f"Next: keep a copy on another machine. To bring it back: weft restore {path}")


async def restore(settings: Settings, path: Path, say: Say) -> None:
    say("Stop weft serve and weft work first, wherever they run on this store.")
    source = await _checked(path, say)
    if not settings.neo4j_uri:
        embedded.alone(settings.data)
    async with stores.reached(settings) as store:
        try:
            fresh = await _load(store, source, say)
        except bringing.NotEmpty as full:
            raise ArchiveFault(f"{full} {_emptying(settings)}") from full
    if fresh:
        say(f"Everything is back, {_size(source)}, and was compared with {path}.")
    else:
        say(f"{path} was restored here before; nothing was done.")
    say("Next: put the host's secret in its place (WEFT_SECRET, or the file secret in WEFT_DATA).")
    say("Then: weft serve. Everybody signs in again, and gives programs new tokens.")


async def migrate_to(settings: Settings, uri: str, say: Say) -> None:
    target = _target(settings, uri)
    embedded.alone(settings.data)
    async with stores.reached(settings) as here, stores.reached(target) as there:
        await bringing.check(here)
        source = await _source(here, settings.data / MOVING, say)
        await _load(there, source, say)
        if await _changed(here, source, say):
            raise ArchiveFault(f"Somebody wrote into {settings.data} meanwhile. {AGAIN}")
    await asyncio.to_thread(source.path.unlink)
    say(f"Everything is in {uri}, {_size(source)}, and was compared.")
    say(SETTINGS.format(uri=uri, target=target))


async def _source(store: Store, path: Path, say: Say) -> Archive:
    """The archive that an earlier try began with, so that the same batches follow."""
    if not await asyncio.to_thread(path.exists):
        return await taking.make(store, path, clock.now(), _progress(say, "Reading"), still=True)
    say("Going on where the last try stopped.")
    source = await _checked(path, say)
    if await _changed(store, source, say):
        await asyncio.to_thread(path.unlink)
        raise ArchiveFault(f"People have used Weft since the last try. {AGAIN}")
    return source


async def _changed(store: Store, source: Archive, say: Say) -> bool:
    progress = _progress(say, "Comparing", source.contents.size)
    found = await taking.measure(store, await taking.keys(store), progress, source.header.left_out)
    return found.digest != source.contents.digest


async def _checked(path: Path, say: Say) -> Archive:
    return await asyncio.to_thread(archive.check, path, _progress(say, "Checking"))


async def _load(store: Store, source: Archive, say: Say) -> bool:
    writing = _progress(say, "Writing", source.contents.size)
    reading = _progress(say, "Comparing", source.contents.size)
    return await bringing.load(store, source, clock.now(), writing, reading)


def _emptying(settings: Settings) -> str:
    """How whoever runs this house empties its store."""
    if settings.neo4j_uri:
        return f"To empty it: {EMPTYING}."
    return f"To empty it, {embedded.anew(settings.data)}."


def _target(settings: Settings, uri: str) -> Settings:
    """WrongSettings unless the embedded store is what runs here, and the other one can be reached."""
    if settings.neo4j_uri:
        raise WrongSettings("WEFT_NEO4J_URI is set already: this copies the embedded store.")
    if urlsplit(uri).scheme not in SCHEMES:
        raise WrongSettings("Write the address of the Neo4j like bolt://db.example.org:7687.")
    if not settings.neo4j_password.get_secret_value():
        raise WrongSettings("Set WEFT_NEO4J_PASSWORD (and _USER, _DATABASE) to those of the Neo4j.")
    return settings.model_copy(update={"neo4j_uri": uri})


def _progress(say: Say, what: str, of: int = 0) -> Tell:
    """Says how far it is, every other second."""
    spoken = time.monotonic()

    def tell(passed: int) -> None:
        nonlocal spoken
        if time.monotonic() - spoken >= SPOKEN_SECONDS:
            spoken = time.monotonic()
            say(f"{what}: {passed:,}" + (f" of {of:,}" if of else ""))

    return tell


def _size(source: Archive) -> str:
    nodes, relationships = source.contents.nodes, source.contents.relationships
    people = f"{nodes.get('Person', 0):,} people"
    return (
        f"{people} ({sum(nodes.values()):,} nodes, {sum(relationships.values()):,} relationships)"
    )


EMPTYING = "MATCH (n) DETACH DELETE n"
AGAIN = f"Empty the Neo4j ({EMPTYING}), stop Weft, and run this command again."
LEFT_OUT = """Left out on purpose: sessions, codes, tokens and what apps were allowed, so that none comes back to life;
and the host's secret. Keep that one apart (WEFT_SECRET, or {data}/secret): without it links in mail already
sent stop working."""
UNQUIET = """Somebody wrote during each of three readings, and Neo4j has no view of one moment. What was done before
is in it; what was done meanwhile may be in it by halves. Try again at a quieter hour, or copy the stopped Neo4j."""
SETTINGS = """Next, for weft serve and weft work alike:
  WEFT_NEO4J_URI={uri}
  WEFT_NEO4J_USER={target.neo4j_user}
  WEFT_NEO4J_DATABASE={target.neo4j_database}
  WEFT_NEO4J_PASSWORD=(as you gave it to this command)
Leave WEFT_DATA as it is: the host's secret lives in {target.data}/secret.
Everybody signs in again, and gives programs new tokens.
The embedded store is still in {target.data}/databases; remove it when all is well."""

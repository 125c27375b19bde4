"""An invented community, so that a first look at Weft finds people in it; always the same one, seen from now."""

import random
from collections.abc import Callable

from graph import changes, nearness
from graph.sample import giving, history, inside, people, story, ties
from graph.sample.community import Community, Row
from graph.store import Store, Transaction

SEED = 20
AT_ONCE = 2000
# In the order in which one needs the other.
KINDS = (
    "people",
    "topics",
    "aliases",
    "nears",
    "circles",
    "members",
    "intents",
    "watches",
    "ties",
    "asks",
    "introductions",
    "waves",
    "menu_items",
    "messages",
    "favours",
    "helps",
    "ledger",
    "settlements",
    "thanks",
    "vouches",
    "gifts",
    "logged_helps",
    "readings",
    "months",
    "mentions",
    "tie_requests",
    "entry_requests",
)
Say = Callable[[str], None]


def _silent(_: str) -> None:
    pass


async def load(store: Store, now: int, say: Say = _silent) -> str | None:
    """The address of the member to sign in as; None where a store with anybody else in it is left as it is."""
    written = {row["kind"] for row in await store.rows("sample/written")}
    if not written and await store.rows("sample/anybody"):
        say("There are people here already; the sample community is left out.")
        return None
    invented = gather(now)
    for kind in KINDS:
        if kind not in written:
            await _write(store, kind, invented.rows[kind])
            say(f"Sample community: {len(invented.rows[kind])} {kind.replace('_', ' ')}")
    await store.write(lambda tx: changes.note(tx, "community", changes.EVERYTHING, now))
    return str(invented.members[story.host()].row["email"])


async def _write(store: Store, kind: str, rows: list[Row]) -> None:
    """One kind and the mark that it is in, so that a loading that was cut short goes on where it stopped."""

    async def work(tx: Transaction) -> None:
        for start in range(0, len(rows), AT_ONCE):
            await tx.run(f"sample/{kind}", rows=rows[start : start + AT_ONCE])
        await tx.run("sample/mark", kind=kind)

    await store.write(work)


def gather(now: int) -> Community:
    """The whole community in memory; the same for the same moment."""
    community = Community(now, random.Random(SEED))
    people.found(community)
    story.gather(community)
    people.arrive(community)
    ties.weave(community, story.apart() | _known(community))
    history.remember(community)
    history.wonder(community)
    story.happen(community)
    giving.give_back(community)
    inside.gather(community)
    _key(community)
    return community


def _key(community: Community) -> None:
    """Aliases that are written alike ("Cooperative", "Cooperatives") are one."""
    keyed: dict[str, Row] = {}
    for alias in community.rows["aliases"]:
        keyed.setdefault(nearness.key(alias["name"]), alias)
    community.rows["aliases"] = [alias | {"key": key} for key, alias in keyed.items()]


def _known(community: Community) -> set[frozenset[str]]:
    """The host knows whom the story says, nobody else."""
    host = story.host()
    return {frozenset((host, name)) for name in community.members}

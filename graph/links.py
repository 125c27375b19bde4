"""Links into a circle: until their date, so many times, whoever has one comes in or asks to enter."""

from dataclasses import asdict, dataclass
from typing import Any

from graph import changes, entries, receipts, turns
from graph.bounds import DAY, later, number
from graph.circles import OPEN_DAYS, Cursor
from graph.entries import Words
from graph.refusals import InvalidInput, KeyReused, OnlyOrganisers, TooManyLinks, refuses
from graph.store import Store, Transaction, new_id

MOST = 10
MOST_DAYS = 90
MOST_USES = 200
VERB = "links.make"
OVER = "This link is over. Ask whoever sent it for another one."


@dataclass(frozen=True, slots=True)
class Draft:
    """`trusted`: its guests come in at once; `until` in UTC ms."""

    circle: str
    trusted: bool
    until: int
    uses: int


@dataclass(frozen=True, slots=True)
class Link:
    """As its maker and the circle's organisers see it; times in UTC ms."""

    id: str
    mine: bool
    trusted: bool
    at: int
    until: int
    uses: int
    used: int


@dataclass(frozen=True, slots=True)
class Invites:
    """What a link tells a stranger, while it holds; whoever has it may know nothing else."""

    circle: str
    name: str
    circle_name: str
    purpose: str
    trusted: bool
    until: int
    questions: list[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody who opens a link stands to its circle; `asked` (UTC ms) is 0 when they did not."""

    name: str
    circle: str
    circle_name: str
    joined: bool
    came: bool
    sent_away: bool
    asked: int

    def waits(self, now: int) -> bool:
        return not self.joined and self.asked + OPEN_DAYS * DAY > now

    def welcome(self, way: Invites) -> bool:
        """Whether they come in at once; whoever was sent away is asked about first."""
        return way.trusted and not self.sent_away


@dataclass(frozen=True, slots=True)
class Entered:
    """Where a link led; not `inside`, the organisers are asked."""

    circle: str
    inside: bool


async def listed(
    store: Store, viewer: str, circle: str, before: Cursor, first: int, now: int
) -> list[Link]:
    """Those that hold, newest first: one's own, to organisers all."""
    return await store.all(
        Link,
        "links/listed",
        viewer=viewer,
        circle=circle,
        at=before[0],
        id=before[1],
        first=first,
        now=now,
    )


async def of(store: Store, viewer: str, ids: list[str], now: int) -> list[Link]:
    return await store.read(lambda tx: _of(tx, viewer, ids, now))


async def _of(tx: Transaction, viewer: str, ids: list[str], now: int) -> list[Link]:
    return await tx.all(Link, "links/of", viewer=viewer, ids=ids, now=now)


@refuses(InvalidInput, OnlyOrganisers, TooManyLinks, KeyReused)
async def make(store: Store, viewer: str, draft: Draft, now: int, key: str | None = None) -> Link:
    """Members into open circles, organisers into all of theirs; ten at a time."""
    link = _bounded(draft, now) | {"id": new_id(), "at": now, "turn": new_id()}

    async def work(tx: Transaction) -> Link:
        await turns.take(tx, viewer, {viewer}, new_id())
        effect = await receipts.replay(tx, viewer, VERB, key, asdict(draft))
        if effect is None:
            effect = str(link["id"])
            entries.may_invite(await entries.standing(tx, viewer, draft.circle, now))
            if len(await tx.rows("links/held", viewer=viewer, now=now)) >= MOST:
                raise TooManyLinks()
            await tx.run("links/make", viewer=viewer, circle=draft.circle, link=link)
            await receipts.keep(tx, viewer, VERB, key, asdict(draft), effect, now)
            await changes.note(tx, what="circle", of=draft.circle, now=now)
        if found := await _of(tx, viewer, [effect], now):
            return found[0]
        raise InvalidInput("idempotency_key", "The link made with this key is over.")

    return await store.write(work)


def _bounded(draft: Draft, now: int) -> dict[str, Any]:
    return {
        "trusted": draft.trusted,
        "until": later("until", draft.until, now, MOST_DAYS),
        "uses": number("uses", draft.uses, 1, MOST_USES),
    }


@refuses(InvalidInput)
async def revoke(store: Store, viewer: str, link: str, now: int) -> None:
    """At once and for good, by its maker or an organiser; again, it changes nothing."""

    async def work(tx: Transaction) -> None:
        found = await tx.rows("links/revoke", viewer=viewer, link=link, now=now)
        if not found:
            raise InvalidInput("link_id", "We cannot find this link.")
        await changes.note(tx, what="circle", of=found[0]["circle"], now=now)

    await store.write(work)


async def opened(store: Store, link: str, now: int) -> Invites | None:
    """To whoever has it; None alike for one that is unknown, revoked, over, used up, or whose maker may not invite."""
    found = await store.one(Invites, "links/opened", link=link)
    if found and found.until <= now:
        # For good: the clock may be set back.
        await store.write(lambda tx: tx.run("links/lapse", link=link, now=now))
        return None
    return found


async def standing(store: Store, viewer: str, link: str) -> Standing | None:
    return await store.one(Standing, "links/standing", viewer=viewer, link=link)


@refuses(InvalidInput)
async def enter(
    store: Store, viewer: str, link: str, note: str | None, answers: list[str] | None, now: int
) -> Entered:
    """Once a person; whoever is in already, or waits, is told so and uses nothing up."""
    words = entries.words(note, answers)

    async def work(tx: Transaction) -> Entered | None:
        await turns.take(tx, viewer, {viewer}, new_id())
        await tx.run("links/take_turn", viewer=viewer, link=link, turn=new_id())
        guest = await tx.one(Standing, "links/standing", viewer=viewer, link=link)
        way = await tx.one(Invites, "links/opened", link=link)
        if way is None or guest is None:
            raise InvalidInput("code", OVER)
        if way.until <= now:
            await tx.run("links/lapse", link=link, now=now)
            return None
        if guest.joined or guest.waits(now):
            return Entered(way.circle, guest.joined)
        return await _come(tx, viewer, link, guest, way, words, now)

    if entered := await store.write(work):
        return entered
    raise InvalidInput("code", OVER)


async def _come(
    tx: Transaction, viewer: str, link: str, guest: Standing, way: Invites, words: Words, now: int
) -> Entered:
    if guest.came:
        raise InvalidInput("code", OVER)
    inside = guest.welcome(way)
    await tx.run("links/come", viewer=viewer, link=link, now=now)
    if inside:
        await entries.enter(tx, viewer, viewer, way.circle, now)
    else:
        wish = entries.Wish(way.circle, way.circle_name, guest.name, way.questions)
        await entries.ask(tx, viewer, wish, words, now)
    return Entered(way.circle, inside)

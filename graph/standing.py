"""What shows to somebody at a moment, as marks: where a mark differs, a thing has changed for them."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum

from graph import asks, badges, introductions, menus, occasions, progress, tie_requests, ties
from graph.introductions import Introduction, Seen
from graph.occasions import Occasion
from graph.store import Row, Store

NEWEST = (2**53 - 1, "~")
MOST = 50


class Kind(StrEnum):
    BADGES = "BADGES"
    TODAY = "TODAY"
    INTRODUCTION = "INTRODUCTION"
    ASK = "ASK"
    PEOPLE = "PEOPLE"


Thing = tuple[Kind, str]
Standing = Mapping[Thing, str]


async def of(store: Store, viewer: str, now: int) -> Standing:
    found = await shown(store, viewer, now)
    return {thing: _digest(value) for thing, value in found.items()}


async def shown(store: Store, viewer: str, now: int) -> dict[Thing, object]:
    """Read by the verbs the screens read by, so that what they hide makes no difference here."""
    return {
        (Kind.BADGES, ""): await badges.of(store, viewer, now),
        (Kind.TODAY, ""): await _today(store, viewer, now),
        (Kind.PEOPLE, ""): await _people(store, viewer, now),
        **await _introductions(store, viewer, now),
        **await _asks(store, viewer, now),
    }


async def _today(store: Store, viewer: str, now: int) -> list[Occasion]:
    return await occasions.found(store, occasions.Look(viewer, now, now), occasions.AWAITED)


async def _people(store: Store, viewer: str, now: int) -> tuple[object, ...]:
    tied = await ties.contacts(store, viewer, NEWEST, MOST)
    asked = await tie_requests.addressed(store, viewer, NEWEST, MOST, now)
    sent = await tie_requests.sent(store, viewer, NEWEST, MOST, now)
    return [(tie.id, tie.reason, tie.their_reason, tie.since) for tie in tied], asked, sent


async def threads(store: Store, viewer: str, introductions: list[str]) -> dict[str, Row]:
    """How many messages each has, and how many of them the viewer has not read."""
    rows = await store.rows("standing/threads", viewer=viewer, introductions=introductions)
    return {row.pop("id"): row for row in rows}


async def _introductions(store: Store, viewer: str, now: int) -> dict[Thing, object]:
    found = await introductions.mine(store, viewer, now, None, NEWEST, MOST)
    ids = [one.id for one in found]
    talks = await threads(store, viewer, ids)
    offered = await menus.of(store, viewer, ids)
    return {
        (Kind.INTRODUCTION, one.id): (
            _introduction(one, introductions.seen(one, now)), talks.get(one.id), offered[one.id]
        )
        for one in found
    }  # fmt: skip


def _introduction(one: Introduction, seen: Seen) -> tuple[object, ...]:
    people = (one.asker, one.introducer, one.helper)
    words = (one.note, one.other_note, one.introducer_note, one.outcome_note, one.thanks)
    return seen, people, words, one.reroute


async def _asks(store: Store, viewer: str, now: int) -> dict[Thing, object]:
    found = await asks.mine(store, viewer, None, NEWEST, MOST, now)
    sent = await progress.of(store, viewer, [ask.id for ask in found], now)
    return {
        (Kind.ASK, ask.id): (
            asks.state(ask, now),
            ask.expires,
            [(wave.number, wave.going(now)) for wave in sent[ask.id]],
        )
        for ask in found
    }


def differing(before: Standing, after: Standing) -> list[Thing]:
    things = before.keys() | after.keys()
    return sorted(thing for thing in things if before.get(thing) != after.get(thing))


def cursor(standing: Standing) -> str:
    """What was told last, one short mark a kind: enough to tell by, after a gap, which of them differ."""
    return ".".join(_marks(standing).values())


def since(after: str | None, standing: Standing) -> list[Thing]:
    """The kinds that differ from a cursor; all of them where it cannot be read, none without one."""
    marks, before = _marks(standing), (after or "").split(".")
    if after is None:
        return []
    told = dict(zip(marks, before, strict=False)) if len(before) == len(marks) else {}
    return [(kind, "") for kind, mark in marks.items() if told.get(kind) != mark]


def _marks(standing: Standing) -> dict[Kind, str]:
    return {
        kind: _digest(sorted(pair for pair in standing.items() if pair[0][0] is kind))
        for kind in Kind
    }


def _digest(value: object) -> str:
    return hashlib.blake2b(repr(value).encode(), digest_size=6).hexdigest()

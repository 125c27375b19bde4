"""Entry to a circle, and leaving it."""

from dataclasses import dataclass

from graph import audiences, changes, circles, intents, outbox, turns
from graph.bounds import DAY, prose
from graph.circles import OPEN_DAYS, UNKNOWN, Circle, Cursor
from graph.refusals import InvalidInput, LastOrganiser, OnlyOrganisers, refuses
from graph.store import Store, Transaction, new_id


@dataclass(frozen=True, slots=True)
class Standing:
    """How the viewer stands to a circle they may see; `asked` (UTC ms) is 0 when they did not."""

    name: str
    circle_name: str
    entry: str
    joined: bool
    organiser: bool
    invited: bool
    asked: int
    sent_away: bool
    questions: list[str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who wants in, with what they were asked and answered; `at` in UTC ms."""

    person: str
    at: int
    note: str
    questions: list[str]
    answers: list[str]


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody's wish to come into a circle, which asks its `questions`."""

    circle: str
    circle_name: str
    name: str
    questions: list[str]


@dataclass(frozen=True, slots=True)
class Words:
    """What goes with a wish: a note if one likes, and an answer to each question."""

    note: str
    answers: list[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a person stands to a circle, as its organiser may know."""

    email: str
    joined: bool
    asked: bool
    declined: bool


async def waiting(
    store: Store, viewer: str, circle: str, before: Cursor, first: int
) -> list[Waiting]:
    """For organisers only, newest first."""
    return await store.all(
        Waiting,
        "entries/waiting",
        viewer=viewer,
        circle=circle,
        at=before[0],
        id=before[1],
        first=first,
    )


async def standing(tx: Transaction, viewer: str, circle: str, now: int) -> Standing:
    """InvalidInput in the same words for missing circles and those the viewer may not see."""
    found = await tx.one(Standing, "entries/standing", viewer=viewer, circle=circle, now=now)
    if found is None:
        raise InvalidInput("circle_id", UNKNOWN)
    return found


def may_invite(found: Standing) -> None:
    """Members into open circles, organisers into all of theirs."""
    if not found.organiser and not (found.joined and found.entry == "OPEN"):
        raise OnlyOrganisers()


def words(note: str | None, answers: list[str] | None) -> Words:
    given = [prose(f"answers.{at}", text, 300) for at, text in enumerate(answers or [])]
    return Words(prose("note", note or "", 300, least=0), given)


@refuses(InvalidInput)
async def join(
    store: Store,
    viewer: str,
    circle: str,
    note: str | None,
    now: int,
    answers: list[str] | None = None,
) -> Circle:
    """At once where entry is open or one is invited; else, and after being sent away, the organisers are asked."""
    said = words(note, answers)

    async def work(tx: Transaction) -> Circle:
        await turns.take(tx, viewer, {viewer}, new_id())
        # Its last member may be leaving.
        await circles.take_turn(tx, viewer, circle)
        found = await standing(tx, viewer, circle, now)
        welcome = (found.entry == "OPEN" or found.invited) and not found.sent_away
        if not found.joined and welcome:
            await enter(tx, viewer, viewer, circle, now)
        elif not found.joined and found.asked + OPEN_DAYS * DAY <= now:
            wish = Wish(circle, found.circle_name, found.name, found.questions)
            await ask(tx, viewer, wish, said, now)
        return await circles.found(tx, viewer, circle, now)

    return await store.write(work)


async def enter(tx: Transaction, viewer: str, person: str, circle: str, now: int) -> None:
    await tx.run("entries/enter", viewer=viewer, person=person, circle=circle, now=now)
    await changes.note(tx, what="member", of=person, now=now)


async def ask(tx: Transaction, viewer: str, wish: Wish, said: Words, now: int) -> None:
    """Its organisers are told, and decide."""
    if len(said.answers) != len(wish.questions):
        raise InvalidInput(
            "answers", "Answer what this circle asks; look again, it may have changed."
        )
    await tx.run(
        "entries/request",
        viewer=viewer,
        circle=wish.circle,
        note=said.note,
        questions=wish.questions,
        answers=said.answers,
        now=now,
    )
    named = {"circle": wish.circle, "circle_name": wish.circle_name, "name": wish.name}
    about = {**named, "note": said.note, "by": viewer}
    for row in await tx.rows("entries/organisers", viewer=viewer, circle=wish.circle):
        to = row["email"]
        await outbox.put(tx, kind="entry_request", to=to, about=about, now=now)
    await changes.note(tx, what="entry", of=wish.circle, now=now)


@refuses(InvalidInput, OnlyOrganisers)
async def answer(
    store: Store, viewer: str, circle: str, person: str, agree: bool, now: int
) -> Circle:
    """A yes lets a person in; a no is silent, and they may ask again after eight days."""

    async def work(tx: Transaction) -> Circle:
        await turns.take(tx, viewer, {viewer, person}, new_id())
        await circles.take_turn(tx, viewer, circle)
        found = await standing(tx, viewer, circle, now)
        if not found.organiser:
            raise OnlyOrganisers()
        wanted = await tx.one(Wanted, "entries/of", viewer=viewer, circle=circle, person=person)
        if wanted is None or not (wanted.asked or (wanted.joined and agree)):
            raise InvalidInput("person_id", "This person is not waiting to be let in.")
        if agree and not wanted.joined:
            await enter(tx, viewer, person, circle, now)
            about = {"circle": circle, "circle_name": found.circle_name}
            await outbox.put(tx, kind="entry_agreed", to=wanted.email, about=about, now=now)
        elif not wanted.joined:
            await tx.run("entries/decline", viewer=viewer, circle=circle, person=person)
        return await circles.found(tx, viewer, circle, now)

    return await store.write(work)


@refuses(InvalidInput, LastOrganiser)
async def leave(store: Store, viewer: str, circle: str, now: int) -> None:
    """Closes one's own intents there; the last member leaves nothing to come into."""

    async def work(tx: Transaction) -> None:
        await turns.take(tx, viewer, {viewer}, new_id())
        await circles.take_turn(tx, viewer, circle)
        found = await standing(tx, viewer, circle, now)
        if not found.joined:
            return
        others = await tx.rows("entries/others", viewer=viewer, circle=circle)
        if found.organiser and others and not others[0]["organiser"]:
            raise LastOrganiser()
        await _part(tx, viewer, circle, now)
        if not others:
            await close(tx, viewer, circle, now)

    await store.write(work)


async def close(tx: Transaction, viewer: str, circle: str, now: int) -> None:
    """Nobody comes in any more; whoever is inside stays."""
    await tx.run("entries/close", viewer=viewer, circle=circle, now=now)
    await changes.note(tx, what="circle", of=circle, now=now)


async def _part(tx: Transaction, person: str, circle: str, now: int) -> None:
    await tx.run("entries/leave", viewer=person, circle=circle)
    await intents.close_in(tx, person, circle, now)
    await audiences.drop(tx, person, [person], circle)
    await changes.note(tx, what="member", of=person, now=now)


async def organised(tx: Transaction, without: str, circle: str) -> bool:
    others = await tx.rows("entries/others", viewer=without, circle=circle)
    return any(one["organiser"] for one in others)


async def send_away(tx: Transaction, viewer: str, person: str, circle: str, now: int) -> None:
    """From now on they come back only with an organiser's yes."""
    await circles.take_turn(tx, viewer, circle)
    given = {"person": person, "circle": circle}
    (was,) = await tx.rows("entries/send_away", viewer=viewer, now=now, **given)
    if was["organiser"] and not await organised(tx, person, circle):
        raise InvalidInput("action", "Nobody else looks after this circle. Appoint somebody first.")
    if was["joined"]:
        await _part(tx, person, circle, now)


async def take_back(tx: Transaction, viewer: str, person: str, circle: str, now: int) -> None:
    """Where no other decision keeps them out: as if never sent away; what they gave there they declare anew."""
    await circles.take_turn(tx, viewer, circle)
    for row in await tx.rows("entries/take_back", viewer=viewer, person=person, circle=circle):
        await tx.run("entries/clear", viewer=viewer, person=person, circle=circle)
        if row["inside"]:
            await enter(tx, viewer, person, circle, now)

"""Vouches: what a named person says of another, tied to a finished help between the two."""

from dataclasses import asdict, dataclass

from graph import changes, outbox, receipts, ties
from graph.bounds import NO_END, prose
from graph.refusals import InvalidInput, KeyReused, refuses
from graph.store import Row, Store, Transaction, new_id

Cursor = tuple[int, str]
VERB = "vouches.vouch"
UNKNOWN = "We cannot find this vouch."
NO_HELP = "We cannot find a finished help between you two."


@dataclass(frozen=True, slots=True)
class Draft:
    favour_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Vouch:
    """`name` is the writer's, whoever may look them up; `hidden` is None but to who is vouched for."""

    id: str
    text: str
    at: int
    writer: str
    name: str
    person: str
    hidden: bool | None


async def of_person(
    store: Store, viewer: str, person: str, before: Cursor, first: int
) -> list[Vouch]:
    """For their contacts and the people of their circles, newest first."""

    async def work(tx: Transaction) -> list[Vouch]:
        rows = await tx.rows(
            "vouches/for", viewer=viewer, person=person, at=before[0], id=before[1], first=first
        )
        ids = [str(row["id"]) for row in rows]
        found = await tx.all(Vouch, "vouches/of", viewer=viewer, ids=ids)
        return sorted(found, key=lambda one: ids.index(one.id))

    return await store.read(work)


async def of(store: Store, viewer: str, ids: list[str]) -> list[Vouch]:
    return await store.all(Vouch, "vouches/of", viewer=viewer, ids=ids)


@refuses(InvalidInput, KeyReused)
async def vouch(store: Store, viewer: str, draft: Draft, now: int, key: str | None = None) -> Vouch:
    """One for each help and side; written again, its words are replaced."""
    text, fresh, turn = prose("text", draft.text, 400), new_id(), new_id()

    async def work(tx: Transaction) -> str:
        own = f"{draft.favour_id}|{viewer}"
        found = await tx.rows(
            "vouches/take_turn", viewer=viewer, favour=draft.favour_id, key=own, turn=turn
        )
        if not found:
            raise InvalidInput("favour_id", NO_HELP)
        if effect := await receipts.replay(tx, viewer, VERB, key, asdict(draft)):
            return effect
        id = str(found[0]["vouch"] or fresh)
        if found[0]["vouch"]:
            await tx.run("vouches/change", viewer=viewer, id=id, text=text)
        else:
            await _write(tx, viewer, draft.favour_id, own, id, text, found[0], now)
        await changes.note(tx, "vouch", id, now)
        await receipts.keep(tx, viewer, VERB, key, asdict(draft), id, now)
        return id

    written = await store.write(work)
    return (await of(store, viewer, [written]))[0]


async def _write(
    tx: Transaction,
    viewer: str,
    favour: str,
    key: str,
    id: str,
    text: str,
    facts: Row,
    now: int,
) -> None:
    """Between two who are blocked it waits hidden, because its person could not hide it."""
    apart, person = bool(facts["apart"]), str(facts["other"])
    await tx.run(
        "vouches/write",
        viewer=viewer,
        favour=favour,
        person=person,
        id=id,
        key=key,
        text=text,
        hidden=apart,
        now=now,
    )
    await ties.touch(tx, viewer, person, now)
    about = {"name": facts["name"], "by": viewer}
    due = NO_END if apart else now
    await outbox.put(tx, kind="vouch", to=facts["email"], about=about, now=now, due=due)


@refuses(InvalidInput)
async def hide(store: Store, viewer: str, id: str, hidden: bool, now: int) -> Vouch:
    """Who is vouched for takes it off their page, or puts it back; its writer sees no difference."""

    async def work(tx: Transaction) -> Vouch:
        if not await tx.rows("vouches/hide", viewer=viewer, id=id, hidden=hidden):
            raise InvalidInput("vouch_id", UNKNOWN)
        await changes.note(tx, "vouch", id, now)
        found = await tx.one(Vouch, "vouches/of", viewer=viewer, ids=[id])
        if found is None:
            raise InvalidInput("vouch_id", UNKNOWN)
        return found

    return await store.write(work)

"""What people say of themselves beyond a name and a why; contacts read the deeper version."""

from dataclasses import dataclass

from graph import people
from graph.people import Person
from graph.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Said:
    """A pitch of two sentences, `about` for contacts, a link that proves it, how soon they reply, what comes next."""

    id: str
    pitch: str
    about: str
    proof: str
    reply_time: str
    next_step: str


async def of(store: Store, viewer: str, ids: list[str], now: int) -> dict[str, Said]:
    """By person, of those the viewer may see."""

    async def work(tx: Transaction) -> dict[str, Said]:
        seen = [person.id for person in await people.seen(tx, viewer, ids, now)]
        found = await tx.all(Said, "profiles/of", viewer=viewer, ids=seen)
        return {said.id: said for said in found}

    return await store.read(work)


def missing(person: Person, said: Said) -> list[str]:
    """What a reader would look for in six seconds and not find, the weightiest first."""
    shown = {
        "name": person.name,
        "why": person.why,
        "place": person.place,
        "photo": person.photo,
        "pitch": said.pitch,
        "link": person.link,
        "proof": said.proof,
        "reply_time": said.reply_time,
        "next_step": said.next_step,
    }
    return [field for field, value in shown.items() if not value]

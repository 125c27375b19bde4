"""Who decides what is reported: chosen for the host by whoever runs it, for a circle by its organisers."""

from graph import changes, circles, entries, organisers, outbox, turns
from graph.circles import Circle
from graph.refusals import InvalidInput, OnlyOrganisers, refuses
from graph.store import Store, Transaction, new_id


async def appoint(store: Store, email: str, appointed: bool) -> bool:
    """Or stands them down; False where nobody has this address."""
    rows = await store.write(
        lambda tx: tx.rows("moderators/appoint", email=email, appointed=appointed)
    )
    return bool(rows)


async def listed(store: Store) -> list[str]:
    return [str(row["email"]) for row in await store.rows("moderators/listed")]


@refuses(InvalidInput, OnlyOrganisers)
async def choose(
    store: Store, viewer: str, circle: str, person: str, chosen: bool, now: int
) -> Circle:
    """A member, or no longer; again, it changes nothing."""

    async def work(tx: Transaction) -> Circle:
        await turns.take(tx, viewer, {viewer, person}, new_id())
        standing = await entries.standing(tx, viewer, circle, now)
        if not standing.organiser:
            raise OnlyOrganisers()
        given = {"circle": circle, "person": person, "chosen": chosen}
        rows = await tx.rows("moderators/choose", viewer=viewer, **given)
        if not rows:
            raise InvalidInput("person_id", organisers.NOBODY)
        if chosen and not rows[0]["before"] and rows[0]["email"]:
            about = {"circle": circle, "circle_name": standing.circle_name}
            to = str(rows[0]["email"])
            await outbox.put(tx, kind="moderator_chosen", to=to, about=about, now=now)
        await changes.note(tx, what="member", of=person, now=now)
        return await circles.found(tx, viewer, circle, now)

    return await store.write(work)

"""Who looks after a circle: whoever made it, and members its organisers appoint, until they stand down."""

from graph import changes, circles, entries, outbox, turns
from graph.circles import Circle
from graph.refusals import InvalidInput, LastOrganiser, OnlyOrganisers, refuses
from graph.store import Row, Store, Transaction, new_id

NOBODY = "Choose a member of this circle."


@refuses(InvalidInput, OnlyOrganisers)
async def appoint(store: Store, viewer: str, circle: str, person: str, now: int) -> Circle:
    """Any organiser appoints any member; appointing them again changes nothing."""

    async def work(tx: Transaction) -> Circle:
        await turns.take(tx, viewer, {viewer, person}, new_id())
        await circles.take_turn(tx, viewer, circle)
        standing = await entries.standing(tx, viewer, circle, now)
        if not standing.organiser:
            raise OnlyOrganisers()
        appointed = await tx.rows("organisers/appoint", viewer=viewer, circle=circle, person=person)
        if not appointed:
            raise InvalidInput("person_id", NOBODY)
        await appointed_now(tx, circle, standing.circle_name, appointed[0], now)
        return await circles.found(tx, viewer, circle, now)

    return await store.write(work)


async def appointed_now(tx: Transaction, circle: str, name: str, member: Row, now: int) -> None:
    """They hear of it, unless they looked after the circle before; no mail crosses a block."""
    if member["before"]:
        return
    if member["email"]:
        about = {"circle": circle, "circle_name": name}
        await outbox.put(tx, kind="organiser_appointed", to=member["email"], about=about, now=now)
    await changes.note(tx, what="member", of=member["person"], now=now)


@refuses(InvalidInput, LastOrganiser)
async def stand_down(store: Store, viewer: str, circle: str, now: int) -> Circle:
    """Organisers and moderators themselves, who stay members; to everybody else it changes nothing."""

    async def work(tx: Transaction) -> Circle:
        await turns.take(tx, viewer, {viewer}, new_id())
        await circles.take_turn(tx, viewer, circle)
        standing = await entries.standing(tx, viewer, circle, now)
        if standing.organiser and not await entries.organised(tx, viewer, circle):
            raise LastOrganiser("You are the last organiser here. Appoint somebody else first.")
        await tx.run("organisers/stand_down", viewer=viewer, circle=circle)
        await changes.note(tx, what="member", of=viewer, now=now)
        return await circles.found(tx, viewer, circle, now)

    return await store.write(work)

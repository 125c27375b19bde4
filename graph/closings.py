"""The end of a circle: everybody leaves at once, and nothing can be given, asked or come into there any more."""

import json

from graph import asks, audiences, changes, circles, entries, proofs, turns
from graph.refusals import InvalidInput, OnlyOrganisers, ProveItAgain, refuses
from graph.store import Store, Transaction, new_id


@refuses(InvalidInput, OnlyOrganisers, ProveItAgain)
async def close(store: Store, viewer: str, circle: str, proved: int | None, now: int) -> None:
    """Its members are told; their ties and introductions go on."""
    fresh = new_id()

    async def work(tx: Transaction) -> None:
        await turns.take(tx, viewer, {viewer}, new_id())
        await circles.take_turn(tx, viewer, circle)
        standing = await entries.standing(tx, viewer, circle, now)
        if not standing.organiser:
            raise OnlyOrganisers()
        proofs.demand(proved, now)
        here = {"viewer": viewer, "circle": circle}
        # What a member asks or declares there at this moment is either read below or refused.
        await tx.run("closings/take_turns", **here, turn=new_id())
        await tx.run("closings/intents", **here)
        for ask in await tx.rows("closings/asks", **here, now=now):
            await asks.end(tx, str(ask["asker"]), str(ask["id"]), fresh, now)
        await tx.run("closings/withdraw", **here)
        about = json.dumps({"circle_name": standing.circle_name})
        await tx.run("closings/tell", **here, about=about, now=now)
        await tx.run("closings/let_go", **here)
        left = await tx.rows("closings/leave", **here)
        members = [str(one["person"]) for one in left]
        await audiences.drop(tx, viewer, members, circle)
        await changes.note_each(tx, "member", members, now)
        await entries.close(tx, viewer, circle, now)

    await store.write(work)

"""What a circle asks of whoever wants in, for its organisers to read."""

from graph import changes, circles, entries, turns
from graph.bounds import line
from graph.circles import Circle
from graph.refusals import InvalidInput, OnlyOrganisers, refuses
from graph.store import Store, Transaction, new_id

MOST = 3


@refuses(InvalidInput, OnlyOrganisers)
async def put(store: Store, viewer: str, circle: str, questions: list[str], now: int) -> Circle:
    """Three at most; whoever has asked already was asked what stood there then."""
    if len(questions) > MOST:
        raise InvalidInput("questions", f"Ask at most {MOST} questions.")
    bounded = [line(f"questions.{at}", text, 140) for at, text in enumerate(questions)]

    async def work(tx: Transaction) -> Circle:
        await turns.take(tx, viewer, {viewer}, new_id())
        if not (await entries.standing(tx, viewer, circle, now)).organiser:
            raise OnlyOrganisers()
        await tx.run("join_questions/put", viewer=viewer, circle=circle, questions=bounded)
        await changes.note(tx, what="circle", of=circle, now=now)
        return await circles.found(tx, viewer, circle, now)

    return await store.write(work)

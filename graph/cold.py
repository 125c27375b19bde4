"""A cold ask: directly to a circle-mate to whom no path leads, and what it has to carry."""

from dataclasses import dataclass

from graph.bounds import prose, sentences, web
from graph.refusals import InvalidInput
from graph.store import Transaction

NOT_COLD = "Only a circle-mate to whom no path leads is asked cold."
NEEDED = "You have not met: say who you are, show one piece of work, and what happens after a yes."


@dataclass(frozen=True, slots=True)
class Words:
    """Who I am in two sentences, one link of work, what happens after a yes."""

    who: str
    work: str
    after: str

    def bounded(self) -> "Words":
        return Words(
            sentences("cold.who", self.who),
            web("cold.work", self.work),
            prose("cold.after", self.after, 200),
        )


async def fits(tx: Transaction, viewer: str, helper: str, words: Words | None) -> None:
    """Cold words for whom one has not met, and for nobody else."""
    known = bool(await tx.rows("cold/known", viewer=viewer, helper=helper))
    if known and words:
        raise InvalidInput("cold", NOT_COLD)
    if not known and not words:
        raise InvalidInput("cold", NEEDED)


async def keep(tx: Transaction, viewer: str, id: str, words: Words) -> None:
    await tx.run(
        "cold/keep", viewer=viewer, id=id, who=words.who, work=words.work, after=words.after
    )

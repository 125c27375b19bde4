"""What somebody is after: three lists that make one sentence, for its owner alone."""

from dataclasses import dataclass

from graph.bounds import line
from graph.refusals import GoalFirst, InvalidInput, refuses
from graph.store import Store, Transaction

MOST = 5


@dataclass(frozen=True, slots=True)
class Goal:
    """`sentence` is built from the lists unless its owner put it otherwise."""

    skills: list[str]
    fields: list[str]
    musts: list[str]
    sentence: str = ""


def sentence(goal: Goal) -> str:
    """One sentence of the three lists."""
    within = f" in {_spoken(goal.fields)}" if goal.fields else ""
    musts = f"; a must: {_spoken(goal.musts)}" if goal.musts else ""
    return f"I look for {_spoken(goal.skills)}{within}{musts}."


def _spoken(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


async def of(store: Store, viewer: str) -> Goal | None:
    return await store.one(Goal, "goals/of", viewer=viewer)


@refuses(InvalidInput)
async def put(store: Store, viewer: str, goal: Goal) -> Goal:
    """The same again changes nothing; it is nobody else's to see or match."""
    skills = _list("skills", goal.skills, least=1)
    fields, musts = _list("fields", goal.fields), _list("musts", goal.musts)
    built = sentence(Goal(skills, fields, musts))
    said = line("sentence", goal.sentence or built, 600)

    async def work(tx: Transaction) -> Goal:
        await tx.run(
            "goals/set", viewer=viewer, skills=skills, fields=fields, musts=musts, sentence=said
        )
        return Goal(skills, fields, musts, said)

    return await store.write(work)


def _list(path: str, values: list[str], least: int = 0) -> list[str]:
    if not least <= len(values) <= MOST:
        raise InvalidInput(path, f"Name {least} to {MOST}.")
    return list(dict.fromkeys(line(path, value, 60) for value in values))


async def needed(tx: Transaction, viewer: str) -> None:
    """Before an ask goes to a whole circle its asker has said what they are after."""
    if not await tx.rows("goals/of", viewer=viewer):
        raise GoalFirst()

"""Whom one may hand something unasked: a contact, somebody of a shared circle, somebody one was introduced to."""

from dataclasses import dataclass

from graph.bounds import NO_END
from graph.people import UNKNOWN
from graph.refusals import InvalidInput
from graph.store import Transaction


@dataclass(frozen=True, slots=True)
class Reached:
    """`silent`: they blocked the viewer, who must not notice; `name` is the viewer's own."""

    email: str
    name: str
    silent: bool

    def due(self, now: int) -> int:
        """When its mail leaves (UTC ms): never, where nothing arrives."""
        return NO_END if self.silent else now


async def of(tx: Transaction, viewer: str, person: str, path: str = "person_id") -> Reached:
    """InvalidInput in the words of a missing person for everybody else."""
    found = await tx.one(Reached, "reach/of", viewer=viewer, person=person)
    if found is None:
        raise InvalidInput(path, UNKNOWN)
    return found

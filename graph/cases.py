"""Cases: what was reported of one subject, for those who look after the circle and for the host's moderators."""

from collections import Counter
from dataclasses import dataclass

from graph import outbox
from graph.refusals import InvalidInput
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
UNKNOWN = "We cannot find this case."


@dataclass(frozen=True, slots=True)
class Case:
    """`reports`: reason and words, never whose; the viewer moderates the `host`, or that or `leads` its circle."""

    id: str
    kind: str
    words: str
    name: str
    person: str | None
    circle: str | None
    at: int
    open: bool
    objection: str
    reports: list[tuple[str, str]]
    decisions: list[str]
    standing: str
    host: bool
    leads: bool

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Each with how many gave it, the most frequent first."""
        counted = Counter(reason for reason, _ in self.reports)
        return sorted(counted.items(), key=lambda one: (-one[1], one[0]))

    @property
    def told(self) -> list[str]:
        """What reporters wrote, by the alphabet: its order tells nothing."""
        return sorted(words for _, words in self.reports if words)


@dataclass(frozen=True, slots=True)
class Turn:
    """A case while one of its handlers decides it."""

    state: str
    kind: str
    circle: str | None
    person: str
    email: str
    objection: str | None
    host: bool
    leads: bool


async def listed(
    store: Store, viewer: str, before: Cursor, first: int, open: bool | None
) -> list[Case]:
    """Newest first; none but to those who may decide them."""

    async def work(tx: Transaction) -> list[Case]:
        rows = await tx.rows(
            "cases/listed", viewer=viewer, at=before[0], id=before[1], first=first, open=open
        )
        ids = [str(row["id"]) for row in rows]
        found = await tx.all(Case, "cases/of", viewer=viewer, ids=ids)
        return sorted(found, key=lambda one: ids.index(one.id))

    return await store.read(work)


async def of(store: Store, viewer: str, ids: list[str]) -> list[Case]:
    return await store.all(Case, "cases/of", viewer=viewer, ids=ids)


async def take_turn(tx: Transaction, viewer: str, case: str) -> Turn:
    found = await tx.one(Turn, "cases/take_turn", viewer=viewer, case=case, turn=new_id())
    if found is None:
        raise InvalidInput("case_id", UNKNOWN)
    return found


async def tell(tx: Transaction, viewer: str, case: str, circle: str | None, now: int) -> None:
    """Everybody who may decide it, once a case however many report."""
    rows = await tx.rows("cases/moderators", viewer=viewer, case=case)
    if circle:
        rows += await tx.rows("cases/organisers", viewer=viewer, case=case, circle=circle)
    for email in sorted({str(row["email"]) for row in rows}):
        await outbox.put(tx, kind="case", to=email, about={"case": case}, now=now)

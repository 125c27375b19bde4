"""Who is named in a circle's month of thanks: only who said yes, and only as long as they do."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from graph import changes, outbox
from graph.bounds import line
from graph.refusals import InvalidInput, WordsChanged, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
UNKNOWN = "We cannot find this mention."


@dataclass(frozen=True, slots=True)
class Mention:
    """`state` ASKED, AGREED or DECLINED is for the person named; others come across AGREED alone."""

    id: str
    text: str
    state: str
    at: int
    person: str
    month: str

    @property
    def edition(self) -> str:
        """Names these very words; the same words have the same one."""
        return _edition(self.text)


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes says which `edition` of the words it is given to; a no needs none."""

    mention_id: str
    agree: bool
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A month to draft: its node, its circle, and from when to when (UTC ms) it lasts."""

    id: str
    circle: str
    name: str
    called: str
    start: int
    end: int


async def agreed(store: Store, viewer: str, months: list[str]) -> list[Mention]:
    return await store.all(Mention, "mentions/agreed", viewer=viewer, months=months)


async def mine(store: Store, viewer: str, before: Cursor, first: int) -> list[Mention]:
    """Where I am asked, or was, newest first."""
    return await store.all(
        Mention, "mentions/mine", viewer=viewer, at=before[0], id=before[1], first=first
    )


async def of(store: Store, viewer: str, ids: list[str]) -> list[Mention]:
    return await store.all(Mention, "mentions/of", viewer=viewer, ids=ids)


async def circles(store: Store, viewer: str, ids: list[str]) -> dict[str, tuple[str, str]]:
    """Name of the circle and month (YYYY-MM) of one's own mentions."""
    rows = await store.rows("mentions/circles", viewer=viewer, ids=ids)
    return {row["mention"]: (row["circle"], row["month"]) for row in rows}


async def ask(tx: Transaction, viewer: str, span: Span, now: int) -> None:
    """Everybody the ledger names and who was not asked yet; whoever drafts does not learn whom."""
    due = await tx.rows(
        "mentions/due", viewer=viewer, circle=span.circle, month=span.id, **_times(span)
    )
    for row in due:
        await tx.run(
            "mentions/ask",
            viewer=viewer,
            month=span.id,
            person=row["person"],
            id=new_id(),
            text=row["text"],
            now=now,
        )
        about = {"circle_name": span.name, "month": span.called}
        await outbox.put(tx, kind="mention", to=row["email"], about=about, now=now)


def _times(span: Span) -> dict[str, int]:
    return {"from": span.start, "to": span.end}


async def write(
    tx: Transaction, viewer: str, month: str, mention: str, text: str, now: int
) -> None:
    """The words beside a name, where its person agreed; to other words they have not, so they are asked again."""
    said = line("lines.text", text, 300, least=0)
    found = await tx.rows(
        "mentions/line",
        viewer=viewer,
        month=month,
        id=mention,
        text=said,
        turn=new_id(),
        now=now,
    )
    if not found:
        raise InvalidInput("lines.mention_id", UNKNOWN)
    (row,) = found
    if row["changed"]:
        about = {"circle_name": row["circle"], "month": called(row["month"])}
        await outbox.put(tx, kind="mention", to=row["email"], about=about, now=now)
        await changes.note(tx, "mention", mention, now)


def called(month: str) -> str:
    """ "September 2026", of YYYY-MM."""
    return datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC).strftime("%B %Y")


@refuses(InvalidInput, WordsChanged)
async def answer(store: Store, viewer: str, given: Answer, now: int) -> Mention:
    """At any time, also after it was published: a no takes the name away, and nobody is told."""
    id, turn = given.mention_id, new_id()
    if given.agree and given.edition is None:
        # Pages of earlier builds do not say which words they show.
        raise InvalidInput("edition", "Reload the page, read the words, and answer again.")

    async def work(tx: Transaction) -> Mention:
        # Words that change meanwhile come before or after, never in between.
        found = await tx.rows("mentions/take_turn", viewer=viewer, id=id, turn=turn)
        if not found:
            raise InvalidInput("mention_id", UNKNOWN)
        if given.agree and given.edition != _edition(found[0]["text"]):
            raise WordsChanged()
        state = "AGREED" if given.agree else "DECLINED"
        await tx.run("mentions/answer", viewer=viewer, id=id, state=state)
        await changes.note(tx, "mention", id, now)
        return (await tx.all(Mention, "mentions/of", viewer=viewer, ids=[id]))[0]

    return await store.write(work)


def _edition(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]

"""Reports: what a person tells of words or of somebody; whoever tells it of the same is in one case."""

from dataclasses import asdict, dataclass

from graph import cases, receipts, reported, turns
from graph.bounds import DAY, prose
from graph.refusals import InvalidInput, KeyReused, TooManyReports, refuses
from graph.reported import Kind
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
A_DAY = 20
VERB = "reports.report"
UNKNOWN = "We cannot find what you would like to report."
OVER = {
    Kind.PERSON: "reports/over_person",
    Kind.MESSAGE: "reports/over_message",
    Kind.ASK: "reports/over_ask",
    Kind.NOTE: "reports/over_introduction",
    Kind.THANKS: "reports/over_thanks",
    Kind.CIRCLE: "reports/over_circle",
}
OWN = "These words are your own. You can change them yourself."


@dataclass(frozen=True, slots=True)
class Draft:
    """`circle`: for a person, the circle of both it happened in."""

    kind: Kind
    subject: str
    reason: str
    words: str = ""
    circle: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The viewer's own; `looked_at` (UTC ms) is 0 until somebody decided."""

    id: str
    kind: str
    reason: str
    words: str
    at: int
    looked_at: int


@dataclass(frozen=True, slots=True)
class Place:
    """A case, and the viewer's own report in it."""

    case: str
    report: str | None


async def mine(store: Store, viewer: str, before: Cursor, first: int) -> list[Report]:
    return await store.all(
        Report, "reports/mine", viewer=viewer, at=before[0], id=before[1], first=first
    )


async def of(store: Store, viewer: str, ids: list[str]) -> list[Report]:
    return await store.all(Report, "reports/of", viewer=viewer, ids=ids)


@refuses(InvalidInput, KeyReused, TooManyReports)
async def report(
    store: Store, viewer: str, draft: Draft, now: int, key: str | None = None
) -> Report:
    """Makes the case of its subject, or joins it; told again, one's words are replaced."""
    text = prose("words", draft.words, 500, least=0)
    frozen = await reported.words(store, viewer, draft.kind, draft.subject, now)
    fresh, opened = new_id(), new_id()

    async def work(tx: Transaction) -> str:
        await turns.take(tx, viewer, {viewer}, new_id())
        if effect := await receipts.replay(tx, viewer, VERB, key, asdict(draft)):
            return effect
        if frozen is None:
            raise InvalidInput("subject_id", UNKNOWN)
        await _within_limit(tx, viewer, now)
        place = await _case(tx, viewer, draft, frozen, opened, now)
        told = {"reason": draft.reason, "words": text}
        if place.report:
            await tx.run("reports/change", viewer=viewer, id=place.report, **told)
        else:
            own = {"id": fresh, "key": f"{place.case}|{viewer}", "kind": draft.kind}
            await tx.run("reports/write", viewer=viewer, case=place.case, now=now, **own, **told)
        await receipts.keep(tx, viewer, VERB, key, asdict(draft), place.report or fresh, now)
        return place.report or fresh

    written = await store.write(work)
    return (await of(store, viewer, [written]))[0]


async def _within_limit(tx: Transaction, viewer: str, now: int) -> None:
    sent = await tx.rows("reports/sent", viewer=viewer, since=now - DAY)
    if len(sent) >= A_DAY:
        raise TooManyReports("Twenty reports a day are the most.", until=sent[0]["at"] + DAY)


async def _case(
    tx: Transaction, viewer: str, draft: Draft, frozen: str, fresh: str, now: int
) -> Place:
    """The open one of this subject, or a new one with the words as they are."""
    key = f"{draft.kind}|{draft.subject}|{draft.circle}"
    found = await tx.one(Place, "reports/case", viewer=viewer, key=key, turn=new_id())
    if found:
        return found
    await tx.run(
        "reports/open", viewer=viewer, case=fresh, key=key, kind=draft.kind, words=frozen, now=now
    )
    where = {"circle": draft.circle} if draft.kind is Kind.PERSON else {}
    given = {"case": fresh, "subject": draft.subject} | where
    rows = await tx.rows(OVER[draft.kind], viewer=viewer, **given)
    if not rows:
        raise InvalidInput("subject_id", UNKNOWN)
    person, within = rows[0]["person"], rows[0]["circle"]
    if person == viewer:
        raise InvalidInput("subject_id", OWN)
    if draft.circle and within != draft.circle:
        raise InvalidInput("circle_id", "Choose a circle you share with them.")
    await cases.tell(tx, viewer, fresh, within, now)
    return Place(fresh, None)

"""Somebody brings two of their contacts together: over an ask, or over nothing but a good idea."""

from dataclasses import asdict, dataclass

from graph import turns, ways
from graph.beginnings import NOTE
from graph.bounds import prose
from graph.introductions import Introduction, Part, State
from graph.refusals import InvalidInput, KeyReused, NoLongerOpen, refuses
from graph.starts import Beginning, begin
from graph.store import Store, Transaction, new_id
from graph.ways import NO_ASK


@dataclass(frozen=True, slots=True)
class Proposal:
    """A helper for the ask of a contact, or two contacts with a sentence for each."""

    helper_id: str
    note: str
    ask_id: str | None = None
    other_id: str | None = None
    other_note: str | None = None


@refuses(InvalidInput, KeyReused, NoLongerOpen)
async def propose(
    store: Store, viewer: str, proposal: Proposal, now: int, key: str | None = None
) -> Introduction:
    """Whether the two know each other, or one may not be asked, is answered with silence."""
    note = prose("note", proposal.note, NOTE)
    if (proposal.ask_id is None) == (proposal.other_id is None):
        raise InvalidInput("other_id", "Name an ask, or the second of two contacts.")
    other_note = prose("other_note", proposal.other_note or "", NOTE, least=0)
    if proposal.other_id and not other_note:
        raise InvalidInput("other_note", "Write a sentence for each of the two.")
    turn = new_id()

    async def begun(tx: Transaction) -> Beginning:
        await turns.take(tx, viewer, _both(proposal), turn)
        if proposal.ask_id is not None:
            return await _over(tx, viewer, proposal, proposal.ask_id, note, now)
        return await _together(tx, viewer, proposal, note, other_note, now)

    return await begin(store, viewer, "propose", key, asdict(proposal), begun, now)


def _both(proposal: Proposal) -> set[str]:
    return {proposal.helper_id} | ({proposal.other_id} if proposal.other_id else set())


async def _over(
    tx: Transaction, viewer: str, proposal: Proposal, ask: str, note: str, now: int
) -> Beginning:
    found = await tx.rows(
        "proposals/over", viewer=viewer, ask=ask, helper=proposal.helper_id, now=now
    )
    if not found:
        raise InvalidInput("ask_id", NO_ASK)
    pair = found[0]
    if not pair["known"]:
        raise InvalidInput("helper_id", "Choose one of your own contacts.")
    if pair["proposed"]:
        raise NoLongerOpen()
    give = await ways.upon(tx, viewer, ask, proposal.helper_id, now)
    return Beginning(
        State.WITH_HELPER,
        Part.INTRODUCER,
        pair["asker"],
        proposal.helper_id,
        note,
        ask,
        viewer,
        give.id,
        muted=give.full or not pair["reachable"],
    )


async def _together(
    tx: Transaction, viewer: str, proposal: Proposal, note: str, other_note: str, now: int
) -> Beginning:
    other = proposal.other_id or ""
    found = await tx.rows(
        "proposals/together", viewer=viewer, helper=proposal.helper_id, other=other, now=now
    )
    if not found:
        raise InvalidInput("helper_id", "Choose two of your own contacts.")
    pair = found[0]
    if pair["proposed"]:
        raise NoLongerOpen()
    return Beginning(
        State.WITH_BOTH,
        Part.INTRODUCER,
        other,
        proposal.helper_id,
        note,
        introducer=viewer,
        other_note=other_note,
        muted=not pair["reachable"],
    )

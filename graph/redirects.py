"""Not my subject, but a contact's: the contact is asked privately first; the asker learns nothing until they agree."""

from graph import starts, ways
from graph.introductions import Introduction, Part, State
from graph.refusals import InvalidInput
from graph.starts import Beginning
from graph.store import Transaction, new_id


async def onward(
    tx: Transaction,
    viewer: str,
    introduction: Introduction,
    contact: str,
    note: str,
    now: int,
) -> None:
    """After a no: a beginning of the helper's own, within the same fixed date."""
    found = await tx.rows(
        "redirects/onward", viewer=viewer, id=introduction.id, contact=contact, now=now
    )
    if not found:
        raise InvalidInput(
            "contact_id", "Choose one of your contacts for an ask whose asker shows."
        )
    row = found[0]
    give = await ways.upon(tx, viewer, row["ask"], contact, now)
    begun = Beginning(
        State.WITH_HELPER,
        Part.INTRODUCER,
        row["asker"],
        contact,
        note,
        row["ask"],
        viewer,
        give.id,
        muted=introduction.void or give.full or not row["reachable"],
        told=False,
        due=introduction.due,
        instead_of=introduction.id,
    )
    await starts.write(tx, viewer, new_id(), begun, now)

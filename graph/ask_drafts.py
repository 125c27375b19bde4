"""A take becomes an ask with one tap: its own words, topic, circle and terms, filled in."""

from graph import asks
from graph.asks import Ask, Draft
from graph.refusals import InvalidInput, refuses
from graph.store import Store


@refuses(*asks.post.refuses)
async def from_take(store: Store, viewer: str, take: str, now: int, key: str | None = None) -> Ask:
    """An ask like any other, under the same caps; the take stays."""
    rows = await store.rows("ask_drafts/take", viewer=viewer, take=take, now=now)
    if not rows:
        raise InvalidInput("intent_id", "We cannot find this among what you look for.")
    found = rows[0]
    text = found["note"] if len(found["note"]) >= 3 else f"I look for help with {found['topic']}."
    draft = Draft(text, [found["topic"]], found["circle"], found["terms"])
    return await asks.post(store, viewer, draft, now, key)

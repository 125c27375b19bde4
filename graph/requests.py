"""What a contact in between alone learns of a request: why they, what the helper gives, how many this week."""

from dataclasses import dataclass

from graph import matching
from graph.matching import LEAST_FIT, WEEK, Reason
from graph.store import Row, Store


@dataclass(frozen=True, slots=True)
class Request:
    """`asked`: how often the viewer was asked to introduce in the last seven days."""

    asked: int
    reasons: tuple[Reason, ...]


async def of(store: Store, viewer: str, ids: list[str], now: int) -> dict[str, Request]:
    """Those of `ids` that the viewer introduces, or is asked to."""
    rows = await store.rows(
        "requests/of", viewer=viewer, ids=ids, now=now, week_ago=now - WEEK, least=LEAST_FIT
    )
    return {row["id"]: Request(row["asked"], _reasons(row)) for row in rows}


def _reasons(row: Row) -> tuple[Reason, ...]:
    """Only a give that its owner shows to the viewer is named."""
    both = Reason("path", f"You know both {row['asker']} and {row['helper']}")
    best = min(row["gives"], key=lambda give: (-give[0], give[1]), default=None)
    if best is None:
        return (both,)
    fit, id, topic, circle, about = best
    give = matching.Give(id, topic, circle, fit, about)
    return (matching.topic_reason(give, f"{row['helper']} gives"), both)

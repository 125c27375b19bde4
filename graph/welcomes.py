"""What members give to those who are new in their circle, shown to them alone."""

from dataclasses import dataclass

from graph.bounds import DAY
from graph.store import Store

NEW = 60 * DAY
MOST = 20


@dataclass(frozen=True, slots=True)
class Welcome:
    circle: str
    person: str
    give: str
    since: int


async def of(store: Store, viewer: str, circles: list[str], now: int) -> dict[str, list[Welcome]]:
    """By circle, newest first, while the viewer is new there or marked junior; `intents` decides what shows."""
    found = await store.all(
        Welcome, "welcomes/of", viewer=viewer, circles=circles, new_since=now - NEW, now=now
    )
    return {circle: [one for one in found if one.circle == circle][:MOST] for circle in circles}

"""A fresh proof of who one is, before what would be worst in a stranger's hands."""

from graph.refusals import ProveItAgain

FRESH = 600_000


def demand(proved: int | None, now: int) -> None:
    """ProveItAgain where who asks did not show within ten minutes who they are; `proved` is UTC ms."""
    if proved is None or not proved <= now < proved + FRESH:
        raise ProveItAgain

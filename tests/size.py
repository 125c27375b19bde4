"""How much of a long test is done: enough of it in the suite, all of it with TESTS=full."""

import os

from hypothesis import HealthCheck, settings

FULL = os.environ.get("TESTS") == "full"


def of(some: int, full: int) -> int:
    return full if FULL else some


def examples(some: int, full: int) -> settings:
    """The store is shared by all examples, and slower than Hypothesis expects of a test."""
    return settings(
        max_examples=of(some, full),
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )

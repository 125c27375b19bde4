"""The one clock: UTC milliseconds. Tests hand the app another one, settings cannot."""

import time


def now() -> int:
    return time.time_ns() // 1_000_000

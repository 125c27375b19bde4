"""Weft for a walk through months: its clock runs ahead by the milliseconds that stand in a file."""

import os
from pathlib import Path

from server import cli, clock

AHEAD = Path(os.environ["AHEAD"])
real = clock.now


def now() -> int:
    return real() + int(AHEAD.read_text())


if __name__ == "__main__":
    clock.now = now
    cli.main()

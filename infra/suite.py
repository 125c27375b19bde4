"""`make test`: every test there is, on the embedded store, and a word on what was left out."""

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from install import BIN, ROOT, WEB
from steps import Step, close, take_all

# Tests about one of the two stores run there alone; the other run has them.
MEANT = "only on "


def steps(junit: Path) -> list[Step]:
    pytest = [str(BIN / "pytest"), "-n", "2", "--dist", "loadfile", "--durations", "10"]
    python = [*pytest, "--junitxml", str(junit)]
    package = WEB / "package.json"
    return [
        Step("Python, on the embedded store", python, ROOT / "tests", aloud=True),
        Step("web app: units", ["npm", "test"], package, folder=WEB, aloud=True),
        Step("web app: browser", ["npm", "run", "test:browser"], package, folder=WEB, aloud=True),
    ]


def skipped(junit: Path) -> list[str]:
    """Why pytest skipped what it skipped, each reason once."""
    if not junit.exists():
        return []
    # Written a moment ago by our own pytest.
    found = ElementTree.parse(junit).iter("skipped")  # noqa: S314
    reasons = Counter(node.get("message", "no reason given") for node in found)
    return [f"{n} x {why}" for why, n in sorted(reasons.items()) if not why.startswith(MEANT)]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        junit = Path(folder) / "junit.xml"
        outcomes = take_all(steps(junit))
        return close("test", outcomes, skipped(junit), strict="CI" in os.environ)


if __name__ == "__main__":
    sys.exit(main())

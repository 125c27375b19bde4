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
EMBEDDED, NEO4J = "the embedded store", "Neo4j"


def steps(junit: Path, store: str) -> list[Step]:
    spread = ["-n", str(processes(store)), "--dist", "loadfile"]
    python = [str(BIN / "pytest"), *spread, "--durations", "10", "--junitxml", str(junit)]
    package = WEB / "package.json"
    tests = Step(f"Python, on {store}", python, ROOT / "tests", aloud=True)
    if store == NEO4J:
        return [tests]
    return [
        tests,
        Step("web app: build", [sys.executable, "infra/install.py"], package),
        Step("web app: units", ["npm", "test"], package, folder=WEB, aloud=True),
        Step("web app: browser", ["npm", "run", "test:browser"], package, folder=WEB, aloud=True),
    ]


def processes(store: str) -> int:
    """Two that shared the one database of the Community edition would send each other's letters."""
    return len(os.environ["WEFT_NEO4J_URI"].split()) if store == NEO4J else 2


def skipped(junit: Path) -> list[str]:
    """Why pytest skipped what it skipped, each reason once."""
    if not junit.exists():
        return []
    # Written a moment ago by our own pytest.
    found = ElementTree.parse(junit).iter("skipped")  # noqa: S314
    reasons = Counter(node.get("message", "no reason given") for node in found)
    return [f"{n} x {why}" for why, n in sorted(reasons.items()) if not why.startswith(MEANT)]


def forget_settings() -> None:
    """A Weft that is set up in this shell is none of the tests' business."""
    for name in [name for name in os.environ if name.startswith("WEFT_")]:
        del os.environ[name]


def main() -> int:
    store = NEO4J if sys.argv[1:] == ["neo4j"] else EMBEDDED
    if store == EMBEDDED:
        forget_settings()
    with tempfile.TemporaryDirectory() as folder:
        junit = Path(folder) / "junit.xml"
        outcomes = take_all(steps(junit, store))
        return close("test", outcomes, skipped(junit), strict="CI" in os.environ)


if __name__ == "__main__":
    sys.exit(main())

"""`make check`: everything that can be judged without running the program."""

import os
import sys

from install import BIN, ROOT, WEB
from steps import Step, close, take_all


def tool(name: str) -> str:
    return str(BIN / name)


HOUSE = ["tests/test_house.py", "tests/test_house_statements.py"]
LOCKS = ["tests/test_locks.py", "tests/test_infra.py"]
SCHEMA = "tests/schema/test_root.py"
QUIET = ["-q", "-p", "no:cacheprovider"]

STEPS = [
    Step("format", [tool("ruff"), "format", "--check", "."], ROOT, advice="make format mends it"),
    Step("lint", [tool("ruff"), "check", "."], ROOT, advice="make format mends some of it"),
    Step("types", [tool("pyright")], ROOT),
    Step("who may import whom", [tool("lint-imports"), "--no-logo"], ROOT),
    Step("house rules", [tool("pytest"), *QUIET, *HOUSE], ROOT / HOUSE[0]),
    Step("locks and deployment", [tool("pytest"), *QUIET, *LOCKS], ROOT / LOCKS[0]),
    Step(
        "schema.graphql is current",
        [tool("pytest"), *QUIET, SCHEMA],
        ROOT / SCHEMA,
        advice="weft schema",
    ),
    Step("web app", ["npm", "run", "check"], WEB / "package.json", folder=WEB),
]


def main() -> int:
    return close("check", take_all(STEPS), [], strict="CI" in os.environ)


if __name__ == "__main__":
    sys.exit(main())

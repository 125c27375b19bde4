"""Resolve the locks anew: what runs, what develops, what is measured against, and Node for machines without."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.lock": ["pyproject.toml"],
    "requirements-dev.lock": [
        "pyproject.toml",
        "--group",
        "dev",
        "--constraint",
        "requirements.lock",
    ],
    "requirements-bench.lock": ["--group", "bench", "--constraint", "requirements-dev.lock"],
    "requirements-node.lock": ["--group", "node"],
}
FORM = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--quiet"]


def resolve(lock: str, inputs: list[str], newer: list[str]) -> None:
    """Write one lock; packages stay at the version they have unless `newer` asks otherwise."""
    say = ["--custom-compile-command", "make locks", "--output-file", lock]
    subprocess.run(["uv", "pip", "compile", *inputs, *FORM, *say, *newer], cwd=ROOT, check=True)


def main() -> None:
    newer = ["--upgrade"] if "--upgrade" in sys.argv else []
    for lock, inputs in LOCKS.items():
        print(f"resolving {lock}")
        resolve(lock, inputs, newer)


if __name__ == "__main__":
    main()

"""Run a list of steps, each with its time, and say at the end what failed and what was left out."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from install import ROOT, environment


@dataclass(frozen=True)
class Step:
    name: str
    command: list[str]
    needs: Path
    folder: Path = ROOT
    aloud: bool = False
    advice: str = ""


@dataclass(frozen=True)
class Outcome:
    step: Step
    state: str
    seconds: float = 0.0


def take(step: Step) -> Outcome:
    """Quiet steps show what they said only when they fail."""
    if not step.needs.exists():
        return Outcome(step, "left out")
    begun = time.monotonic()
    print(f"\n== {step.name}" if step.aloud else f"{step.name:<28}", end="", flush=True)
    print(flush=True) if step.aloud else None
    done = subprocess.run(
        step.command,
        cwd=step.folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=None if step.aloud else subprocess.PIPE,
        stderr=None if step.aloud else subprocess.STDOUT,
        text=True,
    )
    outcome = Outcome(step, "FAILED" if done.returncode else "ok", time.monotonic() - begun)
    print(f"{outcome.state:<8}{outcome.seconds:6.1f} s", flush=True)
    if done.returncode and not step.aloud:
        print(done.stdout.rstrip(), flush=True)
    return outcome


def take_all(steps: Sequence[Step]) -> list[Outcome]:
    return [take(step) for step in steps]


def close(what: str, outcomes: Sequence[Outcome], left_out: Sequence[str], strict: bool) -> int:
    """The last lines a person reads; the exit code."""
    failed = [outcome.step for outcome in outcomes if outcome.state == "FAILED"]
    missing = [
        f"{o.step.name}: there is no {named(o.step.needs)}" for o in outcomes if not o.seconds
    ]
    missing += left_out
    print(f"\n{what}: {len(outcomes) - len(failed)} of {len(outcomes)} parts in order", flush=True)
    for step in failed:
        alone = " ".join(step.command).replace(f"{ROOT}/", "")
        print(f"  failed: {step.name}. Alone: {alone}  {step.advice}".rstrip())
    print("  left out: nothing" if not missing else "  left out:")
    for line in missing:
        print(f"    - {line}")
    sys.stdout.flush()
    return 1 if failed or (strict and missing) else 0


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))

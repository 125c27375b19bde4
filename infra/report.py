"""`make report`: sizes of files and functions, share of comments; reported, never enforced."""

import ast
import io
import statistics
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

from install import ROOT

ROOMS = ("server", "schema", "graph", "auth", "infra", "tests")


def python_files(room: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", f"{room}/*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split()]


def function_lengths(file: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def comment_lines(text: str) -> int:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sum(t.type == tokenize.COMMENT and t.line.lstrip().startswith("#") for t in tokens)


def spread(values: list[int]) -> str:
    ordered = sorted(values) or [0]
    return f"{statistics.median(ordered):6.0f} {ordered[int(len(ordered) * 0.9)]:5} {ordered[-1]:5}"


def row(room: str) -> str:
    texts = [file.read_text() for file in python_files(room)]
    lines = [text.count("\n") for text in texts]
    written = sum(1 for text in texts for line in text.splitlines() if line.strip())
    functions = [length for file in python_files(room) for length in function_lengths(file)]
    share = 100 * sum(map(comment_lines, texts)) / max(written, 1)
    sizes = f"{spread(lines)}   {spread(functions)}"
    return f"{room:<8}{len(texts):6}{sum(lines):7}  {sizes}{share:10.1f} %"


def main() -> None:
    print("                       file lines           function lines")
    print("room     files  lines  median   p90   max   median   p90   max   comments")
    for room in ROOMS:
        print(row(room))
    print("\naim: files under 250, functions median 8 and p90 25 at most, comments 5 % at most")


if __name__ == "__main__":
    main()

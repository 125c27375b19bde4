"""The embedded store's own process: Bolt on loopback, until its standard input closes."""

import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Generator
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from graph import embedded_log

DATABASE = "weft"
FULL_FLUSH = 2
LOOPBACK = "127.0.0.1"
SNAPSHOT = "snapshot"
LOOK_SECONDS = 0.2


def main(folder: Path, port: int, heap_mb: int) -> None:
    """Reports in lines of JSON: whether it is ready, then what its host should know."""
    report = _report_channel()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lock = (folder / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _say(report, state="in use")
    # Whoever reads an address must not find the one of a store that is gone.
    (folder / "address.json").unlink(missing_ok=True)
    try:
        with _serving(folder, port, heap_mb) as database:
            embedded_log.keep_whole(database, folder, lambda why: _say(report, why=why))
            _publish(folder, port)
            _say(report, state="ready")
            _wait(lambda: _copy_if_wanted(folder, database))
    except Exception as fault:
        _say(report, state="fault", why=str(fault))
        raise
    finally:
        sys.stderr.flush()
        # The JVM's own way out may hang or crash; everything is on disk by now.
        os._exit(0)


def _report_channel() -> IO[str]:
    """Standard output for the parent alone: what the JVM prints goes to standard error."""
    report = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return report


def _say(report: IO[str], **line: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        print(json.dumps(line), file=report, flush=True)


def _publish(folder: Path, port: int) -> None:
    """Where other processes find this store."""
    draft = folder / "address.json.new"
    draft.write_text(json.dumps({"port": port, "pid": os.getpid()}))
    draft.replace(folder / "address.json")


def _wait(look: Callable[[], None]) -> None:
    def leave(*_: object) -> None:
        raise SystemExit

    signal.signal(signal.SIGTERM, leave)
    with contextlib.suppress(SystemExit):
        while not select.select([0], [], [], LOOK_SECONDS)[0] or os.read(0, 1):
            look()


def _copy_if_wanted(folder: Path, database: Any) -> None:
    """Another process asks by a file; beside what is being served, which goes on."""
    asked = folder / SNAPSHOT / "wanted"
    if asked.exists():
        asked.rename(asked.with_name("taken up"))
        threading.Thread(target=_copy, args=(folder, database), daemon=True).start()


def _copy(folder: Path, database: Any) -> None:
    """ArcadeDB's own backup holds whole transactions, and all that were committed before it."""
    try:
        done: Any = next(iter(database.command("sql", "BACKUP DATABASE")))
        said = {"file": str(done.getProperty("backupFile"))}
    except Exception as fault:
        said = {"why": str(fault)}
    draft = folder / SNAPSHOT / "said.new"
    draft.write_text(json.dumps(said))
    draft.replace(folder / SNAPSHOT / "said")


@contextlib.contextmanager
def _serving(folder: Path, port: int, heap_mb: int) -> Generator[Any]:
    _prepare(folder)
    _start_jvm(folder, heap_mb)
    server: Any = import_module("arcadedb_embedded").create_server(
        str(folder), (folder / "password").read_text(), _listeners(port)
    )
    server.start()
    try:
        database = _open_database(server, folder)
        _check_flush(database)
        # HTTP, and with it MCP, start by themselves: Bolt is all that Weft speaks.
        server._java_server.getHttpServer().stopService()
        _silence_console()
        yield database._java_db
    finally:
        server.stop()


def _start_jvm(folder: Path, heap_mb: int) -> None:
    """-Xrs leaves SIGTERM to this process; the flush is read when the first class loads."""
    settings = {
        "arcadedb.txWalFlush": FULL_FLUSH,
        # Of several, recovery leaves out what is in one of them behind half a record of another.
        "arcadedb.txWalFiles": 1,
        "arcadedb.server.logsDirectory": folder / "log",
        "arcadedb.support.autoRegister": "false",
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
    }
    given = [
        "-Xrs",
        "-XX:+ExitOnOutOfMemoryError",
        *(f"-D{name}={value}" for name, value in settings.items()),
    ]
    import_module("arcadedb_embedded.jvm").start_jvm(heap_size=f"{heap_mb}m", jvm_args=given)


def _listeners(port: int) -> dict[str, object]:
    return {
        # Production mode hides every error's text from us, and sets nothing that is not set here.
        "mode": "development",
        "host": LOOPBACK,
        "http_port": 0,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_host": LOOPBACK,
        "bolt_port": port,
    }


def _check_flush(database: Any) -> None:
    setting: Any = import_module("jpype").JClass("com.arcadedb.GlobalConfiguration").TX_WAL_FLUSH
    own = database._java_db.getConfiguration()
    found = {int(setting.getValueAsInteger()), int(own.getValueAsInteger(setting))}
    if found != {FULL_FLUSH}:
        raise RuntimeError(f"commits would not be synced to disk (txWalFlush is {found})")


def _prepare(folder: Path) -> None:
    """A database whose creation was interrupted has never been used: it is made again."""
    home = folder / "databases" / DATABASE
    if (folder / "creating").exists():
        shutil.rmtree(home, ignore_errors=True)
    elif (folder / "created").exists():
        _check_files(home)


def _check_files(home: Path) -> None:
    """ArcadeDB would open without them, on an older schema or as if its data had never been."""
    try:
        types = json.loads((home / "schema.json").read_bytes())["types"]
    except (OSError, ValueError, KeyError) as fault:
        raise RuntimeError(f"{home / 'schema.json'} cannot be read ({fault})") from fault
    wanted = {bucket for described in types.values() for bucket in described["buckets"]}
    there = {path.name.split(".")[0] for path in home.glob("*.bucket")}
    if missing := sorted(wanted - there):
        raise RuntimeError(f"files are missing from {home}: {', '.join(missing)}")
    if not any(path.stat().st_size for path in home.glob("dictionary.*")):
        raise RuntimeError(f"the dictionary in {home} is missing or empty")


def _open_database(server: Any, folder: Path) -> Any:
    """A database that should be there is opened or refused, never made anew."""
    home = folder / "databases" / DATABASE
    if not home.exists():
        (folder / "creating").touch()
        server.create_database(DATABASE)
        (folder / "creating").rename(folder / "created")
    return server.get_database(DATABASE)


def _silence_console() -> None:
    """The same lines go to log/, which is rotated."""
    root: Any = import_module("jpype").JClass("java.util.logging.Logger").getLogger("")
    for handler in root.getHandlers():
        if "Console" in str(handler.getClass().getName()):
            root.removeHandler(handler)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

"""What strace saw of a store: whether its log was on the disk before it answered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

WATCH = (
    "-f", "-y", "-ttt", "-s", "0",
    "-e", "trace=write,writev,pwrite64,pwritev,sendto,sendmsg,fsync,fdatasync",
)  # fmt: skip
SYNCS = ("fsync", "fdatasync")
CALL = re.compile(r"(?P<thread>\d+) +[\d.]+ (?P<name>\w+)\(\d+<(?P<place>[^>]*)>")
RESUMED = re.compile(r"(?P<thread>\d+) +[\d.]+ <\.\.\. \w+ resumed>")
RESULT = re.compile(r"\) += (-?\d+)")


@dataclass(eq=False, slots=True)
class Call:
    """`covers` are the writes a sync found finished when it began."""

    name: str
    place: str
    done: bool = False
    covers: set["Call"] = field(default_factory=set)

    @property
    def syncs(self) -> bool:
        return self.name in SYNCS

    @property
    def of_log(self) -> bool:
        return self.place.endswith(".wal")

    @property
    def answers(self) -> bool:
        return self.place.startswith(("socket:", "TCP"))


class Order:
    """`acknowledged` answers had something new synced before them, `early` ones something that was not."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.acknowledged, self.early = 0, list[str]()
        self._under_way, self._unsynced = dict[str, Call](), set[Call]()
        self._fresh = False
        for line in lines:
            self._read(line)

    def _read(self, line: str) -> None:
        begun, results = CALL.match(line), RESULT.findall(line)
        if begun:
            call = Call(begun["name"], begun["place"])
            self._under_way[begun["thread"]] = call
            self._begin(call, line)
        if results and (found := begun or RESUMED.match(line)):
            self._finish(self._under_way.pop(found["thread"], None), int(results[-1]))

    def _begin(self, call: Call, line: str) -> None:
        if call.answers and self._unsynced:
            self.early.append(line)
        elif call.answers:
            self.acknowledged += self._fresh
            self._fresh = False
        elif call.syncs:
            call.covers = {one for one in self._unsynced if one.done and one.place == call.place}
        elif call.of_log:
            self._unsynced.add(call)

    def _finish(self, call: Call | None, result: int) -> None:
        if call is None:
            return
        call.done = True
        if call.syncs and result == 0:
            self._fresh |= bool(call.covers)
            self._unsynced -= call.covers

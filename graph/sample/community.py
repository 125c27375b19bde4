"""A community being gathered: its rows by kind, its people by name, ids derived from names."""

import random
import unicodedata
import uuid
from dataclasses import dataclass, field
from typing import Any

from graph.bounds import DAY, NO_END

HOUSE = uuid.UUID("5f7c1c1e-6f0b-5a57-9d52-9f6f7d0c3b11")
MARKS = ("organiser", "junior", "reads")
RINGS = ("NEW", "FAMILIAR", "CLOSE", "CORE")
TERMS = {"FREE": 0, "FAVOUR": 1, "EXCHANGE": 2, "PAID": 3}
Row = dict[str, Any]


def made(kind: str, *names: object) -> str:
    """The same id for the same thing, whenever the sample is loaded."""
    return uuid.uuid5(HOUSE, "|".join([kind, *map(str, names)])).hex


@dataclass
class Member:
    name: str
    row: Row
    circles: list[str] = field(default_factory=list[str])
    gives: dict[str, str] = field(default_factory=dict[str, str])  # topic -> id of the give
    ties: set[str] = field(default_factory=set[str])
    newcomer: bool = False
    settled: bool = False  # belongs to the story; chance leaves their ties and intents alone


@dataclass
class Community:
    """Everything by name until it is written; `now` is the moment it is seen from (UTC ms)."""

    now: int
    chance: random.Random
    members: dict[str, Member] = field(default_factory=dict[str, Member])
    seats: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    rows: dict[str, list[Row]] = field(default_factory=dict[str, list[Row]])

    def add(self, kind: str, **row: Any) -> None:
        self.rows.setdefault(kind, []).append(row)

    def ago(self, days: float) -> int:
        return self.now - int(days * DAY)

    def person(
        self, name: str, why: str, place: tuple[str, str], joined: float, **changed: Any
    ) -> Member:
        """`joined` in days ago."""
        row: Row = {
            "id": made("person", name),
            "email": f"{_address(name)}@example.org",
            "name": name,
            "why": why,
            "place": place[0],
            "zone": place[1],
            "link": "",
            "photo": "",
            "open": True,
            "weekly": 1,
            "joined": self.ago(joined),
            "turn": "",
        }
        member = Member(name, row | changed)
        self.members[name] = member
        self.add("people", row=member.row)
        return member

    def join(self, name: str, circle: str, *marks: str) -> None:
        """`marks`: organiser, junior, reads."""
        member = self.members[name]
        member.circles.append(circle)
        self.seats.setdefault(circle, []).append(name)
        since = self.chance.randint(member.row["joined"], self.now)
        self.add(
            "members",
            person=member.row["id"],
            circle=made("circle", circle),
            since=since,
            **{mark: mark in marks for mark in MARKS},
        )

    def intent(self, kind: str, name: str, topic: str, circle: str, **changed: Any) -> None:
        id = made(kind, name, topic, circle)
        if kind == "GIVE":
            self.members[name].gives[topic] = id
        row: Row = {
            "id": id,
            "kind": kind,
            "note": "",
            "terms": 0,
            "visibility": "CIRCLE" if kind == "GIVE" else "CONTACTS",
            "capacity": 2 if kind == "GIVE" else 0,
            "since": self.chance.randint(self.members[name].row["joined"], self.now),
            "until": NO_END,
            "closed": False,
        }
        self.add(
            "intents",
            person=self.members[name].row["id"],
            topic=made("topic", topic),
            circle=made("circle", circle),
            row=row | changed,
        )

    def tie(self, names: tuple[str, str], sides: tuple[Row, Row], **shared: Any) -> None:
        """`sides` hold what each has of its own: ring, reason, allows."""
        a, b = names
        self.members[a].ties.add(b)
        self.members[b].ties.add(a)
        via = all(side["allows"] for side in sides)
        for one, other, side in ((a, b, sides[0]), (b, a, sides[1])):
            ends = {"a": self.members[one].row["id"], "b": self.members[other].row["id"]}
            self.add("ties", **ends, side=side | shared | {"via": via})

    def tied(self, a: str, b: str) -> bool:
        return b in self.members[a].ties


def _address(name: str) -> str:
    plain = name.casefold().replace("ı", "i").replace("ł", "l").replace("ø", "o")
    letters = unicodedata.normalize("NFKD", plain)
    kept = (c for c in letters if c.isascii() and (c.isalnum() or c in " -"))
    return ".".join("".join(kept).split())

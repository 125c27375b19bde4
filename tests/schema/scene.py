"""A small community that is built twice, and what one of its people reads, told apart from ids."""

import re
from collections.abc import Sequence
from typing import Any

from graph import answers, asks, beginnings, exports, standing
from graph.answers import Answer, Given
from graph.beginnings import Way
from graph.bounds import DAY
from graph.introductions import Introduction
from graph.store import Store, new_id
from schema import ids
from tests.schema.matrix import Asker, roots, turned
from tests.schema.world import World
from tests.stage import NOTE, SECRET
from tests.town import NOW, SINCE, Town

OPAQUE = re.compile(r"[0-9a-f]{32,}|[\w-]{40,}")
PEOPLE = ("olga", "ada", "fen", "cleo", "dora", "gil", "sam", "kim", "zoe", "yan")
GUILD = PEOPLE[:7]
TIES = (
    ("ada", "fen"), ("ada", "gil"), ("ada", "kim"), ("fen", "cleo"), ("fen", "dora"),
    ("fen", "olga"), ("cleo", "yan"),
)  # fmt: skip
THEN = NOW - DAY


class Scene(World):
    """Ada knows Fen, Gil, Kim; Cleo and Dora are two ties away; the latter two and Gil give."""

    # Olga organises the guild, Sam is in it without a tie; Kim, Yan and Zoe are not in it.

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.tail = new_id()[:12]
        self.town = Town()
        # What everybody got by mail, once it is opened.
        self.letters = dict[str, list[str]]()
        for name in PEOPLE:
            email = f"{name}.{self.tail}@example.org"
            self.people[name] = self.town.person(name, email=email, weekly=20)
        self.topic = f"Pricing {self.tail}"
        self.about = self.town.topic(self.topic, fresh=False)
        members = [self.people[name] for name in GUILD]
        named = {"name": f"The guild {self.tail}", "topics": [self.about]}
        self.guild = self.town.circle(*members, entry="INVITED", **named)

    def tie(self, one: str, other: str, **changed: Any) -> None:
        """Each of its own age, so that no order falls to chance."""
        age = len(self.town.rows["ties"]) * DAY // 24
        dated = {"since": SINCE - age, "touched": SINCE - 3 * age}
        self.town.tie(self.people[one], self.people[other], **dated | changed)

    def give(self, name: str, **changed: Any) -> None:
        self.town.give(self.people[name], self.about, self.guild, **changed)

    async def built(self, **gives: Any) -> "Scene":
        for one, other in TIES:
            self.tie(one, other)
        for name in ("cleo", "dora", "gil"):
            self.give(name, **gives.get(name, {}))
        await self.town.build(self.store)
        return self

    async def ask(self, audience: asks.Audience = "EXTENDED", **changed: Any) -> str:
        circle = self.guild if audience == "CIRCLE" else None
        draft = asks.Draft("Help me", [self.topic], circle, audience=audience, **changed)
        self.asked = (await asks.post(self.store, self.people["ada"], draft, THEN - DAY)).id
        return self.asked

    async def request(self, helper: str, **changed: Any) -> Introduction:
        ada = self.people["ada"]
        found = await asks.matches(self.store, ada, self.asked, SECRET, 10, THEN)
        (match,) = [match for match in found if match.helper == self.people[helper]]
        way = Way(self.asked, match.id, NOTE, **changed)
        self.begun = await beginnings.request(self.store, ada, way, SECRET, THEN)
        return self.begun

    async def say(self, name: str, answer: str, helper: str | None = None) -> None:
        chosen = self.people[helper] if helper else None
        given = Given(self.begun.id, Answer(answer), chosen)
        await answers.answer(self.store, self.people[name], given, THEN + 1)

    async def reads(self, name: str, but: tuple[str, ...]) -> list[Any]:
        """All they can list, without the fields in `but`; what a change of is told to them; their export and mail."""
        asker, known = Asker(self), dict[str, str]()
        answers = [await asker.ask(name, f"{{ {root} }}") for root in roots(self.tail)]
        longer = turned(answers, self.tail)
        answers += [await asker.ask(name, f"{{ {page} }}") for page in longer]
        assert [answer["errors"] for answer in answers if answer["errors"]] == []
        read = [plain(without(answer, but), self.tail, known) for answer in answers]
        shown = await standing.shown(self.store, self.people[name], NOW)
        told = [plain(repr(thing), self.tail, known) for thing in shown.items()]
        taken = [part async for part in exports.parts(self.store, self.people[name])]
        own = {part.name: plain(in_order(part.rows, known), self.tail, known) for part in taken}
        # Letters of one moment come in any order.
        alike = sorted(self.letters[name], key=lambda text: OPAQUE.sub("", text))
        return [*read, told, own, sorted(plain(text, self.tail, known) for text in alike)]


def in_order(rows: Sequence[Any], known: dict[str, str]) -> list[Any]:
    """What stands in the order of its ids, in that of its words and of what was read before."""
    return sorted(rows, key=lambda row: OPAQUE.sub(lambda id: known.get(id[0], ""), repr(row)))


def without(value: Any, fields: tuple[str, ...]) -> Any:
    if isinstance(value, list):
        return [without(one, fields) for one in value]
    if isinstance(value, dict):
        return {key: without(one, fields) for key, one in value.items() if key not in fields}
    return value


def plain(value: Any, tail: str, known: dict[str, str]) -> Any:
    """Ids by their first appearance, and names without what sets this scene apart."""
    if isinstance(value, dict):
        return {key: plain(one, tail, known) for key, one in value.items()}
    if isinstance(value, list):
        own = [one for one in value if not elsewhere(one, tail)]
        return [plain(one, tail, known) for one in own]
    if not isinstance(value, str):
        return value
    kind, key = ids.parts(value)
    # An id, or where a page ends: a moment and an id.
    text = (f"{kind}:{key}" if kind else value).replace(tail, "")
    return OPAQUE.sub(lambda found: known.setdefault(found[0], f"#{len(known)}"), text)


def elsewhere(value: Any, tail: str) -> bool:
    """A topic of another test: lists of topics are everybody's."""
    return isinstance(value, dict) and "aliases" in value and tail not in value["name"]

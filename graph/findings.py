"""What a row of a file is beside the notes one has: new, the same, a proposal to merge, a contact, a repetition."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from itertools import islice

from graph.bounds import address, line, prose, web
from graph.refusals import InvalidInput

NEW, SAME, MERGE, CONTACT, TWICE = "NEW", "SAME", "MERGE", "CONTACT", "TWICE"
FILL, REPLACE = "FILL", "REPLACE"
# Of more who go by one mark these are looked at: a file may call everybody the same.
MOST_ALIKE = 20
NOBODY = "There is neither a name nor a mail address."


@dataclass(frozen=True, slots=True)
class Entry:
    """What a file says of somebody; "" for what it does not say."""

    name: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    role: str = ""
    link: str = ""
    note: str = ""


Mark = tuple[str, str]
FIELDS = tuple(Entry.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Note:
    """An entry that is kept; a repetition in a file has the id ""."""

    id: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Finding:
    """`note`: the one it is found to be; `sure`: by the same address, which is there once."""

    kind: str
    note: Note | None = None
    sure: bool = False


def bounded(path: str, entry: Entry) -> Entry:
    """InvalidInput with the field under `path`; who has no name is called by their address."""
    at = {name: f"{path}.{name}" if path else name for name in FIELDS}
    email = address(at["email"], entry.email) if entry.email.strip() else ""
    name = line(at["name"], entry.name, 100, 0) or email
    if not name:
        raise InvalidInput(at["name"], NOBODY)
    return Entry(
        name=name,
        email=email,
        phone=line(at["phone"], entry.phone, 40, 0),
        organisation=line(at["organisation"], entry.organisation, 120, 0),
        role=line(at["role"], entry.role, 120, 0),
        link=web(at["link"], entry.link, 0),
        note=prose(at["note"], entry.note, 2000, 0),
    )


def folded(words: str) -> str:
    """As one compares names: without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split()) or words.casefold()


def page_of(link: str) -> str:
    """One spelling for a page, whatever its scheme, `www.` and tail."""
    bare = link.partition("://")[2].partition("?")[0].partition("#")[0]
    return bare.removeprefix("www.").rstrip("/").casefold()


def merged(note: Entry, entry: Entry, how: str) -> Entry:
    """FILL adds what is missing, REPLACE lets the file win where it says something."""
    first, second = (note, entry) if how == FILL else (entry, note)
    return Entry(*(getattr(first, name) or getattr(second, name) for name in FIELDS))


def says_nothing_new(entry: Entry, note: Entry) -> bool:
    return merged(note, entry, REPLACE) == note


class Notes:
    """One's notes, found by address, by page and by name."""

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        self._ids: dict[str, Note] = {}
        self._found: dict[Mark, dict[str, None]] = {}
        for note in notes:
            self.add(note)

    def add(self, note: Note) -> None:
        self._ids[note.id] = note
        for mark in _marks(note.entry):
            self._found.setdefault(mark, {})[note.id] = None

    def put(self, note: Note) -> None:
        """In place of the note of the same id."""
        for mark in _marks(self._ids[note.id].entry):
            self._found[mark].pop(note.id, None)
        self.add(note)

    def get(self, id: str) -> Note | None:
        return self._ids.get(id)

    def by_address(self, email: str) -> Note | None:
        return next(self._under(("email", email)), None)

    def alike(self, entry: Entry) -> list[Note]:
        """Who they may be, the surest first: by all, address, page, name where no organisation speaks against it."""
        found = {mark: (mark, value) for mark, value in _marks(entry)}
        looked = [found[mark] for mark in ("whole", "email", "link") if mark in found]
        looked += _named(found["name"], found["member"])
        return list({one.id: one for mark in looked for one in self._under(mark)}.values())

    def _under(self, mark: Mark) -> Iterator[Note]:
        return (self._ids[id] for id in islice(self._found.get(mark, ()), MOST_ALIKE))

    def find(self, entry: Entry) -> Finding:
        alike = self.alike(entry)
        if not alike:
            return Finding(NEW)
        same = next((one for one in alike if says_nothing_new(entry, one.entry)), None)
        sure = self.by_address(entry.email) is not None
        one = alike[0] if sure or same is None else same
        return Finding(SAME if same is one else MERGE, one, sure)


def marks(entry: Entry) -> dict[str, str]:
    """What somebody is found by."""
    found = {"email": entry.email, "link": page_of(entry.link), "name": folded(entry.name)}
    return {mark: value for mark, value in found.items() if value}


def _marks(entry: Entry) -> list[Mark]:
    """Marks, and what is only looked for here."""
    found, whole = marks(entry), "|".join(astuple(entry))
    member = f"{found.get('name', '')}|{folded(entry.organisation)}"
    return [*found.items(), ("whole", whole), ("member", member)]


def _named(name: Mark, member: Mark) -> list[Mark]:
    """Of somebody without an organisation whoever has the name, else those of the same one or of none."""
    alone = ("member", f"{name[1]}|")
    return [name] if member == alone else [member, alone]


def compared(entries: list[Entry], notes: Notes, contacts: Iterable[str]) -> list[Finding]:
    """Each row of a file, in its order."""
    known, read = {folded(name) for name in contacts}, Notes()
    found: list[Finding] = []
    for number, entry in enumerate(entries):
        found.append(_among(entry, notes, known, read))
        read.add(Note(str(number), entry))
    return found


def _among(entry: Entry, notes: Notes, contacts: set[str], read: Notes) -> Finding:
    found = notes.find(entry)
    if found.kind == NEW and (before := read.find(entry)).kind != NEW:
        return replace(before, kind=TWICE, note=None)
    if found.kind == NEW and folded(entry.name) in contacts:
        return Finding(CONTACT)
    return found

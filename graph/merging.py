"""What a batch of rows comes to beside the notes one has; pure, so that a batch may be planned twice."""

from dataclasses import dataclass, field

from graph.findings import Entry, Note, Notes, merged, says_nothing_new
from graph.refusals import InvalidInput

ADD = "ADD"


@dataclass(frozen=True, slots=True)
class Brought:
    """A row and what to do with it: ADD, or FILL or REPLACE the note of this id."""

    entry: Entry
    choice: str = ADD
    note: str = ""


@dataclass
class Plan:
    """What a batch comes to; whoever is there already is not there twice."""

    notes: Notes
    added: list[Note] = field(default_factory=list[Note])
    changed: dict[str, Note] = field(default_factory=dict[str, Note])
    before: dict[str, Note] = field(default_factory=dict[str, Note])

    def take(self, path: str, row: Brought, id: str) -> None:
        if row.choice == ADD:
            self._add(row.entry, id)
        else:
            self._merge(path, row)

    def _add(self, entry: Entry, id: str) -> None:
        there = self.notes.alike(entry)
        if self.notes.by_address(entry.email) or any(
            says_nothing_new(entry, one.entry) for one in there
        ):
            return
        self.added.append(Note(id, entry))
        self.notes.add(self.added[-1])

    def _merge(self, path: str, row: Brought) -> None:
        note = self.notes.get(row.note)
        if note is None:
            raise InvalidInput(f"{path}.acquaintance_id", "We cannot find this note of yours.")
        whole = merged(note.entry, row.entry, row.choice)
        holder = self.notes.by_address(whole.email)
        if whole == note.entry or holder not in (None, note):
            return
        self.before.setdefault(note.id, note)
        self.changed[note.id] = Note(note.id, whole)
        self.notes.put(self.changed[note.id])

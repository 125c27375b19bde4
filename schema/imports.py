"""Imports: rows of a file, read at POST /import, brought as notes of one's own; and taken back."""

from enum import Enum
from typing import Self

import strawberry

from graph import imports
from graph.findings import Entry
from graph.merging import Brought
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.enum
class ImportSource(Enum):
    VCARD = "VCARD"
    LINKEDIN = "LINKEDIN"
    GOOGLE = "GOOGLE"
    CSV = "CSV"


@strawberry.enum(
    description="ADD a note; FILL what an earlier one lacks; REPLACE what the row says otherwise."
)
class ImportChoice(Enum):
    ADD = "ADD"
    FILL = "FILL"
    REPLACE = "REPLACE"


@nodes.kind
@strawberry.type(description="A file I brought; undone, everything is as it was before it.")
class Import(nodes.Node):
    row: strawberry.Private[imports.Import]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await imports.of(context.store, context.person, ids)
        return nodes.in_order("Import", ids, found)

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field
    def source(self) -> ImportSource:
        return ImportSource(self.row.source)

    @strawberry.field(description="Rows announced.")
    def total(self) -> int:
        return self.row.total

    @strawberry.field(description="Rows seen to: the next batch begins here.")
    def done(self) -> int:
        return self.row.done

    @strawberry.field(description="Notes it added that are still there.")
    def added(self) -> int:
        return self.row.added

    @strawberry.field(description="Earlier notes it changed that are still there.")
    def changed(self) -> int:
        return self.row.changed

    @strawberry.field(description="Begun to be undone, and not finished: undo it again.")
    def undoing(self) -> bool:
        return self.row.undoing


@strawberry.input(description="How many rows will come, 10,000 at most.")
class StartImport:
    source: ImportSource
    total: int
    idempotency_key: str | None = None


@strawberry.input(description="acquaintanceId: the note of mine that FILL and REPLACE change.")
class ImportRow:
    name: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    role: str = ""
    link: str = ""
    note: str = ""
    choice: ImportChoice = ImportChoice.ADD
    acquaintance_id: strawberry.ID | None = None

    def brought(self) -> Brought:
        entry = Entry(
            self.name, self.email, self.phone, self.organisation, self.role, self.link, self.note
        )
        return Brought(
            entry, self.choice.value, ids.decode("Acquaintance", self.acquaintance_id or "")
        )


@strawberry.input(
    description="The rows from `first` on, 200 at most; sent again, they have no second effect."
)
class ApplyImport:
    import_id: strawberry.ID
    first: int
    rows: list[ImportRow]


@strawberry.input
class UndoImport:
    import_id: strawberry.ID


@strawberry.type
class ImportStarted:
    started: Import


@strawberry.type
class ImportApplied:
    applied: Import


@strawberry.type
class ImportUndone:
    acquaintances: int = strawberry.field(description="How many notes are left.")


@strawberry.type
class Query:
    @strawberry.field(description="Newest first; undone ones are gone.")
    async def my_imports(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Import]:
        context, asked = info.context, page(first, after)
        rows = await imports.mine(context.store, context.person, (asked.at, asked.id), asked.limit)
        return connect("Import", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(imports.start)
    async def start_import(self, info: Info, input: StartImport) -> ImportStarted:
        context, key, source = info.context, input.idempotency_key, input.source.value
        row = await imports.start(
            context.store, context.person, source, input.total, context.now, key
        )
        return ImportStarted(started=Import(row=row))

    @mutation(imports.apply)
    async def apply_import(self, info: Info, input: ApplyImport) -> ImportApplied:
        context, id = info.context, ids.decode("Import", input.import_id)
        rows = [row.brought() for row in input.rows]
        row = await imports.apply(context.store, context.person, id, input.first, rows)
        return ImportApplied(applied=Import(row=row))

    @mutation(imports.undo)
    async def undo_import(self, info: Info, input: UndoImport) -> ImportUndone:
        context, id = info.context, ids.decode("Import", input.import_id)
        left = await imports.undo(context.store, context.person, id)
        return ImportUndone(acquaintances=left)

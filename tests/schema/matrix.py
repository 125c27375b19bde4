"""What is asked of the contract about one object, and everything one viewer can read."""

import asyncio
from typing import Any

from graphql import GraphQLObjectType, GraphQLUnionType, get_named_type, is_leaf_type
from graphql.type import GraphQLField

from schema import ids
from schema.root import schema
from tests.schema.contract import execute
from tests.schema.world import World
from tests.stage import SECRET
from tests.town import NOW

TYPES = {
    name: kind
    for name, kind in schema._schema.type_map.items()
    if isinstance(kind, GraphQLObjectType) and not name.startswith("__")
}
AT_ONCE = 6
# Of a list, and of each that hangs on what is in it.
FIRST, FEW = 8, 8
DEEP = 2
TURNED = 2
ENDS = "pageInfo { hasNextPage endCursor }"
# What is asked of each page beside what is on it.
ASIDE = ""
Answer = dict[str, Any]


def answers() -> set[str]:
    """Payloads and refusals."""
    unions = [get_named_type(field.type) for field in TYPES["Mutation"].fields.values()]
    return {
        kind.name for union in unions if isinstance(union, GraphQLUnionType) for kind in union.types
    }


def objects() -> dict[str, GraphQLObjectType]:
    """Everything that has fields to keep: no pages, no answers to mutations."""
    pages = {name for name in TYPES if name.endswith(("Connection", "Edge")) or name == "PageInfo"}
    # What a subscription says is that something changed, and nothing of it.
    apart = pages | answers() | {"Query", "Mutation", "Subscription", "Changes", "Changed"}
    return {name: kind for name, kind in TYPES.items() if name not in apart}


def alone() -> set[str]:
    """Fields of the root that lead to no object."""
    fields = TYPES["Query"].fields
    return {name for name, field in fields.items() if is_leaf_type(get_named_type(field.type))}


def fields(kind: Any, depth: int) -> str:
    """All fields; of what they lead to all fields as deep as this, and whether it is there."""
    if isinstance(kind, GraphQLUnionType):
        parts = [f"... on {one.name} {{ {fields(one, depth)} }}" for one in kind.types]
        return " ".join(["__typename", *parts])
    return " ".join(_field(name, field, depth) for name, field in kind.fields.items())


def _field(name: str, field: GraphQLField, depth: int) -> str:
    called = f"{name}(first: {FEW})" if "first" in field.args else name
    kind: Any = get_named_type(field.type)
    if isinstance(kind, GraphQLObjectType) and "nodes" in kind.fields:
        nodes = f"nodes {_inner(get_named_type(kind.fields['nodes'].type), depth)}"
        return f"{called} {{ {nodes} {ASIDE} }}"
    leaf = not isinstance(kind, GraphQLObjectType | GraphQLUnionType)
    return called if leaf else f"{called} {_inner(kind, depth)}"


def _inner(kind: Any, depth: int) -> str:
    return "{ " + (fields(kind, depth - 1) if depth else "__typename") + " }"


def roots(word: str) -> list[str]:
    """Every list and single thing that a visitor can ask for without an id."""
    given = {"matching": f'"{word}"', "text": f'"{word}"', "first": str(FIRST)}
    found: list[str] = []
    for name, field in TYPES["Query"].fields.items():
        if "id" not in field.args:
            asked = [f"{arg}: {given[arg]}" for arg in field.args if arg in given]
            bare = (
                _field(name, field, DEEP).removeprefix(f"{name}(first: {FEW})").removeprefix(name)
            )
            found.append(f"{name}({', '.join(asked)}) {bare}" if asked else f"{name} {bare}")
    return found


def turned(answers: list[Answer], word: str) -> list[str]:
    """Of the lists among these answers that are longer, a page that ends before they do."""
    given = {"first": f"first: {TURNED}", "matching": f'matching: "{word}"'}
    found = {name: one for answer in answers for name, one in (answer["data"] or {}).items()}
    asked: list[str] = []
    for name, one in found.items():
        if isinstance(one, dict) and len(one.get("nodes", ())) > TURNED:
            args = ", ".join(given[arg] for arg in TYPES["Query"].fields[name].args if arg in given)
            asked.append(f"{name}({args}) {{ {ENDS} edges {{ cursor }} }}")
    return asked


class Asker:
    """Asks in the name of one part, a few questions at a time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.gate = asyncio.Semaphore(AT_ONCE)

    async def ask(self, part: str, query: str, **variables: Any) -> Answer:
        viewer, store = self.world.viewer(part), self.world.store
        async with self.gate:
            result = await execute(
                schema,
                query,
                variables,
                viewer,
                store,
                NOW,
                SECRET,
                proved=NOW,
                session=self.world.sessions.get(part),
            )
        errors = [error.formatted for error in result.errors or ()]
        return {"data": result.data, "errors": errors}

    async def node(self, part: str, kind: str, id: str, depth: int = 0) -> Answer:
        asked = f"node(id: $id) {{ ... on {kind} {{ {fields(TYPES[kind], depth)} }} }}"
        return await self.ask(part, f"query ($id: ID!) {{ {asked} }}", id=id)

    async def through(self, part: str, path: list[str], kind: str) -> list[Answer]:
        """Those of one kind that hang on a path of fields."""
        answer = await self.ask(part, f"{{ {_way(TYPES['Query'], path, kind)} }}")
        found = [answer["data"] or {}]
        for name in path:
            found = [one for parent in found for one in _under(parent.get(name))]
        return [one for one in found if one["__typename"] == kind]

    async def everything(self, part: str, word: str) -> list[Answer]:
        """All that this part can come to: every list, and every node by its id."""
        world = self.world
        lists = [self.ask(part, f"{{ {root} }}") for root in roots(word)]
        nodes = [
            self.node(part, kind, world.id(kind, name), DEEP - 1)
            for kind, names in world.keys.items()
            for name in names
        ]
        return await asyncio.gather(*lists, *nodes)


def _way(kind: Any, path: list[str], wanted: str) -> str:
    if not path:
        return f"__typename ... on {wanted} {{ {fields(TYPES[wanted], 0)} }}"
    field = kind.fields[path[0]]
    called = f"{path[0]}(first: {FEW})" if "first" in field.args else path[0]
    inside: Any = get_named_type(field.type)
    if "nodes" in getattr(inside, "fields", {}):
        node = get_named_type(inside.fields["nodes"].type)
        return f"{called} {{ nodes {{ {_way(node, path[1:], wanted)} }} }}"
    return f"{called} {{ {_way(inside, path[1:], wanted)} }}"


def _under(value: Any) -> list[Answer]:
    if isinstance(value, dict) and "nodes" in value:
        return value["nodes"]
    return value if isinstance(value, list) else [value] if value else []


def filled(value: Any) -> bool:
    """Whether it tells anything: not null, not empty, not false, not zero."""
    return bool(_under(value) if isinstance(value, dict) else value)


def nobody(kind: str) -> str:
    """The id of something that does not exist."""
    return ids.encode(kind, "0" * 32)

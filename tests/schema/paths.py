"""All ways through the contract to something that has an id."""

from collections.abc import Iterator
from typing import Any

from graphql import GraphQLInterfaceType, GraphQLUnionType, get_named_type
from graphql.type import GraphQLField, GraphQLNonNull

from schema import nodes
from schema.root import schema
from tests import size
from tests.schema import matrix
from tests.schema.matrix import TYPES, Answer, fields
from tests.schema.world import VIEWERS, World

LONGEST, EACH = 4, 40
FEW = 5
GIVEN = {"matching": '"Pricing"', "text": '"Pricing"', "id": "$id", "first": str(FEW)}
# The field, and the type of what it leads to.
Path = tuple[tuple[str, str], ...]


def led_to(field: GraphQLField) -> list[str]:
    """The types of the objects behind a field; of a page, of what is on it."""
    kind: Any = get_named_type(field.type)
    if "nodes" in getattr(kind, "fields", {}):
        kind = get_named_type(kind.fields["nodes"].type)
    if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
        return [one.name for one in schema._schema.get_possible_types(kind)]
    return [kind.name] if kind.name in TYPES else []


def paths(longest: int) -> Iterator[Path]:
    """All that lead to something with an id."""
    layer: list[Path] = [(("", "Query"),)]
    for _ in range(longest):
        layer = [
            (*path, (name, kind))
            for path in layer
            for name, field in TYPES[path[-1][1]].fields.items()
            for kind in led_to(field)
        ]
        yield from (path[1:] for path in layer if path[-1][1] in nodes.KINDS)


PATHS = list(paths(LONGEST))


def query(path: Path) -> str:
    asked = _asked("Query", path)
    heads = {"$id": "ID!", "$yes": "Boolean!"}
    named = ", ".join(f"{name}: {kind}" for name, kind in heads.items() if name in asked)
    return f"query ({named}) {{ {asked} }}" if named else f"{{ {asked} }}"


def _asked(kind: str, path: Path) -> str:
    if not path:
        return f"... on {kind} {{ {fields(TYPES[kind], 0)} }}"
    name, inside = path[0]
    field = TYPES[kind].fields[name]
    needed = [a for a, one in field.args.items() if isinstance(one.type, GraphQLNonNull)]
    given = ", ".join(f"{a}: {GIVEN.get(a, '$yes')}" for a in needed)
    called = f"{name}({given})" if given else name
    rest = f"{{ ... on {inside} {{ {_asked(inside, path[1:])} }} }}"
    paged: Any = get_named_type(field.type)
    page = "nodes" in getattr(paged, "fields", {})
    return f"{called} {{ nodes {rest} }}" if page else f"{called} {rest}"


def at_the_end(data: Any, path: Path) -> list[Answer]:
    found = [data or {}]
    for name, _ in path:
        found = [one for parent in found for one in matrix._under(parent.get(name))]
    return [one for one in found if one]


def begun(world: World, path: Path) -> list[str]:
    """The ids a path may begin with, one in the sample; a list begins with none."""
    name, kind = path[0]
    if "id" not in TYPES["Query"].fields[name].args:
        return [""]
    known = [world.id(kind, key) for key in world.keys.get(kind, ())]
    return known if size.FULL else known[len(path) % max(1, len(known)) :][:1]


def chosen(part: str) -> list[Path]:
    """All; in the sample others for each viewer."""
    return PATHS if size.FULL else PATHS[VIEWERS.index(part) :: EACH * len(VIEWERS)]

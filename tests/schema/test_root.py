from pathlib import Path

from graphql import build_schema, find_breaking_changes

import schema as package
from schema.root import PRINTED, schema
from tests.schema.contract import execute


def test_the_printed_schema_is_current() -> None:
    assert PRINTED.read_text(encoding="utf-8") == schema.as_str() + "\n", "run: weft schema"


def test_nothing_that_was_released_breaks_by_accident() -> None:
    released = PRINTED.with_name("released.graphql").read_text(encoding="utf-8")
    changes = find_breaking_changes(build_schema(released), build_schema(schema.as_str()))
    assert [change.description for change in changes] == [], "meant? schema/README.md says how"


def test_the_package_named_schema_is_ours() -> None:
    assert Path(str(package.__file__)).parent == PRINTED.parent


async def test_any_id_is_null_for_an_anonymous_visitor() -> None:
    for key in ("", "x", "QXNrOmFiYw", "UGVyc29uOmFiYw", "é", "a" * 5000):
        found = await execute(schema, "query ($id: ID!) { node(id: $id) { id } }", {"id": key})
        assert found.data == {"node": None} and not found.errors

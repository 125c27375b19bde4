from dataclasses import dataclass

import pytest

from schema import ids, nodes
from schema.root import schema
from tests.schema.contract import execute


@dataclass(frozen=True)
class Row:
    id: str


class Knot:
    def __init__(self, *, row: Row) -> None:
        self.row = row


def test_rows_come_in_the_order_of_their_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(nodes.KINDS, "Knot", Knot)
    found = nodes.in_order("Knot", ["b", "gone", "a"], [Row("a"), Row("b")])
    assert [knot.row.id if knot else None for knot in found] == ["b", None, "a"]


@pytest.mark.parametrize("kind", sorted(nodes.KINDS))
async def test_what_does_not_exist_is_null(kind: str, store: object) -> None:
    for key in ("nothing", "0" * 32, "a|b", "' OR 1=1"):
        asked = {"id": ids.encode(kind, key)}
        answer = await execute(
            schema, "query ($id: ID!) { node(id: $id) { id } }", asked, viewer="0" * 32, store=store
        )
        assert answer.data == {"node": None} and not answer.errors


def test_every_node_of_the_contract_can_be_loaded() -> None:
    implementing = {name for name, kind in schema._schema.type_map.items() if nodes_of(kind)}
    assert implementing == set(nodes.KINDS)


def nodes_of(kind: object) -> bool:
    return any(interface.name == "Node" for interface in getattr(kind, "interfaces", ()))

"""Appointing an organiser, on the wire."""

from graph.store import Store
from schema.ids import encode
from tests.cast import small
from tests.schema.operations import do

PAYLOAD = "... on OrganiserAppointed { circle { organisers { name } } }"


async def test_a_second_organiser_lets_the_first_one_leave(store: Store) -> None:
    cast = await small(store)
    given = {"circleId": encode("Circle", cast.guild), "personId": encode("Person", cast.sam)}
    assert (await do(store, cast.ada, "appointOrganiser", **given))[
        "__typename"
    ] == "OnlyOrganisers"
    answer = await do(store, cast.fen, "appointOrganiser", PAYLOAD, **given)
    assert answer["circle"]["organisers"] == [{"name": "Fen"}, {"name": "Sam"}]
    left = await do(store, cast.fen, "leaveCircle", circleId=given["circleId"])
    assert left["__typename"] == "CircleLeft"

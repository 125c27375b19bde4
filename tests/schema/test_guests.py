"""How others see me, beside what others see."""

from typing import Any

import pytest

from graph.store import Store
from schema.ids import encode
from tests.hosting import build
from tests.schema.operations import ask, code, node

CARD = """name why photoUrl place link pitch about proof replyTime nextStep
  gives { id } takes { id } circles { id }"""
SEEN = f"{{ {CARD} thanks {{ text at by through circle {{ id }} }} vouches {{ text at by }} }}"
REAL = f"""... on Person {{ {CARD}
  thanks(first: 5) {{ nodes {{ text at from {{ name }} introducer {{ name }} circle {{ id }} }} }}
  vouches(first: 5) {{ nodes {{ text at name }} }} }}"""


async def test_an_anonymous_visitor_has_no_page(store: Store) -> None:
    assert await code(store, None, f"{{ viewAs {SEEN} }}") == "SIGN_IN_FIRST"


async def test_a_circle_of_others_is_refused_as_one_there_is_not(store: Store) -> None:
    house = await build(store)
    query = f"query ($id: ID) {{ viewAs(circleId: $id) {SEEN} }}"
    for circle in (encode("Circle", house.guild), encode("Circle", "0" * 32), "x"):
        assert await code(store, house.ben, query, id=circle) == "INVALID_INPUT"


@pytest.mark.parametrize(
    ("viewer", "contact", "circle"),
    [("ben", True, False), ("mia", False, True), ("bo", True, True), ("ian", False, False)],
)
async def test_a_guest_reads_field_by_field_what_a_real_one_does(
    store: Store, viewer: str, contact: bool, circle: bool
) -> None:
    house = await build(store)
    real = await node(store, getattr(house, viewer), encode("Person", house.hana), REAL)
    query = f"query ($contact: Boolean!, $circle: ID) {{ viewAs(contact: $contact, circleId: $circle) {SEEN} }}"
    given = {"contact": contact, "circle": encode("Circle", house.guild) if circle else None}
    found = (await ask(store, house.hana, query, **given))["viewAs"]
    assert found == as_seen(real)
    assert found["link"] and not found["proof"]
    assert bool(found["about"]) is bool(found["photoUrl"]) is contact
    assert bool(found["place"]) is bool(found["pitch"]) is (contact or circle)
    assert bool(found["thanks"]) is circle
    assert bool(found["vouches"]) is (contact or circle)


def as_seen(real: dict[str, Any]) -> dict[str, Any]:
    """A real answer in the form of a guest's."""
    thanks = [
        {
            "text": one["text"],
            "at": one["at"],
            "by": one["from"] and one["from"]["name"],
            "through": one["introducer"] and one["introducer"]["name"],
            "circle": one["circle"],
        }
        for one in real["thanks"]["nodes"]
    ]
    vouches = [
        {"text": one["text"], "at": one["at"], "by": one["name"]}
        for one in real["vouches"]["nodes"]
    ]
    return real | {"thanks": thanks, "vouches": vouches}

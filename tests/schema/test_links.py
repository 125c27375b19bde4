"""Links into circles on the wire: the code is its maker's, and leads in."""

from datetime import UTC, datetime

from graph.bounds import DAY
from graph.store import Store
from schema.ids import encode
from tests.cast import small
from tests.schema.operations import do, node
from tests.town import NOW

LINKS = "... on Circle { questions links(first: 9) { nodes { id code mine used } } }"
UNTIL = datetime.fromtimestamp((NOW + DAY) / 1000, UTC).isoformat()


async def test_a_link_leads_in_whoever_has_its_code(store: Store) -> None:
    cast = await small(store)
    circle = encode("Circle", cast.guild)
    given = {"circleId": circle, "trusted": True, "until": UNTIL, "uses": 1}
    await do(store, cast.fen, "makeLink", **given)
    (link,) = (await node(store, cast.fen, circle, LINKS))["links"]["nodes"]
    assert link["mine"] and link["used"] == 0
    assert (await node(store, cast.ada, circle, LINKS))["links"]["nodes"] == []
    for code in ("", "x", link["code"][:-1], link["id"]):
        assert (await do(store, cast.zoe, "enterByLink", code=code))["__typename"] == "InvalidInput"
    came = await do(store, cast.zoe, "enterByLink", code=link["code"])
    assert came["__typename"] == "EnteredByLink"
    told = await do(store, cast.fen, "revokeLink", linkId=link["id"])
    assert told["__typename"] == "LinkRevoked"
    assert (await node(store, cast.fen, circle, LINKS))["links"]["nodes"] == []


async def test_another_organiser_sees_the_link_and_not_its_code(store: Store) -> None:
    cast = await small(store)
    circle = encode("Circle", cast.guild)
    given = {"circleId": circle, "personId": encode("Person", cast.ada)}
    await do(store, cast.fen, "appointOrganiser", **given)
    await do(store, cast.fen, "makeLink", circleId=circle, trusted=False, until=UNTIL, uses=9)
    (link,) = (await node(store, cast.ada, circle, LINKS))["links"]["nodes"]
    assert (link["mine"], link["code"]) == (False, None)


async def test_organisers_ask_and_read_what_was_answered(store: Store) -> None:
    cast = await small(store)
    circle = encode("Circle", cast.guild)
    put = await do(
        store, cast.fen, "putJoinQuestions", circleId=circle, questions=["What do you give?"]
    )
    assert put["__typename"] == "JoinQuestionsPut"
    assert (await node(store, cast.fen, circle, LINKS))["questions"] == ["What do you give?"]

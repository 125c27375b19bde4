"""GET /photos: a face for whoever sees it."""

from typing import Any

from graph.store import new_id
from server.bodies import UNKEPT
from tests.jpegs import FACE, picture
from tests.server.conftest import Place, ask

SHOW = """mutation ($input: UpdateProfile!) { updateProfile(input: $input) {
  __typename ... on ProfileUpdated { person { photoUrl } } ... on Refusal { message } } }"""


async def shown(client: Any, photo: str = FACE) -> Any:
    return (await ask(client, SHOW, input={"photo": photo}))["data"]["updateProfile"]


async def test_a_visitor_a_stranger_and_a_wrong_address_get_the_same_nothing(server: Place) -> None:
    ada, zoe = await server.signed_in(), await server.signed_in()
    address = (await shown(ada))["person"]["photoUrl"]
    for client, path in (
        (server.client(), address),
        (zoe, address),
        (ada, f"/photos/{new_id()}/{new_id()}"),
        (ada, "/photos/%00/'"),
    ):
        answer = await client.get(path)
        assert (answer.status_code, answer.json()) == (404, {"message": "There is nothing here."})
        assert answer.headers["cache-control"] == UNKEPT["cache-control"]


async def test_its_person_gets_a_picture_and_nothing_that_could_run(server: Place) -> None:
    ada = await server.signed_in()
    answer = await ada.get((await shown(ada))["person"]["photoUrl"])
    assert (answer.status_code, answer.content) == (200, picture())
    for name, value in {
        "content-type": "image/jpeg",
        "x-content-type-options": "nosniff",
        "cache-control": "private, max-age=3600",
        "vary": "cookie, authorization",
        "cross-origin-resource-policy": "same-origin",
    }.items():
        assert answer.headers[name] == value
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_what_is_no_picture_is_refused_in_words(server: Place) -> None:
    ada = await server.signed_in()
    refused = await shown(ada, "PHN2Zz4=")
    assert refused["__typename"] == "InvalidInput"
    assert refused["message"].startswith("Send a JPEG")

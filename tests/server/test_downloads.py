"""An export is fetched by its owner alone, and only after they have just shown who they are."""

import io
import zipfile

from graph.proofs import FRESH
from server.exports import FOLDER, Maker
from tests.server.conftest import Place, ask, new_address

START = "mutation { startExport(input: {}) { __typename } }"


async def made(server: Place) -> None:
    maker = Maker(server.house.settings.data)
    await maker.go_on(server.house.store, server.clock)
    assert list((server.house.settings.data / FOLDER).iterdir())


async def test_an_anonymous_visitor_and_somebody_without_one_fetch_nothing(server: Place) -> None:
    owner, other = await server.signed_in(), await server.signed_in()
    assert (await ask(owner, START))["data"]["startExport"]["__typename"] == "ExportStarted"
    await made(server)
    for client, status in ((server.client(), 401), (other, 404)):
        assert (await client.get("/export")).status_code == status
        assert (await client.post("/export", json={})).status_code == status


async def test_whoever_has_just_proved_it_gets_theirs(server: Place) -> None:
    client = await server.signed_in()
    await ask(client, START)
    assert (await client.get("/export")).status_code == 404
    await made(server)
    assert (await client.post("/export", json={})).status_code == 204
    answer = await client.get("/export")
    assert answer.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None


async def test_a_session_that_has_not_is_asked_for_it(server: Place) -> None:
    email = new_address()
    owner, stolen = await server.signed_in(email), await server.signed_in(email)
    server.clock.at += FRESH
    for asked in ("/auth/proof/code", "/auth/proof"):
        code = {} if asked.endswith("code") else {"code": await server.digits_of(email)}
        assert (await owner.post(asked, json=code)).status_code == 204
    await ask(owner, START)
    await made(server)
    for answer in (await stolen.get("/export"), await stolen.post("/export", json={})):
        assert (answer.status_code, answer.json()["refusal"]) == (403, "ProveItAgain")
    assert (await owner.get("/export")).status_code == 200

"""A line a request: what, how it ended, how long; never who, whom or what they wrote."""

import logging

import pytest

from tests.server.conftest import Place, ask, new_address


async def test_a_request_is_one_line_with_the_id_it_was_answered_with(
    server: Place, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "weft.request"):
        answer = await server.client().post(
            "/graphql", json={"query": "query Look { __typename }", "operationName": "Look"}
        )
    (line,) = lines(caplog)
    assert line["request"] == answer.headers["x-request-id"]
    assert (line["method"], line["path"], line["status"], line["operation"]) == (
        "POST",
        "/graphql",
        200,
        "Look",
    )


async def test_nothing_personal_is_logged(server: Place, caplog: pytest.LogCaptureFixture) -> None:
    email = new_address()
    with caplog.at_level(logging.DEBUG):
        client = await server.signed_in(email)
        await ask(client, "query ($id: ID!) { node(id: $id) { id } }", id="a secret variable")
        await client.get("/people/UGVyc29uOmFiYw?secret=1")
        await client.post(
            "/graphql", json={"query": "{ __typename }", "operationName": "my secret"}
        )
    said = " ".join(str(record.msg) for record in caplog.records if record.name.startswith("weft"))
    assert "secret" not in said and email not in said and "UGVyc29uOmFiYw" not in said
    assert client.cookies[server.house.cookie.name] not in said


async def test_health_is_not_logged(server: Place, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await server.client().get("/livez")
    assert lines(caplog) == []


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [record.msg for record in caplog.records if record.name == "weft.request"]  # type: ignore[misc]

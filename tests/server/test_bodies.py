"""What the doors beside GraphQL cannot read is refused in words: half a character, and nesting without end."""

import json
from base64 import urlsafe_b64encode

import pytest

from server.passkeys import NOT_ADDED, WRONG
from tests.server.conftest import Place
from tests.server.test_passkeys import question

OPEN = ("/auth/code", "/auth/sign-in", "/auth/passkeys/sign-in", "/auth/address/undo", "/links")
OWN = (
    "/auth/proof",
    "/auth/proof/passkey",
    "/auth/passkeys/new",
    "/auth/address",
    "/auth/address/confirm",
)
READ = ("email", "code", "token", "name", "answer")
DEEP = "[" * 60_000
JSON = {"content-type": "application/json"}


def half(name: str) -> str:
    """A body in which one text ends in half a character."""
    good = dict.fromkeys(READ, "ada@example.org")
    return json.dumps({**good, name: "ada@example.org\ud800"})


@pytest.mark.parametrize("path", OPEN + OWN)
async def test_no_door_breaks_on_what_it_cannot_read(server: Place, path: str) -> None:
    client = await server.signed_in() if path in OWN else server.client()
    for body in [DEEP, DEEP + "]" * 60_000, '{"email": ' + DEEP, *map(half, READ)]:
        answer = await client.post(path, content=body[:65_000], headers=JSON)
        told = answer.json()
        assert (answer.status_code, told["refusal"]) == (400, "InvalidInput"), told
        assert told["message"].endswith(" as text.")


@pytest.mark.parametrize("kind", ["the answer", "what it was given for", "half a character"])
async def test_a_key_that_answers_so_opens_and_adds_nothing(server: Place, kind: str) -> None:
    answer = DEEP if kind == "the answer" else _answer(kind)
    visitor, member = server.client(), await server.signed_in()
    await question(visitor)
    entered = await visitor.post("/auth/passkeys/sign-in", json={"answer": answer})
    assert (entered.status_code, entered.json()["message"]) == (401, WRONG)
    await question(member, "/auth/proof/question")
    proved = await member.post("/auth/proof/passkey", json={"answer": answer})
    assert (proved.status_code, proved.json()["message"]) == (401, WRONG)
    await question(member, "/auth/passkeys/new/question")
    added = await member.post("/auth/passkeys/new", json={"name": "A", "answer": answer})
    assert (added.status_code, added.json()["message"]) == (400, NOT_ADDED)


def _answer(kind: str) -> str:
    inside = DEEP[:30_000] if kind == "what it was given for" else '{"challenge": "\\ud800"}'
    told = urlsafe_b64encode(inside.encode()).decode()
    response = {
        "clientDataJSON": told,
        "attestationObject": "oA",
        "authenticatorData": "AAAA",
        "signature": "AAAA",
    }
    id = "AAAA" if kind == "what it was given for" else "\ud800"
    return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": response})

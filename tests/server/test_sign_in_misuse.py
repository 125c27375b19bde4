"""Everything that comes by mail works once, for one person, one purpose and its time: 375 misuses of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from graph.addresses import REGRET
from graph.codes import LIVES
from tests.server import test_addresses, test_proofs
from tests.server.conftest import Place, new_address

PATHS = {
    "sign-in": ("/auth/sign-in", "code"),
    "proof": ("/auth/proof", "code"),
    "move": ("/auth/address/confirm", "code"),
    "undo": ("/auth/address/undo", "token"),
}
KINDS = tuple(PATHS)
LATE = [0, 1, 1000, LIVES, 3_600_000, 86_400_000, 30 * 86_400_000]
MANGLED: list[Callable[[str], Any]] = [
    lambda v: "", lambda v: v[:-1], lambda v: v + "0", lambda v: v[1:], lambda v: "0" + v,
    lambda v: v[:3] + " " + v[3:], lambda v: "+" + v, lambda v: "-" + v, lambda v: v + ".0",
    lambda v: f"0x{v}", lambda v: f"{v}e0", lambda v: v + "\x00", lambda v: v.replace(v[0], "O"),
    lambda v: "".join(chr(0xFF10 + int(c)) if c.isdecimal() else c for c in v) + "٠",
    lambda v: "*", lambda v: "%", lambda v: ".*", lambda v: "' OR 1=1", lambda v: "null",
    lambda v: f"{v},{v}", lambda v: v + v, lambda v: int(v, 16), lambda v: [v], lambda v: {"$ne": v},
    lambda v: None, lambda v: True,
]  # fmt: skip
METHODS = ("GET", "HEAD", "PUT", "DELETE", "PATCH")
GOOD, TRIES = 204, 4


@dataclass
class Token:
    """What a letter carried, and whoever may use it."""

    kind: str
    value: str
    client: httpx2.AsyncClient
    email: str

    async def use(self, value: Any = None, by: Any = None, kind: str = "") -> int:
        path, name = PATHS[kind or self.kind]
        body = {"email": self.email, name: self.value if value is None else value}
        if value is NOTHING:
            body.pop(name)
        return (await (by or self.client).post(path, json=body)).status_code


NOTHING = object()


async def sign_in(server: Place) -> Token:
    client, email = server.client(), new_address()
    return Token("sign-in", await server.code_of(client, email), client, email)


async def proof(server: Place) -> Token:
    client = await server.signed_in(email := new_address())
    return Token("proof", await test_proofs.digits(server, client, email), client, email)


async def move(server: Place) -> Token:
    client, email = await server.signed_in(), new_address()
    return Token("move", await test_addresses.digits(server, client, email), client, email)


async def undo(server: Place) -> Token:
    client = await server.signed_in()
    email, token = await test_addresses.moved(server, client)
    return Token("undo", token, server.client(), email)


MADE: dict[str, Callable[[Place], Awaitable[Token]]] = {
    "sign-in": sign_in, "proof": proof, "move": move, "undo": undo,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
async def test_mangled_it_is_of_no_use(server: Place, kind: str) -> None:
    for start in range(0, len(MANGLED), TRIES):
        token = await MADE[kind](server)
        for mangle in MANGLED[start : start + TRIES]:
            value = mangle(token.value)
            assert await token.use(NOTHING if value is None else value) in {400, 401, 410}
        assert await token.use() == GOOD


@pytest.mark.parametrize("kind", KINDS)
async def test_late_it_is_of_no_use(server: Place, kind: str) -> None:
    for late in LATE:
        token = await MADE[kind](server)
        server.clock.at += late + (REGRET if kind == "undo" else LIVES)
        assert await token.use() in {401, 410}


@pytest.mark.parametrize("kind", KINDS)
async def test_no_other_way_of_sending_it_uses_it(server: Place, kind: str) -> None:
    token = await MADE[kind](server)
    path, name = PATHS[kind]
    for method in METHODS:
        given = {name: token.value, "email": token.email}
        answer = await token.client.request(method, path, params=given)
        assert answer.status_code in {404, 405}, method
    assert await token.use() == GOOD


@pytest.mark.parametrize("kind", KINDS)
async def test_for_another_purpose_it_is_of_no_use(server: Place, kind: str) -> None:
    for other in KINDS:
        if other != kind:
            token = await MADE[kind](server)
            assert await token.use(kind=other) in {400, 401, 410}, other
            assert await token.use() == GOOD


async def replayed(server: Place, token: Token) -> None:
    assert await token.use() == GOOD


async def by_another(server: Place, token: Token) -> None:
    token.client = await server.signed_in(email := new_address())
    token.email = email if token.kind != "move" else token.email
    token.value = token.value if token.kind != "undo" else token.value[::-1]


async def replaced(server: Place, token: Token) -> None:
    if token.kind == "sign-in":
        newer = await server.code_of(token.client, token.email)
    elif token.kind == "proof":
        newer = await test_proofs.digits(server, token.client, token.email)
    else:
        newer = await test_addresses.digits(server, token.client, new_address())
    token.value = token.value if token.value != newer else "000000"


async def signed_out(server: Place, token: Token) -> None:
    await token.client.post("/auth/sign-out")


async def left(server: Place, token: Token) -> None:
    """Its person goes by another address by now."""
    other = token.value, token.email
    await test_addresses.moved(server, token.client)
    token.value, token.email = other


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        (replayed, KINDS),
        (by_another, KINDS),
        (replaced, ("sign-in", "proof", "move")),
        (signed_out, ("proof", "move")),
        (left, ("proof", "move")),
    ],
)
async def test_what_happened_before_makes_it_of_no_use(
    server: Place, before: Callable[[Place, Token], Awaitable[None]], kinds: tuple[str, ...]
) -> None:
    for kind in kinds:
        token = await MADE[kind](server)
        await before(server, token)
        assert await token.use() in {401, 410}, kind


@pytest.mark.parametrize("kind", KINDS)
async def test_of_fifty_at_once_one_wins(server: Place, kind: str) -> None:
    token = await MADE[kind](server)
    clients = [server.client() for _ in range(50)]
    for one in clients:
        one.cookies.update(dict(token.client.cookies))
    answers = await asyncio.gather(*(token.use(by=one) for one in clients))
    assert answers.count(GOOD) == 1 and set(answers) <= {GOOD, 401, 410}

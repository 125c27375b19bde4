"""Requests nobody means well with, a few of every family."""

import json
from collections.abc import Iterator

Hostile = tuple[str, bytes, dict[str, str]]
JSON = {"content-type": "application/json"}
WORDS = [
    "'",
    '"',
    "\\",
    "\0",
    "\ud7ff",
    "$viewer",
    "}) DETACH DELETE (n",
    "' OR 1=1 //",
    "`",
    "😀" * 50,
    "%00",
    "{{7*7}}",
]


def families() -> Iterator[Hostile]:
    for family, queries in QUERIES.items():
        yield from ((family, body(query), JSON) for query in queries)
    for family, bodies in BODIES.items():
        yield from ((family, raw, JSON) for raw in bodies)
    for kind in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
    ):
        yield "simple content types", body("{ __typename }"), {"content-type": kind}
    yield "compression", body("{ __typename }"), {**JSON, "content-encoding": "gzip"}


def body(query: str, **variables: object) -> bytes:
    return json.dumps({"query": query, "variables": variables}).encode()


def chain(length: int, last: str) -> str:
    return (
        " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(length))
        + last
    )


LOOK = 'node(id: "x") { id }'
QUERIES: dict[str, list[str]] = {
    "depth": [
        "{ " + 'node(id: "x") { ... on Node { ' * n + "id" + " } }" * n + " }" for n in (9, 50, 150)
    ],
    "braces": ["{" * n for n in (1, 1_000, 50_000)],
    "aliases": [
        "{ " + " ".join(f"a{i}: __typename" for i in range(n)) + " }" for n in (16, 100, 200)
    ],
    "aliases by fragment": [
        "{ "
        + "...F " * 2
        + "} fragment F on Query { "
        + " ".join(f"a{i}: __typename" for i in range(n))
        + " }"
        for n in (16, 100)
    ],
    "fields again": ["{ " + "__typename " * n + "}" for n in (2_000, 5_000)],
    "directives": ["{ __typename " + "@include(if: true) " * n + "}" for n in (2, 100, 150)],
    "directives nobody knows": ["{ __typename @constructor @toString @__proto__ }"],
    "circles": [
        "{ ...A } fragment A on Query { ...A }",
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    ],
    "doubling": [
        "{ ...F0 } " + chain(n, f" fragment F{n} on Query {{ nowhere }}") for n in (20, 60)
    ],
    "inline fragments": [
        "{ " + "... on Query { " * n + "nowhere" + " }" * n + " }" for n in (20, 150)
    ],
    "comments": ["#" * 60_000 + "\n{ nowhere }", "#\n" * 20_000 + "{ nowhere }"],
    "introspection circles": [
        "{ __schema { " + "types { fields { type { " * n + "name" + " } } }" * n + " } }"
        for n in (3, 10)
    ],
    "guesses": [
        "{ use }",
        "{ passwords }",
        "{ __proto__ }",
        '{ node(ide: "x") { id } }',
        "mutation { login }",
    ],
    "subscriptions": ["subscription { tick }", "subscription { __typename }"],
    "numbers": [
        '{ topics(matching: "a", first: 9999999999999999999999) { id } }',
        '{ topics(matching: 1, first: "1") { id } }',
    ],
    "no query": ["", " ", "\0", "query"],
}
BODIES: dict[str, list[bytes]] = {
    "batches": [b"[]", b"[{}]", json.dumps([{"query": "{ __typename }"}] * 100).encode()],
    "not JSON": [b"", b"{", b"\xff\xfe", b"null", b"1", b'"a"', b"[" * 30_000, b'{"a":' * 10_000],
    "odd JSON": [
        b'{"query": 1}',
        b'{"query": null}',
        b'{"query": ["{ __typename }"]}',
        b'{"variables": {}}',
    ],
    "odd variables": [
        b'{"query": "{ nowhere }", "variables": []}',
        b'{"query": "{ nowhere }", "variables": "x"}',
    ],
    "long": [body("{ nowhere }", x="x" * 65_536), b" " * 70_000],
    "values": [
        body("query ($a: Int!) { topics(matching: $a, first: 1) { id } }", a=word) for word in WORDS
    ],
    "keys": [body("{ nowhere }", **{word: 1}) for word in WORDS],
}

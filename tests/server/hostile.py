"""Requests nobody means well with: twenty families, as many of each as wanted, the same every time."""

import base64
import gzip
import json
import random
from collections.abc import Callable, Iterator

Hostile = tuple[str, bytes, dict[str, str]]
JSON = {"content-type": "application/json"}
WORDS = [
    "'", '"', "\\", "\0", "\ud7ff", "$viewer", "}) DETACH DELETE (n", "' OR 1=1 //", "`", "%00",
    "{{7*7}}", "😀" * 50, "\u202e", "../../etc/passwd", "${jndi:ldap://x}", "\r\nSet-Cookie: a=b",
    "*/ RETURN 1 //", "CALL db.labels()", "__proto__", "constructor", "\ufeff", "ﷺ" * 30, "-1e999",
]  # fmt: skip
KINDS = ["Person", "Ask", "Tie", "Introduction", "Message", "PersonalToken", "Topic", "Nothing", ""]
NAMES = [
    "user", "users", "password", "admin", "email", "allPeople", "search", "login", "token", "session",
    "ledgers", "matchs", "nod", "m", "topic", "aske", "introduction", "contact", "debug", "secret",
]  # fmt: skip
SIMPLE = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "",
          "text/json", "application/jsonx", "application/graphql", "*/*"]  # fmt: skip
INPUTS = {
    "updateProfile": ["id", "email", "admin", "joined", "turn", "personId"],
    "postAsk": ["askerId", "state", "postedAt", "id", "viewer"],
    "createToken": ["kind", "person", "hash", "client", "token"],
    "declareIntent": ["personId", "id", "closed"],
    "connect": ["fromId", "accepted", "via"],
}


def body(query: str, **variables: object) -> bytes:
    return json.dumps({"query": query, "variables": variables}).encode()


def chain(length: int, last: str) -> str:
    links = (f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(length))
    return " ".join(links) + last


def wrapped(opening: str, times: int, inside: str, closing: str = "}") -> str:
    return "{ " + opening * times + inside + f" {closing}" * times + " }"


def foreign(n: int, chance: random.Random) -> bytes:
    kind, word = KINDS[n % len(KINDS)], chance.choice(WORDS)
    text = f"{kind}:{word}{chance.getrandbits(64):x}"
    id = base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")
    return body("query ($id: ID!) { node(id: $id) { id } }", id=id)


def privileged(n: int, chance: random.Random) -> bytes:
    name = list(INPUTS)[n % len(INPUTS)]
    given = {chance.choice(INPUTS[name]): chance.choice(WORDS)}
    kind = name[0].upper() + name[1:]
    return body(f"mutation ($i: {kind}!) {{ {name}(input: $i) {{ __typename }} }}", i=given)


def twice(n: int, chance: random.Random) -> bytes:
    """Two values for one key, and something that is no text."""
    odd = chance.choice(["1", "null", "[]", "{}", "true", '["{ __typename }"]'])
    return b'{"query": "{ __typename }", "query": %s, "x": %d}' % (odd.encode(), n)


FAMILIES: dict[str, Callable[[int, random.Random], bytes | str]] = {
    "depth": lambda n, _: wrapped('node(id: "x") { ... on Node { ', 9 + n, "id", "} }"),
    "braces": lambda n, _: "{" * (1 + 600 * n),
    "aliases": lambda n, _: wrapped("", 0, " ".join(f"a{i}: __typename" for i in range(16 + n))),
    "aliases by fragment": lambda n, _: (
        "{ ...F ...F } fragment F on Query { "
        + " ".join(f"a{i}: __typename" for i in range(16 + n))
        + " }"
    ),
    "fields again": lambda n, _: "{ " + "__typename " * (1_000 + 40 * n) + "}",
    "directives": lambda n, _: "{ __typename " + "@include(if: true) " * (2 + n) + "}",
    "circles": lambda n, _: (
        "{ ...F0 } "
        + " ".join(f"fragment F{i} on Query {{ ...F{(i + 1) % (n + 1)} }}" for i in range(n + 1))
    ),
    "doubling": lambda n, _: (
        "{ ...F0 } " + chain(10 + n % 60, f" fragment F{10 + n % 60} on Query {{ nowhere }}")
    ),
    "inline fragments": lambda n, _: wrapped("... on Query { ", 20 + n, "nowhere"),
    "comments": lambda n, _: ("#" * (1 + n % 7) + "\n") * (5_000 + 20 * n) + "{ nowhere }",
    "batches": lambda n, _: json.dumps([{"query": "{ __typename }"}] * n).encode(),
    "introspection circles": lambda n, _: (
        "{ __schema { "
        + wrapped("types { fields { type { ", 3 + n % 20, "name", "} } }")[1:]
        + " }"
    ),
    "guesses": lambda n, chance: (
        f"{{ {NAMES[n % len(NAMES)]}{'s' * (n // 20)}x{chance.randrange(99)} }}"
    ),
    "page sizes": lambda n, chance: (
        f'{{ topics(matching: "a", first: {chance.choice([-1, 0, 51, 10**6, 2**31, 10**22]) * (1 + n)}) {{ id }} }}'
    ),
    "giant variables": lambda n, _: body("{ nowhere }", x="x" * (30_000 + 700 * n)),
    "values": lambda n, chance: body(
        "query ($a: Int!) { topics(matching: $a, first: 1) { id } }",
        a=WORDS[n % len(WORDS)] + chance.choice(WORDS),
    ),
    "keys": lambda n, chance: body(
        "{ nowhere }", **{WORDS[n % len(WORDS)] + str(chance.random()): 1}
    ),
    "foreign ids": foreign,
    "privileged fields": privileged,
    "not JSON": lambda n, chance: bytes(chance.randrange(256) for _ in range(n)) + b"\xff",
    "twice": twice,
    "subscriptions": lambda n, _: "subscription " + "{ tick " * (1 + n % 5) + "}" * (1 + n % 5),
}


def families(each: int) -> dict[str, list[Hostile]]:
    """So many of each family, spread over its hundred."""
    places = [n * 100 // each for n in range(each)]
    found = {name: [_sent(name, write, n) for n in places] for name, write in FAMILIES.items()}
    return found | {"content": list(_contents(places))}


def _sent(name: str, write: Callable[..., bytes | str], n: int) -> Hostile:
    written = write(n, random.Random(f"{name} {n}"))
    return name, body(written) if isinstance(written, str) else written, JSON


def _contents(places: list[int]) -> Iterator[Hostile]:
    for n in places:
        asked = body("{ __typename }" + " " * n)
        if n % 2:
            yield "content", asked, {"content-type": SIMPLE[n // 2 % len(SIMPLE)]}
        else:
            yield "content", gzip.compress(asked), {**JSON, "content-encoding": "gzip"}

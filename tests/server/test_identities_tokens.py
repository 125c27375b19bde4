"""S6: some seventy ID tokens that are wrong in one thing each; nobody comes in by any of them."""

import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwe, jws
from joserfc.jwk import ECKey, RSAKey

from graph.store import Store
from tests.provider import CLIENT, EC, RSA, SECRET, Example, Json, encoded, signed, unsigned
from tests.reading import rows
from tests.server.arriving import agreed, begun, came, led, returned
from tests.server.conftest import Place, new_address
from tests.server.test_sign_in import who

# A value of no claim; spelled, because two processes must call a test alike.
GONE = "(gone)"
MINE = RSAKey.generate_key(2048, {"kid": "rsa"})
MINE_EC = ECKey.generate_key("P-256", {"kid": "ec"})
LATER = 10**12

# Signed as they should be, by the right key.
CLAIMS: list[Json] = [
    {"iss": "https://accounts.example.net"},
    {"iss": "{url}/"},
    {"iss": "{url}/other"},
    {"iss": ["{url}"]},
    {"iss": 7},
    {"iss": ""},
    {"iss": GONE},
    {"aud": "another-client"},
    {"aud": CLIENT.upper()},
    {"aud": f"{CLIENT} "},
    {"aud": []},
    {"aud": ""},
    {"aud": {CLIENT: True}},
    {"aud": 7},
    {"aud": GONE},
    {"aud": ["another-client"]},
    {"aud": [CLIENT, "another-client"]},
    {"aud": [CLIENT, "another-client"], "azp": "another-client"},
    {"azp": "another-client"},
    {"azp": ["another-client"]},
    {"nonce": "another"},
    {"nonce": ""},
    {"nonce": None},
    {"nonce": True},
    {"nonce": ["{nonce}"]},
    {"nonce": GONE},
    {"exp": 1},
    {"exp": -1},
    {"exp": "9999999999"},
    {"exp": True},
    {"exp": float("nan")},
    {"exp": None},
    {"exp": GONE},
    {"iat": LATER},
    {"iat": "1"},
    {"iat": None},
    {"iat": GONE},
    {"nbf": LATER},
    {"sub": ""},
    {"sub": None},
    {"sub": 7},
    {"sub": ["somebody"]},
    {"sub": "x" * 256},
    {"sub": GONE},
    {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
]


def secret(key: bytes) -> Callable[[Json], str]:
    """By hand: no library lets a public key be a secret."""

    def token(claims: Json) -> str:
        head = {"alg": "HS256", "typ": "JWT", "kid": "rsa"}
        text = ".".join(encoded(json.dumps(part).encode()) for part in (head, claims))
        return f"{text}.{encoded(hmac.digest(key, text.encode(), 'sha256'))}"

    return token


def renamed(claims: Json, **header: Any) -> str:
    """Another header over the right signature."""
    _, body, signature = signed(claims).split(".")
    return ".".join([encoded(json.dumps(header).encode()), body, signature])


def crooked(claims: Json, header: Json, key: Any = RSA, alg: str = "RS256") -> str:
    """Rightly signed over a header that no library would write."""
    registry = jws.JWSRegistry(algorithms=[alg], strict_check_header=False)
    registry.max_header_length = 10**7
    registry.check_header = lambda header: None
    return jws.serialize_compact({"alg": alg, **header}, json.dumps(claims), key, registry=registry)


def tampered(claims: Json) -> str:
    head, _, signature = signed(claims).split(".")
    other = encoded(json.dumps({**claims, "sub": "somebody else"}).encode())
    return ".".join([head, other, signature])


def as_json(claims: Json, signatures: Any) -> Any:
    return {"payload": encoded(json.dumps(claims).encode()), **signatures}


def sealed(claims: Json) -> str:
    header = {"alg": "RSA-OAEP", "enc": "A128GCM", "kid": "rsa"}
    return jwe.encrypt_compact(header, json.dumps(claims), RSA, algorithms=["RSA-OAEP", "A128GCM"])


HEAD = {"alg": "none", "kid": "rsa"}
THERE = "http://127.0.0.1:9/keys"
TOKENS: dict[str, Callable[[Json], Any]] = {
    "none": unsigned,
    "None": lambda claims: unsigned(claims, alg="None"),
    "nONE with a signature": lambda claims: renamed(claims, alg="nONE"),
    "empty alg": lambda claims: unsigned(claims, alg=""),
    "no alg": lambda claims: renamed(claims, kid="rsa"),
    "alg a list": lambda claims: renamed(claims, alg=["RS256"], kid="rsa"),
    "HS256 by the public key in PEM": secret(RSA.as_pem(private=False)),
    "HS256 by the public key in JSON": secret(json.dumps(RSA.as_dict(private=False)).encode()),
    "HS256 by the modulus": secret(str(RSA.as_dict(private=False)["n"]).encode()),
    "HS256 by the secret between the two": secret(SECRET.encode()),
    "HS256 by nothing": secret(b""),
    "ES256 called RS256": lambda claims: crooked(claims, {"alg": "RS256", "kid": "ec"}),
    "RS256 called ES256": lambda claims: renamed(claims, alg="ES256", kid="rsa"),
    "RS256 called PS256": lambda claims: renamed(claims, alg="PS256", kid="rsa"),
    "RS256 by the other key": lambda claims: renamed(claims, alg="RS256", kid="ec"),
    "an unknown kid": lambda claims: signed(claims, kid="other"),
    "a kid that is a path": lambda claims: signed(claims, kid="../../../dev/null"),
    "a kid that is a number": lambda claims: crooked(claims, {"kid": 7}),
    "no kid where there are two": lambda claims: crooked(claims, {}),
    "somebody's key by the right kid": lambda claims: signed(claims, MINE),
    "somebody's curve by the right kid": lambda claims: signed(claims, MINE_EC, "ES256"),
    "a key brought along": lambda claims: signed(claims, MINE, jwk=MINE.as_dict(private=False)),
    "the right key brought along": lambda claims: signed(claims, jwk=RSA.as_dict(private=False)),
    "keys elsewhere": lambda claims: signed(claims, MINE, jku=THERE),
    "a certificate elsewhere": lambda claims: signed(claims, MINE, x5u=THERE),
    "a certificate brought along": lambda claims: signed(claims, MINE, x5c=["AAAA"]),
    "critical": lambda claims: crooked(claims, {"kid": "rsa", "crit": ["exp"]}),
    "critical and known": lambda claims: crooked(
        claims, {"kid": "rsa", "crit": ["b64"], "b64": True}
    ),
    "critical and empty": lambda claims: crooked(claims, {"kid": "rsa", "crit": []}),
    "a header nobody knows": lambda claims: crooked(claims, {"kid": "rsa", "more": "x"}),
    "a header of 4 kB": lambda claims: crooked(claims, {"kid": "rsa", "typ": "x" * 4096}),
    "a header of 1 MB": lambda claims: crooked(claims, {"kid": "rsa", "typ": "x" * 2**20}),
    "other claims": tampered,
    "no signature": lambda claims: signed(claims).rpartition(".")[0] + ".",
    "half a signature": lambda claims: signed(claims)[:-40],
    "two parts": lambda claims: signed(claims).rpartition(".")[0],
    "encrypted": sealed,
    "claims in a list": lambda claims: signed_text(json.dumps([claims])),
    "no claims": lambda _: signed_text("nothing"),
    "too deep": lambda _: signed_text("[" * 5_000),
    "unsigned JSON": lambda claims: as_json(claims, {"signatures": []}),
    "flat JSON": lambda claims: as_json(claims, {"header": HEAD, "signature": ""}),
    "JSON in text": lambda claims: json.dumps(as_json(claims, {"signatures": []})),
    "nothing": lambda _: "",
    "null": lambda _: None,
    "the claims alone": lambda claims: claims,
}


def signed_text(text: str) -> str:
    return jws.serialize_compact({"alg": "RS256", "kid": "rsa"}, text, RSA, algorithms=["RS256"])


@pytest.fixture(scope="module")
def server(
    store: Store, now: int, tmp_path_factory: pytest.TempPathFactory, examples: Any
) -> Place:
    folder: Path = tmp_path_factory.mktemp("led")
    return led(store, now, folder, examples)


def spoilt(claims: Json, change: Json) -> Json:
    def fitted(value: Any) -> Any:
        if isinstance(value, str):
            return value.format(url=claims["iss"], nonce=claims["nonce"])
        return [fitted(one) for one in value] if isinstance(value, list) else value

    changed = {**claims, **{name: fitted(value) for name, value in change.items()}}
    return {name: value for name, value in changed.items() if value != GONE}


async def nobody_in(server: Place, example: Example, token: Callable[[Json], Any]) -> None:
    client, email, before = server.client(), new_address(), example.exchanged
    example.token = token
    told = await returned(client, await agreed(await begun(client), email))
    assert (told["page"], told["became"]) == ("/sign-in", "away")
    assert example.exchanged == before + 1, "the token was never looked at"
    assert await who(client, server) is None
    held = "MATCH (n {email: $email}) RETURN n"
    assert await rows(server.house.store, held, email=email) == []


@pytest.mark.parametrize("change", CLAIMS, ids=lambda one: "-".join(map(str, one.items()))[:40])
async def test_s6_wrong_claims_let_nobody_in(
    server: Place, examples: tuple[Example, Example], change: Json
) -> None:
    await nobody_in(server, examples[0], lambda claims: signed(spoilt(claims, change)))


@pytest.mark.parametrize("token", TOKENS.values(), ids=list(TOKENS))
async def test_s6_wrong_tokens_let_nobody_in(
    server: Place, examples: tuple[Example, Example], token: Callable[[Json], Any]
) -> None:
    await nobody_in(server, examples[0], token)


@pytest.mark.parametrize(
    "token",
    [
        signed,
        lambda claims: signed(claims, EC, "ES256"),
        lambda claims: signed(claims, alg="PS384"),
        lambda claims: signed({**claims, "aud": [CLIENT]}),
        lambda claims: signed({**claims, "aud": [CLIENT, "more"], "azp": CLIENT}),
        lambda claims: signed({**claims, "email_verified": "true"}),
    ],
)
async def test_what_is_right_lets_in(
    server: Place, examples: tuple[Example, Example], token: Callable[[Json], str]
) -> None:
    examples[0].token = token
    client = server.client()
    assert await came(client, new_address()) == "in"
    assert await who(client, server)

"""OpenID: the question a provider is asked, and what of its answer may be believed."""

import contextlib
from dataclasses import dataclass
from typing import Any

from authlib.oauth2 import rfc7636
from authlib.oidc import core
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet
from joserfc.jws import JWSRegistry
from joserfc.registry import JWS_HEADER_REGISTRY

from auth import session

ALGORITHMS = [kind + size for kind in ("RS", "PS", "ES") for size in ("256", "384", "512")]
ASYMMETRIC = {"RSA", "EC"}
LEEWAY = 60  # seconds
LONGEST_SUBJECT = 255
# The stubs that checkers bring along describe an older Authlib.
CodeIDToken: Any = core.CodeIDToken
pkce: Any = rfc7636


class Wrong(Exception):
    """This is no ID token of that provider, for us, in answer to this question."""


class UnknownKey(Wrong):
    """Signed with a key that was not among the provider's when we asked."""


class Plain(JWSRegistry):
    """Nothing in a header says where a key is, and nothing in it is critical."""

    def __init__(self) -> None:
        super().__init__(algorithms=ALGORITHMS)
        known = ("alg", "kid", "typ", "cty", "x5t", "x5t#S256")
        self.header_registry = {name: JWS_HEADER_REGISTRY[name] for name in known}


@dataclass(frozen=True, slots=True)
class Question:
    """What binds an answer to one browser and one moment; `person` is who links, "" when signing in."""

    person: str
    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls, person: str = "") -> "Question":
        return cls(person, *(session.new_token() for _ in range(3)))

    def parameters(self, client: str, here: str) -> dict[str, str]:
        return {
            "response_type": "code",
            "client_id": client,
            "redirect_uri": here,
            "scope": "openid email",
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": pkce.create_s256_code_challenge(self.verifier),
            "code_challenge_method": "S256",
        }


@dataclass(frozen=True, slots=True)
class Said:
    """Of whom the provider speaks; `verified`: it says too that the address is theirs."""

    issuer: str
    subject: str
    email: str
    verified: bool


def believed(
    token: str, keys: list[Any], issuer: str, client: str, question: Question, access: str, now: int
) -> Said:
    """Wrong for every token that does not fit in each of its parts; `now` is UTC ms."""
    expected = {"iss": issuer, "aud": client}
    options = {name: {"essential": True, "value": value} for name, value in expected.items()}
    about = {"nonce": question.nonce, "client_id": client, "access_token": access}
    try:
        held = jwt.decode(token, _usable(keys), registry=Plain())
        claims = CodeIDToken(
            held.claims, held.header, {**options, "sub": {"essential": True}}, about
        )
        claims.validate(now // 1000, LEEWAY)
    except InvalidKeyIdError as unknown:
        raise UnknownKey("unknown key") from unknown
    except (JoseError, RecursionError, TypeError, ValueError) as wrong:
        raise Wrong(str(wrong)) from wrong
    if len(claims["sub"]) > LONGEST_SUBJECT:
        raise Wrong("subject too long")
    email = claims.get("email")
    # Some providers write their booleans as text.
    verified = claims.get("email_verified") in (True, "true")
    return Said(issuer, claims["sub"], email if isinstance(email, str) else "", verified)


def _usable(keys: list[Any]) -> KeySet:
    """Public keys of pairs; whatever else a provider publishes is left out."""
    usable: list[Key] = []
    for key in keys:
        with contextlib.suppress(AttributeError, JoseError, TypeError, ValueError):
            if key.get("kty") in ASYMMETRIC:
                usable.append(JWKRegistry.import_key(key))
    return KeySet(usable)

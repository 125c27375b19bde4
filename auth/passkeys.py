"""Passkeys: the questions a browser's keys answer, and whether an answer is right."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
MINUTES_5 = 300_000
# What is nested without end is no ValueError.
ODD = (WebAuthnException, ValueError, RecursionError)


class Wrong(Exception):
    """The answer of a key does not fit the question, the place or the key."""


@dataclass(frozen=True, slots=True)
class Site:
    """Keys belong to a name and never to a number, so on this machine they are localhost's."""

    name: str
    origins: list[str]

    @classmethod
    def of(cls, url: str) -> "Site":
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host not in LOOPBACK:
            return cls(host, [url])
        port = f":{parts.port}" if parts.port else ""
        return cls("localhost", [f"{parts.scheme}://localhost{port}"])


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key: its id and public key in base64url, how often it says it was used."""

    credential: str
    public: str
    count: int


def new_challenge() -> str:
    return bytes_to_base64url(webauthn.helpers.generate_challenge())


def to_answer(site: Site, challenge: str, known: list[str]) -> dict[str, Any]:
    """Options for navigator.credentials.get; without `known` keys the person chooses who they are."""
    options = webauthn.generate_authentication_options(
        rp_id=site.name,
        challenge=base64url_to_bytes(challenge),
        timeout=MINUTES_5,
        allow_credentials=_named(known),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return json.loads(webauthn.options_to_json(options))


def to_add(site: Site, challenge: str, person: str, email: str, known: list[str]) -> dict[str, Any]:
    """Options for navigator.credentials.create: a key that can say by itself who it belongs to."""
    options = webauthn.generate_registration_options(
        rp_id=site.name,
        rp_name="Weft",
        user_id=person.encode(),
        user_name=email,
        challenge=base64url_to_bytes(challenge),
        timeout=MINUTES_5,
        exclude_credentials=_named(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    return json.loads(webauthn.options_to_json(options))


def added(site: Site, challenge: str, answer: str) -> Key:
    """The new key; Wrong for anything but an answer to this challenge, given here."""
    try:
        found = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.name,
            expected_origin=site.origins,
            require_user_verification=True,
        )
    except ODD as wrong:
        raise Wrong from wrong
    public = bytes_to_base64url(found.credential_public_key)
    return Key(bytes_to_base64url(found.credential_id), public, found.sign_count)


def credential_of(answer: str) -> str:
    """Which key answers; Wrong for what is no answer."""
    try:
        found = webauthn.helpers.parse_authentication_credential_json(answer)
    except ODD as wrong:
        raise Wrong from wrong
    return bytes_to_base64url(found.raw_id)


def answered(site: Site, challenge: str, answer: str, key: Key, person: str) -> int:
    """How often the key was used by now; Wrong unless it is this key's answer, here, for this person."""
    try:
        given = webauthn.helpers.parse_authentication_credential_json(answer)
        found = webauthn.verify_authentication_response(
            credential=given,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.name,
            expected_origin=site.origins,
            credential_public_key=base64url_to_bytes(key.public),
            credential_current_sign_count=key.count,
            require_user_verification=True,
        )
    except ODD as wrong:
        raise Wrong from wrong
    if given.response.user_handle not in (None, person.encode()):
        raise Wrong
    return found.new_sign_count


def _named(known: list[str]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known]

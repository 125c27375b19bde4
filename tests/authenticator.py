"""A key that signs, in software: what a phone or a browser does when it is asked."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url, encode_cbor

PRESENT, VERIFIED, NEW = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """Holds one key; `count` is how often it was used, `origin` where it believes to be."""

    origin: str = "http://localhost:8000"
    name: str = "localhost"
    count: int = 0
    flags: int = PRESENT | VERIFIED
    person: bytes = b""
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def create(self, options: dict[str, Any], **odd: Any) -> str:
        """What navigator.credentials.create would answer, as JSON."""
        told = self._told("webauthn.create", options["challenge"], odd)
        known = bytes(16) + len(self.id).to_bytes(2) + self.id + self._public()
        parts = {"fmt": "none", "attStmt": {}, "authData": self._data(NEW) + known}
        return self._answer({"clientDataJSON": told, "attestationObject": encode_cbor(parts)})

    def get(self, options: dict[str, Any], **odd: Any) -> str:
        """What navigator.credentials.get would answer, as JSON; the count goes up by one."""
        self.count += 1
        told, data = self._told("webauthn.get", options["challenge"], odd), self._data()
        signed = data + hashlib.sha256(told).digest()
        signature = self.private.sign(signed, ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": told, "authenticatorData": data, "signature": signature}
        return self._answer(parts | ({"userHandle": self.person} if self.person else {}))

    def _told(self, type: str, challenge: str, odd: dict[str, Any]) -> bytes:
        said = {"type": type, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said | odd).encode()

    def _data(self, more: int = 0) -> bytes:
        name = hashlib.sha256(self.name.encode()).digest()
        return name + bytes([self.flags | more]) + self.count.to_bytes(4)

    def _public(self) -> bytes:
        at = self.private.public_key().public_numbers()
        return encode_cbor({1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32), -3: at.y.to_bytes(32)})

    def _answer(self, parts: dict[str, bytes]) -> str:
        id = bytes_to_base64url(self.id)
        response = {name: bytes_to_base64url(part) for name, part in parts.items()}
        return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": response})

"""A session is a random token in a cookie; the house knows its digest only."""

import hashlib
import secrets
from dataclasses import dataclass

FOUR_HUNDRED_DAYS = 34_560_000  # seconds, the most a browser keeps


def new_token() -> str:
    """256 bits."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What the store may know of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Cookie:
    """`__Host-` needs https; a loopback address without it gets a plain name."""

    secure: bool
    word: str = "weft"
    seconds: int = FOUR_HUNDRED_DAYS

    @property
    def name(self) -> str:
        return f"__Host-{self.word}" if self.secure else self.word

    def given(self, token: str) -> str:
        return self._header(token, self.seconds)

    def taken_back(self) -> str:
        return self._header("", 0)

    def _header(self, value: str, seconds: int) -> str:
        secure = "; Secure" if self.secure else ""
        return f"{self.name}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax{secure}"

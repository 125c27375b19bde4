"""How a host names a provider people may come in by: WEFT_OPENID_GOOGLE_ISSUER and so on, by any one word."""

from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator

from server.network import LOOPBACK


class OpenId(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    issuer: str
    client_id: str = Field(min_length=1)
    client_secret: SecretStr = Field(min_length=1)
    name: str = Field(default="", max_length=30)

    @field_validator("issuer")
    @classmethod
    def _safe(cls, value: str) -> str:
        parts = urlsplit(value)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        if not (safe and parts.hostname) or parts.query or parts.fragment:
            raise ValueError("write it like https://accounts.example.org, as the provider names it")
        return value.rstrip("/")

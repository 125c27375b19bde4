"""How a host names a provider people may come in by: WEFT_OPENID_GOOGLE_ISSUER and so on, by any one word."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from server import urls


class OpenId(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    issuer: Annotated[str, AfterValidator(urls.issuer)]
    client_id: str = Field(min_length=1)
    client_secret: SecretStr = Field(min_length=1)
    name: str = Field(default="", max_length=30)

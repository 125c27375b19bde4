"""Settings: environment variables with the prefix WEFT_; a misspelt one is refused at start."""

import difflib
import fnmatch
import os
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.caps import Caps
from server import places, urls
from server.network import LOOPBACK
from server.openid import OpenId

PREFIX = "WEFT_"


class WrongSettings(Exception):
    """What is set wrongly, one sentence each."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, env_nested_delimiter="_", env_nested_max_split=2
    )

    host: str = Field(default="127.0.0.1", description="the address to listen on")
    port: int = Field(default=8000, ge=1, le=65535, description="the port to listen on")
    data: Path = Field(
        default=Path("data"), description="the folder of the embedded store and the secret"
    )
    public_url: Annotated[str, AfterValidator(urls.public)] = Field(
        default="", description="where people find this Weft; http://HOST:PORT if unset"
    )
    smtp_url: Annotated[str, AfterValidator(urls.smtp)] = Field(
        default="", description="smtp://… or smtps://…; unset: mail is printed here"
    )
    mail_from: str = Field(
        default="", description="the sender of mail; weft@ the public host if unset"
    )
    neo4j_uri: str = Field(default="", description="a Neo4j instead of the embedded store")
    neo4j_user: str = Field(default="neo4j", description="its user")
    neo4j_password: SecretStr = Field(default=SecretStr(""), description="its password")
    neo4j_database: str = Field(default="neo4j", description="its database")
    embeddings_url: Annotated[str, AfterValidator(urls.bare)] = Field(
        default="", description="OpenAI-compatible embeddings, asked how near names of topics are"
    )
    embeddings_key: SecretStr = Field(default=SecretStr(""), description="its key")
    embeddings_model: str = Field(default="", description="its model")
    matching: Literal["memory", "cypher"] = Field(
        default="memory", description="where candidates come from"
    )
    matching_memory: int = Field(
        default=512, ge=1, description="the most memory matching may take, in MiB"
    )
    heap_mb: int = Field(default=512, ge=128, description="memory of the embedded store, in MiB")
    open_asks: int = Field(default=5, ge=1, description="asks a person may have open")
    asks_a_week: int = Field(default=3, ge=1, description="new asks a person may post a week")
    asks_in_first_week: int = Field(default=1, ge=1, description="and in their first week")
    urgent_a_month: int = Field(
        default=1, ge=1, description="urgent asks a person may post a month"
    )
    pair_days: int = Field(
        default=14, ge=0, description="days between two touches of a person who has not answered"
    )
    fixed_days: int = Field(
        default=8, ge=3, le=30, description="days until the fixed date of an introduction"
    )
    step_days: int = Field(default=4, ge=1, description="days a step of an introduction waits")
    introductions_a_week: int = Field(
        default=1,
        ge=0,
        le=20,
        description="introductions a week, unless their owner says otherwise",
    )
    reminder: float = Field(
        default=0.5, gt=0, lt=1, description="the share of a step before a soft ask's reminder"
    )
    points_a_person: int = Field(
        default=20_000,
        ge=1,
        description="points a person may spend an hour, and all their programs",
    )
    points_a_token: int = Field(
        default=5_000, ge=1, description="points a program's token may spend an hour"
    )
    points_a_network: int = Field(
        default=1_000, ge=1, description="points an hour for visitors of one network"
    )
    documents: Literal["listed", "any"] = Field(
        default="listed", description="what a session may ask: the web app's questions, or any"
    )
    log: Literal["auto", "pretty", "json"] = Field(
        default="auto", description="how the log is written"
    )
    secret: SecretStr = Field(
        default=SecretStr(""),
        description="the host's secret, 32 characters or more; made in DATA if unset",
    )
    openid: dict[str, OpenId] = Field(
        default_factory=dict, description="providers people may come in by, each by one word"
    )
    app_registration: bool = Field(
        default=False, description="whether apps may register themselves"
    )
    proxies: str = Field(
        default="", description="addresses of proxies whose forwarded headers are believed"
    )
    places: str = Field(
        default="", description="a table of networks and places (.mmdb), for the list of devices"
    )

    @field_validator("places")
    @classmethod
    def _table(cls, value: str) -> str:
        try:
            if value:
                places.check(value)
        except places.NoTable as fault:
            raise ValueError("there is no table of places (.mmdb) in this file") from fault
        return value

    @field_validator("secret")
    @classmethod
    def _long(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 32:
            raise ValueError("use at least 32 characters, or leave it away")
        return value

    @model_validator(mode="after")
    def _safe(self) -> "Settings":
        address = urlsplit(self.url)
        if address.scheme != "https" and address.hostname not in {*LOOPBACK, self.host}:
            raise ValueError(
                "WEFT_PUBLIC_URL has to begin with https, or sessions could be read on the way"
            )
        if self.neo4j_uri and not self.neo4j_password.get_secret_value():
            raise ValueError("WEFT_NEO4J_URI needs WEFT_NEO4J_PASSWORD")
        if self.step_days > self.fixed_days - 2:
            raise ValueError("WEFT_STEP_DAYS has to be two less than WEFT_FIXED_DAYS, or fewer")
        if self.embeddings_url and not self.embeddings_model:
            raise ValueError("WEFT_EMBEDDINGS_URL needs WEFT_EMBEDDINGS_MODEL")
        return self

    @property
    def url(self) -> str:
        """Where people find this Weft, without a slash at the end."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{name}:{self.port}"

    @property
    def caps(self) -> Caps:
        return Caps(
            self.open_asks,
            self.asks_a_week,
            self.asks_in_first_week,
            self.urgent_a_month,
            self.pair_days,
            self.fixed_days,
            self.step_days,
            self.introductions_a_week,
            self.reminder,
        )

    @property
    def providers(self) -> list[tuple[str, str]]:
        """The word each goes by, and its name on the screen."""
        return [(key, given.name or key.capitalize()) for key, given in self.openid.items()]

    @property
    def secure(self) -> bool:
        return self.url.startswith("https://")

    @property
    def sender(self) -> str:
        return self.mail_from or f"Weft <weft@{urlsplit(self.url).hostname}>"


def read() -> Settings:
    """WrongSettings names everything that is wrong at once."""
    wrong = [_odd(name) for name in sorted(os.environ) if _misspelt(name)]
    try:
        settings = Settings()
    except ValidationError as found:
        wrong += [_line("_".join(map(str, error["loc"])), error["msg"]) for error in found.errors()]
    else:
        if not wrong:
            return settings
    raise WrongSettings("\n".join(wrong))


def names() -> list[str]:
    """`*` stands for any one word."""
    plain = [name for name in Settings.model_fields if name != "openid"]
    return [
        PREFIX + name.upper() for name in [*plain, *(f"openid_*_{n}" for n in OpenId.model_fields)]
    ]


def known(name: str) -> bool:
    return any(fnmatch.fnmatchcase(name, one) for one in names())


def _misspelt(name: str) -> bool:
    return name.upper().startswith(PREFIX) and not known(name.upper())


def _odd(name: str) -> str:
    near = difflib.get_close_matches(name.upper(), names(), 1)
    return f"{name} is not a setting of Weft." + (f" Did you mean {near[0]}?" if near else "")


def _line(name: str, words: str) -> str:
    what = f"{PREFIX}{name.upper()}: " if name else ""
    return what + words.removeprefix("Value error, ")

"""Everything an operator can set, read once from `ALONGSIDE_*` variables. Unsafe or unknown values are refused."""

import os
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "ALONGSIDE_"
TEST_PREFIX = "ALONGSIDE_TEST_"


class Settings(BaseSettings):
    """The installation's settings; each is documented in `.env.example`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_origin: str = ""
    database_url: str = ""
    data_dir: Path = Path("var/alongside")
    frontend_dir: Path = Path("frontend/dist")
    name: str = Field(default="Alongside", min_length=1, max_length=60)
    smtp_url: str = ""
    mail_from: str = "alongside@localhost"
    formal_route_words: str = Field(default="", max_length=1000)
    formal_route_url: str = ""
    asks_about_employment: bool = False
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"sqlite", "postgresql", "postgresql+psycopg"}:
            raise ValueError("the database must be sqlite:///… or postgresql://…")
        if value.startswith("postgresql://"):
            return value.replace("postgresql://", "postgresql+psycopg://", 1)
        return value

    @field_validator("smtp_url")
    @classmethod
    def _known_mail_scheme(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"smtp", "smtps", "smtp+starttls"}:
            raise ValueError("the mail server must be smtp://…, smtps://… or smtp+starttls://…")
        return value

    @field_validator("formal_route_url")
    @classmethod
    def _known_link(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"https", "http", "mailto", "tel"}:
            raise ValueError("the formal route must be https://…, http://…, mailto:… or tel:…")
        return value

    @model_validator(mode="after")
    def _safe_origin(self) -> Self:
        if not self.public_origin:
            object.__setattr__(self, "public_origin", f"http://localhost:{self.port}")
        origin = urlsplit(self.public_origin)
        if origin.scheme not in {"http", "https"} or not origin.hostname or origin.path not in {"", "/"}:
            raise ValueError("the public origin must look like https://alongside.example.org")
        if origin.scheme == "http" and not is_loopback(origin.hostname):
            raise ValueError("the public origin must be https unless it is localhost: sign-in would travel in the open")
        object.__setattr__(self, "public_origin", self.public_origin.rstrip("/"))
        return self

    @property
    def secure(self) -> bool:
        """Whether people reach the server over https, so that cookies can demand it."""
        return self.public_origin.startswith("https://")

    @property
    def url(self) -> str:
        """The database URL in force: the one that was set, else the file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'alongside.db'}"


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def unknown_variables() -> list[str]:
    """Names of set `ALONGSIDE_*` variables that mean nothing, so that a typing slip is told and not ignored."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    return sorted(
        name
        for name in os.environ
        if name.startswith(PREFIX) and not name.startswith(TEST_PREFIX) and name not in known
    )

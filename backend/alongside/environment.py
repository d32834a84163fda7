"""What the operator's environment says: settings, and a port to serve on. Light, so that a slip is answered at once."""

import errno
import socket
from typing import Any

from pydantic import ValidationError

from alongside.settings import Settings, unknown_variables


class Refused(Exception):
    """The sentence an operator reads."""


def load_settings(**changes: Any) -> Settings:
    """Settings from the environment. Raises Refused for unknown names and unsafe values."""
    if unknown := unknown_variables():
        raise Refused(f"These settings mean nothing to Alongside: {', '.join(unknown)}. See .env.example.")
    given = {name: value for name, value in changes.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        name = f"ALONGSIDE_{where.upper()}: " if where else ""
        raise Refused(name + str(first["msg"]).removeprefix("Value error, ") + ".") from error


def free_port(host: str, port: int) -> None:
    """Raises Refused when somebody else listens there, or when the host is none of this machine's."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(_why_not(error, host, port)) from error


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken. Stop what is using it, or choose another with ALONGSIDE_PORT."
    if error.errno == errno.EACCES:
        return f"Port {port} needs rights that you don't have. Choose another with ALONGSIDE_PORT."
    return f"This machine has no address {host}. Choose another with ALONGSIDE_HOST."

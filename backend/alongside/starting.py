"""From the environment to an open database: what every command of the operator stands on."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from pydantic import ValidationError
from sqlalchemy.exc import DatabaseError, OperationalError

from alongside import tables
from alongside.core import migrations
from alongside.core.database import Database, prepare_folder
from alongside.core.lock import FolderNotWritable, folder_lock
from alongside.settings import Settings, unknown_variables

__all__ = ["Refused", "free_port", "load_settings", "opened", "tables"]


class Refused(Exception):
    """The sentence an operator reads."""


def load_settings(**changes: object) -> Settings:
    """Settings from the environment. Raises Refused for unknown names and unsafe values."""
    if unknown := unknown_variables():
        raise Refused(f"These settings mean nothing to Alongside: {', '.join(unknown)}. See .env.example.")
    given = {name: value for name, value in changes.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        name = f"ALONGSIDE_{where.upper()}: " if where else ""
        raise Refused(name + str(first["msg"]).removeprefix("Value error, ") + ".") from error


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The migrated database, held by this process alone when it is a SQLite file. Raises Refused."""
    held = nullcontext() if settings.database_url.startswith("postgresql") else folder_lock(settings.data_dir)
    try:
        with held:
            prepare_folder(settings.url)
            database = Database(settings.url)
            try:
                migrations.upgrade(database.engine)
                yield database
            finally:
                database.dispose()
    except OperationalError as error:
        raise Refused("The database can't be reached. Check ALONGSIDE_DATABASE_URL and that it is running.") from error
    except DatabaseError as error:
        raise Refused("The file is not a database of Alongside, or it is damaged. Restore it from a backup.") from error
    except OSError as error:
        raise FolderNotWritable(folder=settings.data_dir) from error


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

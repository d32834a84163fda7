"""`alongside`: the operator's command. Every refusal is one plain sentence and a non-zero exit, never a traceback."""

import gc
import json
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Annotated

import typer
import uvicorn
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from alongside.api import all_routes
from alongside.core import migrations
from alongside.core.database import Database, prepare_folder
from alongside.core.errors import AlongsideError
from alongside.core.locales import DEFAULT_LANGUAGE, say
from alongside.core.lock import FolderNotWritable, folder_lock
from alongside.core.logging import configure
from alongside.main import create_app, edged, openapi
from alongside.permissions.documentation import page
from alongside.settings import Settings, unknown_variables

app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)
documents = typer.Typer(help="Print documents that are made from the code.")
app.add_typer(documents, name="docs")


class Refused(Exception):
    """The sentence an operator reads."""


def load_settings(**changes: object) -> Settings:
    """Settings from the environment. Raises Refused for unknown names and unsafe values."""
    if unknown := unknown_variables():
        raise Refused(f"These settings mean nothing to Alongside: {', '.join(unknown)}. See .env.example.")
    try:
        return Settings(**{name: value for name, value in changes.items() if value is not None})  # type: ignore[arg-type]
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
    except OSError as error:
        raise FolderNotWritable(folder=settings.data_dir) from error


def free_port(host: str, port: int) -> None:
    """Raises Refused when somebody else listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                f"Port {port} is taken. Stop what is using it, or choose another with ALONGSIDE_PORT."
            ) from error


@app.command()
def serve(
    demo: Annotated[bool, typer.Option(help="Serve the demo of invented people, on this machine alone.")] = False,
    port: Annotated[int | None, typer.Option(help="Instead of ALONGSIDE_PORT.")] = None,
) -> None:
    """Migrate the database, then serve Alongside until stopped."""
    settings = load_settings(port=port)
    configure(settings.log_level)
    free_port(settings.host, settings.port)
    with opened(settings) as database:
        prepare(database, settings, demo=demo)
        application = edged(create_app(settings))
        announce(settings, demo=demo)
        # What is there at start stays: collecting it again and again costs hot reads their tail (performance.md).
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        uvicorn.run(
            application,
            host=settings.host,
            port=settings.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="on",
        )


def prepare(database: Database, settings: Settings, *, demo: bool) -> None:
    """Seed the demo into an empty database, or print the set-up link of a new installation."""


def announce(settings: Settings, *, demo: bool) -> None:
    """Say where the product is."""
    kind = "The demo of Alongside" if demo else "Alongside"
    print(f"{kind} is at {settings.public_origin} (stop with Ctrl+C).", flush=True)


@app.command()
def migrate() -> None:
    """Bring the database to this version."""
    settings = load_settings()
    with opened(settings):
        print("The database is up to date.")


@app.command("openapi")
def print_openapi() -> None:
    """Print the description of the API (OpenAPI 3.1)."""
    print(json.dumps(openapi(create_app(load_settings())), indent=2, ensure_ascii=False, sort_keys=True))


@documents.command("permissions")
def print_permissions() -> None:
    """Print docs/permissions.md."""
    print(page(all_routes()), end="")


def _without_tracebacks(run: Callable[[], None]) -> int:
    try:
        run()
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    except AlongsideError as error:
        print(say(DEFAULT_LANGUAGE, error.code, **error.params), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def main() -> None:
    """Entry point of the `alongside` command."""
    sys.exit(_without_tracebacks(app))

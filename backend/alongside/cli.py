"""`alongside`: the operator's command. Every refusal is one plain sentence and a non-zero exit, never a traceback."""

import gc
import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from alongside.core.errors import AlongsideError
from alongside.core.locales import DEFAULT_LANGUAGE, say
from alongside.core.logging import configure
from alongside.environment import Refused, free_port, load_settings
from alongside.installation.rules import may_serve
from alongside.settings import Settings

if TYPE_CHECKING:
    from alongside.core.database import Database

# A command imports what it works with when its settings are right: the whole house takes seconds to load.
app = typer.Typer(add_completion=False, no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False)
documents = typer.Typer(help="Print documents that are made from the code.")
app.add_typer(documents, name="docs")
deliveries = typer.Typer(help="What waits to be sent, and what was given up.")
app.add_typer(deliveries, name="deliveries")
OneOrAll = Annotated[UUID | None, typer.Argument(help="The first word of its line; without it, all.")]


@app.command()
def serve(
    demo: Annotated[bool, typer.Option(help="Serve the demo of invented people, on this machine alone.")] = False,
    port: Annotated[int | None, typer.Option(help="Instead of ALONGSIDE_PORT.")] = None,
) -> None:
    """Migrate the database, then serve Alongside until stopped."""
    settings = load_settings(port=port)
    configure(settings.log_level)
    may_serve(settings, demo=demo)
    free_port(settings.host, settings.port)
    # What is loaded stays: looking through it again and again meanwhile costs a fourth of the start.
    gc.disable()
    from alongside.main import create_app, edged
    from alongside.serving import run, settle
    from alongside.starting import opened

    gc.enable()
    with opened(settings) as database:
        is_demo = prepare(database, settings, demo=demo)
        app = create_app(settings)
        settle()
        kind = "The demo of Alongside" if is_demo else "Alongside"
        print(f"{kind} is at {settings.public_origin} (stop with Ctrl+C).", flush=True)
        run(edged(app, demo=is_demo), app.state.hub, settings)


def prepare(database: "Database", settings: Settings, *, demo: bool) -> bool:
    """Fill an empty demo, or print the set-up link of a new installation; tell whether the database is a demo."""
    from alongside.installation import service as installation
    from seeds.demo import tell_the_demo

    found = database.write_now(lambda session: installation.start(session, demo))
    may_serve(settings, demo=found.demo)
    if found.demo:
        tell_the_demo(database)
    if found.setup_secret:
        link = installation.setup_link(settings.public_origin, found.setup_secret)
        print(f"Set Alongside up at {link}", flush=True)
    return found.demo


@app.command()
def seed() -> None:
    """Fill an empty database with the demo."""
    settings = load_settings()
    from alongside.starting import opened

    with opened(settings) as database:
        prepare(database, settings, demo=True)
    print("The demo is told.")


@app.command()
def migrate() -> None:
    """Bring the database to this version."""
    settings = load_settings()
    from alongside.starting import opened

    with opened(settings):
        print("The database is up to date.")


@app.command("sign-in-link")
def print_sign_in_link(email: Annotated[str, typer.Argument(help="The address of the account.")]) -> None:
    """Print a link that signs a person in once, when no mail can reach them."""
    settings = load_settings()
    from alongside.people.commands import sign_in_link
    from alongside.starting import opened

    with opened(settings) as database:
        print(database.write_now(lambda session: sign_in_link(session, email, settings.public_origin)))


@app.command("import-roster")
def import_roster(
    file: Annotated[Path, typer.Argument(help="A text file with columns for name and e-mail address.")],
    coalition: Annotated[UUID, typer.Option(help="The coalition that invites.")],
) -> None:
    """Make accounts and unsent invitations from a roster, all or none; never memberships."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Refused(f"The file {file} can't be read.") from error
    settings = load_settings()
    from alongside.roster import commands as roster
    from alongside.starting import opened

    with opened(settings) as database:
        try:
            done = database.write_now(lambda session: roster.import_roster(session, coalition, data))
        except AlongsideError as refusal:
            raise Refused("\n".join(roster.reasons(refusal))) from refusal
    print(f"{done.new} invited, {done.already} there already.")


@app.command("openapi")
def print_openapi() -> None:
    """Print the description of the API (OpenAPI 3.1)."""
    from alongside.main import create_app

    print(json.dumps(create_app(load_settings()).openapi(), indent=2, ensure_ascii=False, sort_keys=True))


@deliveries.command("list")
def list_deliveries() -> None:
    """Print what waits and what was given up: when, by what, to which server, how often tried, what came of it."""
    settings = load_settings()
    from alongside.core import dead_letters
    from alongside.starting import opened

    with opened(settings) as database:
        for line in database.read_now(lambda session: list(dead_letters.lines(session))):
            print(line)


@deliveries.command("retry")
def retry_deliveries(delivery: OneOrAll = None) -> None:
    """Try again what was given up."""
    settings = load_settings()
    from alongside.core import dead_letters
    from alongside.starting import opened

    with opened(settings) as database:
        print(f"{database.write_now(lambda session: dead_letters.retry(session, delivery))} will be tried again.")


@deliveries.command("drop")
def drop_deliveries(delivery: OneOrAll = None) -> None:
    """Take away what was given up."""
    settings = load_settings()
    from alongside.core import dead_letters
    from alongside.starting import opened

    with opened(settings) as database:
        print(f"{database.write_now(lambda session: dead_letters.drop(session, delivery))} dropped.")


@documents.command("permissions")
def print_permissions() -> None:
    """Print docs/permissions.md."""
    from alongside.api import all_routes
    from alongside.permissions.documentation import page

    print(page(all_routes()), end="")


def without_tracebacks(run: Callable[[], object]) -> int:
    """The exit code of a command; what it refuses is one sentence on standard error."""
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
    except Exception:
        logging.getLogger("alongside").debug("the command broke", exc_info=True)
        print("Something went wrong. Run it again with ALONGSIDE_LOG_LEVEL=debug to see what.", file=sys.stderr)
        return 1
    return 0


def main() -> None:
    """Entry point of the `alongside` command."""
    sys.exit(without_tracebacks(app))

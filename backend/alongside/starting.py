"""From settings to an open database: what every command of the operator that works on one stands on."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from alongside import tables
from alongside.core import migrations
from alongside.core.database import Database, prepare_folder
from alongside.core.hot import BROKE, NOT_THERE
from alongside.core.lock import FolderNotWritable, folder_lock
from alongside.environment import Refused
from alongside.settings import Settings

__all__ = ["opened", "tables"]


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
    except NOT_THERE as error:
        raise Refused("The database can't be reached. Check ALONGSIDE_DATABASE_URL and that it is running.") from error
    except BROKE as error:
        raise Refused("The file is not a database of Alongside, or it is damaged. Restore it from a backup.") from error
    except OSError as error:
        raise FolderNotWritable(folder=settings.data_dir) from error

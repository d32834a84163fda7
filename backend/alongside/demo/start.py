"""From the demo to an installation of one's own: an empty database in the folder beside the demo's."""

from alongside.core import migrations
from alongside.core.database import Database
from alongside.core.lock import FolderInUse, FolderNotWritable, folder_lock
from alongside.demo.rules import START_COMMAND, RealOneIsSetUp, RealOneRuns, RealOneUnwritable
from alongside.installation import service as installation
from alongside.settings import Settings

FOLDER = "alongside"


def make_empty(settings: Settings) -> str:
    """Make the real installation, if there is none yet, and return a fresh link that sets it up.

    Nothing of the demo goes along. Raises RealOneIsSetUp, RealOneRuns, RealOneUnwritable.
    """
    folder = settings.data_dir.parent / FOLDER
    try:
        with folder_lock(folder):
            secret = _opened(f"sqlite:///{folder / 'alongside.db'}")
    except FolderInUse as error:
        raise RealOneRuns from error
    except (FolderNotWritable, OSError) as error:
        raise RealOneUnwritable from error
    if secret is None:
        raise RealOneIsSetUp(command=START_COMMAND)
    return installation.setup_link(settings.public_origin, secret)


def _opened(url: str) -> str | None:
    database = Database(url)
    try:
        migrations.upgrade(database.engine)
        return database.write_now(installation.hand_over)
    finally:
        database.dispose()

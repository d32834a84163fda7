"""One process writes to a SQLite file: the first takes the data folder's lock (architecture.md section 5)."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alongside.core.errors import AlongsideError


class FolderInUse(AlongsideError):
    """Another process has this data folder open."""


class FolderNotWritable(AlongsideError):
    """The data folder can't be written."""


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold the folder for as long as the context lasts. Raises FolderInUse, FolderNotWritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / "lock").open("w")
    except OSError as error:
        raise FolderNotWritable(folder=folder) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderInUse(folder=folder) from error
        yield

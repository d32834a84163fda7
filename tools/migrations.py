"""Whether the migrations build exactly the tables that the models describe, and can be taken back."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine

from alongside import tables  # noqa: F401 - fills the metadata
from alongside.core import migrations


def main() -> int:
    with TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'drift.db'}")
        migrations.upgrade(engine)
        missing = migrations.drift(engine)
        migrations.downgrade(engine)
        engine.dispose()
    for difference in missing:
        print(difference)
    if missing:
        print("A migration is missing for these differences between the models and the migrated database.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

"""Whether the migrations build exactly the tables that the models describe, on an empty database."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.setup import ROOT


def main() -> int:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'drift.db'}"
        for command in (["upgrade", "head"], ["check"]):
            done = subprocess.run(
                [sys.executable, "-m", "alembic", *command],
                cwd=ROOT,
                check=False,
                env=os.environ | {"ALONGSIDE_DATABASE_URL": url},
            )
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())

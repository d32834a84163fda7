"""Make ready what is named on the command line, each part with what it stands on."""

from __future__ import annotations

import subprocess
import sys

from tools.setup import SetupError, backend, frontend, system

PARTS = {
    "run": [lambda: backend.prepare("frontend"), frontend.prepare_packages, frontend.prepare_application],
    "dev": [lambda: backend.prepare("dev", "frontend"), frontend.prepare_packages],
    "application": [frontend.prepare_application],
    "browser": [system.ensure_browser],
    "postgres": [system.ensure_postgres],
}


def main(parts: list[str]) -> str | None:
    if sys.version_info < (3, 11):
        return f"Alongside needs Python 3.11 or newer; this is {sys.version.split()[0]}."
    try:
        for part in parts:
            for step in PARTS[part]:
                step()
    except SetupError as error:
        return str(error)
    except subprocess.CalledProcessError as error:
        return f"Set-up stopped: `{' '.join(map(str, error.cmd))}` failed."
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

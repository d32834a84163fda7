"""Debian's Chromium for browser tests, without sandbox as root and without calls home.

`python -m tests.harness.chromium -- npm run e2e` runs a command that finds path and flags in its environment.
"""

import os
import shutil
import subprocess
import sys

PROGRAM_VARIABLE = "ALONGSIDE_TEST_CHROMIUM"
FLAGS_VARIABLE = "ALONGSIDE_TEST_CHROMIUM_FLAGS"
QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program() -> str:
    """The path of the browser: the one that was named, else the system's."""
    found = os.environ.get(PROGRAM_VARIABLE) or shutil.which("chromium")
    if not found:
        raise SystemExit("Chromium is not installed. On Debian: sudo apt-get install -y chromium")
    return found


def flags() -> tuple[str, ...]:
    """How to start it; root cannot use the browser's sandbox."""
    return ("--no-sandbox", *QUIET) if os.geteuid() == 0 else QUIET


def environment() -> dict[str, str]:
    return {PROGRAM_VARIABLE: program(), FLAGS_VARIABLE: " ".join(flags())}


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    return subprocess.run(command, check=False, env=os.environ | environment()).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Files that are made from the code and committed: `python -m tools.generated write|check [name]...`."""

import subprocess
import sys
from collections.abc import Callable
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from tools.setup import ROOT

API = Path("frontend/src/api")
SHOWN_LINES = 40


def _command(*arguments: str) -> Callable[[], str]:
    def run() -> str:
        done = subprocess.run(arguments, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
        if done.returncode:
            raise SystemExit(f"`{' '.join(arguments)}` failed.")
        return done.stdout

    return run


# In this order: the client's types are made from the description of the API.
GENERATED: dict[str, tuple[Path, Callable[[], str]]] = {
    "openapi": (API / "openapi.json", _command("alongside", "openapi")),
    "client": (API / "schema.d.ts", _command("npm", "--prefix", "frontend", "run", "--silent", "client")),
    "permissions": (Path("docs/permissions.md"), _command("alongside", "docs", "permissions")),
}


def write(name: str) -> bool:
    path, make = GENERATED[name]
    (ROOT / path).write_text(make())
    print(f"Wrote {path}")
    return True


def check(name: str) -> bool:
    """Whether the committed file is what the code makes now; the difference is printed."""
    path, make = GENERATED[name]
    committed = (ROOT / path).read_text() if (ROOT / path).exists() else ""
    made = make()
    if committed == made:
        return True
    lines = unified_diff(committed.splitlines(), made.splitlines(), str(path), "made now", lineterm="", n=1)
    print(*islice(lines, SHOWN_LINES), sep="\n")
    print(f"{path} is not what the code makes: run `make client docs` and commit it.")
    return False


def main(arguments: list[str]) -> int:
    act = {"write": write, "check": check}[arguments[0]]
    results = [act(name) for name in arguments[1:] or GENERATED]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

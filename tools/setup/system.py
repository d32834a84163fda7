"""What only the system's packages can give: installed as root on Debian, named in one command elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from sys import version_info

from tools.setup import SetupError

FONTS = Path("/usr/share/fonts/truetype/noto")
VENV_PACKAGE = f"python{version_info.major}.{version_info.minor}-venv"


def ensure_venv() -> None:
    _ensure([] if find_spec("ensurepip") else [VENV_PACKAGE])


def ensure_browser() -> None:
    missing = [] if shutil.which("chromium") else ["chromium"]
    if _is_debian():
        fonts = {
            "fonts-noto-core": "NotoSansArabic-Regular.ttf",
            "fonts-noto-ui-core": "NotoSansArabicUI-Regular.ttf",
        }
        missing += [package for package, file in fonts.items() if not (FONTS / file).exists()]
    _ensure(missing)


def ensure_postgres() -> None:
    found = shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    _ensure([] if found else ["postgresql"])


def _ensure(missing: list[str]) -> None:
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not (_is_debian() and os.geteuid() == 0):
        raise SetupError(f"Missing on this system: {', '.join(missing)}. On Debian: sudo {' '.join(install)}")
    print(f"Installing {', '.join(missing)}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        quietly = [*command, "-qq", "-o", "DPkg::Lock::Timeout=300"]
        subprocess.run(quietly, check=True, env=environment, stdout=subprocess.DEVNULL)


def _is_debian() -> bool:
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text().splitlines()

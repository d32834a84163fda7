"""Makes a checkout ready: `python3 -m tools.setup <part>...`, with the standard library alone."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class SetupError(Exception):
    """Something a person has to do first, said in one plain sentence."""

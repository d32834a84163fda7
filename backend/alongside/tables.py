"""Every table there is: importing this module fills the metadata that migrations and erasure are checked against.

The nouns are found by their folders, so that a new one can't be forgotten: their tables stand in `models`, and where
there are too many for one file, those of what came of it in `outcomes`.
"""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import alongside
from alongside.core import idempotency, outbox, paused, running
from alongside.core.model import metadata

for noun in iter_modules(alongside.__path__, "alongside."):
    for module in (f"{noun.name}.models", f"{noun.name}.outcomes") if noun.ispkg else ():
        if find_spec(module):
            import_module(module)

__all__ = ["idempotency", "metadata", "outbox", "paused", "running"]

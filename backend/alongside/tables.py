"""Every table there is: importing this module fills the metadata that migrations and erasure are checked against.

The nouns are found by their folders, so that a new one can't be forgotten.
"""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import alongside
from alongside.core import idempotency, outbox
from alongside.core.model import metadata

for noun in iter_modules(alongside.__path__, "alongside."):
    if noun.ispkg and find_spec(f"{noun.name}.models"):
        import_module(f"{noun.name}.models")

__all__ = ["idempotency", "metadata", "outbox"]

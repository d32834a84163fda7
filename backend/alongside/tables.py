"""Every table there is: importing this module fills the metadata that migrations and erasure are checked against."""

from alongside.activity import models as activity
from alongside.coalitions import models as coalitions
from alongside.core import idempotency
from alongside.core.model import metadata
from alongside.decisions import models as decisions
from alongside.following import models as following
from alongside.people import models as people

__all__ = ["activity", "coalitions", "decisions", "following", "idempotency", "metadata", "people"]

"""What starting for real refuses."""

from alongside.core.errors import Conflict

START_COMMAND = "make run DEMO=0"


class RealOneRuns(Conflict):
    """The data folder of the real installation is in use."""


class RealOneIsSetUp(Conflict):
    """There is a real installation, and it has its first person."""


class RealOneUnwritable(Conflict):
    """The folder beside the demo's can't be written."""

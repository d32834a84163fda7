"""Which addresses of push services are taken, and what is refused."""

import re
from urllib.parse import urlsplit

from alongside.core.errors import Conflict, wrong_field

LONGEST = 1000
PLAIN = re.compile(r"[!-~]+")


class PushNotHere(Conflict):
    """This installation sends nothing to devices: it is a demo, or has just been started."""


def check_endpoint(endpoint: str) -> None:
    """An https address at the usual port; where it leads is looked at at each sending. Raises InvalidInput."""
    try:
        parts = urlsplit(endpoint)
        usual = parts.port in {None, 443}
    except ValueError as error:
        raise wrong_field("/endpoint", "push_address") from error
    named = parts.scheme == "https" and parts.hostname and parts.username is None and parts.password is None
    if not (named and usual and PLAIN.fullmatch(endpoint)):
        raise wrong_field("/endpoint", "push_address")

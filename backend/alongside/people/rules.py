"""How people get in and stay in: spans of time, what makes a password easy to guess, and what is refused."""

import re
from datetime import datetime, timedelta
from itertools import pairwise

from alongside.core.errors import Conflict, Gone, InvalidInput, NotSignedIn

LINK_LASTS = timedelta(minutes=15)
SESSION_LASTS = timedelta(days=30)
IDLE = timedelta(days=7)
SEEN_AGAIN = timedelta(hours=1)
FRESH = timedelta(minutes=10)

FEWEST_SIGNS = 5
# What people begin with when they are asked for a password, in the languages we speak.
FIRST_IDEAS = re.compile(
    r"pass(word|wort)?|contrase(n|ñ)a|mot ?de ?passe|كلمة ?(ال)?(سر|مرور)|secret|welcome|bienvenue|bienvenid[oa]|admin"
    r"|let ?me ?in|change ?me|alongside|qwert[yz](uiop)?|azerty(uiop)?|asdf(ghjkl)?|iloveyou|abc(def)?"
    r"|123(456789|4567|45|4)?"
)


class EmailOrPasswordWrong(NotSignedIn):
    """Which of the two is never said."""


class LinkUsedOrTooOld(Gone):
    """Not a sign-in link of now. Used, expired, replaced and never made look alike."""


class MailNotSetUp(Conflict):
    """This installation has no mail server, so it can't send a link to anyone."""


class AddressInUse(Conflict):
    """There is an account with this address."""


class SignInAgain(Conflict):
    """This needs a sign-in of just now, or the present password."""


class PasswordTooEasy(InvalidInput):
    """One of the first that a stranger would try."""


class PasswordNotRight(InvalidInput):
    """The present password is another one."""


def too_easy(password: str, *about: str) -> bool:
    """Whether a password is little more than a first idea, a run of keys, or the person's own name or address."""
    lowered = password.casefold()
    rest = FIRST_IDEAS.sub("", lowered)
    for word in about:
        for part in re.split(r"[\s@.]+", word.casefold()):
            rest = rest.replace(part, "") if len(part) > 2 else rest
    return min(len(set(lowered)), len(set(rest))) < FEWEST_SIGNS or _is_a_run(lowered)


def _is_a_run(text: str) -> bool:
    """Mostly one key after its neighbour, or the same again."""
    steps = [ord(after) - ord(before) for before, after in pairwise(text)]
    return max(steps.count(step) for step in (-1, 0, 1)) * 4 >= len(steps) * 3


def is_fresh(started: datetime, *, by_link: bool, now: datetime) -> bool:
    """Whether a session is young enough, and came by a link, to stand for the present password."""
    return by_link and now - started <= FRESH

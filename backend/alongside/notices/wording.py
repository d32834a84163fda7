"""The words of a mail of notices: the kind of thing and its time, and never what it is about (trust.md 5.7, T14).

No sentence has a place for a name, a title or a text, so none can be in it. Times are those of the account's zone,
which is named.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.checkins.rules import Answer
from alongside.core.locales import say
from alongside.notices.queries import Fact
from alongside.notices.rules import KIND_OF, NoticeKind, What

# Where each is answered or read; ids tell nothing to who can't sign in.
PAGES: dict[What, str] = {
    What.VOICE: "/c/{coalition}/proposals/{page}",
    What.CLOSING: "/c/{coalition}/proposals/{page}",
    What.QUESTION: "/consents/{page}",
    What.LOOK: "/reports/{page}",
    What.WORD_DUE: "/check-in/{page}",
    What.NO_WORD: "/check-in/{page}",
    What.ASK: "/asks/{page}",
    What.ASK_ANSWERED: "/asks/{page}",
    What.OTHER_WORDS: "/consents/{page}",
    What.NOTE_ANSWERED: "/c/{coalition}/proposals/{page}",
    What.TALK: "/c/{coalition}/proposals/{page}",
    What.OBJECTION: "/c/{coalition}/proposals/{page}",
    What.REPLY: "/commitments/{page}",
    What.SUPPORT_WANTED: "/support/requests/{page}",
    What.SUPPORT_OFFERED: "/support/offers/{page}",
    What.SUPPORT_ON_REQUEST: "/support/requests/{page}",
    What.SUPPORT_ACCEPTED: "/support/offers/{page}",
    What.DECISION: "/c/{coalition}/decisions/{page}",
    What.WELCOME: "/c/{coalition}/people",
    What.REVIEW: "/c/{coalition}/decisions/{page}",
    What.ADDRESS: "/you/notices",
}


def address(what: What, coalition_id: UUID | None, page_id: UUID) -> str:
    """The page that a notice leads to."""
    return PAGES[what].format(coalition=coalition_id, page=page_id)


def params(told: Sequence[Fact], language: str, zone: str, *, origin: str, stop: str) -> dict[str, str]:
    """What the template's sentences need: one line for each kind and time, and where it is read."""
    lines = dict.fromkeys(_line(fact, language, zone) for fact in told)
    kinds = {KIND_OF[fact.what] for fact in told}
    subject = f"notice_{next(iter(kinds))}" if len(kinds) == 1 else "notice_several"
    return {
        "subject": say(language, subject),
        "lines": "\n".join(lines),
        "links": _links(told, language, origin),
        "stop": stop,
        "choices": f"{origin}/you/notices",
    }


def _links(told: Sequence[Fact], language: str, origin: str) -> str:
    if len(told) > 1:
        return f"{origin}/notices"
    (fact,) = told
    link = origin + address(fact.what, fact.coalition_id, fact.page_id)
    if KIND_OF[fact.what] is not NoticeKind.WORD:
        return link
    # Each chooses an answer on the page; only a press there sends it.
    ways = (f"{say(language, f'notice_answer_{answer}')}\n\n{link}?answer={answer}" for answer in Answer)
    return "\n\n".join((say(language, "notice_answers"), *ways))


def _line(fact: Fact, language: str, zone: str) -> str:
    line = say(language, f"notice_line_{fact.what}")
    if fact.until is not None:
        return f"{line} {say(language, 'notice_until', moment=moment_in_words(fact.until, language, zone))}"
    if fact.day is not None:
        which = "notice_for_day" if KIND_OF[fact.what] is NoticeKind.WORD else "notice_by_day"
        return f"{line} {say(language, which, day=day_in_words(fact.day, language))}"
    return line


def moment_in_words(moment: datetime, language: str, zone: str) -> str:
    """A moment on the clock of a zone, which is named."""
    here = moment.astimezone(ZoneInfo(zone))
    day = day_in_words(here.date(), language)
    return say(language, "notice_moment", day=day, time=f"{here:%H:%M}", zone=zone)


def day_in_words(day: date, language: str) -> str:
    """A day with its weekday."""
    weekday, month = say(language, f"weekday_{day.weekday()}"), say(language, f"month_{day.month}")
    return say(language, "day_in_words", weekday=weekday, day=day.day, month=month)

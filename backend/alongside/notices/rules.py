"""What a person is told of, how they choose to be told, and when (product.md S15). Pure: times come in as arguments.

A notice is the authority; mails and digests are made from the notices that are not seen. The clock is a person's own:
a time that a change of clocks leaves out moves on by the gap, one that comes twice is meant the first time.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

KEPT = timedelta(days=60)
# What is older when it is first looked for is not told any more: what still waits, and what is only news.
STILL_NEW = timedelta(days=30)
STILL_NEWS = timedelta(days=7)
CLOSES_SOON = timedelta(days=1)
# Nothing is looked at later than the next digest: what seems to be was put off while the clock was far ahead.
FARTHEST = timedelta(days=9)
LOOK_AGAIN = timedelta(hours=1)
STOP_LASTS = timedelta(days=90)
# After that a mail has lost its sense: what is new still is so in the app.
MAILS_LAST = timedelta(days=7)
# A digest comes no sooner after another, by whichever clock its reader lives meanwhile.
APART = timedelta(hours=12)
# Of a day whose hour nobody chose.
NINE = 9 * 60


class NoticeKind(StrEnum):
    """What a person chooses about. `address` is about their own mailbox, and is told here alone."""

    VOICE = "voice"
    CLOSING = "closing"
    QUESTION = "question"
    WORD = "word"
    ASK = "ask"
    ANSWER = "answer"
    DECISION = "decision"
    WELCOME = "welcome"
    REVIEW = "review"
    ADDRESS = "address"


class What(StrEnum):
    """What exactly there is to tell. Each is of one kind."""

    VOICE = "voice"
    CLOSING = "closing"
    QUESTION = "question"
    LOOK = "look"
    WORD_DUE = "word_due"
    NO_WORD = "no_word"
    ASK = "ask"
    ASK_ANSWERED = "ask_answered"
    OTHER_WORDS = "other_words"
    NOTE_ANSWERED = "note_answered"
    TALK = "talk"
    OBJECTION = "objection"
    REPLY = "reply"
    SUPPORT_WANTED = "support_wanted"
    SUPPORT_OFFERED = "support_offered"
    SUPPORT_ON_REQUEST = "support_on_request"
    SUPPORT_ACCEPTED = "support_accepted"
    DECISION = "decision"
    WELCOME = "welcome"
    REVIEW = "review"
    ADDRESS = "address"


KIND_OF: Mapping[What, NoticeKind] = {
    What.VOICE: NoticeKind.VOICE,
    What.CLOSING: NoticeKind.CLOSING,
    What.QUESTION: NoticeKind.QUESTION,
    What.LOOK: NoticeKind.QUESTION,
    What.WORD_DUE: NoticeKind.WORD,
    What.NO_WORD: NoticeKind.WORD,
    What.ASK: NoticeKind.ASK,
    What.ASK_ANSWERED: NoticeKind.ANSWER,
    What.OTHER_WORDS: NoticeKind.ANSWER,
    What.NOTE_ANSWERED: NoticeKind.ANSWER,
    What.TALK: NoticeKind.ANSWER,
    What.OBJECTION: NoticeKind.ANSWER,
    What.REPLY: NoticeKind.ANSWER,
    What.SUPPORT_WANTED: NoticeKind.ASK,
    What.SUPPORT_OFFERED: NoticeKind.QUESTION,
    What.SUPPORT_ON_REQUEST: NoticeKind.QUESTION,
    What.SUPPORT_ACCEPTED: NoticeKind.ANSWER,
    What.DECISION: NoticeKind.DECISION,
    What.WELCOME: NoticeKind.WELCOME,
    What.REVIEW: NoticeKind.REVIEW,
    What.ADDRESS: NoticeKind.ADDRESS,
}
CHOOSABLE = tuple(kind for kind in NoticeKind if kind is not NoticeKind.ADDRESS)


class Way(StrEnum):
    """How a notice of a kind reaches its person, beside the app: a mail at once, with the digest, or not at all."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    HERE = "here"


Ways = Mapping[NoticeKind, Way]
# What has its hour comes at it; one digest a day has the rest.
USUAL: Ways = MappingProxyType(
    dict.fromkeys(CHOOSABLE, Way.DIGEST)
    | {NoticeKind.CLOSING: Way.AT_ONCE, NoticeKind.WORD: Way.AT_ONCE, NoticeKind.ADDRESS: Way.HERE}
)
WORKDAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Place:
    """What a person chose for one coalition: nothing at all of it, or other ways for some kinds."""

    muted: bool = False
    ways: Ways = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours without mails, in minutes of the day; they may go over midnight."""

    since: int
    until: int


@dataclass(frozen=True, slots=True)
class Choices:
    """All that a person chose about notices, and the zone that their times are in."""

    zone: str = "UTC"
    ways: Ways = field(default_factory=dict)
    places: Mapping[UUID, Place] = field(default_factory=dict)
    digest_days: tuple[int, ...] = WORKDAYS
    digest_at: int = NINE
    quiet: Quiet | None = None


def is_muted(choices: Choices, coalition_id: UUID | None) -> bool:
    """Whether nothing of a coalition is told."""
    place = choices.places.get(coalition_id) if coalition_id else None
    return place is not None and place.muted


def way(choices: Choices, kind: NoticeKind, coalition_id: UUID | None) -> Way:
    """How a notice reaches its person: what they chose for the coalition, else for the kind, else what is usual."""
    if kind is NoticeKind.ADDRESS or is_muted(choices, coalition_id):
        return Way.HERE
    place = choices.places.get(coalition_id) if coalition_id else None
    return (place.ways.get(kind) if place else None) or choices.ways.get(kind) or USUAL[kind]


def is_mailed(choices: Choices, what: What, coalition_id: UUID | None) -> bool:
    """Whether a notice goes out at all, by mail and to devices; now or with a digest."""
    return way(choices, KIND_OF[what], coalition_id) is not Way.HERE


def way_anywhere(choices: Choices, kind: NoticeKind) -> Way:
    """How a kind reaches its person from any coalition: only "here" when no mail of it comes from anywhere."""
    found = {way(choices, kind, coalition_id) for coalition_id in (None, *choices.places)}
    return next(one for one in Way if one in found)


def when(choices: Choices, what: What, coalition_id: UUID | None, since: datetime, now: datetime) -> datetime | None:
    """When a notice is to be mailed; never after `now` if it is to be now. None: it is told here alone.

    What seems to come from the future was noted while the clock was ahead, and is as good as old.
    """
    chosen = way(choices, KIND_OF[what], coalition_id)
    if chosen is Way.HERE:
        return None
    if chosen is Way.DIGEST:
        latest = latest_digest(choices, now)
        if latest is None or latest < since <= now:
            return next_digest(choices, now)
    return quiet_until(choices, now) or now


def latest_digest(choices: Choices, now: datetime) -> datetime | None:
    """The last moment of a digest up to now; None when there was none in the last week."""
    here = now.astimezone(ZoneInfo(choices.zone)).date()
    moments = (_digest_on(choices, here - timedelta(days=back)) for back in range(8))
    return next((moment for moment in moments if moment is not None and moment <= now), None)


def next_digest(choices: Choices, now: datetime) -> datetime:
    """The first moment of a digest after now."""
    here = now.astimezone(ZoneInfo(choices.zone)).date()
    moments = (_digest_on(choices, here + timedelta(days=ahead)) for ahead in range(9))
    return next(moment for moment in moments if moment is not None and moment > now)


def has_gone(choices: Choices, moment: datetime, last: datetime | None) -> bool:
    """Whether the digest of a moment needs no mail any more: that of `last` went on the same local day, or just before.

    Both are read on the clock of now, so that who moves to another zone has one a day there as well.
    """
    if last is None:
        return False
    zone = ZoneInfo(choices.zone)
    return moment.astimezone(zone).date() <= last.astimezone(zone).date() or moment - last < APART


def last_day(ends: Collection[datetime | None], now: datetime) -> datetime:
    """Until when a mail may be sent: while anything in it has not ended, and not for long."""
    longest = now + MAILS_LAST
    return max((longest if end is None else min(end, longest) for end in ends), default=longest)


def _digest_on(choices: Choices, day: date) -> datetime | None:
    return instant(choices.zone, day, choices.digest_at) if day.weekday() in choices.digest_days else None


def quiet_until(choices: Choices, now: datetime) -> datetime | None:
    """The end of the quiet hours that it is now, if it is."""
    quiet = choices.quiet
    if quiet is None:
        return None
    here = now.astimezone(ZoneInfo(choices.zone))
    over_midnight = quiet.since > quiet.until
    for began in (here.date() - timedelta(days=1), here.date()):
        ended = began + timedelta(days=1) if over_midnight else began
        end = instant(choices.zone, ended, quiet.until)
        if instant(choices.zone, began, quiet.since) <= now < end:
            return end
    return None


def instant(zone: str, day: date, minute: int) -> datetime:
    """A local time as an instant: in a gap it moves on by the gap, and of two it is the first."""
    local = datetime.combine(day, time(minute // 60, minute % 60), ZoneInfo(zone))
    return datetime.fromtimestamp(local.timestamp(), ZoneInfo("UTC"))

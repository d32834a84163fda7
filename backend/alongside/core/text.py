"""Text that people type: what is taken, what is refused, and how it is kept (trust.md 5.7, experience.md section 5)."""

import unicodedata
from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from precis_i18n import get_profile
from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, StringConstraints
from pydantic_core import PydanticCustomError

# Bidi overrides and isolates, zero-width, filling and other unseen marks, tags: they make a text look like another.
HIDDEN = {
    0x00AD,
    0x061C,
    0x115F,
    0x1160,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0x3164,
    0xFEFF,
    0xFFA0,
    *range(0xE0000, 0xE0080),
}
LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
EMPTY_CELL = "\u2800"
NICKNAME = get_profile("NicknameCasePreserved")
OPAQUE = get_profile("OpaqueString")


class Body(BaseModel):
    """A request body: unknown fields are refused, so that a typing slip is never silently dropped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


def _refuse(code: str) -> PydanticCustomError:
    return PydanticCustomError(code, "refused")


def _no_controls(value: str) -> str:
    value = value.replace("\r\n", "\n")
    if any(unicodedata.category(mark) in {"Cc", "Cs"} and mark not in "\n\t" for mark in value):
        raise _refuse("hidden_characters")
    if any(ord(mark) in HIDDEN for mark in value):
        raise _refuse("hidden_characters")
    return unicodedata.normalize("NFC", value)


def _one_line(value: str) -> str:
    if not LINE_ENDS.isdisjoint(value):
        raise _refuse("one_line_only")
    return value


def _nickname(value: str) -> str:
    """RFC 8266: any script, spaces and marks kept, nothing that hides or breaks the line.

    Joiners stay where a script needs them to be read (after a virama, between Persian letters) and nowhere else.
    """
    try:
        name = str(NICKNAME.enforce(value))
    except UnicodeEncodeError as error:
        raise _refuse("hidden_characters") from error
    if EMPTY_CELL in name or all(unicodedata.category(mark)[0] in "MZ" for mark in name):
        raise _refuse("hidden_characters")
    return name


def _within(maximum: int) -> AfterValidator:
    """Normalising can lengthen a text: what is kept must fit too."""

    def check(value: str) -> str:
        if len(value) > maximum:
            raise PydanticCustomError("string_too_long", "refused", {"max_length": maximum})
        return value

    return AfterValidator(check)


def _checked(minimum: int, maximum: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=minimum, max_length=maximum)


@cache
def zones() -> frozenset[str]:
    """The names of all time zones."""
    return frozenset(available_timezones())


def _known_zone(value: str) -> str:
    if value not in zones():
        raise _refuse("unknown_zone")
    return value


def opaque(value: str) -> str:
    """A secret as RFC 8265 compares it: the same however a keyboard wrote it. Raises UnicodeEncodeError."""
    return str(OPAQUE.enforce(value))


def _secret(value: str) -> str:
    try:
        return opaque(value)
    except UnicodeEncodeError as error:
        raise _refuse("hidden_characters") from error


_LINE = AfterValidator(_one_line)
_CLEAN = AfterValidator(_no_controls)

Name = Annotated[str, _checked(1, 200), _LINE, _CLEAN, AfterValidator(_nickname), _within(200)]
Phrase = Annotated[str, _checked(1, 60), _LINE, _CLEAN, _within(60)]
Title = Annotated[str, _checked(1, 160), _LINE, _CLEAN, _within(160)]
Sentence = Annotated[str, _checked(1, 280), _LINE, _CLEAN, _within(280)]
Words = Annotated[str, _checked(1, 1000), _CLEAN, _within(1000)]
Text = Annotated[str, _checked(1, 10000), _CLEAN, _within(10000)]
Email = Annotated[EmailStr, _checked(3, 254), AfterValidator(str.lower), _within(254)]
Zone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_known_zone)]
Language = Literal["en", "es", "fr", "ar"]
# Never stripped: a space at the end of a password is part of it.
Password = Annotated[
    str, StringConstraints(strip_whitespace=False, min_length=1, max_length=256), AfterValidator(_secret)
]
NewPassword = Annotated[
    str, StringConstraints(strip_whitespace=False, min_length=12, max_length=256), AfterValidator(_secret), _within(256)
]
# A secret of ours that came back through a link.
Token = Annotated[str, StringConstraints(min_length=1, max_length=200)]

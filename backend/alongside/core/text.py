"""Text that people type: what is taken, what is refused, and how it is kept (trust.md 5.7, experience.md section 5)."""

import unicodedata
from typing import Annotated

from precis_i18n import get_profile
from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, StringConstraints
from pydantic_core import PydanticCustomError

# Bidi overrides and isolates, zero-width and invisible marks, tag characters: they make a name look like another.
HIDDEN = {
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x200B,
    0x200E,
    0x200F,
    0x2060,
    0xFEFF,
    0x00AD,
    *range(0xE0000, 0xE0080),
}
JOINERS = {0x200C, 0x200D}
NICKNAME = get_profile("NicknameCasePreserved")


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
    if "\n" in value or "\r" in value:
        raise _refuse("one_line_only")
    return value


def _nickname(value: str) -> str:
    """RFC 8266: any script, spaces and marks kept, nothing that hides or breaks the line."""
    if any(ord(mark) in JOINERS for mark in value):
        raise _refuse("hidden_characters")
    try:
        return str(NICKNAME.enforce(value))
    except UnicodeEncodeError as error:
        raise _refuse("hidden_characters") from error


def _checked(minimum: int, maximum: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=minimum, max_length=maximum)


Name = Annotated[
    str, _checked(1, 200), AfterValidator(_one_line), AfterValidator(_no_controls), AfterValidator(_nickname)
]
Title = Annotated[str, _checked(1, 160), AfterValidator(_one_line), AfterValidator(_no_controls)]
Sentence = Annotated[str, _checked(1, 280), AfterValidator(_one_line), AfterValidator(_no_controls)]
Words = Annotated[str, _checked(1, 1000), AfterValidator(_no_controls)]
Text = Annotated[str, _checked(1, 10000), AfterValidator(_no_controls)]
Email = Annotated[EmailStr, _checked(3, 254), AfterValidator(str.lower)]

"""A name can be written in any script, and can't be made to look like another one (trust.md 5.7)."""
# ruff: noqa: RUF001 - names of many scripts are the subject here

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from alongside.core.text import HIDDEN, Email, Name, Phrase, Sentence, Text, Title, Words, Zone, zones

NAME: TypeAdapter[str] = TypeAdapter(Name)


def refused(kind: Any, value: str) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return str(caught.value.errors()[0]["type"])


@pytest.mark.parametrize(
    "name",
    [
        "Dana",
        "Áine Ní Bhriain",
        "O’Brien-Smith, Jr.",
        "عائشة بنت سعد",
        "สมชาย ใจดี",
        "ශ්\u200dරීමතී",  # the joiner makes the letters that the name is written with
        "علی\u200cرضا",  # and here the non-joiner does
        "李小龍",
        "Nguyễn Thị Minh Khai",
        "יעל כהן",
        "5 Sekunden",
        "X Æ A-12",
        "Zoë 🌻",
        "x" * 200,
    ],
)
def test_names_of_every_script_are_taken_as_they_are(name: str) -> None:
    assert NAME.validate_python(name) == name


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Dana  ", "Dana"),
        ("Dana   Kovács", "Dana Kovács"),
        ("Jose\u0301", "José"),
        ("Dana\u00a0K", "Dana K"),
        ("\uff24\uff41\uff4e\uff41", "Dana"),
    ],
)
def test_what_only_looks_different_is_kept_as_the_same(written: str, kept: str) -> None:
    assert NAME.validate_python(written) == kept


@pytest.mark.parametrize("mark", sorted(HIDDEN | {0, 7, 0x1B, 0x7F, 0x85, 0x9F}))
def test_marks_that_nobody_sees_are_refused_everywhere(mark: int) -> None:
    for kind in (Name, Phrase, Title, Sentence, Words, Text):
        assert refused(kind, f"Da{chr(mark)}na") in {"hidden_characters", "one_line_only"}


@pytest.mark.parametrize(
    "name",
    [
        "Da\u200dna",
        "Da\u200cna",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",
        "Dana\ufe0f",
        "Dana\U000e0041",
        "\u0301\u0302",
        "\u2800\u2800",
        "Dana\u2800",
        "\u3164",
        "D\u115fana",
    ],
)
def test_names_that_hide_something_are_refused(name: str) -> None:
    assert refused(Name, name) == "hidden_characters"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_name_stays_on_its_line(end: str) -> None:
    assert refused(Name, f"Dana{end}Kovács") == "one_line_only"


@pytest.mark.parametrize(("name", "kind"), [("", "string_too_short"), (" \u3000 ", "string_too_short")])
def test_a_name_is_not_empty(name: str, kind: str) -> None:
    assert refused(Name, name) == kind


def test_a_name_that_grows_beyond_its_bound_when_it_is_normalised_is_too_long() -> None:
    assert refused(Name, "x" * 201) == "string_too_long"
    assert refused(Name, "\ufdfa" * 20) == "string_too_long"
    assert refused(Title, "\u0958" * 160) == "string_too_long"


@given(st.text(min_size=1, max_size=210))
def test_whatever_is_taken_is_normal_visible_and_fits(written: str) -> None:
    try:
        name = NAME.validate_python(written)
    except ValidationError:
        return
    assert 1 <= len(name) <= 200
    assert unicodedata.normalize("NFC", name) == name
    assert NAME.validate_python(name) == name
    assert not any(unicodedata.category(mark) in {"Cc", "Cs"} or ord(mark) in HIDDEN for mark in name)
    assert any(unicodedata.category(mark)[0] in "LNPS" for mark in name)


def test_words_keep_their_lines_and_emoji() -> None:
    words = "First line.\nSecond, with \U0001f469\u200d\U0001f467 and می\u200cخواهم."
    assert TypeAdapter(Words).validate_python(words.replace("\n", "\r\n")) == words


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Asia/Kathmandu", "America/Argentina/Ushuaia", "UTC"])
def test_zones_are_those_of_the_world(zone: str) -> None:
    assert zone in zones()
    assert TypeAdapter(Zone).validate_python(zone) == zone


@pytest.mark.parametrize("zone", ["", "Europe", "CET+1", "europe/madrid", "../UTC", "Europe/Madrid\x00", "+02:00"])
def test_nothing_else_is_a_zone(zone: str) -> None:
    assert refused(Zone, zone) == "unknown_zone"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "dana",
        "@example.org",
        "dana@",
        "dana@example",
        "a b@example.org",
        "a@example.org\r\nCc: b@example.org",
        "a@b@c.org",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    refused(Email, address)

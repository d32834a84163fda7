"""A file's bytes as text, in the encodings that spreadsheet programs write."""

import codecs
import unicodedata

from alongside.roster.rules import RosterIsASpreadsheet, RosterNotText

SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods; xls
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text, and the encoding that it was in. Raises RosterIsASpreadsheet, RosterNotText."""
    if data.startswith(SPREADSHEETS):
        raise RosterIsASpreadsheet
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _text(data.removeprefix(mark), encoding), encoding
    for encoding in _guesses(data):
        try:
            return _text(data, encoding), encoding
        except RosterNotText:
            continue
    raise RosterNotText


def _guesses(data: bytes) -> tuple[str, ...]:
    """Where the file does not say: text of two bytes a sign has many zeros, on the side of its smaller half."""
    if data.count(0) * 10 < len(data):
        return ("utf-8", "windows-1252")
    return ("utf-16-le",) if data[1::2].count(0) >= data[::2].count(0) else ("utf-16-be",)


def _text(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RosterNotText from error
    if any(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n" for sign in text):
        raise RosterNotText
    return text

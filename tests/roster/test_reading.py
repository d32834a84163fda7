"""Reading a roster's bytes: what spreadsheet programs write, what people type into it, and what is no list at all."""

import codecs
import csv
import io
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alongside.core.errors import AlongsideError, FieldError
from alongside.core.locales import LANGUAGES, say
from alongside.roster import rules
from alongside.roster.columns import find
from alongside.roster.reading import NAME, read
from alongside.roster.rules import MAX_COLUMNS, MAX_ROWS, Roster

LIST = "Name,E-mail\r\nDana Okafor,dana@example.org\r\nTomás Rivera,tomas@example.org\r\n"
PEOPLE = [("Dana Okafor", "dana@example.org"), ("Tomás Rivera", "tomas@example.org")]


def people(roster: Roster) -> list[tuple[str, str]]:
    return [(row.name, row.email) for row in roster.rows]


def wrong(data: str) -> list[tuple[int, str]]:
    return [(row.line, row.wrong.code) for row in read(data.encode()).rows if row.wrong]


# --- encodings and separators


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LIST.encode(), "utf-8"),
        (codecs.BOM_UTF8 + LIST.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + LIST.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + LIST.encode("utf-16-be"), "utf-16-be"),
        (LIST.encode("utf-16-le"), "utf-16-le"),
        (LIST.encode("utf-16-be"), "utf-16-be"),
        (LIST.encode("windows-1252"), "windows-1252"),
    ],
)
def test_the_encodings_of_spreadsheet_exports_are_read_and_named(data: bytes, encoding: str) -> None:
    roster = read(data)
    assert (roster.encoding, people(roster)) == (encoding, PEOPLE)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("stated", [True, False])
def test_separators_and_line_ends_are_found(separator: str, ending: str, stated: bool) -> None:
    text = LIST.replace(",", separator).replace("\r\n", ending)
    roster = read((f"sep={separator}{ending}" * stated + text).encode())
    assert (roster.separator, people(roster)) == (separator, PEOPLE)


name = st.text(
    st.characters(categories=["Lu", "Ll", "Lo"], max_codepoint=0x2FF) | st.sampled_from(" '-.,;\"()أبتثไทยあ"),
    min_size=1,
    max_size=40,
).filter(lambda text: any(sign.isalpha() for sign in text))
address = st.from_regex(r"[a-z][a-z0-9]{0,12}(\.[a-z]{1,8})?", fullmatch=True).map("{}@example.org".format)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(name, address), min_size=1, max_size=8, unique_by=lambda pair: pair[1]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
)
@example([("García, Ana; “Nita”", "ana@example.org")], ",", "\r\n", "utf-16", csv.QUOTE_MINIMAL, True)
def test_whatever_a_spreadsheet_writes_is_read_as_it_was_typed(
    typed: list[tuple[str, str]], separator: str, ending: str, encoding: str, quoting: Literal[0, 1], mail_first: bool
) -> None:
    order = -1 if mail_first else 1
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=separator, lineterminator=ending, quoting=quoting)
    writer.writerow(("Nombre", "Correo electrónico")[::order])
    writer.writerows(pair[::order] for pair in typed)
    roster = read(written.getvalue().encode(encoding))
    assert roster.separator == separator
    assert [row.email for row in roster.rows] == [email for _, email in typed]
    for row, (given_name, _) in zip(roster.rows, typed, strict=True):
        assert row.wrong is not None or row.name == NAME.validate_python(given_name)


@given(
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode) | st.binary(max_size=80).map(LIST.encode().__add__)
)
@example(b"\xff\xfe\x00")
@example(b'Name,Email\n"a"b,c')
@example(b"Name,Email\n" + b"x" * 140_000 + b",a@example.org")
def test_any_bytes_are_a_list_or_one_clear_problem(data: bytes) -> None:
    said: list[AlongsideError | FieldError] = []
    try:
        said = [row.wrong for row in read(data).rows if row.wrong is not None]
    except AlongsideError as refusal:
        said = [refusal]
    for problem in said:
        assert all(say(language, problem.code, **problem.params) for language in LANGUAGES)


# --- columns


@pytest.mark.parametrize(
    "headings",
    [
        ["Name", "E-mail"],
        ["EMAIL", "Full name"],
        ["Nombre y apellidos", "Correo electrónico"],
        ["Nombre", "Correo"],
        ["Nom complet", "Adresse e-mail"],
        ["NOM", "Courriel"],
        ["الاسم", "البريد الإلكتروني"],
        ["الاسم الكامل", "الإيميل"],
        ["  name  ", "e_mail"],
        ["id", "Name", "Department", "Mail"],
    ],
)
def test_columns_are_known_by_their_names_in_four_languages(headings: list[str]) -> None:
    assert len(find(headings).name) == 1


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["First name", "Last name", "Email"], (0, 1)),
        (["Nom", "Prénom", "Courriel"], (1, 0)),
        (["Nombre", "Apellidos", "Correo"], (0, 1)),
        (["Name", "First name", "Last name", "Email"], (0,)),
    ],
)
def test_a_name_in_two_columns_is_put_together(headings: list[str], columns: tuple[int, ...]) -> None:
    assert find(headings).name == columns


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", rules.RosterEmpty),
        (b"\r\n  \r\n", rules.RosterEmpty),
        (b"Name,Email\r\n\r\n", rules.RosterEmpty),
        (b"Name,Telephone\nDana,1\n", rules.RosterColumnsMissing),
        (b"Dana,dana@example.org\n", rules.RosterColumnsMissing),
        (b'"Nombre";"Tel\xc3\xa9fono"\n"Ana";"1"\n', rules.RosterColumnsMissing),
        (b"Name,Email,E-mail\nDana,a@example.org,b@example.org\n", rules.RosterColumnsDoubled),
        (b"PK\x03\x04\x14\x00\x06\x00", rules.RosterIsASpreadsheet),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", rules.RosterIsASpreadsheet),
        (b"%PDF-1.7\n\x00\x01\x02binary", rules.RosterNotText),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", rules.RosterNotText),
        (b"Name,Email\nDana\x07,dana@example.org\n", rules.RosterNotText),
        (b'Name,Email\n"Dana,dana@example.org\n', rules.RosterQuoteOpen),
        (b'Name,Email\n"Dana"x,dana@example.org\n', rules.RosterQuoteOpen),
        (b"Name,Email" + b",x" * MAX_COLUMNS + b"\nDana,dana@example.org\n", rules.RosterTooWide),
    ],
)
def test_what_is_no_list_is_refused_as_one_thing(data: bytes, refusal: type[AlongsideError]) -> None:
    with pytest.raises(refusal):
        read(data)


def test_a_list_has_an_end() -> None:
    lines = [f"Person {number},person{number}@example.org" for number in range(MAX_ROWS)]
    assert len(read("\n".join(["Name,Email", *lines]).encode()).rows) == MAX_ROWS
    with pytest.raises(rules.RosterTooLong):
        read("\n".join(["Name,Email", *lines, "One more,more@example.org"]).encode())


# --- lines


def test_each_wrong_line_has_its_number_and_its_reason() -> None:
    data = "\n".join(
        [
            "Name,Email",
            "Dana,dana@example.org",
            ",nobody@example.org",
            "",
            "No address,",
            "Short",
            "Not one,dana at example",
            "Again,DANA@example.org",
            "García, Ana,ana@example.org",
            "Da\u202ena,other@example.org",
            f"{'x' * 201},long@example.org",
            '"Two\nlines",two@example.org',
            "Fine,fine@example.org",
        ]
    )
    assert wrong(data) == [
        (3, "roster_name_missing"),
        (5, "roster_email_missing"),
        (6, "roster_email_missing"),
        (7, "email_wrong"),
        (8, "roster_email_doubled"),
        (9, "roster_cells_too_many"),
        (10, "hidden_characters"),
        (11, "too_long"),
        (12, "one_line_only"),
    ]
    assert [row.line for row in read(data.encode()).rows][-1] == 14


def test_addresses_are_compared_without_case_and_names_kept_in_any_script() -> None:
    rows = read("Name,Email\n  سارة  خليل ,Sara@Example.ORG\n李小龍,li@example.org\n".encode()).rows
    assert [(row.name, row.email, row.wrong) for row in rows] == [
        ("سارة خليل", "sara@example.org", None),
        ("李小龍", "li@example.org", None),
    ]


def test_empty_cells_at_the_end_of_a_line_are_no_columns() -> None:
    assert wrong("Name,Email\nDana,dana@example.org,,,\n") == []

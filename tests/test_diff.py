"""Two versions of a text beside each other, in any script, in bounded time."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.diff import EFFORT, Effort, Piece, compare, words, words_diff

LETTERS = st.sampled_from("ab .\n\t,é’ثَيقِ我们的日กำ👩🏽\u200d")
TEXTS = st.text(LETTERS, max_size=120) | st.text(max_size=60)


def before(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.op != "in")


def after(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.op != "out")


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = words_diff(old, new)
    assert (before(pieces), after(pieces)) == (old, new)


@given(TEXTS, TEXTS)
def test_pieces_are_never_empty_and_never_two_of_a_kind_in_a_row(old: str, new: str) -> None:
    ops = [piece.op for piece in words_diff(old, new)]
    assert all(piece.text for piece in words_diff(old, new))
    followers = {"same": {"out", "in"}, "out": {"in", "same"}, "in": {"same"}}
    assert all(second in followers[first] for first, second in pairwise(ops))


@given(TEXTS)
def test_a_text_beside_itself_stayed(text: str) -> None:
    assert words_diff(text, text) == ([Piece("same", text)] if text else [])


@given(TEXTS)
def test_cutting_loses_nothing(text: str) -> None:
    assert "".join(words(text)) == text


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        (
            "We meet on Monday at noon.",
            "We meet on Tuesday at noon.",
            [("same", "We meet on "), ("out", "Monday "), ("in", "Tuesday "), ("same", "at noon.")],
        ),
        ("one two", "one new two", [("same", "one "), ("in", "new "), ("same", "two")]),
        ("one two", "one", [("same", "one"), ("out", " two")]),
        ("one", "one\n\ntwo", [("same", "one"), ("in", "\n\ntwo")]),
        ("one, two", "one; two", [("same", "one"), ("out", ", "), ("in", "; "), ("same", "two")]),
        ("the cat’s", "the cat’s tail", [("same", "the cat’s"), ("in", " tail")]),
        ("", "new", [("in", "new")]),
        ("old", "", [("out", "old")]),
        ("", "", []),
        (
            "يوم الاثنين ظهرًا",
            "يوم الثلاثاء ظهرًا",
            [("same", "يوم "), ("out", "الاثنين "), ("in", "الثلاثاء "), ("same", "ظهرًا")],
        ),
        ("我们每周一见面", "我们每周二见面", [("same", "我们每周"), ("out", "一"), ("in", "二"), ("same", "见面")]),
        ("เราพบกัน", "เราไม่พบกัน", [("same", "เรา"), ("in", "ไม่"), ("same", "พบกัน")]),
        ("नमस्ते दुनिया", "नमस्ते भारत", [("same", "नमस्ते "), ("out", "दुनिया"), ("in", "भारत")]),
    ],
)
def test_what_changed_is_said_by_words_of_the_script(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    assert [tuple(piece) for piece in words_diff(old, new)] == pieces


def test_a_mark_is_never_parted_from_its_letter() -> None:
    assert words("กิ कि e\u0301!") == ["กิ ", "कि ", "e\u0301", "!"]


def test_lines_that_stayed_are_not_looked_into() -> None:
    same = "".join(f"Line {number} stays.\n" for number in range(200))
    assert words_diff(f"{same}Old end.", f"{same}New end.") == [
        Piece("same", same),
        Piece("out", "Old "),
        Piece("in", "New "),
        Piece("same", "end."),
    ]


def long_texts() -> list[tuple[str, str]]:
    chance = random.Random(7)
    vocabulary = [f"w{number}" for number in range(3000)]
    weights = [1 / (number + 1) for number in range(3000)]
    prose = chance.choices(vocabulary, weights, k=4000)
    edited = [word if chance.random() > 0.1 else "new" for word in prose]
    signs = [chr(0x4E00 + number) for number in range(3000)]
    return [
        (" ".join(prose), " ".join(edited)),
        (" ".join(prose), " ".join(chance.choices(vocabulary, weights, k=4000))),
        ("".join(chance.choices(signs, weights, k=20000)), "".join(chance.choices(signs, weights, k=20000))),
        ("的是" * 10000, "是的" * 10000),
        ("a\n" * 10000, "b\na\n" * 5000),
        (" " * 20000, "\n" * 20000),
        ("".join(f"{number} x " for number in range(2500)), "".join(f"{number} y x " for number in range(2200))),
    ]


@pytest.mark.parametrize(("old", "new"), long_texts(), ids=range(7))
def test_however_long_the_texts_comparing_them_stays_within_its_effort(old: str, new: str) -> None:
    effort = Effort()
    pieces = compare(old, new, effort)
    assert 0 <= effort.left <= EFFORT
    assert (before(pieces), after(pieces)) == (old, new)


def test_scattered_changes_in_a_long_text_are_found_one_by_one() -> None:
    old, new = long_texts()[0]
    assert sum(piece.op == "same" for piece in words_diff(old, new)) > 200


def test_without_effort_the_whole_went_out_and_came_in() -> None:
    assert compare("a b c", "x b z", Effort(0)) == [Piece("out", "a b c"), Piece("in", "x b z")]

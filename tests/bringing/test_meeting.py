"""When one's own words stand in another text: in another form of it, in four languages, and not otherwise."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.bringing.filler import FILLER
from alongside.bringing.meeting import met, vocabulary

LETTERS = "abcdeésxnñç ترجمةاتالويأإّ،.,’'-\n0٣"
TEXTS = st.text(alphabet=LETTERS, max_size=60) | st.text(max_size=40)

MEETING = [
    ("Translation, drafting", "We look for TRANSLATIONS of the flyer", ["Translation"]),
    ("I like telling stories", "A story for the evening", ["stories"]),
    ("Notes of meetings", "Somebody for the note", ["Notes"]),
    ("Traducción y diseño", "Buscamos traducciones", ["Traducción"]),
    ("Dibujar luces", "Una luz para el escenario", ["luces"]),
    ("Relecture de journaux", "Un journal à l’accueil", ["journaux"]),
    ("Accueil, mise en page", "quelqu’un à l'accueil", ["Accueil"]),
    ("Cœur de chanteurs", "un coeur le soir", ["Cœur"]),
    ("ترجمة وتصوير", "نبحث عن الترجمات", ["ترجمة"]),
    ("التصوير", "نريد من يساعد بالتصوير يوم الخميس", ["التصوير"]),
    ("كتابة إعلانات", "اعلان للقاء", ["إعلانات"]),
    ("تَرْجَمَة", "الى ترجمه قصيرة", ["تَرْجَمَة"]),
    ("كتابة وتصوير", "تصوير", ["وتصوير"]),
]
APART = [
    ("I like to help people with their work", "Who could help us with the work?"),
    ("Me gusta ayudar a las personas", "Necesitamos ayuda de alguien"),
    ("J’aime aider avec tout", "Qui peut aider ?"),
    ("أحب أن أساعد في كل شيء", "نحتاج إلى مساعدة"),
    ("plan", "a plant"),
    ("art", "the cart, partly"),
    ("notes", "not this one"),
    ("notes", "the nots of it"),
    ("ورشة", "رشة ماء"),
    ("ولكن هذا وكيف", "ولكن لهذا وكيف"),
    ("Translation", ""),
]


@pytest.mark.parametrize(("mine", "text", "words"), MEETING)
def test_the_same_word_meets_in_another_form(mine: str, text: str, words: list[str]) -> None:
    assert met(vocabulary(mine), text) == words


@pytest.mark.parametrize(("mine", "text"), APART)
def test_other_words_and_words_that_say_nothing_do_not_meet(mine: str, text: str) -> None:
    assert met(vocabulary(mine), text) == []


def test_a_word_that_came_before_in_another_form_is_one_word() -> None:
    assert list(vocabulary("Notes, a note, translations, Translation")) == ["Notes", "translations"]


def test_what_says_nothing_is_written_as_it_is_compared() -> None:
    apart = [word for word in sorted(FILLER) if vocabulary(word)]
    assert apart == []


@given(TEXTS)
def test_every_word_that_says_something_meets_itself(text: str) -> None:
    mine = vocabulary(text)
    assert met(mine, text) == list(mine)
    assert all(word in unicodedata.normalize("NFC", text) for word in mine)


@given(TEXTS, TEXTS)
def test_meeting_is_mutual(mine: str, text: str) -> None:
    assert bool(met(vocabulary(mine), text)) == bool(met(vocabulary(text), mine))


@given(TEXTS, TEXTS, TEXTS)
def test_more_text_takes_nothing_away_and_less_adds_nothing(mine: str, text: str, more: str) -> None:
    words, known = vocabulary(mine), met(vocabulary(mine), text)
    assert set(known) <= set(met(words, f"{text} {more}"))
    assert set(met(words, f"{text} {more}")) == set(known) | set(met(words, more))


@given(TEXTS, TEXTS)
def test_case_and_diacritics_make_no_difference(mine: str, text: str) -> None:
    words = vocabulary(mine)
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    assert met(words, unicodedata.normalize("NFD", text)) == met(words, unicodedata.normalize("NFC", text))
    if text.isascii():
        assert met(words, text.upper()) == met(words, text)
    if all(ord(mark) < 0x670 for mark in text):
        assert met(words, plain) == met(words, text)

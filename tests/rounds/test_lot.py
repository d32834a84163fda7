"""The lot: drawn again from its record alone, by the very script that the docs hand out, and fair."""

import json
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rounds.lot import LotEmpty, LotTooMany, LotTwice, commitment, draw, keeps, nonce, seed

DOCS = Path(__file__).parents[2] / "docs" / "lot.md"
NONCE = "00" * 32
LOTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=12, unique=True)
# The highest chi-square that chance exceeds once in ten thousand lots, with nine degrees of freedom.
CHI_SQUARE_9 = 33.72


def verdict(record: dict[str, object], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script out of the docs, with nothing but Python."""
    found = re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    script, lot = folder / "verify.py", folder / "lot.json"
    script.write_text(found[1], encoding="utf-8")
    lot.write_text(json.dumps(record), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(script), str(lot)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def record(words: list[str], entries: list[str], count: int) -> dict[str, object]:
    drawn = draw(seed(NONCE, words), entries, count)
    told = {"nonce": NONCE, "commitment": commitment(NONCE), "words": words}
    return told | {"entries": entries, "places": count, "drawn": drawn}


@pytest.mark.parametrize("words", [[], ["rain"], ["two\nlines", "", "كلمة", "词"]])
def test_the_script_of_the_docs_draws_as_the_server_did(words: list[str], tmp_path: Path) -> None:
    told = verdict(record(words, ["Amal", "Zoë", "李雷", "Nadia"], 2), tmp_path)
    assert (told.returncode, told.stdout) == (0, "This is how the lot fell.\n")


@pytest.mark.parametrize(
    "change",
    [{"nonce": "01" * 32}, {"words": ["other"]}, {"drawn": ["Zoë", "Amal"]}, {"commitment": commitment("01" * 32)}],
)
def test_the_script_of_the_docs_sees_what_was_bent(change: dict[str, object], tmp_path: Path) -> None:
    honest = record(["rain"], ["Amal", "Zoë", "李雷", "Nadia"], 2)
    assert honest["drawn"] == ["Amal", "Zoë"]
    assert verdict(honest | change, tmp_path).returncode == 1


def test_the_script_in_the_docs_is_ten_lines_at_most() -> None:
    found = re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    assert len([line for line in found[1].splitlines() if line]) <= 10


def test_the_recipe_is_the_one_that_was_told() -> None:
    """Figures, so that a lot of today can be drawn again in ten years."""
    assert commitment(NONCE) == "60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55"
    assert seed(NONCE, ["rain", "sun"]) == "96613e9ef1183ab80917a20dc4bdca3d94d520c6f4a6170ca7d522752abab41d"
    assert draw(seed(NONCE, ["rain", "sun"]), ["a", "b", "c", "d"], 4) == ["b", "a", "c", "d"]


@given(LOTS, st.text(max_size=10), st.randoms(use_true_random=False))
def test_the_order_in_which_entries_came_does_not_matter(entries: list[str], told: str, chance: random.Random) -> None:
    shuffled = chance.sample(entries, len(entries))
    assert draw(told, entries, len(entries)) == draw(told, shuffled, len(entries))


@given(LOTS, st.text(max_size=10), st.data())
def test_drawing_fewer_gives_the_first_of_those_drawn(entries: list[str], told: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(entries)))
    drawn = draw(told, entries, count)
    assert drawn == draw(told, entries, len(entries))[:count]
    assert len(drawn) == count
    assert set(drawn) <= set(entries)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=4), st.integers(0, 3))
def test_no_two_lists_of_words_give_one_seed(words: list[str], place: int) -> None:
    assert seed(NONCE, words) != seed(NONCE, [*words, ""])
    assert seed(NONCE, words) != seed(NONCE, [*words[:place], "new", *words[place:]])
    assert seed(NONCE, ["a\nb"]) != seed(NONCE, ["a", "b"])


def test_a_nonce_is_kept_only_by_itself() -> None:
    one, other = nonce(), nonce()
    assert one != other
    assert len(bytes.fromhex(one)) == 32
    assert keeps(one, commitment(one))
    assert not keeps(other, commitment(one))


def test_everyone_is_drawn_as_often_as_everyone_else() -> None:
    chance = random.Random(2026)
    entries = [f"member {number}" for number in range(10)]
    times = 5000
    firsts: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for _ in range(times):
        drawn = draw(seed(chance.randbytes(32).hex(), []), entries, 2)
        firsts[drawn[0]] += 1
        either.update(drawn)
    for counted, expected in ((firsts, times / 10), (either, times / 5)):
        assert sum((counted[entry] - expected) ** 2 / expected for entry in entries) < CHI_SQUARE_9


def test_a_lot_of_nothing_of_doubles_or_of_too_many_is_refused() -> None:
    with pytest.raises(LotEmpty):
        draw("seed", [], 1)
    with pytest.raises(LotTwice):
        draw("seed", ["a", "b", "a"], 1)
    for count in (0, -1, 3):
        with pytest.raises(LotTooMany):
            draw("seed", ["a", "b"], count)

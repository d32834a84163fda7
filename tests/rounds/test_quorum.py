"""A quorum, and how far a page has to look to know of it (product.md S4)."""

from alongside.rounds.rules import QUORUM_AT_MOST, QUORUM_LOOKS_AT, quorum


def test_looking_no_further_than_the_quorum_grows_says_the_same() -> None:
    for asked in range(60):
        for spoken in range(asked + 1):
            bounded = min(spoken, QUORUM_AT_MOST) >= quorum(min(asked, QUORUM_LOOKS_AT))
            assert bounded == (spoken >= quorum(asked)), (asked, spoken)

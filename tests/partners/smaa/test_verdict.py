"""When one offer is the clear winner, and what is said where none is."""

from __future__ import annotations

from comity.partners.smaa.bands import band
from comity.partners.smaa.verdict import Verdict, in_hundred, verdict

NAMES = ["x", "y", "z"]


def told(firsts: list[float], pair: tuple[float, float], width: float = 0.01, bar: float = 0.5) -> Verdict:
    bands = [(p - width, p + width) for p in firsts]
    even = (0.5, 0.5)
    return verdict(NAMES, firsts, bands, [[even, (0.9, 0.95), pair], [even] * 3, [even] * 3], bar)


def test_surely_first_in_most_draws_and_ahead_of_each_other_is_a_clear_winner() -> None:
    found = told([0.6, 0.3, 0.1], (0.8, 0.9))
    assert found.winner == 0
    assert "first in 60 of 100 draws" in found.why


def test_first_most_often_is_not_enough() -> None:
    found = told([0.4, 0.35, 0.25], (0.8, 0.9))
    assert found.winner is None
    assert found.why.startswith('No clear winner: "x" comes first most often, in 40 of 100 draws, which is not more')


def test_too_near_to_the_bar_is_not_enough() -> None:
    found = told([0.505, 0.3, 0.195], (0.8, 0.9))
    assert found.winner is None
    assert "More draws may tell" in found.why


def test_one_that_is_not_surely_ahead_of_another_is_no_clear_winner() -> None:
    found = told([0.45, 0.2, 0.35], (0.49, 0.55), bar=0.4)
    assert found.winner is None
    assert 'not surely ahead of "z"' in found.why


def test_equal_shares_are_said() -> None:
    assert '"x" and "y" come first equally often' in told([0.4, 0.4, 0.2], (0.8, 0.9)).why
    third = told([0.3, 0.3, 0.3], (0.8, 0.9)).why
    assert '"x", "y" and "z" come first equally often' in third


def test_shares_in_words_never_round_to_none_or_all() -> None:
    assert in_hundred(0) == "0 of 100"
    assert in_hundred(1) == "100 of 100"
    assert in_hundred(0.0004) == "fewer than 0.1 of 100"
    assert in_hundred(0.9996) == "more than 99.9 of 100"


def test_a_band_holds_its_share_and_is_wilsons() -> None:
    # 10 of 100: 0.0552 to 0.1744, as printed in tables of Wilson's interval
    low, high = band(0.1, 100)
    assert abs(low - 0.0552) < 5e-5
    assert abs(high - 0.1744) < 5e-5
    for share in (0.0, 0.5, 1.0):
        low, high = band(share, 10)
        assert low <= share <= high
    assert band(0.0, 10)[1] > 0.2

"""Private information of a case: mirror images, what a cut takes away, spreads, words."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.settlement import Span
from comity.case.support import Effect, Game, Private
from comity.errors import BudgetExceededError, UsageError
from comity.support.private.analyse import private_information, screening_of


def span(low: str, high: str = "") -> Span:
    return Span(Fraction(low), Fraction(high or low))


TOLD = Private("b", span("0.4"), span("0.2"))
GAME = Game(("a", "b"), span("0.5"), (span("0.1"), span("0.15")), positions=4, private=TOLD, start=1)


def test_exchanging_the_sides_changes_nothing_but_names() -> None:
    game = replace(GAME, win=span("0.6"), rent=span("0.1"), to="b", win_after_cut=span("0.7"))
    mirrored = replace(
        game,
        sides=("b", "a"),
        win=span("0.4"),
        win_after_cut=span("0.3"),
        costs=game.costs[::-1],
        start=3,
    )
    one, other = private_information(game), private_information(mirrored)
    assert one.with_support.duration == pytest.approx(other.with_support.duration, abs=1e-6)
    assert one.without.duration == pytest.approx(other.without.duration, abs=1e-6)
    assert (one.sign, one.signs) == (other.sign, other.signs)


def test_support_that_hides_strength_is_taken_off_the_spread_when_it_goes() -> None:
    game = replace(GAME, effects=(Effect("money", "b", spread=span("0.2")), Effect("troops", "a", spread=span("0.1"))))
    found = private_information(game)
    assert found.spread_after == 0.0
    assert found.without.duration == 0.0
    assert found.with_support.duration > 0.5
    assert found.sign == "shorter"


def test_where_all_is_as_before_a_cut_does_nothing() -> None:
    found = private_information(GAME)
    assert found.sign == "none"
    assert found.with_support == found.without


def test_the_sign_over_the_ends_of_the_spread_is_a_set() -> None:
    told = Private("b", span("0.4"), span("0", "0.3"))
    game = replace(GAME, private=told, effects=(Effect("money", "b", spread=span("0.15")),))
    assert "none" in private_information(game).signs


def test_the_curve_begins_without_a_spread_and_without_a_war() -> None:
    found = private_information(GAME)
    assert found.curve[0] == (0.0, 0.0)
    assert max(d for _, d in found.curve) > 0.5
    assert [s for s, _ in found.curve] == sorted(s for s, _ in found.curve)


def test_rent_makes_fighting_cheaper_for_the_side_that_gets_it() -> None:
    game = replace(GAME, rent=span("0.1"), to="a")
    on = screening_of(game, TOLD, lambda s: float(s.middle), on=True)
    off = screening_of(game, TOLD, lambda s: float(s.middle), on=False)
    assert (on.other_cost, off.other_cost) == (0.0, 0.1)
    assert on.cost == off.cost == 0.15


def test_the_middle_of_all_positions_is_meant_where_the_case_does_not_say() -> None:
    each = [private_information(replace(GAME, start=k)).with_support.duration for k in (1, 2, 3)]
    found = private_information(replace(GAME, start=None)).with_support
    assert found.duration == pytest.approx(sum(each) / 3)
    assert found.position is None


class Stopping(Budget):
    """A budget that is over after so many looks at it."""

    def __init__(self, looks: int) -> None:
        super().__init__(None)
        self.looks = looks

    def over(self) -> bool:
        self.looks -= 1
        return self.looks < 0


def test_the_two_durations_stay_when_the_time_is_over() -> None:
    whole = private_information(GAME)
    looks = Stopping(100_000)
    private_information(GAME, budget=looks)
    found = private_information(GAME, budget=Stopping((100_000 - looks.looks) // 2))
    assert (found.with_support, found.without) == (whole.with_support, whole.without)
    assert 0 < len(found.curve) < len(whole.curve)
    assert found.sentences()[-1].startswith("Not every spread was looked at")
    with pytest.raises(BudgetExceededError):
        private_information(GAME, budget=Budget(0.0))


def test_what_is_known_to_nobody_alone_is_refused() -> None:
    with pytest.raises(UsageError, match="private"):
        private_information(replace(GAME, private=None))
    with pytest.raises(UsageError, match="none of the two sides"):
        private_information(replace(GAME, private=replace(TOLD, side="c")))
    with pytest.raises(UsageError, match="over"):
        private_information(replace(GAME, start=4))


def test_the_words_say_who_knows_and_how_long_it_lasts() -> None:
    found = private_information(GAME, {"a": "Aland", "b": "Bland"})
    words = " ".join(found.sentences())
    assert "Bland knows whether it is strong" in words
    assert "periods of fighting from position 1" in words
    json.dumps(found.to_json(), allow_nan=False)

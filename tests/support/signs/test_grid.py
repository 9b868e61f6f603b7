"""The sign map: corners that are known, cells as games of their own, what is left when the time is over."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.settlement import Span
from comity.case.support import Effect, Game
from comity.errors import BudgetExceededError, UsageError
from comity.support.game.parameters import Parameters, parameters_of
from comity.support.signs import grid
from comity.support.signs.axis import Axis, Name
from comity.support.signs.grid import cells, sign_map
from comity.support.signs.judge import LONGER, NONE, SHORTER, judged
from comity.support.signs.map import OPEN


def span(low: str, high: str = "") -> Span:
    return Span(Fraction(low), Fraction(high or low))


GAME = Game(("a", "b"), span("0.5"), (span("0.1"), span("0.1")), rent=span("0", "0.8"), to="b", start=2)


class Stopping(Budget):
    """A budget that is over after so many looks at it."""

    def __init__(self, looks: int) -> None:
        super().__init__(None)
        self.looks = looks

    def over(self) -> bool:
        self.looks -= 1
        return self.looks < 0


def test_the_known_regimes_stand_where_they_belong() -> None:
    found = sign_map(GAME, Axis("shift", 0, 0.4), Axis("costs", 0.2, 0.6), size=9, hazard=0.2)
    rent = sign_map(replace(GAME, rent=span("0.8")), Axis("shift", 0, 0.4), Axis("costs", 0.2, 0.6), size=9)
    free = sign_map(replace(GAME, rent=span("0")), Axis("shift", 0, 0.4), Axis("costs", 0.2, 0.6), size=9, hazard=0.2)
    assert (rent.at() == SHORTER).all()
    assert free.at()[0, -1] == LONGER
    assert free.at()[-1, 1] == NONE
    # at the middle of the rent, 0.4, only costs below it leave something to gain
    assert (found.at()[found.ys < 0.39] == SHORTER).all()
    assert (found.at()[found.ys > 0.41] != SHORTER).all()


def test_a_row_without_a_hazard_is_nothing() -> None:
    found = sign_map(GAME, Axis("rent", 0, 1), Axis("hazard", 0, 1), size=6)
    assert (found.signs[0] == NONE).all()
    assert (found.difference[0] == 0).all()
    assert (found.signs[1:] != NONE).any()


@pytest.mark.parametrize(
    ("x", "y"), [("rent", "shift"), ("discount", "cost_a"), ("cost_b", "hazard"), ("shift", "costs")]
)
def test_a_cell_is_the_game_with_these_two_numbers(x: Name, y: Name) -> None:
    ends = {"discount": (0.5, 0.98), "shift": (-0.3, 0.4)}
    axes = [Axis(name, *ends.get(name, (0.0, 0.9))) for name in (x, y)]
    found = sign_map(GAME, axes[0], axes[1], size=5)
    base = parameters_of(replace(GAME, cut_hazard=(Fraction(found.hazard),)))
    for row, column in ((0, 4), (3, 1), (4, 4)):
        alone = judged(by_hand(base, {x: found.xs[column], y: found.ys[row]}), ("peace", "fighting"), (0.5,))
        assert found.signs[row, column].tolist() == alone.signs[0].tolist()
        assert found.difference[row, column] == pytest.approx(alone.difference[0], abs=1e-4)


def by_hand(base: Parameters, told: dict[str, float]) -> Parameters:
    """Return the base game with two numbers changed."""
    numbers: dict[str, float] = {}
    for name, value in told.items():
        if name == "shift":
            numbers["win_after_cut"] = base.win[0] + value
        elif name == "costs":
            numbers |= dict.fromkeys(("cost_a", "cost_b", "cost_a_after_cut", "cost_b_after_cut"), value / 2)
        elif name.startswith("cost_"):
            numbers |= {name: value, f"{name}_after_cut": value}
        else:
            numbers[name] = value
    return base.changed(**numbers)


def test_what_a_cut_adds_to_a_cost_it_adds_at_every_cost() -> None:
    helped = replace(GAME, effects=(Effect("troops", "a", cost=span("0.2")),))
    games = cells(parameters_of(helped).taken(slice(0, 1)), Axis("cost_a", 0, 1), np.array([0.0, 0.5]), *SHIFT)
    assert games.cost_a_after_cut == pytest.approx([0.2, 0.7])
    assert games.cost_b_after_cut.tolist() == [0.1, 0.1]


SHIFT = (Axis("shift", 0, 1), np.array([0.25]))


def test_exchanging_the_sides_mirrors_the_map() -> None:
    mirrored = replace(GAME, sides=("b", "a"), start=4)
    one = sign_map(GAME, Axis("shift", 0, 0.4), Axis("rent", 0, 0.4), size=7, hazard=0.2)
    other = sign_map(mirrored, Axis("shift", -0.4, 0), Axis("rent", 0, 0.4), size=7, hazard=0.2)
    assert (one.at() == other.at()[:, ::-1]).all()
    assert one.difference == pytest.approx(other.difference[:, ::-1, ::-1], abs=1e-4)


def test_cells_that_were_solved_stay_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "CELLS", 150)
    told: list[str] = []
    looks = Stopping(10**6)
    axes = (Axis("shift", 0, 0.4), Axis("rent", 0, 0.4))
    whole = sign_map(GAME, *axes, size=16, hazard=0.2, beginnings=("peace",), budget=looks)
    short = Stopping((10**6 - looks.looks) * 3 // 4)
    found = sign_map(GAME, *axes, size=16, hazard=0.2, beginnings=("peace",), budget=short, progress=told.append)
    open_rows = (found.at() == OPEN).all(axis=1)
    assert (found.signs[~open_rows] == whole.signs[~open_rows]).all()
    # from coarse to fine: every second row is there before the rest is done
    assert not open_rows[::2].any()
    assert open_rows.sum() == 7
    assert found.stopped
    assert found.sentences()[-1].startswith("Part of the map was not solved")
    assert told == ["sign map: 144 of 256 cells"]
    assert sum(found.shares().to_json().values()) == pytest.approx(1)


def test_a_map_is_taken_at_the_share_of_the_case_and_says_so() -> None:
    axes = (Axis("shift", 0, 0.4), Axis("costs", 0.2, 0.6))
    half, none = (
        sign_map(replace(GAME, rent=span("0"), share=span(share)), *axes, size=9, hazard=0.05, names={"a": "Aland"})
        for share in ("0.5", "0")
    )
    assert (half.share, none.to_json()["share"]) == (0.5, 0)
    assert (half.signs != none.signs).any()
    assert "Each side gets half of what a deal saves." in half.sentences()[0]
    assert "Of what a deal saves, Aland gets 0%." in none.sentences()[0]


def test_the_box_of_a_rent_that_kinds_pay_is_their_sum() -> None:
    game = replace(GAME, rent=span("0.1"), effects=(Effect("money", "b", rent=span("0", "0.2")),))
    found = sign_map(game, Axis("rent", 0, 1), Axis("hazard", 0, 1), size=2)
    assert found.box[:2] == pytest.approx((0, 0.2))


def test_without_any_cell_there_is_no_map() -> None:
    with pytest.raises(BudgetExceededError):
        sign_map(GAME, Axis("shift", 0, 0.4), Axis("rent", 0, 0.4), size=5, budget=Budget(0.0))


def test_a_map_calls_the_sides_by_name() -> None:
    found = sign_map(GAME, Axis("shift", 0, 0.4), Axis("rent", 0, 0.4), size=2, names={"a": "Aland"})
    assert found.sides == ("Aland", "b")
    assert found.sentences()[0].startswith("Over what a cut adds to the chance that Aland wins a period (0 to 0.4) and")


def test_the_box_is_what_is_held_possible() -> None:
    wide = replace(GAME, win=span("0.4", "0.5"), win_after_cut=span("0.6", "0.7"))
    found = sign_map(wide, Axis("shift", 0, 0.4), Axis("rent", 0, 1), size=3)
    assert found.box == pytest.approx((0.1, 0.3, 0.0, 0.8))
    costs = sign_map(wide, Axis("hazard", 0, 1), Axis("costs", 0, 1), size=3)
    assert costs.box == pytest.approx((0.05, 1.0, 0.2, 0.2))
    assert costs.hazard == 0.2


def test_table_and_json_hold_every_cell() -> None:
    found = sign_map(GAME, Axis("shift", 0, 0.4), Axis("rent", 0, 0.6), size=4)
    table = found.to_frame()
    assert list(table.columns) == ["shift", "rent", "sign", "difference", "mechanism"]
    assert len(table) == 16
    assert table["rent"].tolist()[:5] == [0, 0, 0, 0, pytest.approx(0.2)]
    out = found.to_json()
    assert [len(row) for row in out["rows"]] == [4] * 4
    assert out["letters"]["s"] == "shorter"
    json.dumps(out, allow_nan=False)


def test_axes_that_make_no_map_are_refused() -> None:
    rent = Axis("rent", 0, 1)
    with pytest.raises(UsageError, match="different numbers"):
        sign_map(GAME, rent, rent)
    with pytest.raises(UsageError, match="different numbers"):
        sign_map(GAME, Axis("costs", 0, 1), Axis("cost_a", 0, 1))
    with pytest.raises(UsageError, match="at least 2"):
        sign_map(GAME, rent, Axis("shift", 0, 0.1), size=1)
    with pytest.raises(UsageError, match="Did you mean"):
        Axis("rents", 0, 1)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="must go up"):
        Axis("discount", 0.5, 1.0)

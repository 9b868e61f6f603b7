"""The game in the chapter: what is drawn is what was solved, and what decides is told in words."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from comity.report.content import words
from comity.report.support_chapter.durations import durations_table
from comity.report.support_chapter.signs_drawn import bars_picture, map_picture, shares_table
from comity.report.support_chapter.subject import Helped
from comity.report.support_chapter.war_game import drivers
from comity.support.signs.result import Driver, shares_of


def test_the_rows_of_the_map_count_the_cells_of_each_sign(on: Helped) -> None:
    found = on.result.map
    assert found is not None
    figure = map_picture(on, found)
    step = float(found.xs[1] - found.xs[0])
    cells: dict[str, int] = {}
    for _, first, last, sign, _ in figure.rows:
        cells[str(sign)] = cells.get(str(sign), 0) + round((float(last) - float(first)) / step) + 1
    codes, counts = np.unique(found.at(), return_counts=True)
    names = {-1: "shorter", 0: "none", 1: "longer", 2: "depends"}
    assert cells == {names[int(c)]: int(n) for c, n in zip(codes, counts, strict=True)}


def test_the_map_says_what_its_axes_are_by_the_names_of_the_case(on: Helped) -> None:
    assert on.result.map is not None
    svg = map_picture(on, on.result.map).svg
    drawn = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    assert "what Southers gains by a period of fighting" in drawn
    assert "what a cut adds to the chance that Northers wins a period" in drawn


def test_the_bars_of_a_row_fill_it_whole(on: Helped) -> None:
    assert on.result.signs is not None
    figure = bars_picture(on, on.result.signs)
    assert figure is not None
    for row in figure.rows:
        assert abs(sum(float(x) for x in row[2:]) - 1) < 1e-5
    assert len(shares_table(on, on.result.signs).rows) == len(figure.rows)


def test_durations_are_those_of_the_game_position_by_position(on: Helped) -> None:
    game = on.result.game
    assert game is not None
    table = durations_table(game)
    assert len(table.rows) == game.positions - 1
    for k, row in enumerate(table.rows):
        for cell, at in zip(row[1:-1], game.whole.at, strict=True):
            low, high = at.ranges()[k]
            assert cell.sort == high
            assert (words(cell.lines[0]) == "0") == (high == 0)
            assert (" to " in words(cell.lines[0])) == (high - low > 1e-6)


def test_a_number_of_one_kind_of_support_is_named_in_words(on: Helped) -> None:
    assert on.result.signs is not None
    sides = shares_of([1, 0, 0, 0]), shares_of([0, 1, 0, 0])
    one = Driver("money to south: win (0)", 0.5, 0.1, *sides)
    weak = Driver("share", 0.01, 0.1, *sides)
    told = [words(x) for x in drivers(on, replace(on.result.signs, drivers=(one, weak)))]
    assert len(told) == 1
    assert told[0].startswith("Where what money to Southers adds to the chance of winning a period is below 0.1,")

"""Draws of cells."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from comity.case.partners import Cell, Criterion, Offer, Partners
from comity.partners.values.draws import ValueDraws, likes, offer_keys, value_draws
from comity.partners.values.scales import Scaled

DRAWS = 40_000
NUMBER = Criterion("c")
GRADED = Criterion("g", grades=("a", "b", "c", "d"))


def drawn(criterion: Criterion, *cells: Cell, posteriors: dict[str, float] | None = None) -> np.ndarray:
    offers = tuple(Offer(f"o{k}", cells=((criterion.id, cell),)) for k, cell in enumerate(cells))
    return value_draws(Partners((criterion,), offers), posteriors, draws=DRAWS)[:, :, 0]


def test_a_number_is_the_same_in_every_draw_and_cut_off_at_the_ends() -> None:
    cells = [Cell("exact", Fraction(x), Fraction(x)) for x in ("0.3", "1.5", "-2")]
    assert (drawn(NUMBER, *cells) == [0.3, 1.0, 0.0]).all()


def test_an_interval_is_uniform_and_what_lies_outside_is_cut_off() -> None:
    inside, partly = drawn(
        NUMBER, Cell("uniform", Fraction("0.2"), Fraction("0.6")), Cell("uniform", Fraction("-0.5"), Fraction("0.5"))
    ).T
    assert inside.min() >= 0.2
    assert inside.max() <= 0.6
    assert abs(inside.mean() - 0.4) < 0.003
    assert abs(inside.var() - 0.16 / 12) < 0.0005
    assert abs((partly == 0).mean() - 0.5) < 0.01
    assert partly.max() <= 0.5


def test_a_normal_cell_has_its_mean_and_spread_and_its_tails_stand_at_the_ends() -> None:
    narrow, wide = drawn(
        NUMBER, Cell("normal", Fraction("0.5"), Fraction("0.05")), Cell("normal", Fraction("0.9"), Fraction("0.2"))
    ).T
    assert abs(narrow.mean() - 0.5) < 0.001
    assert abs(narrow.std() - 0.05) < 0.001
    beyond = 0.5 * math.erfc(0.5 / math.sqrt(2))
    assert abs((wide == 1).mean() - beyond) < 0.01


def test_unknown_is_uniform_over_the_whole_range() -> None:
    x = drawn(NUMBER, Cell())[:, 0]
    assert np.abs(np.quantile(x, [0.1, 0.5, 0.9]) - [0.1, 0.5, 0.9]).max() < 0.01


def test_grades_keep_their_order_and_are_shared_by_all_offers() -> None:
    a, b, c, d, again = drawn(GRADED, *(Cell("grade", grade=g) for g in "abcdb")).T
    assert (a == 0).all()
    assert (d == 1).all()
    assert (b < c).all()
    assert (b == again).all()
    # order statistics of two uniform numbers
    assert abs(b.mean() - 1 / 3) < 0.005
    assert abs(c.mean() - 2 / 3) < 0.005


def test_an_unknown_grade_is_each_grade_as_often() -> None:
    a, b, c, d, unknown = drawn(GRADED, *(Cell("grade", grade=g) for g in "abcd"), Cell()).T
    for known in (a, b, c, d):
        assert abs((unknown == known).mean() - 0.25) < 0.01


def test_two_grades_are_the_worst_and_the_best() -> None:
    yes_no = Criterion("g", grades=("no", "yes"))
    assert (drawn(yes_no, Cell("grade", grade="no"), Cell("grade", grade="yes")) == [0, 1]).all()


def test_a_claim_that_may_fail_makes_its_cell_unknown_as_often() -> None:
    cell = Cell("exact", Fraction("0.8"), Fraction("0.8"), claim="c1")
    x = drawn(NUMBER, cell, posteriors={"c1": 0.3})[:, 0]
    assert abs((x == 0.8).mean() - 0.3) < 0.01
    assert abs(x[x != 0.8].mean() - 0.5) < 0.01
    assert (drawn(NUMBER, cell, posteriors={"c1": 1.0}) == 0.8).all()
    assert (drawn(NUMBER, cell, posteriors={"c1": 0.0}) != 0.8).all()


def test_all_cells_of_a_claim_stand_or_fall_together() -> None:
    cells = [Cell("exact", Fraction(x), Fraction(x), claim=c) for x, c in (("0.8", "c1"), ("0.4", "c1"), ("0.5", "c2"))]
    one, two, other = drawn(NUMBER, *cells, posteriors={"c1": 0.5, "c2": 0.5}).T
    held = one == 0.8
    assert (held == (two == 0.4)).all()
    assert abs(np.corrcoef(held, other == 0.5)[0, 1]) < 0.03
    assert abs(np.corrcoef(one[~held], two[~held])[0, 1]) < 0.03  # what they are instead is not shared


def test_a_claim_on_a_graded_cell_falls_back_to_any_grade() -> None:
    cells = [Cell("grade", grade="d", claim="c1"), *(Cell("grade", grade=g) for g in "abcd")]
    x, *known = drawn(GRADED, *cells, posteriors={"c1": 0.5}).T
    assert np.abs(np.array([(x == k).mean() for k in known]) - [0.125, 0.125, 0.125, 0.625]).max() < 0.01


def test_cells_are_independent_of_one_another() -> None:
    x = drawn(NUMBER, Cell(), Cell(), Cell("uniform", Fraction("0.1"), Fraction("0.9")))
    assert np.abs(np.corrcoef(x.T) - np.eye(3)).max() < 0.03


def test_names_and_order_of_offers_play_no_part() -> None:
    criteria = (Criterion("c"), GRADED)
    cells = (
        (("c", Cell()),),
        (("c", Cell("uniform", Fraction(0), Fraction("0.5"))),),
        (("g", Cell("grade", grade="b")),),
    )
    offers = [Offer(f"o{k}", cells=c) for k, c in enumerate(cells)]
    renamed = [Offer(f"z{9 - k}", cells=c) for k, c in enumerate(cells)]
    plain = value_draws(Partners(criteria, tuple(offers)), draws=50)
    turned = value_draws(Partners(criteria, tuple(renamed[::-1])), draws=50)
    assert (plain == turned[:, ::-1]).all()


def test_offers_of_which_the_same_is_known_are_drawn_apart() -> None:
    table = ((Scaled("unknown"),), (Scaled("unknown"),), (Scaled("exact"),))
    assert len(set(offer_keys(table))) == 3
    assert likes(table).tolist() == [0, 0, 2]
    one, two = drawn(NUMBER, Cell(), Cell()).T
    assert abs(np.corrcoef(one, two)[0, 1]) < 0.03


def test_a_draw_is_the_same_however_blocks_are_cut() -> None:
    table = tuple(
        (
            Scaled("normal", Fraction(1, 2), Fraction(1, 3), claim="a", chance=0.5),
            Scaled("grade", grade=g, grades=4),
            cell,
        )
        for g, cell in enumerate((Scaled("unknown"), Scaled("uniform", Fraction(0), Fraction(1, 2)), Scaled("exact")))
    )

    def parts(sizes: tuple[int, ...]) -> np.ndarray:
        source, out = ValueDraws(table, 5), []
        for size in sizes:
            shared = source.shared(size)
            out.append(np.stack([source.fill(i, shared, np.empty((3, size))) for i in range(3)]))
        return np.concatenate(out, axis=2)

    assert (parts((60,)) == parts((7, 50, 3))).all()

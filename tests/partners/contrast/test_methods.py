"""The methods against their plain twins, printed results, and what must hold of them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.partners.contrast.border import mabac
from comity.partners.contrast.distances import can_take, codas
from comity.partners.contrast.judged import Judged, Reals, judged
from comity.partners.contrast.methods import METHODS, methods_named, ranks_of
from comity.partners.contrast.plain import plain_codas, plain_mabac, plain_promethee, plain_topsis, plain_vikor
from comity.partners.contrast.promethee import promethee
from comity.partners.contrast.topsis import topsis
from comity.partners.contrast.vikor import Vikor, vikor

TABLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "mcda_tables"
# Opricovic & Tzeng (2004), which mountain to climb: risk, less is better, and height
MOUNTAINS = judged([[1, 3000], [2, 3750], [5, 4500]], ["less", "more"], [1, 1])


def _published(name: str) -> Judged:
    path = TABLES / name
    if not path.is_file():
        pytest.skip(f"the public table {name} is not beside the repository")
    with path.open(encoding="utf-8", newline="") as file:
        _, objective, weight, *rows = csv.reader(file)
    better = ["more" if x == "max" else "less" for x in objective[1:]]
    return judged([[float(x) for x in row[1:]] for row in rows], better, [float(x) for x in weight[1:]])


@st.composite
def tables(draw: st.DrawFn, least: int = 1, offers: int = 2) -> Judged:
    n, m = draw(st.integers(offers, 5)), draw(st.integers(1, 4))
    cells = st.lists(st.integers(least, 20), min_size=m, max_size=m)
    rows = draw(st.lists(cells, min_size=n, max_size=n))
    better = draw(st.lists(st.sampled_from(["more", "less"]), min_size=m, max_size=m))
    weights = draw(st.lists(st.integers(1, 9), min_size=m, max_size=m))
    return judged([[float(x) for x in row] for row in rows], better, weights, spare=0.5)


def _plain(table: Judged) -> tuple[list[list[float]], list[bool], list[float]]:
    return table.numbers.tolist(), table.upward.tolist(), table.weights.tolist()


def test_topsis_gives_the_printed_similarities() -> None:
    scores = topsis(_published("tzeng2011_topsis.csv"))
    assert scores.tolist() == pytest.approx([0.5037, 0.6581, 0.7482, 0.3340], abs=6e-5)
    assert ranks_of(scores) == (3, 2, 1, 4)


def test_vikor_gives_the_printed_measures_and_compromise() -> None:
    for table in (MOUNTAINS, _published("opricovic2004_vikor.csv")):
        found = vikor(table)
        assert found.group.tolist() == pytest.approx([0.5, 0.375, 0.5])
        assert found.regret.tolist() == pytest.approx([0.5, 0.25, 0.5])
        assert found.mixed.tolist() == pytest.approx([1, 0, 1])
        assert found.compromise == (1,)


def test_mabac_gives_the_printed_scores() -> None:
    scores = mabac(_published("pamucar2014_mabac.csv"))
    assert scores.tolist() == pytest.approx([0.0826, 0.2183, -0.0488, 0.0246, -0.0704, 0.0465, 0.0464], abs=6e-5)
    assert ranks_of(scores) == (2, 1, 6, 5, 7, 3, 4)


def test_codas_gives_the_printed_scores() -> None:
    scores = codas(_published("badi2017_codas_supplier.csv"))
    assert scores.tolist() == pytest.approx([1.3914, 0.3411, -0.2170, -0.5381, -0.7292, -0.2481], abs=6e-5)
    assert ranks_of(scores) == (1, 2, 3, 5, 6, 4)


@given(tables())
@settings(max_examples=60, deadline=None)
def test_each_method_agrees_with_its_plain_twin(table: Judged) -> None:
    plain = _plain(table)
    assert topsis(table).tolist() == pytest.approx(plain_topsis(*plain), abs=1e-9)
    assert promethee(table).tolist() == pytest.approx(plain_promethee(*plain), abs=1e-9)
    assert mabac(table).tolist() == pytest.approx(plain_mabac(*plain), abs=1e-9)
    found = vikor(table)
    for mine, twin in zip(
        (found.group, found.regret, found.mixed), zip(*plain_vikor(*plain), strict=True), strict=True
    ):
        assert mine.tolist() == pytest.approx(list(twin), abs=1e-9)


@given(tables(), st.floats(0, 0.5), st.floats(0.01, 0.5))
@settings(max_examples=60, deadline=None)
def test_thresholds_do_what_the_plain_twin_says(table: Judged, indifferent: float, more: float) -> None:
    spans = np.abs(table.best - table.worst)
    thresholds = [(indifferent * s, (indifferent + more) * s) for s in spans.tolist()]
    twin = plain_promethee(*_plain(table), thresholds)
    assert promethee(table, indifferent, indifferent + more).tolist() == pytest.approx(twin, abs=1e-9)


def test_rounding_is_no_lead() -> None:
    assert promethee(judged([[0.1 + 0.2], [0.3], [0.0]], ["more"], [1]))[:2].tolist() == [0.5, 0.5]


def test_codas_agrees_with_its_plain_twin_on_random_tables() -> None:
    # real numbers, so that no two distances lie just on the border of "near"
    numbers = np.random.default_rng(1)
    for _ in range(40):
        table = judged(numbers.uniform(1, 9, (4, 3)).tolist(), ["more", "less", "more"], numbers.uniform(1, 9, 3))
        assert codas(table).tolist() == pytest.approx(plain_codas(*_plain(table)), abs=1e-9)


@given(tables(least=-20), st.lists(st.sampled_from([0.001, 0.5, 3.0, 1000.0]), min_size=4, max_size=4))
@settings(max_examples=60, deadline=None)
def test_another_unit_changes_no_score(table: Judged, units: list[float]) -> None:
    unit = np.array(units[: len(table.weights)])
    other = Judged(table.numbers * unit, table.worst * unit, table.best * unit, table.weights)
    for method in METHODS:
        if not method.refuses(table):
            assert method.scores(other).tolist() == pytest.approx(method.scores(table).tolist(), abs=1e-7), method.id


def test_topsis_hangs_on_where_zero_stands_and_the_others_do_not() -> None:
    table = judged([[1, 9], [5, 4], [9, 3]], ["more", "more"], [1, 1])
    moved = Judged(table.numbers + 100, table.worst + 100, table.best + 100, table.weights)
    assert not np.allclose(topsis(moved), topsis(table))
    for scores in (promethee, mabac):
        assert np.allclose(scores(moved), scores(table))
    assert np.allclose(vikor(moved).mixed, vikor(table).mixed)


@given(tables(), st.integers(0, 4), st.lists(st.integers(0, 5), min_size=4, max_size=4))
@settings(max_examples=80, deadline=None)
def test_an_offer_as_good_on_everything_is_never_behind(table: Judged, at: int, leads: list[int]) -> None:
    k = at % len(table.numbers)
    steps = np.array(leads[: len(table.weights)], float)
    better = table.numbers[k] + np.where(table.upward, steps, -steps)
    whole = Judged(np.vstack([table.numbers, better]), table.worst, table.best, table.weights)
    for method in methods_named(("sum", "promethee", "topsis", "vikor", "mabac")):
        scores = method.scores(whole)
        lead = scores[k] - scores[-1] if method.less else scores[-1] - scores[k]
        assert lead >= -1e-9, method.id


@given(tables())
@settings(max_examples=60, deadline=None)
def test_net_flows_add_up_to_nothing_and_measures_stay_within_their_ends(table: Judged) -> None:
    for flow in (promethee(table), promethee(table, 0.1, 0.4)):
        assert flow.sum() == pytest.approx(0, abs=1e-9)
        assert np.abs(flow).max() <= 1 + 1e-9
    assert codas(table).sum() == pytest.approx(0, abs=1e-9)
    for measure in (topsis(table), vikor(table).mixed):
        assert -1e-12 <= measure.min() <= measure.max() <= 1 + 1e-12


@given(tables())
@settings(max_examples=60, deadline=None)
def test_in_a_straight_line_over_the_range_net_flows_are_leads_over_the_mean_of_the_others(table: Judged) -> None:
    worth = methods_named(("sum",))[0].scores(table)
    n = len(worth)
    assert promethee(table, 0.0, 1.0).tolist() == pytest.approx(((worth - worth.mean()) * n / (n - 1)).tolist())


@given(tables(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_offers_and_criteria_plays_no_part(table: Judged, chance: object) -> None:
    n, m = table.numbers.shape
    rows, columns = list(range(n)), list(range(m))
    chance.shuffle(rows)  # type: ignore[attr-defined]
    chance.shuffle(columns)  # type: ignore[attr-defined]
    other = Judged(table.numbers[rows][:, columns], table.worst[columns], table.best[columns], table.weights[columns])
    for method in METHODS:
        if method.id == "codas":  # the border of "near" is a jump that rounding can cross
            continue
        assert method.scores(other).tolist() == pytest.approx(method.scores(table)[rows].tolist(), abs=1e-9), method.id


@pytest.mark.parametrize("scores", [topsis, promethee, mabac, codas, lambda t: vikor(t).mixed])
def test_offers_that_are_the_same_are_equal(scores: Callable[[Judged], Reals]) -> None:
    found = scores(judged([[2, 3], [2, 3], [2, 3]], ["more", "less"], [1, 2]))
    assert len(set(ranks_of(found))) == 1
    assert np.isfinite(found).all()


def test_a_weight_or_a_column_of_nothing_counts_for_nothing() -> None:
    bare = judged([[1], [2], [4]], ["more"], [1])
    wide = judged([[1, 0, 7], [2, 0, 1], [4, 0, 2]], ["more", "more", "more"], [1, 0, 0])
    for scores in (topsis, promethee, mabac):
        assert np.allclose(scores(wide), scores(bare))
    assert np.allclose(vikor(wide).mixed, vikor(bare).mixed)


def test_codas_cannot_take_numbers_that_are_not_above_nothing() -> None:
    assert can_take(judged([[0], [1]], ["more"], [1]))
    assert not can_take(judged([[1], [2]], ["more"], [1]))


def test_vikor_proposes_all_that_are_close_where_none_leads_by_enough() -> None:
    # Q is 0, 1/3, 1 over four offers: a lead of 1/3 is enough; over five a lead of 0.2 is not
    enough = vikor(judged([[12], [8], [0], [1]], ["more"], [1]))
    assert enough.mixed[1] == pytest.approx(1 / 3)
    assert enough.compromise == (0,)
    close = vikor(judged([[10], [8], [7.6], [7], [0]], ["more"], [1]))
    assert close.mixed.tolist() == pytest.approx([0, 0.2, 0.24, 0.3, 1])
    assert close.compromise == (0, 1, 2)


def test_vikor_proposes_two_where_the_first_leads_by_neither_measure_alone() -> None:
    found = Vikor(np.array([0.1, 0.0, 1.0, 1.0]), np.array([0.1, 1.0, 0.0, 1.0]), np.array([0.1, 0.5, 0.5, 1.0]))
    assert found.compromise == (0, 1)
    # a lead of just 1 / (n - 1) is enough
    assert Vikor(found.group, found.regret, np.array([0.0, 1 / 3, 0.5, 1.0])).compromise == (0, 1)
    assert Vikor(found.regret, found.regret, found.mixed).compromise == (0, 1)
    assert Vikor(np.array([0.0, 0.1, 1.0, 1.0]), found.regret, found.mixed).compromise == (0,)


def test_thresholds_that_cross_are_refused() -> None:
    with pytest.raises(UsageError, match="cannot be above"):
        promethee(MOUNTAINS, 0.3, 0.2)


def test_an_unknown_method_is_refused_with_what_there_is() -> None:
    with pytest.raises(UsageError, match='Did you mean "topsis"'):
        methods_named(("topsi",))
    with pytest.raises(UsageError, match="No method was named"):
        methods_named(())

"""The composite index against its plain twin, its laws, and the published index of the Correlates of War project."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.capabilities.index import (
    _plain_index,
    component_shares,
    composite_index,
    power_shares,
    shares_of_index,
)

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "cow_nmc" / "nmc.csv"
PARTS = ("milex", "milper", "irst", "pec", "tpop", "upop")
amounts = st.one_of(st.none(), st.just(0.0), st.floats(0.001, 1e6))
tables = st.tuples(st.integers(1, 6), st.integers(1, 4)).flatmap(
    lambda size: st.lists(st.lists(amounts, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)


def array(table: list[list[float | None]]) -> np.ndarray:
    return np.array([[np.nan if v is None else v for v in row] for row in table])


@settings(max_examples=150, deadline=None)
@given(tables)
def test_the_index_is_that_of_the_definition_read_aloud(table: list[list[float | None]]) -> None:
    found = composite_index(component_shares(array(table)))
    for got, wanted in zip(found.tolist(), _plain_index(table), strict=True):
        assert np.isnan(got) if wanted is None else got == pytest.approx(wanted, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(tables, st.floats(0.001, 1000))
def test_the_unit_of_a_component_does_not_matter(table: list[list[float | None]], unit: float) -> None:
    before = array(table)
    after = before.copy()
    after[:, 0] *= unit
    np.testing.assert_allclose(power_shares(after), power_shares(before), atol=1e-12)


@settings(max_examples=100, deadline=None)
@given(tables, st.integers(0, 2**32 - 1))
def test_the_order_of_actors_and_components_does_not_matter(table: list[list[float | None]], seed: int) -> None:
    values = array(table)
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(values.shape[0]), rng.permutation(values.shape[1])
    np.testing.assert_allclose(power_shares(values[rows][:, columns]), power_shares(values)[rows], atol=1e-12)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.floats(0.01, 100), min_size=3, max_size=3), min_size=3, max_size=6))
def test_a_third_keeps_its_share_when_two_merge(table: list[list[float]]) -> None:
    values = np.array(table)
    merged = np.vstack([values[:1] + values[1:2], values[2:]])
    before, after = power_shares(values), power_shares(merged)
    np.testing.assert_allclose(after[1:], before[2:])
    np.testing.assert_allclose(after[0], before[0] + before[1])


def test_what_is_not_known_stays_out_of_the_mean_and_zero_does_not() -> None:
    lacking = power_shares(np.array([[1.0, np.nan], [1.0, 4.0]]))
    nothing = power_shares(np.array([[1.0, 0.0], [1.0, 4.0]]))
    # 1/2 and (1/2 + 1)/2 of 5/4; and 1/4 and 3/4
    np.testing.assert_allclose(lacking, [0.4, 0.6])
    np.testing.assert_allclose(nothing, [0.25, 0.75])


def test_shares_add_up_to_one_though_the_index_does_not() -> None:
    index = composite_index(component_shares(np.array([[1.0, np.nan], [1.0, 4.0]])))
    assert index.sum() == pytest.approx(1.25)
    assert shares_of_index(index).sum() == pytest.approx(1.0)


def test_amounts_near_the_largest_float_do_not_overflow() -> None:
    np.testing.assert_allclose(power_shares(np.array([[1.5e308], [1.5e308], [0.0]])), [0.5, 0.5, 0.0])


def test_a_year_in_which_nobody_has_anything_has_no_shares() -> None:
    assert np.isnan(power_shares(np.zeros((3, 2)))).all()


def published() -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """Return the components and the published index by year."""
    if not DATA.exists():
        pytest.skip(f"the table of national capabilities is not here: {DATA.name}")
    by_year: dict[int, list[dict[str, str]]] = {}
    with DATA.open(newline="") as lines:
        for row in csv.DictReader(lines):
            by_year.setdefault(int(row["year"]), []).append(row)
    return {
        year: (
            np.array([[float(r[c]) if r[c] else np.nan for c in PARTS] for r in rows]),
            np.array([float(r["cinc"]) if r["cinc"] else np.nan for r in rows]),
        )
        for year, rows in by_year.items()
    }


def test_the_published_index_of_1816_to_1945_comes_out() -> None:
    checked = 0
    for year, (values, printed) in published().items():
        if year <= 1945:
            found = composite_index(component_shares(values))
            assert np.abs(found - printed).max() < 1e-7, year
            checked += len(printed)
    assert checked == 5433


def test_zeros_in_place_of_gaps_do_not_give_the_published_index() -> None:
    off = 0
    for year, (values, printed) in published().items():
        if year <= 1945:
            zero = np.nan_to_num(component_shares(values)).mean(axis=1)
            off += int((np.abs(zero - printed) > 1e-6).sum())
    assert off == 1813


def test_the_later_years_that_are_not_printed_are_computed() -> None:
    for year, (values, _) in published().items():
        found = composite_index(component_shares(values))
        assert ((found >= 0) & (found < 0.4)).all(), year
        assert 0.9 < found.sum() < 1.15, year

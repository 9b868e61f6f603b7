"""The public table of trade between states, where it lies beside the repository: shares by plain counting, and laws."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from comity.alignment.exposure.answer import exposure
from comity.alignment.exposure.cut import sales_only, what_if_cut
from comity.alignment.exposure.flows import Flows, flows_of
from comity.alignment.exposure.ranking import rank_actors
from comity.alignment.exposure.substitutes import Substitutes

TABLE = Path(__file__).resolve().parents[4] / "shared" / "data" / "cow_trade" / "trade_dyad_year.csv"
YEARS = (1870, 1913, 1938, 1960, 1989, 2014)
Cell = tuple[str, str, float | None]


@pytest.fixture(scope="module")
def cells() -> dict[int, list[Cell]]:
    """Return (seller, buyer, value) by year; a blank is None."""
    if not TABLE.exists():
        pytest.skip(f"the table of trade is not there: {TABLE.name}")
    out = defaultdict(list)
    with TABLE.open() as file:
        for row in csv.DictReader(file):
            one, two, year = row["ccode1"], row["ccode2"], int(row["year"])
            for buyer, seller, text in ((one, two, row["imports_1_from_2"]), (two, one, row["imports_2_from_1"])):
                out[year].append((seller, buyer, float(text) if text else None))
    return out


@pytest.fixture(scope="module")
def trade(cells: dict[int, list[Cell]]) -> Flows:
    rows = [(seller, buyer, year, value) for year in YEARS for seller, buyer, value in cells[year]]
    seller, buyer, years, value = zip(*rows, strict=True)
    return flows_of(seller, buyer, years, value)


@pytest.mark.parametrize("year", YEARS)
def test_shares_and_concentration_are_those_of_plain_counting(
    year: int, trade: Flows, cells: dict[int, list[Cell]]
) -> None:
    found = exposure(trade, year, Substitutes(0.5))
    bought: dict[str, dict[str, float]] = defaultdict(dict)
    blank: dict[str, int] = defaultdict(int)
    for seller, buyer, value in cells[year]:
        if value is not None:
            bought[buyer][seller] = value
        blank[buyer] += value is None
    for i, buyer in enumerate(found.actors):
        total = sum(bought[buyer].values())
        if total == 0:
            assert np.isnan(found.direct.share[i]).all()
            continue
        shares = {seller: value / total for seller, value in bought[buyer].items()}
        mine = {found.actors[j]: x for j, x in enumerate(found.direct.share[i]) if not np.isnan(x)}
        assert mine == pytest.approx(shares)
        assert found.direct.suppliers[i, 0] == pytest.approx(sum(x * x for x in shares.values()))
        assert found.unknown[i] == len(found.actors) - 1 - len(shares)
        assert found.unknown[i] >= blank[buyer]


@pytest.mark.parametrize("year", YEARS)
def test_the_second_round_of_real_trade_solves_its_own_equation(year: int, trade: Flows) -> None:
    found = exposure(trade, year, Substitutes(0.2), passing=0.8)
    direct, total = np.nan_to_num(found.direct.high), found.total_high
    assert total is not None
    assert direct + 0.8 * direct @ total == pytest.approx(total)
    assert (total >= direct).all()


def test_without_the_united_states_canada_would_lose_most_of_what_it_buys(trade: Flows) -> None:
    found = exposure(trade, 2014, Substitutes((0.3, 0.6)))
    canada = found.actors.index("20")
    losses = what_if_cut(found.flows, found.substitutes, sales_only(found.flows, "2"))
    assert losses.now[canada] == pytest.approx(found.direct.share[canada, found.actors.index("2")])
    assert losses.now[canada] > 0.5
    assert losses.after[canada] == pytest.approx(losses.now[canada] * np.array([0.4, 0.7]))


def test_every_actor_of_2014_is_ranked_and_the_largest_seller_comes_near_the_top(trade: Flows) -> None:
    found = exposure(trade, 2014, Substitutes((0.3, 0.6)))
    ranked = rank_actors(found.flows, found.substitutes, spare=0.1)
    assert len(ranked) == len(found.actors)
    assert {row.actor for row in ranked[:3]} >= {"2", "710"}
    assert all(row.first <= row.last and row.low <= row.high <= row.now for row in ranked)

"""
California's Proposition 99 (Abadie, Diamond and Hainmueller 2010), where its data are at hand.

They are not comity's to pass on. Set COMITY_PROP99 to the path of the table that the authors' Synth toolbox has: one
row a state with tabs between, columns State, Income, RetailPrice, Young, BeerCons, Smoking1988, Smoking1980,
Smoking1975 and SmokingCons1970 to SmokingCons2000. What came out is in docs/theory/comparisons.md.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from comity.support.comparison.nested import nested
from comity.support.comparison.synthetic import mix

PREDICTORS = ("Income", "RetailPrice", "Young", "BeerCons", "Smoking1988", "Smoking1980", "Smoking1975")
PUBLISHED = {"Utah": 0.334, "Nevada": 0.234, "Montana": 0.199, "Colorado": 0.164, "Connecticut": 0.069}
BEFORE = np.arange(19)


@pytest.fixture(scope="module")
def study():
    path = Path(os.environ.get("COMITY_PROP99", "no such file"))
    if not path.is_file():
        pytest.skip("the data of Proposition 99 are not here: set COMITY_PROP99 to the table of the Synth toolbox")
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file, delimiter="\t"), key=lambda row: row["State"] != "California")
    outcome = np.array([[float(row[f"SmokingCons{year}"]) for year in range(1970, 2001)] for row in rows])
    predictors = np.array([[float(row[name]) for row in rows] for name in PREDICTORS])
    return [row["State"] for row in rows], predictors, outcome


def test_the_published_shares_and_the_gap_of_2000_come_out(study):
    names, predictors, outcome = study
    found = nested(predictors, outcome, BEFORE, 0)
    expected = [PUBLISHED.get(name, 0.0) for name in names]
    assert found.weights == pytest.approx(expected, abs=0.01)
    assert (outcome[0] - found.weights @ outcome)[-1] == pytest.approx(-26.0, abs=0.5)


def test_matching_all_outcomes_gives_nearly_the_same_gap(study):
    _, _, outcome = study
    weights = mix(outcome, BEFORE, 0)
    assert (outcome[0] - weights @ outcome)[-1] == pytest.approx(-26.6, abs=0.1)


def test_california_stands_out_more_than_the_states_that_come_next(study):
    names, predictors, outcome = study

    def ratio(state):
        unit = names.index(state)
        found = nested(predictors, outcome, BEFORE, unit)
        gaps = (outcome[unit] - found.weights @ outcome)[19:]
        return float(np.sqrt((gaps**2).mean())) / found.fit

    california = ratio("California")
    assert california**2 == pytest.approx(130, abs=5)
    assert all(ratio(state) < california for state in ("Georgia", "Virginia", "Missouri", "Texas"))

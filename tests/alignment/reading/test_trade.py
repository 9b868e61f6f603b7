"""Trade: two flows a row, and what is not known is no zero."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from comity.alignment.reading.imported import Flows
from comity.alignment.reading.trade import read_cow_trade

HEAD = "ccode1,ccode2,year,imports_1_from_2,imports_2_from_1\n"


def flows(text: str) -> Flows:
    value = read_cow_trade(text, "trade.csv").value
    assert isinstance(value, Flows)
    return value


def test_imports_go_from_seller_to_buyer() -> None:
    found = flows(HEAD + "2,20,1920,612,735\n2,20,1921,335.5,\n")
    usa, can = found.actors.index("USA"), found.actors.index("CAN")
    assert found.matrix(1920)[can, usa] == 612
    assert found.matrix(1920)[usa, can] == 735
    assert np.isnan(found.matrix(1921)[usa, can])
    assert np.isnan(found.matrix(1919)).all()


def test_flows_above_zero_are_directed_ties_with_exact_weights() -> None:
    ties = flows(HEAD + "2,20,1920,0.1,0\n2,200,1920,,7\n").ties()
    assert list(zip(ties.a, ties.b, ties.weight, ties.since, ties.until, strict=True)) == [
        ("CAN", "USA", Fraction(1, 10), "1920", "1920"),
        ("USA", "UKG", Fraction(7), "1920", "1920"),
    ]
    assert set(ties.directed) == {True}


def test_the_column_names_of_the_published_file_are_known_too() -> None:
    text = "ccode1,ccode2,year,importer1,importer2,flow1,flow2\n2,20,1920,United States of America,Canada,612,-9\n"
    found = read_cow_trade(text, "trade.csv")
    assert not found.failed
    assert [p.level for p in found.problems] == ["warning"]
    mine, its = flows(text), flows(HEAD + "2,20,1920,612,\n")
    assert np.array_equal(mine.amount, its.amount, equal_nan=True)


def test_doubts_and_errors_are_listed() -> None:
    text = "2,20,1920,1,1\n20,2,1920,1,1\n2,,1920,1,1\n2,20,now,1,1\n2,20,1921,-3,1\n"
    found = read_cow_trade(HEAD + text, "trade.csv")
    assert sorted(p.where.line for p in found.problems if p.level == "error") == [3, 4, 5, 6]
    assert len(found.value) == 4
    assert read_cow_trade("ccode1,ccode2,year\n2,20,1920\n", "trade.csv").failed
    assert len(read_cow_trade("", "trade.csv").value) == 0

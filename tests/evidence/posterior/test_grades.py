"""The table from grades to likelihood ratios."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from comity.case.evidence import CREDIBILITY, RELIABILITY, Evidence, Range
from comity.evidence.posterior.grades import DEFAULT, table_of


def test_there_are_thirty_six_ranges_in_order() -> None:
    assert set(DEFAULT) == {a + b for a in RELIABILITY for b in CREDIBILITY}
    assert all(1 <= r.low <= r.middle <= r.high for r in DEFAULT.values())


def test_the_table_is_monotone_in_both_fields() -> None:
    rows = [[DEFAULT[a + b] for b in CREDIBILITY] for a in RELIABILITY]
    for line in (*rows, *zip(*rows, strict=True)):
        for better, worse in pairwise(line):
            assert better.low >= worse.low
            assert better.middle >= worse.middle
            assert better.high >= worse.high


def test_neither_field_alone_decides_and_the_pair_is_no_product() -> None:
    middle = {g: r.middle for g, r in DEFAULT.items()}
    assert middle["A1"] > middle["A2"] > middle["B2"] > middle["B3"]
    assert middle["A1"] * middle["B2"] != middle["A2"] * middle["B1"]


def test_f6_is_one_whatever_a_case_writes() -> None:
    ten = Range(Fraction(10), Fraction(10), Fraction(10))
    table = table_of(Evidence(ratios=(("F6", ten), ("C3", ten))))
    assert table["F6"].silent
    assert table["C3"].middle > table["C2"].middle

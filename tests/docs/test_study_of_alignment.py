"""The study of alignment: its script on tables made up here, and the numbers of its page on the real ones."""

from __future__ import annotations

import importlib.util
import math
import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from comity.alignment.balance.measured import Balance
from comity.alignment.capabilities.analyse import concentration
from comity.alignment.capabilities.result import Concentration
from comity.alignment.network import network_of
from comity.alignment.reading.atop import read_atop
from comity.alignment.reading.capabilities import read_cow_capabilities
from comity.alignment.reading.imported import Flows, RollCalls
from comity.alignment.reading.signed import read_cow_signed
from comity.alignment.reading.trade import read_cow_trade
from comity.alignment.reading.votes import read_un_votes
from comity.case.alignment import Capabilities, Ties

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
REAL = {
    "nmc": DATA / "cow_nmc" / "nmc.csv",
    "majors": DATA / "cow_nmc" / "majors.csv",
    "trade": DATA / "cow_trade" / "trade_dyad_year.csv",
    "atop": DATA / "atop_alliances" / "atop_dyad_year.csv",
    "signed": DATA / "cow_signed_networks" / "edges.csv",
    "votes": DATA / "unga_ideal_points" / "votes_24_states_1991_2011.csv",
}
PAGE = ROOT / "docs" / "studies" / "did-power-spread.md"


def _script() -> ModuleType:
    path = ROOT / "docs" / "studies" / "did_power_spread.py"
    spec = importlib.util.spec_from_file_location("study_of_alignment", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["study_of_alignment"] = module
    spec.loader.exec_module(module)
    return module


study = _script()
HEAD = "ccode,styear,stmonth,stday,endyear,endmonth,endday\n"


def test_a_major_power_is_one_in_at_least_half_of_the_years_of_all_its_spells() -> None:
    table = HEAD + "1,1900,1,1,1904,1,1\n2,1900,1,1,1902,1,1\n2,1908,1,1,1950,1,1\n3,1906,1,1,1950,1,1\n"
    assert study.majors(table, (1900, 1909)) == ("1", "2")


def test_one_component_is_the_column_of_the_table() -> None:
    table = Capabilities(("iron", "men"), ("a", "b"), (1900, 1900), ((Fraction(1), None), (Fraction(2), Fraction(3))))
    assert study.one_component(table, "men").values == ((None,), (Fraction(3),))


def test_trade_adds_up_what_is_known_and_takes_nothing_known_for_unknown() -> None:
    flows = Flows(
        ("a", "b", "c"),
        np.array([0, 1, 2, 0]),
        np.array([1, 0, 0, 2]),
        np.array([2000, 2000, 2000, 2001]),
        np.array([5.0, math.nan, 2.5, 9.0]),
        "dollars",
    )
    table = study.trade_table(flows, (2000,))
    # b's sale to a is not known, so nothing is known of what it sells; c buys nothing that is known
    assert dict(zip(table.actor, table.values, strict=True)) == {
        "a": (Fraction(5), Fraction(5, 2)),
        "b": (None, Fraction(5)),
        "c": (Fraction(5, 2), None),
    }
    assert set(table.year) == {2000}


def test_a_row_says_more_centres_only_where_both_measures_do_in_every_reading() -> None:
    values = ((Fraction(9),), (Fraction(1),), (Fraction(5),), (Fraction(5),))
    table = Capabilities(("iron",), ("a", "b") * 2, (1900, 1900, 1950, 1950), values)
    row = study.row_of(concentration(table, draws=200), "iron")
    assert row.verdict == "more centres"
    assert str(row).startswith("| 1900 to 1950 | iron | 2, 2 | 1.2 | 2.0 | +")
    back = Capabilities(("iron",), ("a", "b") * 2, (1900, 1900, 1950, 1950), values[2:] + values[:2])
    assert study.row_of(concentration(back, draws=200), "iron").verdict == "fewer centres"


def test_a_table_that_cannot_be_used_ends_the_study() -> None:
    with pytest.raises(SystemExit, match="no column"):
        study.read(read_atop("a,b\n1,2\n", "atop.csv"), Ties)


def test_votes_that_turn_from_alike_to_opposed_are_seen_to_fall() -> None:
    alike = np.ones((40, 3), np.int8)
    apart = np.tile(np.array([1, 3, 3], np.int8), (40, 1))
    sessions = tuple(s for s in range(1, 11) for _ in range(8))
    calls = RollCalls(("AA", "BB", "US"), ("",) * 80, sessions, ("",) * 80, np.vstack((alike, apart)))
    assert list(study.voted(calls)) == [
        "| all pairs | 100.0 | 33.3 | -66.7 to -66.7 | falls |",
        "| the United States with the others | 100.0 | 50.0 | -50.0 to -50.0 | falls |",
    ]


# ---------------------------------------------------------------- the real tables, where they are at hand

real = pytest.mark.skipif(
    not all(path.exists() for path in REAL.values()), reason="the public tables of the study are not beside the project"
)


@cache
def _text(name: str) -> str:
    return REAL[name].read_text(encoding="utf-8")


@cache
def _table() -> Capabilities:
    found: Capabilities = study.read(read_cow_capabilities(_text("nmc"), "nmc.csv"), Capabilities)
    return found


@cache
def _between(first: int, last: int) -> Concentration:
    return concentration(_table(), years=(first, last), draws=study.DRAWS)


@cache
def _camps() -> list[tuple[str, Balance]]:
    found: list[tuple[str, Balance]] = study.camps(study.read(read_cow_signed(_text("signed"), "signed.csv"), Ties))
    return found


def _page() -> str:
    return " ".join(PAGE.read_text(encoding="utf-8").split())


def _on_page(pattern: str) -> list[str]:
    return re.findall(pattern, PAGE.read_text(encoding="utf-8"), re.M)


def _rows() -> Iterator[str]:
    yield from map(str, study.power(_table(), _text("majors"), study.names(_text("nmc"))))
    yield from map(str, study.traded(study.read(read_cow_trade(_text("trade"), "trade.csv"), Flows)))
    yield from map(str, study.allied(network_of(study.read(read_atop(_text("atop"), "atop.csv"), Ties))))
    yield from map(str, study.closer(_table()))


@real
def test_the_page_has_every_change_with_its_numbers_and_no_other() -> None:
    rows = list(_rows())
    assert len(rows) == 8 + 5 + 8 + 12 + 3 + 2
    assert sorted(_on_page(r"^\| \d{4} to \d{4} \| [a-z].*\|$")) == sorted(rows)


@real
def test_the_page_tells_how_many_flows_of_trade_are_not_known() -> None:
    flows = study.read(read_cow_trade(_text("trade"), "trade.csv"), Flows)
    for year, words in ((1870, "(139 of 210)"), (1992, "(all but 25 of 1,056)")):
        found = flows.matrix(year)
        here = flows.year == year
        states = len({*flows.seller[here].tolist(), *flows.buyer[here].tolist()})
        known, pairs = int((~np.isnan(found)).sum()), states * (states - 1)
        assert [f"{n:,}" for n in (pairs - known, pairs)] == re.findall(r"[\d,]+", words)
        assert words in _page()


@real
def test_all_windows_are_proven_and_those_on_the_page_have_their_numbers() -> None:
    found = _camps()
    assert len(found) == 51
    assert all(f.camps.proven and f.grouping.proven for _, f in found)
    rows = [study.camps_row(*one) for one in found]
    shown = _on_page(r"^\| \d{4} to \d{4} \| \d+ \|.*\|$")
    assert len(shown) == 6
    assert [row for row in shown if row not in rows] == []


@real
def test_the_page_tells_where_more_than_two_groups_save_most_and_least() -> None:
    saved = {1 - one.grouping.index / one.camps.index: window for window, one in _camps()}
    least, most = min(saved), max(saved)
    words = f"from {100 * least:.0f} % ({saved[least].replace('-', ' to ')})"
    assert f"{words} to {100 * most:.0f} % ({saved[most].replace('-', ' to ')})" in _page()


@real
def test_the_page_has_the_agreement_of_votes() -> None:
    calls = study.read(read_un_votes(_text("votes"), "votes.csv"), RollCalls)
    assert _on_page(r"^\| (?:all pairs|the United States) .*\|$") == list(study.voted(calls))


@real
def test_the_page_tells_the_shares_of_the_two_largest() -> None:
    at = {
        (level.year, name): 100 * share
        for found in (_between(1946, 1991), _between(1991, 2012))
        for level in found.levels
        for name, share in level.leaders
    }
    page = _page()
    assert f"with {at[1946, 'USA']:.1f} % of it in 1946 and {at[1991, 'USA']:.1f} % in 1991" in page
    assert f"China had {at[1991, 'CHN']:.1f} % of the index in 1991 and {at[2012, 'CHN']:.1f} % in 2012" in page
    assert f"the United States {at[1991, 'USA']:.1f} % and {at[2012, 'USA']:.1f} %" in page
    both = [at[year, "CHN"] + at[year, "USA"] for year in (1991, 2012)]
    assert f"held {both[0]:.1f} % of it in 1991, and {both[1]:.1f} % in 2012" in page
    assert max(share for (year, _), share in at.items() if year > 1946) < 25


@real
def test_the_page_tells_the_poles_and_what_other_thresholds_give() -> None:
    found = _between(1991, 2012).poles
    assert (found.first.poles, found.last.poles) == (("USA", "CHN", "RUS"), ("CHN", "USA"))
    low, high = found.range_of(1991)
    least, most = found.range_of(2012)
    assert f"other thresholds give from {low} to {high} and from {least} to {most}." in _page()


@real
def test_what_the_page_says_of_readings_is_so() -> None:
    verdicts = {
        years: {c.reading: c for c in _between(*years).changes if c.measure == "effective number"}
        for years in ((1816, 1913), (1946, 1991), (1991, 2012))
    }
    assert {c.verdict for c in verdicts[1946, 1991].values()} == {"rises"}
    assert "among the 65 actors" in verdicts[1946, 1991]["constant"].words
    assert {c.verdict for c in verdicts[1991, 2012].values()} == {"falls"}
    opposite = [c for c in verdicts[1816, 1913].values() if c.verdict == "falls"]
    assert [(c.reading, c.words.rpartition(" ")[2]) for c in opposite] == [("complete", "(tpop)")]


@real
def test_the_line_through_all_years_falls_as_the_page_says() -> None:
    found = concentration(_table(), years=range(1991, 2013), draws=400)
    line = next(t for t in found.trends if t.measure == "effective number" and t.reading == "all")
    assert line.verdict == "falls"
    assert f"by {-line.per_decade:.1f} centres in ten years" in _page()


@real
def test_without_both_of_the_largest_most_readings_say_that_power_spread() -> None:
    who = sorted(set(_table().actor) - {"CHN", "USA"})
    found = concentration(_table(), who, years=(1991, 2012), draws=study.DRAWS)
    verdicts = [c.verdict for c in found.changes if c.measure == "effective number"]
    assert verdicts.count("rises") > len(verdicts) / 2 > verdicts.count("falls")


@real
def test_power_and_concentration_counted_by_hand_are_those_of_the_page() -> None:
    """The second witness: shares, means over what is known, and the sum of squares in plain Python."""
    for year, shown in ((1946, "5.5"), (1991, "18.1"), (2012, "12.3")):
        table = _table()
        rows = [v for y, v in zip(table.year, table.values, strict=True) if y == year and any(x is not None for x in v)]
        totals = [float(sum(x for x in column if x is not None)) for column in zip(*rows, strict=True)]
        parts = [[float(x) / t for x, t in zip(row, totals, strict=True) if x is not None and t > 0] for row in rows]
        index = [sum(p) / len(p) for p in parts if p]
        effective = sum(index) ** 2 / sum(x * x for x in index)
        assert f"{effective:.1f}" == shown

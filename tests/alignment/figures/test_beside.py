"""Figures beside one another: grouping, ranges, moves, shares against amounts, words, and laws."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from comity.alignment.figures.beside import beside
from comity.alignment.figures.series import Series
from comity.case.alignment import TieFigure
from comity.case.settlement import Span
from comity.errors import TooLargeError, UsageError

BOTH = ("Aland", "Borland")


def said(name: str, number: str | None, since: str, until: str = "", what: str = "trade", **more: Any) -> TieFigure:
    value = None if number is None else Span(Fraction(number), Fraction(number))
    more = {"unit": "USD bn", "by": f"speaker of {name}", "of": BOTH, **more}
    return TieFigure(name, more.pop("of"), what, value, since=since, until=until or since, **more)


def share(name: str, number: str, since: str, until: str = "") -> TieFigure:
    return said(name, number, since, until, "share of imports", unit="per cent")


STATED = (
    said("asked", "28", "2024", tested=True),
    said("value", "28.7", "2024"),
    said("least", "27", "2024", bound="at least"),
    said("early", "28", "2023"),
    said("early2", "28.5", "2023", of=BOTH[::-1]),
    said("nine24", "20", "2024-01", "2024-09", bound="at least"),
    said("nine25", "20", "2025-01", "2025-09"),
    said("hoped", "30", "2026", bound="at least", expected=True),
    share("share21", "43", "2021"),
    share("share25", "29", "2025-01", "2025-06"),
)


def trade() -> Series:
    return beside(STATED).series[1]


def test_figures_of_the_same_pair_thing_and_unit_are_one_series_whatever_the_order_of_the_pair() -> None:
    found = beside(STATED)
    assert [(s.of, s.what, s.unit) for s in found.series] == [
        (BOTH, "share of imports", "per cent"),
        (BOTH, "trade", "USD bn"),
    ]
    assert [len(at.figures) for at in found.series[1].periods] == [2, 1, 3, 1, 1]


def test_another_unit_and_another_thing_are_other_series() -> None:
    found = beside([said("x", "1", "2024"), said("y", "1", "2024", unit="EUR bn"), said("z", "1", "2024", what="arms")])
    assert len(found.series) == 3
    assert len(beside([said("x", "1", "2024"), said("y", "1", "2024", unit=" USD  bn ")]).series) == 1


def test_a_period_shows_its_range_its_spread_and_whether_its_figures_agree() -> None:
    at = {found.period.label: found for found in trade().periods}
    year = at["2024"]
    assert year.range == (27, Fraction("28.7"))
    assert year.spread == pytest.approx(6.296296)
    assert year.verdict == "disagree"
    assert {frozenset((p.one, p.two)): p.fit for p in year.pairs} == {
        frozenset(("asked", "value")): "no",
        frozenset(("asked", "least")): "as a bound",
        frozenset(("value", "least")): "as a bound",
    }
    assert at["2023"].verdict == "agree when rounded"
    assert at["January to September 2025"].verdict == "only one figure"
    assert at["2026"].expected_only


def test_an_expected_figure_is_shown_beside_what_was_known_and_not_compared_with_it() -> None:
    at = beside([said("x", "28", "2024"), said("y", "40", "2024", expected=True)]).series[0].periods[0]
    assert (at.range, at.pairs, len(at.figures)) == ((28, 28), (), 2)


def test_a_figure_without_a_number_is_listed_last_and_not_compared() -> None:
    at = beside([said("a", None, "2024"), said("b", "28", "2024")]).series[0].periods[0]
    assert ([f.id for f in at.figures], at.verdict) == (["b", "a"], "only one figure")
    empty = beside([said("a", None, "2024")])
    assert empty.series[0].periods[0].verdict == "cannot be told"
    assert empty.series[0].moves == ()
    assert "no number (speaker of a)" in " ".join(empty.sentences())


def test_amounts_move_only_between_periods_of_one_length_and_the_tested_figure_has_no_say() -> None:
    found = {(m.earlier.label, m.later.label): m for m in trade().moves}
    assert found["2023", "2024"].direction == "rises"
    assert found["2023", "2024"].rising == 2
    assert found["January to September 2024", "January to September 2025"].direction == "cannot be told"
    assert found["2024", "2026"].expected
    assert not any(m.seasons for m in found.values())
    assert len(found) == 4


def test_a_tested_figure_that_stands_alone_does_have_a_say() -> None:
    found = beside([said("x", "20", "2023"), said("y", "30", "2024", tested=True)])
    assert found.series[0].moves[0].direction == "rises"


def test_periods_of_different_length_are_named_as_not_compared() -> None:
    groups = [[period.label for period in group] for group in trade().lengths]
    assert groups == [["2023", "2024", "2026"], ["January to September 2024", "January to September 2025"]]
    assert "are not compared" in trade().sentences()[-1]
    assert "(9 months)" in trade().sentences()[-1]


def test_a_share_that_falls_while_trade_rises_is_listed_with_both_times() -> None:
    (pair,) = beside(STATED).opposite
    assert (pair.amount_move.direction, pair.share_move.direction) == ("rises", "falls")
    assert not pair.same_time
    assert pair.share_move.seasons
    said_so = beside(STATED).sentences()[-1]
    assert "trade rises from 2023 to 2024 while share of imports falls between 2021 and January to June 2025" in said_so
    assert "overlap but are not the same" in said_so


def test_a_share_is_against_an_amount_only_over_times_that_overlap_and_of_the_same_actors() -> None:
    amounts = [said("a1", "10", "2001"), said("a2", "20", "2002")]
    falling = [share("s1", "40", "2002"), share("s2", "30", "2003")]
    assert len(beside([*amounts, *falling]).opposite) == 1
    later = [replace(f, since=y, until=y) for f, y in zip(falling, ("2003", "2004"), strict=True)]
    assert beside([*amounts, *later]).opposite == ()
    others = [replace(f, of=("Aland", "Carland")) for f in falling]
    assert beside([*amounts, *others]).opposite == ()
    assert beside([*amounts, share("s1", "30", "2002"), share("s2", "40", "2003")]).opposite == ()
    hoped = [amounts[0], replace(amounts[1], expected=True)]
    assert beside([*hoped, *falling]).opposite == ()


def test_the_tested_figure_is_told_with_who_supports_it_who_does_not_and_the_other_year() -> None:
    text = " ".join(trade().sentences())
    assert "is supported by at least 27 (speaker of least), as a bound, and is contradicted by 28.7" in text
    assert "is given for another time: 28 (speaker of early) for 2023 and 28.5 (speaker of early2) for 2023" in text
    assert "which way trade moves cannot be told" in text


def test_what_cannot_be_told_is_said_aloud() -> None:
    alone = beside([said("x", "28", "", tested=True), said("y", "28.4", "2023")])
    text = " ".join(alone.sentences())
    assert "does not say its time, so whether it is right cannot be told. It fits the figures for 2023." in text
    assert "Which way it moves cannot be told: no two periods can be compared." in text
    hoped = beside([said("x", "28", "2026", tested=True), said("y", "28", "2026", expected=True)])
    assert "only an expectation stands beside it" in " ".join(hoped.sentences())
    assert beside([]).sentences() == ("There are no figures to set side by side.",)


def test_first_and_last_of_a_longer_series_are_compared_too() -> None:
    found = beside([said(f"f{y}", str(y - 2000), str(y)) for y in (2001, 2002, 2005)]).series[0]
    assert [(m.earlier.label, m.later.label) for m in found.moves] == [
        ("2001", "2002"),
        ("2002", "2005"),
        ("2001", "2005"),
    ]


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_figures_and_of_their_actors_makes_no_difference(seed: int) -> None:
    chance = random.Random(seed)
    mixed = [replace(figure, of=tuple(chance.sample(figure.of, len(figure.of)))) for figure in STATED]
    chance.shuffle(mixed)
    one, two = beside(STATED), beside(mixed)
    assert one.to_json() == two.to_json()
    assert one.sentences() == two.sentences()


def test_other_names_of_actors_only_rename_the_answer() -> None:
    names = {"Aland": "Xland", "Borland": "Yland"}
    other = [replace(figure, of=tuple(names[name] for name in figure.of)) for figure in STATED]
    text = json.dumps(beside(STATED).to_json())
    for old, new in names.items():
        text = text.replace(old, new)
    assert json.loads(text) == beside(other).to_json()


def test_money_counted_in_thousands_instead_changes_no_direction() -> None:
    def moves(figures: list[TieFigure]) -> list[str]:
        return [m.direction for s in beside(figures).series for m in s.moves]

    sharp = [said("a", "28.125", "2023"), said("b", "28.625", "2024"), said("c", "28.375", "2025")]
    scaled = [replace(f, value=Span(f.value.low * 1000, f.value.high * 1000)) for f in sharp if f.value]
    assert moves(sharp) == moves(scaled) == ["rises", "falls", "rises"]


def test_the_answer_holds_no_number_that_json_does_not_know() -> None:
    odd = [*STATED, said("zero", "0", "2020"), said("zero2", "5", "2020"), said("blank", None, "")]
    found = json.loads(json.dumps(beside(odd).to_json(), allow_nan=False))
    first = found["series"][1]["periods"][0]
    assert (first["period"]["words"], first["spread_per_cent"]) == ("2020", None)


def test_a_figure_with_a_date_that_cannot_be_read_is_named() -> None:
    with pytest.raises(UsageError, match='"odd" is for "soon"'):
        beside([said("odd", "1", "soon")])


def test_a_value_that_no_float_holds_and_too_many_figures_are_refused() -> None:
    with pytest.raises(UsageError, match='"huge" is beyond'):
        beside([said("huge", "1e300", "2024")])
    with pytest.raises(TooLargeError, match="301 figures of trade for 2024"):
        beside([said(f"f{k}", "1", "2024") for k in range(301)])
    with pytest.raises(TooLargeError, match="2001 figures"):
        beside([said(f"f{k}", "1", "2024") for k in range(2001)])


def test_moves_over_the_same_time_leave_out_those_that_only_overlap() -> None:
    trades = [said("t10", "20", "2010"), said("t15", "28", "2015"), said("t20", "31", "2020")]
    (pair,) = beside([*trades, share("s10", "30", "2010"), share("s20", "24", "2020")]).opposite
    assert pair.same_time
    assert len(beside([*trades, share("s11", "30", "2011"), share("s19", "24", "2019")]).opposite) == 3


def test_a_title_does_not_name_twice_whom_it_is_about() -> None:
    what = "share of Borland in the imports of Aland"
    found = beside([said("x", "43", "2021", what=what, unit="per cent")])
    assert found.sentences()[0] == "Share of Borland in the imports of Aland, in per cent:"

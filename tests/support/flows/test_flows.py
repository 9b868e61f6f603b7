"""Figures for outside support: which may be compared, and what they cannot bear."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.case.settlement import Span
from comity.case.support import KINDS, MEASURES, Flow
from comity.support.flows.analyse import LEAST, flow_answer


def number(value: int) -> Span:
    return Span(Fraction(value), Fraction(value))


def month(k: int, **more: object) -> Flow:
    year, of_year = divmod(k, 12)
    plain = Flow("union", "a", "money", f"f{k}", date=f"{2000 + year}-{of_year + 1:02}", value=number(k), unit="EUR m")
    return replace(plain, **{"measure": "delivered", "released": "2010", **more})  # type: ignore[arg-type]


def test_two_dozen_even_periods_of_one_release_can_bear_a_test() -> None:
    answer = flow_answer([month(k) for k in range(LEAST)])
    assert answer.bears
    assert len(answer.runs) == 1
    assert answer.runs[0].even
    assert answer.limits == ()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"measure": "committed"}, "measures"),
        ({"cumulative": True}, "totals"),
        ({"change": True}, "changes"),
        ({"value": None}, "no_number"),
        ({"released": "2011"}, "releases"),
        ({"released": "2031"}, "late"),
        ({"date": "", "since": "2000-12", "until": "2001-02"}, "overlap"),
    ],
)
def test_one_figure_of_another_sort_takes_it_away_and_is_named(change: dict[str, object], key: str) -> None:
    rows = [month(k) for k in range(LEAST)]
    rows[12] = replace(rows[12], **change)  # type: ignore[arg-type]
    answer = flow_answer(rows, as_of=dt.date(2020, 1, 1))
    assert not answer.bears
    found = [x for x in answer.limits if x.key == key]
    assert found
    assert all(x.words.endswith(".") for x in found)
    if key not in {"measures", "releases"}:
        assert "f12" in found[0].rows
    assert answer.sentences()[0].startswith("Nothing can be said")


def test_a_gap_makes_a_run_uneven() -> None:
    rows = [month(k) for k in range(LEAST + 1) if k != 7]
    answer = flow_answer(rows)
    assert len(answer.runs[0].rows) == LEAST
    assert not answer.runs[0].even
    assert not answer.bears


def test_of_one_period_the_latest_release_counts_and_the_earlier_one_does_not_make_the_run_longer() -> None:
    rows = [month(k) for k in range(3)]
    rows.append(replace(rows[1], id="old", released="2009", value=number(99)))
    answer = flow_answer(rows)
    assert [d.flow.id for d in answer.runs[0].rows] == ["f0", "f1", "f2"]


def test_sides_counted_in_different_units_are_not_ranked() -> None:
    answer = flow_answer([month(1), month(2, to="b", unit="shells")], {"a": "Aland", "b": "Bland"})
    assert [x.words for x in answer.limits if x.key == "units"] == [
        "What Aland and Bland get is counted in different units: which side has more support cannot be told."
    ]
    assert "units" not in {x.key for x in flow_answer([month(1), month(2, to="b")]).limits}


def test_no_figures_are_no_answer_and_no_error() -> None:
    answer = flow_answer([])
    assert (answer.runs, answer.limits, answer.bears) == ((), (), False)
    assert answer.sentences()[0].startswith("Nothing can be said from these rows")


def some_flows() -> st.SearchStrategy[list[Flow]]:
    def made(k: int, to: str, kind: str, measure: str, value: int | None, cumulative: bool) -> Flow:
        told = None if value is None else number(value)
        return replace(month(k), to=to, kind=kind, measure=measure, value=told, cumulative=cumulative)  # type: ignore[arg-type]

    return st.lists(
        st.builds(
            made,
            st.integers(0, 40),
            st.sampled_from("ab"),
            st.sampled_from(KINDS),
            st.sampled_from(MEASURES),
            st.none() | st.integers(0, 9),
            st.booleans(),
        ),
        max_size=12,
    )


@given(some_flows())
def test_swapping_the_receivers_swaps_the_labels_alone(flows: list[Flow]) -> None:
    other = {"a": "b", "b": "a"}
    one = flow_answer(flows)
    two = flow_answer([replace(f, to=other[f.to]) for f in flows])
    assert [x.key for x in one.limits] == [x.key for x in two.limits]
    assert sorted((r.to, len(r.rows), r.even) for r in one.runs) == sorted(
        (other[r.to], len(r.rows), r.even) for r in two.runs
    )


@given(some_flows())
def test_the_rows_of_a_run_follow_one_another_and_are_alike(flows: list[Flow]) -> None:
    for run in flow_answer(flows).runs:
        for a, b in zip(run.rows, run.rows[1:], strict=False):
            assert a.last is not None
            assert b.first is not None
            assert a.last < b.first
        assert {(d.flow.to, d.flow.kind, d.flow.measure, d.flow.cumulative) for d in run.rows} == {
            (run.to, run.kind, run.measure, False)
        }

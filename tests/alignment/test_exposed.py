"""Exposure from the ties of a case, against a plain twin: which ties are flows, totals, parts to replace, and cuts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.analyse import alignment_answer
from comity.alignment.result import AlignmentResult
from comity.alignment.work import AlignmentSettings
from comity.case.alignment import Alignment, ExposureAsked, Substitute, Ties, Total
from comity.case.settlement import Span

ONLY = AlignmentSettings(("exposure",))
Row = tuple[str, str, str, str, int | None]
"""Seller, buyer, from, to, weight."""


def flows(*rows: Row, kinds: tuple[str, ...] = (), signs: tuple[int, ...] = (), directed: bool = True) -> Ties:
    n = len(rows)
    return Ties(
        tuple(r[0] for r in rows),
        tuple(r[1] for r in rows),
        signs or (1,) * n,
        tuple(None if r[4] is None else Fraction(r[4]) for r in rows),
        (directed,) * n,
        kinds or ("trade",) * n,
        tuple(r[2] for r in rows),
        tuple(r[3] for r in rows),
        ("",) * n,
    )


def year(seller: str, buyer: str, when: int, weight: int | None) -> Row:
    return (seller, buyer, f"{when:04}", f"{when:04}", weight)


def asked(ties: Ties, **more: Any) -> AlignmentResult:
    return alignment_answer(Alignment(ties, exposure=ExposureAsked(**more)), settings=ONLY)


def shares(found: AlignmentResult, when: int) -> dict[tuple[str, str], float]:
    """Return the share of a buyer's imports that comes from a seller."""
    assert found.exposure is not None
    actors: Any = found.exposure.years[when].to_json()["actors"]
    return {(s["of"], buyer): s["sensitivity"] for buyer, row in actors.items() for s in row["suppliers"]}


PERIOD = st.sampled_from([("1990", "1990"), ("1990-01", "1990-03"), ("1990-02-28", "1990-12"), ("1990-01", "1990-12")])
SOLD = st.lists(
    st.tuples(st.sampled_from("stb"), st.sampled_from("bcs"), PERIOD, st.none() | st.integers(1, 9)), max_size=9
)


def plain(rows: list[tuple[str, str, tuple[str, str], int | None]]) -> dict[tuple[str, str], float]:
    """The rule read aloud: whole years add up, parts of a year count where no whole year is told."""
    whole_year = [("1990", "1990"), ("1990-01", "1990-12")]
    amount: dict[tuple[str, str], float | None] = {}
    for seller, buyer in {(s, b) for s, b, _, _ in rows if s != b}:
        mine = [(period in whole_year, w) for s, b, period, w in rows if (s, b) == (seller, buyer)]
        if any(whole for whole, _ in mine):
            mine = [(whole, w) for whole, w in mine if whole]
        known = [w for _, w in mine if w is not None]
        amount[seller, buyer] = sum(known) if len(known) == len(mine) else None
    out = {}
    for (seller, buyer), value in amount.items():
        total = sum(v for (_, b), v in amount.items() if b == buyer and v is not None)
        if value is not None:
            out[seller, buyer] = value / total
    return out


@given(SOLD)
@settings(max_examples=80, deadline=None)
def test_the_share_of_a_seller_is_its_flow_of_the_year_over_all_flows_that_are_known(
    rows: list[tuple[str, str, tuple[str, str], int | None]],
) -> None:
    found = asked(flows(*((s, b, *period, w) for s, b, period, w in rows)))
    expected = plain(rows)
    if not any(s != b for s, b, _, _ in rows):
        assert found.exposure is None
        return
    got = {pair: share for pair, share in shares(found, 1990).items() if share}
    assert got == pytest.approx(expected)


@pytest.mark.parametrize(
    ("row", "sign", "directed", "why"),
    [
        (("s", "b", "1990", "1991", 4), 1, True, "longer than one year"),
        (("s", "b", "1990", "", 4), 1, True, "without both dates"),
        (("s", "b", "", "1990", 4), 1, True, "without both dates"),
        (("s", "s", "1990", "1990", 4), 1, True, "of an actor with itself"),
        (("s", "b", "1990", "1990", 4), -1, True, "negative"),
        (("s", "b", "1990", "1990", 4), 1, False, "without a direction"),
    ],
)
def test_a_tie_that_is_no_flow_is_left_out_and_counted_with_the_reason(
    row: Row, sign: int, directed: bool, why: str
) -> None:
    good = year("t", "b", 1990, 1)
    ties = flows(row, good, signs=(sign, 1))
    ties = replace(ties, directed=(directed, True))
    found = asked(ties)
    assert shares(found, 1990) == {("t", "b"): 1.0}
    assert any("1 tie left out of exposure" in note and why in note for note in found.notes), found.notes


def test_ties_of_no_one_year_are_no_flows_and_the_reason_is_said() -> None:
    found = asked(flows(("s", "b", "1990", "1999", 4)))
    assert found.exposure is None
    assert "no tie is a flow of one year" in found.limited["exposure"]


def test_ties_of_another_kind_are_no_flows() -> None:
    found = asked(flows(year("s", "b", 1990, 3), year("t", "b", 1990, 1), kinds=("gas", "trade")))
    assert shares(found, 1990) == {("t", "b"): 1.0}
    assert found.notes == ()


def test_the_first_and_the_last_year_are_looked_at() -> None:
    found = asked(flows(*(year("s", "b", y, y - 1989) for y in (1990, 1992, 1995))))
    assert found.exposure is not None
    assert sorted(found.exposure.years) == [1990, 1995]
    assert found.exposure.last.year == 1995


def test_a_total_of_a_year_goes_before_one_of_every_year() -> None:
    rows = flows(*(year("s", "b", y, 10) for y in (1990, 1995)))
    totals = (Total("b", Fraction(20), 1990), Total("b", Fraction(40)), Total("nobody", Fraction(5)))
    for order in (totals, totals[::-1]):
        found = asked(rows, totals=order)
        assert shares(found, 1990)["s", "b"] == pytest.approx(0.5)
        assert shares(found, 1995)["s", "b"] == pytest.approx(0.25)


def vulnerable(found: AlignmentResult, seller: str, buyer: str) -> list[float]:
    assert found.exposure is not None
    actors: Any = found.exposure.last.to_json()["actors"]
    return next(s["vulnerability"] for s in actors[buyer]["suppliers"] if s["of"] == seller)


def part(value: str) -> Span:
    return Span(Fraction(value), Fraction(value))


def test_what_is_said_of_a_pair_and_kind_goes_before_the_pair_the_kind_and_everything() -> None:
    ties = flows(year("s", "b", 1990, 6), year("s", "b", 1990, 2), year("t", "b", 1990, 2), kinds=("gas", "oil", "gas"))
    every = Substitute(part("0"))
    gas = Substitute(part("1/4"), kind="gas")
    pair = Substitute(part("1/2"), "b", "s")
    both = Substitute(part("3/4"), "b", "s", "gas")
    told: tuple[Substitute, ...] = ()
    expected = {1: (0.8, 0.2), 2: (0.6 * 0.75 + 0.2, 0.2 * 0.75), 3: (0.4, 0.15), 4: (0.6 / 4 + 0.2 / 2, 0.15)}
    for each in (every, gas, pair, both):
        told = (each, *told)
        found = asked(ties, kinds=("gas", "oil"), substitutes=told)
        of_s, of_t = expected[len(told)]
        assert vulnerable(found, "s", "b") == pytest.approx([of_s, of_s])
        assert vulnerable(found, "t", "b") == pytest.approx([of_t, of_t])


def test_what_nobody_said_could_be_replaced_lies_anywhere_between_nothing_and_all() -> None:
    found = asked(flows(year("s", "b", 1990, 1)))
    assert vulnerable(found, "s", "b") == pytest.approx([0.0, 1.0])


def test_a_cut_takes_what_the_pair_the_seller_or_the_buyer_has() -> None:
    ties = flows(year("s", "b", 1990, 3), year("t", "b", 1990, 1), year("s", "c", 1990, 2))
    none = (Substitute(part("0")),)
    found = asked(ties, cuts=(("s", "b"), ("s", ""), ("", "b")), substitutes=none)
    assert found.exposure is not None
    lost = [dict(zip(c.losses.actors, c.losses.lost.tolist(), strict=True)) for c in found.exposure.cuts]
    assert [{k: v for k, v in each.items() if v} for each in lost] == [{"b": 3}, {"b": 3, "c": 2}, {"b": 4}]
    rows = [c.to_json() for c in found.exposure.cuts]
    assert [(r["from"], r["to"]) for r in rows] == [("s", "b"), ("s", None), (None, "b")]


@pytest.mark.parametrize("cut", [("zz", "b"), ("t", ""), ("s", "zz")])
def test_a_cut_of_somebody_the_last_year_does_not_know_is_a_note_and_loses_nothing_else(cut: tuple[str, str]) -> None:
    ties = flows(year("t", "b", 1990, 1), year("s", "b", 1990, 1), year("s", "b", 1995, 1))
    found = asked(ties, cuts=(cut, ("s", "b")))
    assert found.limited == {}
    assert found.exposure is not None
    assert [(c.seller, c.buyer) for c in found.exposure.cuts] == [("s", "b")]
    assert any("can be cut" in note for note in found.notes)


def test_a_part_of_a_pair_that_no_flow_knows_is_a_note_and_loses_nothing_else() -> None:
    found = asked(flows(year("s", "b", 1990, 1)), substitutes=(Substitute(part("1"), "zz", "s"),))
    assert found.exposure is not None
    assert vulnerable(found, "s", "b") == pytest.approx([0.0, 1.0])
    assert any("zz" in note for note in found.notes)


def test_the_suppliers_of_an_actor_in_focus_are_compared_between_the_ends() -> None:
    ties = flows(year("s", "b", 1990, 9), year("t", "b", 1990, 1), year("s", "b", 1995, 1), year("t", "b", 1995, 9))
    section = Alignment(ties, exposure=ExposureAsked(), focus=("b",))
    found = alignment_answer(section, settings=ONLY)
    assert found.exposure is not None
    assert len(found.exposure.changes) == 1
    assert alignment_answer(Alignment(ties), settings=ONLY).exposure is not None

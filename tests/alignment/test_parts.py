"""The parts of the answer: windows against brute force, capabilities of their years, change, bodies and pages."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.analyse import alignment_answer
from comity.alignment.result import AlignmentResult, Part
from comity.alignment.work import AlignmentSettings
from comity.case.alignment import Alignment, Body, Capabilities, ExposureAsked, Ties, Votes, Windows
from comity.testing.signed_networks import signed_network

Tie = tuple[str, str, int, str, str]
"""Actor, actor, sign, from, to."""


def ties(*rows: Tie, kinds: tuple[str, ...] = (), directed: bool = False, weights: tuple[int, ...] = ()) -> Ties:
    n = len(rows)
    return Ties(
        tuple(r[0] for r in rows),
        tuple(r[1] for r in rows),
        tuple(r[2] for r in rows),
        tuple(Fraction(w) for w in weights) or (None,) * n,
        (directed,) * n,
        kinds or ("",) * n,
        tuple(r[3] for r in rows),
        tuple(r[4] for r in rows),
        ("",) * n,
    )


def have(rows: dict[tuple[str, int], int | None]) -> Capabilities:
    values = tuple((None if v is None else Fraction(v),) for v in rows.values())
    return Capabilities(("iron",), tuple(a for a, _ in rows), tuple(y for _, y in rows), values)


def asked(section: Alignment, *parts: Part) -> AlignmentResult:
    return alignment_answer(section, settings=AlignmentSettings(parts, draws=200))


def frustration(size: int, signed: dict[tuple[int, int], int]) -> int:
    """The fewest ties that no split into two camps fits, over all splits."""
    return min(
        sum((camp[i] == camp[j]) != (s > 0) for (i, j), s in signed.items()) for camp in product((0, 1), repeat=size)
    )


def triangles(size: int, signed: dict[tuple[int, int], int]) -> tuple[int, int]:
    """Balanced triangles and all of them: balanced where the product of the signs is positive."""
    every = [
        signed[i, j] * signed[j, k] * signed[i, k]
        for i, j, k in combinations(range(size), 3)
        if {(i, j), (j, k), (i, k)} <= set(signed)
    ]
    return sum(s > 0 for s in every), len(every)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_the_windows_of_the_contract_are_those_of_brute_force(one: int, two: int) -> None:
    rows: list[Tie] = []
    expected = []
    for seed, year in ((one, "1990"), (two, "1995")):
        matrix = signed_network(seed, most=6, least=3, density=0.8)
        signed = {(i, j): int(matrix[i, j]) for i, j in combinations(range(len(matrix)), 2) if matrix[i, j]}
        if signed:
            rows += [(f"x{i}", f"x{j}", s, year, year) for (i, j), s in signed.items()]
            balanced, every = triangles(len(matrix), signed)
            expected.append(
                {
                    "from": int(year),
                    "to": int(year),
                    "actors": len({i for pair in signed for i in pair}),
                    "ties": len(signed),
                    "negative": sum(s < 0 for s in signed.values()),
                    "index": frustration(len(matrix), signed),
                    "triangles": (balanced, every),
                }
            )
    found = asked(Alignment(ties(*rows)), "network").to_json()["windows"]
    got = [
        {k: w[k] for k in ("from", "to", "actors", "ties", "negative")}
        | {"index": w["frustration"]["index"], "triangles": (w["triangles"]["balanced"], w["triangles"]["all"])}
        for w in found
    ]
    assert got == expected
    assert all(w["frustration"]["proven"] is True for w in found)


def test_con_and_hhi_of_a_window_are_the_means_of_the_years_it_has() -> None:
    power = have({("a", 1990): 3, ("b", 1990): 1, ("a", 1991): 1, ("b", 1991): 1, ("a", 1999): 1, ("b", 1999): 1})
    tied = ties(("a", "b", 1, "1990", "1991"), ("a", "b", 1, "1992", "1993"))
    one, two = asked(Alignment(tied, power), "network", "capabilities").to_json()["windows"]
    # shares 3/4 and 1/4 have CON 1/2 and HHI 10/16; equal ones 0 and 1/2
    assert (one["con"], one["hhi"]) == (pytest.approx(0.25), pytest.approx((10 / 16 + 1 / 2) / 2))
    assert (two["con"], two["hhi"]) == (None, None)


def test_capabilities_alone_have_a_window_a_year_without_ties() -> None:
    power = have({("a", 1990): 3, ("b", 1990): 1, ("a", 1991): 2, ("b", 1991): 2})
    found = asked(Alignment(capabilities=power), "network", "capabilities")
    rows = found.to_json()["windows"]
    assert [(w["from"], w["ties"], w["frustration"], w["triangles"], w["con"]) for w in rows] == [
        (1990, 0, None, None, pytest.approx(0.5)),
        (1991, 0, None, None, pytest.approx(0.0)),
    ]
    assert found.limited == {}


def test_a_year_of_which_nothing_is_known_is_left_out_with_a_note() -> None:
    power = have({("a", 1990): 3, ("b", 1990): 1, ("a", 1991): None, ("b", 1991): 0})
    found = asked(Alignment(capabilities=power), "capabilities")
    assert found.to_json()["capability"] == {"a": {"1990": 0.75}, "b": {"1990": 0.25}}
    assert found.notes == ("Capabilities: nothing above 0 is known of 1991.",)


def test_capabilities_of_which_nothing_is_known_are_limited_and_nothing_else_is_lost() -> None:
    power = have({("a", 1990): 0, ("b", 1990): None})
    found = asked(Alignment(ties(("a", "b", 1, "", "")), power), "capabilities", "network")
    assert "no capability is known" in found.limited["capabilities"]
    assert len(found.windows) == 1
    assert found.windows[0].con is None


def test_only_the_kinds_that_are_asked_for_make_the_network() -> None:
    tied = ties(("a", "b", 1, "", ""), ("b", "c", -1, "", ""), ("c", "d", 1, "", ""), kinds=("pact", "war", "talk"))
    rows = asked(Alignment(tied, kinds=("pact", "war")), "network").to_json()
    assert (rows["kinds"], rows["windows"][0]["ties"]) == (["pact", "war"], 2)
    none = asked(Alignment(tied, kinds=("peace",)), "network")
    assert "no tie is of the kinds asked for: peace" in none.limited["network"]


def test_flows_are_no_ties_of_the_network_where_other_ties_are_there() -> None:
    tied = ties(("a", "b", 1, "1990", "1990"), ("b", "c", 1, "1990", "1990"), kinds=("gas", "pact"))
    flows = ExposureAsked(("gas",))
    assert asked(Alignment(tied, exposure=flows), "network").kinds == ("pact",)
    alone = ties(("a", "b", 1, "1990", "1990"), kinds=("gas",))
    assert asked(Alignment(alone, exposure=flows), "network").kinds == ("gas",)


def test_ties_of_one_pair_that_cancel_are_counted_and_left_out() -> None:
    tied = ties(("a", "b", 1, "", ""), ("b", "a", -1, "", ""), ("a", "c", 1, "", ""))
    window = asked(Alignment(tied), "network").to_json()["windows"][0]
    assert (window["ties"], window["cancelled"], window["actors"]) == (1, 1, 2)


def test_a_window_without_a_tie_is_kept_and_says_nothing() -> None:
    tied = ties(("a", "b", 1, "1990", "1990"))
    windows = Windows((("1980", "1981"), ("1990", "1990")))
    found = asked(Alignment(tied, windows=windows), "network")
    rows = found.to_json()["windows"]
    assert (rows[0]["from"], rows[0]["ties"], rows[0]["frustration"]) == (1980, 0, None)
    assert rows[1]["frustration"]["index"] == 0
    assert found.limited == {}


def test_windows_that_cannot_be_are_a_limit_that_says_so() -> None:
    found = asked(Alignment(ties(("a", "b", 1, "", "")), windows=Windows((), 5)), "network")
    assert found.windows == ()
    assert "have no beginning" in found.limited["network"]


def test_a_network_of_loops_alone_is_a_limit_that_says_so() -> None:
    found = asked(Alignment(ties(("a", "a", 1, "", ""))), "network")
    assert "joins an actor with itself" in found.limited["network"]


def test_the_shift_brings_what_it_is_made_of_and_is_refused_where_nothing_can_be_compared() -> None:
    power = have({(a, y): v for y in (1990, 1991, 1992) for a, v in (("a", 3), ("b", 1 + y - 1990), ("c", 1))})
    alone = asked(Alignment(capabilities=power), "shift")
    together = asked(Alignment(capabilities=power), "capabilities", "network", "shift")
    assert alone.shift is not None
    assert alone.to_json()["shift"] == together.to_json()["shift"]
    once = asked(Alignment(ties(("a", "b", 1, "", ""))), "shift")
    assert once.shift is None
    assert "shift" in once.limited


def test_bodies_are_told_in_the_order_of_the_case() -> None:
    votes = Votes(("a", "b", "c"), ("r",), ("",), ("",), ("",), ("",), (("yes", "no", "yes"),), ("",))
    section = Alignment(votes=votes, bodies=(Body("z", ("a", "b"), "Z"), Body("y", ("a", "c"))))
    found = asked(section, "bodies").to_json()["bodies"]
    assert [b["id"] for b in found] == ["z", "y"]


def test_pages_are_of_the_actors_in_focus_and_an_actor_that_nobody_knows_is_a_limit() -> None:
    tied = ties(("a", "b", 1, "1990", "1990"), ("b", "c", -1, "1990", "1990"))
    found = asked(Alignment(tied, focus=("b", "nobody")), "pages")
    assert [p.actor for p in found.pages] == ["b"]
    assert '"nobody"' in found.limited["pages"]
    assert list(found.to_json()["pages"]) == ["b"]
    # what a page is made of comes with it
    assert len(found.windows) == 1


def test_figures_are_set_beside_one_another_without_any_table() -> None:
    from comity.case.alignment import TieFigure
    from comity.case.settlement import Span

    def figure(name: str, value: int) -> TieFigure:
        return TieFigure(name, ("a", "b"), "trade", Span(Fraction(value), Fraction(value)), "USD", "1990", "1990")

    found: Any = asked(Alignment(figures=(figure("f1", 10), figure("f2", 12))), "figures").to_json()
    assert found["figures"]["series"][0]["periods"][0]["range"] is not None
    assert found["windows"] == []

"""Items of one origin count once."""

from __future__ import annotations

import math
from fractions import Fraction

from comity.case.evidence import Claim, Evidence, EvidenceSource, Item, Origin, Range
from comity.evidence.posterior.known import known_by
from comity.evidence.posterior.origins import groups_of, reports_by_claim


def _ratio(*numbers: float) -> Range:
    low, middle, high = (Fraction(n) for n in numbers)
    return Range(low, middle, high)


def _case(*items: Item, origins: tuple[Origin, ...] = ()) -> Evidence:
    return Evidence(
        sources=(EvidenceSource("s", reliability="B"),),
        claims=(Claim("c", "x"), Claim("d", "y")),
        items=items,
        origins=origins,
    )


def _sides(case: Evidence, claim: str = "c") -> dict[str, list[tuple[str, list[float], tuple[str, ...]]]]:
    reports = reports_by_claim(known_by(case))[claim]
    groups = groups_of(reports, {o.id: o for o in case.origins})
    return {
        g.name: [(s.sign, [round(math.exp(x), 6) for x in s.log_ratio.to_json()], s.items) for s in g.sides]
        for g in groups
    }


def test_the_strongest_for_and_the_strongest_against_count() -> None:
    case = _case(
        Item("i1", "c", "supports", "s", origin="o", ratio=_ratio(2, 3, 9)),
        Item("i2", "c", "supports", "s", origin="o", ratio=_ratio(3, 4, 5)),
        Item("i3", "c", "contradicts", "s", origin="o", ratio=_ratio(2, 2, 2)),
        Item("i4", "c", "supports", "s", ratio=_ratio(5, 5, 5)),
    )
    assert _sides(case) == {
        "i4": [("+", [5, 5, 5], ("i4",))],
        "o": [("+", [3, 4, 5], ("i2",)), ("-", [0.5, 0.5, 0.5], ("i3",))],
    }


def test_where_several_are_as_strong_the_range_holds_all_of_theirs() -> None:
    case = _case(
        Item("i1", "c", "supports", "s", origin="o", ratio=_ratio(3, 4, 5)),
        Item("i2", "c", "supports", "s", origin="o", ratio=_ratio(1, 4, 4)),
    )
    assert _sides(case) == {"o": [("+", [1, 4, 5], ("i1",))]}


def test_a_report_that_takes_no_side_counts_for_its_range_alone() -> None:
    wide = Item("i1", "d", "neutral", "s", origin="o", also=(("c", _ratio(0.5, 1, 2)),))
    assert _sides(_case(wide)) == {"o": [("0", [0.5, 1, 2], ("i1",))]}
    assert _sides(_case(wide, Item("i2", "c", "supports", "s", origin="o", ratio=_ratio(2, 2, 2)))) == {
        "o": [("+", [2, 2, 2], ("i2",))]
    }


def test_an_item_bears_on_further_claims_as_written() -> None:
    case = _case(Item("i1", "c", "contradicts", "s", ratio=_ratio(2, 2, 2), also=(("d", _ratio(3, 3, 3)),)))
    assert _sides(case, "d") == {"i1": [("+", [3, 3, 3], ("i1",))]}


def test_a_network_takes_the_place_of_the_strongest_report() -> None:
    chance = _ratio(0.9, 0.9, 0.9), _ratio(0.125, 0.125, 0.125)
    origin = Origin("o", seen_if_true=_ratio(0.75, 0.75, 0.75), seen_if_false=_ratio(0.25, 0.25, 0.25))
    two = [
        Item(f"i{k}", "c", "supports", "s", "o", fidelity=chance[0], error=chance[1], ratio=_ratio(9, 9, 9))
        for k in (1, 2)
    ]
    quiet = Item("i3", "c", "neutral", "s", "o")
    sides = _sides(_case(*two, quiet, origins=(origin,)))
    [(sign, (low, middle, high), items)] = sides["o"]
    a, b = 0.9**2, 0.125**2
    assert (sign, items) == ("network", ("i1", "i2"))
    assert low == middle == high == round((0.75 * a + 0.25 * b) / (0.25 * a + 0.75 * b), 6)


def test_neutral_items_alone_make_no_network() -> None:
    origin = Origin("o", seen_if_true=_ratio(0.75, 0.75, 0.75), seen_if_false=_ratio(0.25, 0.25, 0.25))
    assert _sides(_case(Item("i1", "c", "neutral", "s", "o"), origins=(origin,))) == {"o": []}


def test_an_item_without_an_origin_is_not_the_origin_of_its_name() -> None:
    case = _case(
        Item("x", "c", "supports", "s", ratio=_ratio(2, 2, 2)),
        Item("i1", "c", "supports", "s", origin="x", ratio=_ratio(2, 2, 2)),
    )
    assert len(groups_of(reports_by_claim(known_by(case))["c"], {})) == 2

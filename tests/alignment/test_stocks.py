"""What lasts, such as arms: stocks against the sum over all years before."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.analyse import alignment_answer
from comity.alignment.work import AlignmentSettings
from comity.case.alignment import Alignment, ExposureAsked, Ties
from comity.case.read import load_text
from comity.case.write import to_yaml


def asked(rows: list[tuple[str, str, int, int | None]], wear: Fraction) -> Alignment:
    n = len(rows)
    years = tuple(f"{year:04}" for _, _, year, _ in rows)
    weights = tuple(None if w is None else Fraction(w) for *_, w in rows)
    a, b = tuple(r[0] for r in rows), tuple(r[1] for r in rows)
    ties = Ties(a, b, (1,) * n, weights, (True,) * n, ("arms",) * n, years, years, ("",) * n)
    return Alignment(ties, exposure=ExposureAsked(("arms",), wear=(("arms", wear),)))


def shares(section: Alignment, year: int) -> dict[str, float]:
    found = alignment_answer(section, settings=AlignmentSettings(("exposure",))).exposure
    assert found is not None
    return {s["of"]: s["sensitivity"] for s in found.to_json()["years"][str(year)]["actors"]["z"]["suppliers"]}


GIVEN = st.lists(
    st.tuples(st.sampled_from("xyw"), st.just("z"), st.integers(2000, 2006), st.integers(1, 90)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(GIVEN, st.sampled_from(["0", "1/10", "1/2", "1"]))
def test_a_stock_is_all_that_was_got_before_and_is_not_worn_out(
    rows: list[tuple[str, str, int, int | None]], wear: str
) -> None:
    last = max(r[2] for r in rows)
    left = 1 - float(Fraction(wear))
    stock = {a: sum((w or 0) * left ** (last - y) for s, _, y, w in rows if s == a) for a in {r[0] for r in rows}}
    total = sum(stock.values())
    found = shares(asked(rows, Fraction(wear)), last)
    assert {a: s for a, s in found.items() if s} == pytest.approx({a: x / total for a, x in stock.items() if x})


def test_what_is_not_known_leaves_the_stocks_after_it_unknown() -> None:
    section = asked([("x", "z", 2000, None), ("x", "z", 2003, 5), ("y", "z", 2003, 5)], Fraction(1, 10))
    assert shares(section, 2003) == {"y": 1.0}


def test_wear_is_written_back_and_bounded() -> None:
    text = (
        "comity: 1\ntitle: T\nparties: {p: P}\nalignment:\n  ties: [{a: x, b: z, kind: arms, directed: yes}]\n"
        "  exposure: {kinds: [arms], wear: {arms: 1/10}}\n"
    )
    case = load_text(text)
    assert case.alignment is not None
    assert case.alignment.exposure is not None
    assert case.alignment.exposure.wear == (("arms", Fraction(1, 10)),)
    assert load_text(to_yaml(case)) == case
    with pytest.raises(Exception, match="lies between 0 and 1"):
        load_text(text.replace("1/10", "3/2"))

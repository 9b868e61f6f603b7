"""The quick look at items never says more than the field tables do."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.case.evidence_rows import noun
from comity.errors import Where
from comity.evidence.ledger.item_rows import item_of, surely_an_item

WHERE = Where("rows", 1)
NAMES = st.one_of(
    st.sampled_from(("c1", "s1", "A. Student", " c1", "c1 ", "", "a\nb", "№7", "l'eau", "true", "7", "~", "null"))
)
NUMBERS = st.one_of(
    st.integers(-2, 1001), st.floats(allow_nan=True, width=64), st.sampled_from((True, "1/3", None, 0.001))
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "claim": NAMES,
    "says": st.sampled_from(("supports", "contradicts", "neutral", "denies", "")),
    "source": NAMES,
    "origin": NAMES,
    "credibility": st.sampled_from(("1", "6", "7", "12", "", 2, 0, 7, -1, 12, True, 2.0)),
    "ratio": st.one_of(st.lists(NUMBERS, max_size=4), NUMBERS),
    "date": st.sampled_from(("2025-11-12", "2025-02-28", "2025-02-29", "2025", "2025-13-01", "soon", "", 2025)),
    "locator": NAMES,
    "analyst": NAMES,
    "quote": NAMES,
    "colour": NAMES,
}
ROWS = st.fixed_dictionaries({}, optional=FIELDS)
GOOD = st.fixed_dictionaries(
    {"claim": st.just("c1"), "says": st.sampled_from(("supports", "contradicts", "neutral")), "source": st.just("s1")},
    optional={
        "origin": st.text("ab. ", min_size=1, max_size=4),
        "credibility": st.one_of(st.sampled_from("123456"), st.integers(1, 6)),
        "ratio": st.lists(st.one_of(st.integers(1, 9), st.floats(0.001, 1000)), min_size=3, max_size=3).map(sorted),
        "date": st.dates().map(str),
    },
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(ROWS, GOOD))
def test_a_row_that_is_surely_an_item_is_one_by_the_field_tables(body: dict[str, Any]) -> None:
    if surely_an_item("item", body):
        found, problems = noun("item", "i1", body, WHERE)
        assert [p for p in problems if p.level == "error"] == []
        assert item_of("i1", body, WHERE) == found


def test_common_rows_are_looked_at_quickly() -> None:
    row = {"claim": "c1", "says": "supports", "source": "s1", "origin": "g1", "credibility": "2", "ratio": [1.5, 3, 6]}
    assert surely_an_item("item", row)
    assert surely_an_item("item", {**row, "date": "2025-11-12"})
    assert surely_an_item("item", {**row, "credibility": 2})  # as a case file has it
    assert not surely_an_item("claim", row)
    assert not surely_an_item("item", {**row, "ratio": [3, 1, 6]})
    assert not surely_an_item("item", {**row, "ratio": [0.2, 0.5, 6]})  # it supports, and speaks against
    assert not surely_an_item("item", {**row, "also": {"c2": 3}})  # says nothing: the tables decide
